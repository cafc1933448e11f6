"""`ki-funding` and `python -m ki_funding`."""

import gc
import sys

# A run makes hardly any garbage, but loading modules makes Python look for it a hundred times.
COLLECT_EVERY = 100_000


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    gc.set_threshold(COLLECT_EVERY)
    from ki_funding.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
