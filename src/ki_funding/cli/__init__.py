"""The command line: options in, one call of the library, one writer, an exit code."""

OK, INVALID, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


class ReaderLeft(Exception):
    """Nobody reads the output any more, as behind `| head`."""
