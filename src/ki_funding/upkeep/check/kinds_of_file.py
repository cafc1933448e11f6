"""What a path holds, by its place and its top-level keys: rules, cases, overlays, and so on."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, MissingFile, Span
from ki_funding.files.read_so_far import note_file
from ki_funding.files.yaml import parse_file
from ki_funding.law.rulebook.folder import COMMON, REGISTER, RULEBOOK, SOURCES
from ki_funding.upkeep.rule_tests.run import FOLDER as TESTS

YAML = frozenset({".yaml", ".yml"})


class Kind(StrEnum):
    """What a file is."""

    RULES = "rules"
    TESTS = "tests"
    CASE = "case"
    OVERLAY = "overlay"
    SCENARIO = "scenario"
    UNKNOWN = "unknown"


# The first key of these that a file has says what it is.
TELLING = {
    "overlay": Kind.OVERLAY,
    "scenario": Kind.SCENARIO,
    "tests": Kind.TESTS,
    "kommune": Kind.CASE,
    "jahr": Kind.CASE,
    "items": Kind.RULES,
    "in_force": Kind.RULES,
    "parameters": Kind.RULES,
}


class Found(NamedTuple):
    """A file to check, and the folder of rules that it is part of, if it is."""

    path: Path
    kind: Kind
    folder: Path | None = None
    document: Document | None = None


def find(path: Path) -> Iterator[Found]:
    """What there is to check at a path. Raises MissingFile if there is nothing there."""
    if path.is_dir():
        yield from _in_folder(path, set())
    elif (folder := rules_around(path)) is not None:
        yield Found(path, Kind.RULES, folder)
    elif path.is_file() and path.suffix not in YAML:
        note_file(path)
        yield Found(path, Kind.UNKNOWN)
    else:
        yield _by_keys(path)


def rules_around(path: Path) -> Path | None:
    """The folder of rules that a file is part of: as a rule file, the register or a test."""
    if not path.is_file() or (path.suffix not in YAML and path.name != REGISTER):
        return None
    for folder in (path.parent, path.parent.parent if path.parent.name == TESTS else path.parent):
        if (folder / RULEBOOK).is_file():
            return folder
    return None


def _in_folder(folder: Path, seen: set[Path]) -> Iterator[Found]:
    """A folder of rules as a whole; of other folders every YAML file, hidden ones left out.

    `seen` holds the folders around it, so that links in a circle are followed once.
    """
    if (folder / RULEBOOK).is_file():
        yield Found(folder, Kind.RULES, folder)
        return
    if any((folder / name).exists() for name in (COMMON, SOURCES, REGISTER)):
        missing = Diagnostic("folder-no-rules", Span(str(folder)), {"file": RULEBOOK})
        raise MissingFile([missing])
    real = folder.resolve()
    if real in seen:
        return
    seen.add(real)
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        reason = error.strerror or str(error)
        span = Span(str(folder))
        raise MissingFile([Diagnostic("file-unreadable", span, {"reason": reason})]) from error
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _in_folder(path, seen)
        elif path.suffix in YAML and not path.is_fifo():  # reading a pipe may never end
            yield _by_keys(path)


def _by_keys(path: Path) -> Found:
    document = parse_file(path)
    keys = document.data if isinstance(document.data, dict) else {}
    kind = next((kind for key, kind in TELLING.items() if key in keys), Kind.UNKNOWN)
    return Found(path, kind, None, document)
