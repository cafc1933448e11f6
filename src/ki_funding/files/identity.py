"""What a file is, however it is named: links and other ways to it lead to the same."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TypeVar

from ki_funding.files.findings import Diagnostic, InvalidInput, Span

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


def lies_below(path: Path, folder: Path) -> bool:
    """Whether something lies in a folder, wherever links lead."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except ValueError:  # no path at all, which is told by who reads it
        return True


def refuse_links_out(paths: Iterable[Path], folder: Path, name: str) -> None:
    """Raises InvalidInput for links in a folder of others that lead to other files of a computer.

    `name` is how the folder is shown.
    """
    out = [path for path in paths if path.is_symlink() and not lies_below(path, folder)]
    if out:
        places = [PurePath(name, path.relative_to(folder)) for path in out]
        raise InvalidInput([Diagnostic("file-outside", Span(str(place))) for place in places])
