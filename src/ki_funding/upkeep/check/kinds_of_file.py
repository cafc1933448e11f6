"""What a path holds, by its place and its top-level keys: rules, cases, overlays, and so on."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ki_funding.calculation.case_documents import parsed_documents
from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, MissingFile, Span
from ki_funding.files.kinds import Kind, kind_of
from ki_funding.files.read_so_far import note_file
from ki_funding.files.remainder import beginning
from ki_funding.files.walk import How, is_yaml, walk
from ki_funding.files.xlsx import is_workbook
from ki_funding.law.rulebook.folder import COMMON, REGISTER, RULEBOOK, SOURCES, is_rulebook
from ki_funding.upkeep.rule_tests.run import FOLDER as TESTS


class Found(NamedTuple):
    """A file to check, and the folder of rules that it is part of, if it is."""

    path: Path
    kind: Kind
    folder: Path | None = None
    document: Document | None = None


def find(path: Path) -> Iterator[Found]:
    """What there is to check at a path. Raises MissingFile if there is nothing there."""
    if path.is_dir():
        yield from _in_folder(path)
    elif (folder := rules_around(path)) is not None:
        yield Found(path, Kind.RULES, folder)
    elif path.is_file() and not (is_yaml(path) or is_workbook(path)):
        note_file(path)
        yield Found(path, Kind.UNKNOWN)
    else:
        yield from _by_keys(path)


def rules_around(path: Path) -> Path | None:
    """The folder of rules that a file is part of: as a rule file, the register or a test."""
    if not path.is_file() or (not is_yaml(path) and path.name != REGISTER):
        return None
    for folder in (path.parent, path.parent.parent if path.parent.name == TESTS else path.parent):
        if is_rulebook(folder):
            return folder
    return None


def _in_folder(folder: Path) -> Iterator[Found]:
    """A folder of rules as a whole; of other folders every YAML file."""
    for path, how in walk(folder, _holds_rules):
        if how is How.AS_A_WHOLE:
            yield Found(path, Kind.RULES, path)
        elif how is How.LEFT_OUT:
            yield Found(path, Kind.HIDDEN)
        else:
            yield from _by_keys(path)


def _holds_rules(folder: Path) -> bool:
    """Whether a folder is one of rules. Raises MissingFile if it lacks its rulebook."""
    if is_rulebook(folder):
        return True
    if any((folder / name).exists() for name in (COMMON, SOURCES, REGISTER)):
        missing = Diagnostic("folder-no-rules", Span(str(folder)), {"file": RULEBOOK})
        raise MissingFile([missing])
    return False


def _by_keys(path: Path) -> Iterator[Found]:
    found = parsed_documents(path)
    for document in found:
        left = beginning(document).document if document.broken else document
        yield Found(path, kind_of(left.data), None, document)
    if not found:
        yield Found(path, Kind.UNKNOWN)
