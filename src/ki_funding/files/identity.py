"""What a file is, however it is named: links and other ways to it lead to the same."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Identity = tuple[int, int]
Named = TypeVar("Named", str, Path)


def identity(file: str | Path | int) -> Identity | None:
    """What a file is; None if there is none."""
    with suppress(OSError, ValueError):
        found = os.stat(file)  # noqa: PTH116 - it may be a descriptor
        return found.st_dev, found.st_ino
    return None


def each_once(files: Iterable[Named]) -> Iterator[Named]:
    """Files, each where it is named first; what is not there stays, to be told."""
    seen = set[Identity]()
    for file in files:
        found = identity(file)
        if found is None or found not in seen:
            yield file
        if found is not None:
            seen.add(found)


def last_of_each(files: Iterable[Named]) -> list[Named]:
    """Files, each where it is named last: what is put on twice has the last word."""
    found: list[Named] = list(each_once(reversed(list(files))))
    return found[::-1]
