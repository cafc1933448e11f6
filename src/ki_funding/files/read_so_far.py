"""What a run has read, so that nothing of it is written over, whichever command read it.

Files are known by what they are and not by their names, so that no link leads around it. Outside
a run, as in a library, nothing is remembered.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

from ki_funding.files.identity import Identity, identity

TESTS = "tests"  # the folder of a rulebook's own tests


class ReadSoFar(NamedTuple):
    """The files of a run, and the folders whose files are rules."""

    files: set[Identity]
    rules: set[Identity]


_OF_THE_RUN: ContextVar[ReadSoFar | None] = ContextVar("read so far", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """A run, in which is remembered what is read."""
    before = _OF_THE_RUN.set(ReadSoFar(set(), set()))
    try:
        yield
    finally:
        _OF_THE_RUN.reset(before)


def note_file(file: Path | int) -> None:
    """Remembers a file, or what a descriptor leads to."""
    if (run := _OF_THE_RUN.get()) and (found := identity(file)):
        run.files.add(found)


def note_rules(folder: Path) -> None:
    """Remembers a folder of rules: every rule and test in it is the law of the run."""
    if (run := _OF_THE_RUN.get()) and (found := identity(folder)):
        run.rules.add(found)


def is_read(file: Path) -> bool:
    """Whether the run has read this file."""
    run = _OF_THE_RUN.get()
    return run is not None and identity(file) in run.files


def lies_in_rules(file: Path) -> bool:
    """Whether a file lies in a folder of rules that the run has read, or among its tests."""
    run = _OF_THE_RUN.get()
    folder = Path(os.path.realpath(file)).parent
    above = folder.parent if folder.name == TESTS else folder
    return run is not None and not run.rules.isdisjoint({identity(folder), identity(above)})
