"""A folder of rules: every file in it on its own, and then all of them together."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ki_funding.calculation.rules import Rules
from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput, Severity, Span, nearest
from ki_funding.files.reading import validate
from ki_funding.files.walk import is_yaml
from ki_funding.files.yaml import parse_file
from ki_funding.law.checks.review_due import check as review_due
from ki_funding.law.checks.thorough import OF_A_PROGRAMME, OF_THE_WHOLE
from ki_funding.law.checks.weak_without_note import weak_statuses
from ki_funding.law.checks.whole import Whole
from ki_funding.law.programme.file import ProgrammeFile, SourceEntry, citations
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.folder import COMMON, PUBLISHED, RULEBOOK, SOURCES
from ki_funding.law.rulebook.rulebook import Rulebook, read_rulebook
from ki_funding.law.rulebook.shared_files import unknown_sources
from ki_funding.upkeep.check.rule_tests import expected_in, problems_of_tests
from ki_funding.upkeep.published import PublishedFile
from ki_funding.upkeep.rule_tests.run import FOLDER as TESTS
from ki_funding.upkeep.rule_tests.run import files_of_tests

FOR_PEOPLE = frozenset({"README", "LICENSE"})  # in a folder that is handed on


class Checked(NamedTuple):
    """What was found in a folder, and how many of its files were looked at."""

    findings: tuple[Diagnostic, ...]
    programmes: int
    tests: int


def check_rules(folder: Path, name: str, as_of: date | None = None) -> Checked:
    """Everything that is wrong with a folder of rules. Raises MissingFile if it is none."""
    book = read_rulebook(folder, name)
    files = files_of_tests(folder).values()
    tests = [parse_file(path, book.place(f"{TESTS}/{path.name}")) for path in files]
    return Checked(tuple(_findings(book, tests, folder, as_of)), len(book.ids_present), len(tests))


def _findings(
    book: Rulebook, tests: list[Document], folder: Path, as_of: date | None
) -> Iterator[Diagnostic]:
    yield from _overlooked(folder, book)
    yield from _bibliography(book)
    shared = list(_shared(book))
    yield from shared
    if shared:  # without the shared files no programme can be resolved
        for name in book.ids_present:
            yield from _alone(book, name)
        return
    laws, missing, needed = dict[str, Law](), set[str](), set[str]()
    for name in book.ids_present:
        law, problems = book.examined(name)
        yield from problems
        if problems and not book.parsed(f"{name}.yaml").broken:
            _, law, rest = book.left(name)
            missing |= rest.missing
            needed |= rest.mentioned.union(law.links.reach(*rest.mentioned) if law else ())
        if law is None:
            continue
        laws[name] = law
        found = (finding for check in OF_A_PROGRAMME for finding in check(law))
        yield from _apart_from(found, missing, needed)
        if as_of is not None:
            yield from review_due(law, as_of)
    yield from weak_statuses(book.document(COMMON), book.document(COMMON).data)
    yield from unknown_sources(book.document(COMMON), book.sources)
    yield from _published(book)
    sound = Rules(book.sound(laws), {})
    for test in tests:
        yield from _apart_from(problems_of_tests(test, sound), missing, needed)
    broken = any(document.broken for document in (*tests, book.parsed(SOURCES)))
    if len(laws) == len(book.ids_present) and not broken:  # else much looks unused that is not
        whole = _whole(book, tests, list(laws.values()))
        found = (finding for check in OF_THE_WHOLE for finding in check(whole))
        yield from _apart_from(found, missing, needed)


def _apart_from(
    found: Iterator[Diagnostic], missing: set[str], needed: set[str]
) -> Iterator[Diagnostic]:
    """Findings that do not come from what was left out because it is wrong itself."""
    for finding in found:
        name = finding.params.get("name", "")
        named = {part for said in finding.params.values() for part in said.split(".")}
        if named.isdisjoint(missing) and needed.isdisjoint({name, *nearest(name, needed)}):
            yield finding


def _overlooked(folder: Path, book: Rulebook) -> Iterator[Diagnostic]:
    """Files that somebody may believe to be rules and that nothing ever reads."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        span = Span(book.place(path.name))
        if path.is_file() and is_yaml(path) and path.suffix != ".yaml":
            yield Diagnostic("file-overlooked", span, {"name": f"{path.stem}.yaml"})
        elif path.is_file() and path.name not in book.files and path.stem not in FOR_PEOPLE:
            yield Diagnostic("file-unread", span, severity=Severity.WARNING)
        elif path.is_dir() and path.name != TESTS and any(path.glob("*.yaml")):
            yield Diagnostic("folder-overlooked", span, severity=Severity.WARNING)


def _shared(book: Rulebook) -> Iterator[Diagnostic]:
    """What is wrong with the files that every programme needs."""
    for read in (lambda: book.head, lambda: book.register, lambda: book.common):
        try:
            read()
        except InvalidInput as error:
            yield from error.diagnostics


def _alone(book: Rulebook, name: str) -> Iterator[Diagnostic]:
    """What is wrong with the form of a programme's file."""
    document = book.parsed(f"{name}.yaml")
    yield from document.problems
    if not document.broken:
        yield from validate(ProgrammeFile, document, document.data)[1]


def _bibliography(book: Rulebook) -> Iterator[Diagnostic]:
    """Every entry of the bibliography, cited or not."""
    if SOURCES not in book.files:
        yield Diagnostic("file-missing", Span(book.place(SOURCES)))
        return
    document = book.parsed(SOURCES)
    yield from document.problems
    if not isinstance(document.data, dict):
        if not document.broken:
            yield document.diagnostic("rules-empty")
        return
    for key, entry in document.data.items():
        if not document.broken:
            yield from validate(SourceEntry, document, entry, (key,))[1]


def _published(book: Rulebook) -> Iterator[Diagnostic]:
    if PUBLISHED not in book.files:
        return
    document = book.parsed(PUBLISHED)
    yield from document.problems
    if document.broken:
        return
    _, problems = validate(PublishedFile, document, document.data)
    yield from problems
    yield from unknown_sources(document, book.sources)


def _whole(book: Rulebook, tests: list[Document], laws: list[Law]) -> Whole:
    documents = [book.parsed(name) for name in book.files if name.endswith(".yaml")]
    cited = {citation.source for d in (*documents, *tests) for _, citation in citations(d.data)}
    expected: dict[str, set[int]] = {}
    for what, year in (found for test in tests for found in expected_in(test)):
        expected.setdefault(what, set()).add(year)
    return Whole(
        laws=tuple(laws),
        head=book.head,
        head_document=book.document(RULEBOOK),
        common=book.common,
        common_document=book.document(COMMON),
        sources=book.parsed(SOURCES),
        cited=frozenset(cited),
        expected={what: frozenset(years) for what, years in expected.items()},
        municipalities=frozenset(book.register.municipalities),
    )
