"""From what the user named on the command line to documents, years, readings and rules."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from glob import glob
from pathlib import Path
from typing import NamedTuple, TypeGuard

from ki_funding.calculation.case_documents import documents_in, parsed_documents
from ki_funding.calculation.rules import Rules
from ki_funding.cli.console import Console
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.cell_table import is_table
from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, Span
from ki_funding.files.identity import Identity, identity
from ki_funding.files.kinds import Kind, kind_of
from ki_funding.files.read_so_far import note_file
from ki_funding.files.walk import How, walk
from ki_funding.files.xlsx import is_workbook
from ki_funding.files.yaml import MAX_BYTES, read_bytes
from ki_funding.law.rulebook.folder import RULEBOOK, is_rulebook, shipped_rules
from ki_funding.law.rulebook.rulebook import read_rulebook
from ki_funding.values.scalars import read_day
from ki_funding.values.unreadable import Unreadable

STDIN = "-"
MAINTAINED = "rules"  # where a checkout keeps its rules
MAX_LEVELS = 20


class LeftOut(NamedTuple):
    """What is no case, and what it is instead."""

    path: str
    kind: Kind


def documents(names: Sequence[str], years: int = 1) -> Iterator[Document | InvalidInput | LeftOut]:
    """The documents of files, of folders, and of standard input, to be computed for some years.

    One that cannot be read is yielded as its error, so that the others are still computed; one
    that is named twice is computed once. Of a folder only its cases are meant.
    """
    seen = set[Identity]()

    def first(path: Path) -> bool:
        found = identity(path)
        new = found is None or found not in seen
        if found is not None:
            seen.add(found)
        return new

    if list(names).count(STDIN) > 1:
        raise UsageProblem("usage.stdin_alone")
    for name in matching(names):
        if not name:
            yield MissingFile([Diagnostic("file-missing", Span("''"))])
        elif name == STDIN:
            yield from _attempt(_read_stdin)
        elif Path(name).is_dir():
            yield from _in_folder(Path(name), first, years)
        elif is_table(Path(name)) and not is_workbook(Path(name)):
            note_file(Path(name))
            yield LeftOut(name, Kind.TABLE)
        elif first(Path(name)):
            yield from _attempt(partial(documents_in, Path(name), years))


def _in_folder(
    folder: Path, first: Callable[[Path], bool], years: int
) -> Iterator[Document | InvalidInput | LeftOut]:
    empty = True
    try:
        for path, how in walk(folder, is_rulebook):
            empty = False
            if how is not How.READ:
                yield LeftOut(str(path), Kind.HIDDEN if how is How.LEFT_OUT else Kind.RULES)
            elif first(path):
                yield from _cases_of(path, years)
    except MissingFile as error:
        yield error
    if empty:
        yield MissingFile([Diagnostic("folder-no-cases", Span(str(folder)))])


def _cases_of(path: Path, years: int) -> Iterator[Document | InvalidInput | LeftOut]:
    """What a file of a folder holds, if it may be a case."""
    found = parsed_documents(path, years)
    for document in found:
        unknown = kind_of(document.data) is Kind.UNKNOWN
        if unknown and not document.problems:
            yield LeftOut(str(path), Kind.UNKNOWN)
        elif document.broken and is_workbook(path):
            yield InvalidInput(document.problems)
        else:
            yield document
    if not found:
        yield LeftOut(str(path), Kind.UNKNOWN)


def cases_among(
    found: Iterable[Document | InvalidInput | LeftOut], console: Console
) -> Iterator[Document | InvalidInput]:
    """The documents that may be cases; what is left out is told, with the command that takes it.

    Raises UsageProblem if nothing is left.
    """
    others: dict[Kind, list[str]] = {}
    none = True
    for document in found:
        kind = kind_of(document.data) if isinstance(document, Document) else Kind.UNKNOWN
        if isinstance(document, LeftOut):
            others.setdefault(document.kind, []).append(document.path)
        elif isinstance(document, Document) and kind not in {Kind.CASE, Kind.UNKNOWN}:
            others.setdefault(kind, []).append(document.name)
        else:
            none = False
            yield document
    for kind, names in others.items():
        console.note(f"left_out.{kind}", names=", ".join(names), first=names[0])
    if none:
        raise UsageProblem("usage.none_is_case")


def matching(names: Iterable[str]) -> list[str]:
    """Names, and the files that a pattern fits: shells write them out, but not those of Windows.

    A pattern that fits nothing stays as it is, and is told to be missing.
    """
    found = []
    for name in names:
        pattern = not {"*", "?"}.isdisjoint(name) and not os.path.lexists(name)
        found += (sorted(glob(name)) if pattern else []) or [name]  # noqa: PTH207 - it may be absolute
    return found


def readable_documents(names: Sequence[str]) -> Iterator[Document]:
    """The documents. Raises InvalidInput for the first that cannot be read."""
    return (document for document in documents(names) if _readable(document))


def readable_cases(names: Sequence[str], console: Console) -> Iterator[Document]:
    """The cases among documents. Raises InvalidInput for the first that cannot be read."""
    return (document for document in cases_among(documents(names), console) if _readable(document))


def _readable(document: Document | InvalidInput | LeftOut) -> TypeGuard[Document]:
    if isinstance(document, InvalidInput):
        raise document
    return isinstance(document, Document)


def rules_in(folder: str | None) -> Rules:
    """The rules of a folder, else of KI_FUNDING_RULES, else the shipped ones."""
    return Rules.load(_named(folder))


def folder_of_rules(folder: str | None) -> Path:
    """Where those rules lie."""
    named = _named(folder)
    return shipped_rules() if named is None else Path(named)


def _named(folder: str | None) -> str | None:
    return folder or os.environ.get("KI_FUNDING_RULES") or None


def maintained_rules(option: str | None) -> str | None:
    """The folder of rules that whoever maintains rules means; None is the shipped ones.

    It is `--rules` or KI_FUNDING_RULES, else the current folder if it is a rulebook, else `rules`
    in it or in a folder above it, up to the root of a repository.
    """
    named = option or os.environ.get("KI_FUNDING_RULES")
    if named:
        return named
    return next((str(folder) for folder in _rulebooks_around()), None)


def rules_here(option: str | None, rules: Rules) -> str | None:
    """A folder of rules here that is not what is calculated with, so that nobody mixes them up."""
    if option or os.environ.get("KI_FUNDING_RULES"):
        return None
    folder = maintained_rules(None)
    try:
        same = folder is None or read_rulebook(Path(folder), folder).digest == rules.book.digest
    except InvalidInput:  # what is wrong with rules that nobody asked for stops no calculation
        same = False
    return None if same else folder


def _rulebooks_around() -> Iterator[Path]:
    here = Path()
    if (here / RULEBOOK).is_file():
        yield here
    for _ in range(MAX_LEVELS):
        if (here / MAINTAINED / RULEBOOK).is_file():
            yield here / MAINTAINED
        if (here / ".git").exists() or here.resolve().parent == here.resolve():
            return
        here = here / ".."


def day_of(option: str | None, name: str) -> date | None:
    """The day that an option names."""
    if option is None:
        return None
    try:
        return read_day(option)
    except Unreadable as error:
        raise UsageProblem("usage.day", name=name, text=option) from error


def _read_stdin() -> list[Document]:
    if sys.stdin is None:
        raise MissingFile([Diagnostic("file-missing", Span("stdin"))])
    with suppress(OSError, ValueError):  # a stream without a file, as in a notebook
        note_file(sys.stdin.fileno())
    return [read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin")]


def _attempt(read: Callable[[], list[Document]]) -> Iterator[Document | InvalidInput]:
    try:
        yield from read()
    except InvalidInput as error:
        yield error
