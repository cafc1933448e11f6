"""The command line: options in, one call of the library, one writer, an exit code."""

OK, INVALID, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
