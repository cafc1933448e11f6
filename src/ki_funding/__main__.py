"""`ki-funding` and `python -m ki_funding`."""

import sys


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    from ki_funding.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
