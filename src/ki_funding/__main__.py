"""`ki-funding` and `python -m ki_funding`."""

import gc
import os
import sys

# A run makes hardly any garbage, but loading modules makes Python look for it a hundred times.
COLLECT_EVERY = 100_000
# What asks a program to end; it does so by itself, and puts away what it has begun.
ENDINGS = ("SIGTERM", "SIGHUP")
BY_SIGNAL = 128  # what shells add to the number of a signal
INTERRUPTED = BY_SIGNAL + 2


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    try:
        import signal  # takes a moment, in which somebody may interrupt

        gc.set_threshold(COLLECT_EVERY)
        for number in (getattr(signal, name, None) for name in ENDINGS):
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _end)
        from ki_funding.cli.app import run

        code = run(sys.argv[1:])
    except ModuleNotFoundError as error:  # what the command line itself is made of
        code = _without_library(error)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except RuntimeError as error:  # so Python 3.11 tells an end that came while a class was made
        if not isinstance(error.__cause__, SystemExit | KeyboardInterrupt):
            raise
        code = getattr(error.__cause__, "code", INTERRUPTED)
    gc.freeze()  # else Python looks through everything once more before it all goes anyway
    sys.exit(code)


def _without_library(error: ModuleNotFoundError) -> int:
    from ki_funding.cli import USAGE
    from ki_funding.cli.usage import without_library
    from ki_funding.texts.language import choose, speaking, text

    with speaking(choose(None, os.environ)):
        message = without_library(error)
        if message is None:
            raise error
        sys.stderr.write(text("usage.error", message=message) + "\n")
    return USAGE


def _end(number: int, _frame: object) -> None:
    raise SystemExit(BY_SIGNAL + number)


if __name__ == "__main__":
    main()
