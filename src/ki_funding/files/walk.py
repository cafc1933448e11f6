"""The files of a folder and of the folders in it: one walk for every command that takes one."""

import os
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from ki_funding.files.findings import Diagnostic, MissingFile, Span
from ki_funding.files.identity import Identity, identity, refuse_links_out
from ki_funding.files.xlsx import SUFFIX

YAML = frozenset({".yaml", ".yml"})


class How(Enum):
    """What is to be done with what was found."""

    READ = "read"
    AS_A_WHOLE = "a folder that is one thing"
    LEFT_OUT = "hidden, or no regular file"


class Step(NamedTuple):
    """Something on the way."""

    path: Path
    how: How


def is_yaml(path: Path) -> bool:
    """Whether a name is that of a YAML file, in capitals too."""
    return path.suffix.casefold() in YAML


def walk(folder: Path, is_whole: Callable[[Path], bool]) -> Iterator[Step]:
    """Every YAML file and workbook by name, and every folder that is a whole and not entered.

    Hidden files, such as the `._name.yaml` of a Mac, are left out, and hidden folders are not
    looked into. Links in a circle are followed once. Raises MissingFile for a folder that cannot
    be read, InvalidInput for links that lead out of it.
    """
    waiting, seen = [folder], set[Identity | None]()
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            readable = not path.name.startswith(".") and (path.is_file() or not path.exists())
            yield Step(path, How.READ if readable else How.LEFT_OUT)
        elif is_whole(path):
            yield Step(path, How.AS_A_WHOLE)
        elif (known := identity(path)) not in seen:
            seen.add(known)
            inside = sorted(_inside(path), reverse=True)
            inside = [p for p in inside if _is_folder(p) or _may_be_read(p)]
            refuse_links_out(inside, folder, str(folder))
            waiting += inside


def _inside(folder: Path) -> Iterator[Path]:
    """What lies in a folder, without hidden folders."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a generator would fail later
    except OSError as error:
        reason = error.strerror or str(error)
        finding = Diagnostic("file-unreadable", Span(str(folder)), {"reason": reason})
        raise MissingFile([finding]) from error
    for name in names:
        path = folder / name
        if not (name.startswith(".") and _is_folder(path)):
            yield path


def _may_be_read(path: Path) -> bool:
    """Whether a name is that of a file that commands read; `~$` is how Excel marks an open one."""
    workbook = path.suffix.casefold() == SUFFIX and not path.name.startswith("~$")
    return is_yaml(path) or workbook


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # deeper than the system can say
        return False
