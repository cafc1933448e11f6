"""A folder of rules: every file in it on its own, and then all of them together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ki_funding.calculation.rules import Rules
from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, Severity, Span, nearest
from ki_funding.files.reading import validate
from ki_funding.files.remainder import Remainder, all_wrong, beginning, said_in
from ki_funding.files.walk import is_yaml
from ki_funding.files.yaml import parse_file
from ki_funding.law.checks.review_due import check as review_due
from ki_funding.law.checks.thorough import OF_A_PROGRAMME, OF_THE_WHOLE, OF_WHAT_IS_NOT
from ki_funding.law.checks.weak_without_note import weak_statuses
from ki_funding.law.checks.whole import Whole
from ki_funding.law.programme.file import ProgrammeFile, citations
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.folder import COMMON, PUBLISHED, RULEBOOK, SOURCES
from ki_funding.law.rulebook.rulebook import Rulebook, read_rulebook
from ki_funding.law.rulebook.shared_files import unknown_sources
from ki_funding.law.rulebook.sound import sound_files
from ki_funding.law.rulebook.understood import all_found
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
    shared = sound_files(book)
    yield from shared.told
    if shared.book is None:  # without the shared files no programme can be resolved
        for name in book.ids_present:
            yield from _alone(book, name)
        return
    sound, known = shared.book, Known(list(shared.rests), shared.unsure)
    laws, examined = dict[str, Law](), list[Diagnostic]()
    for name in book.ids_present:
        law, problems = sound.examined(name)
        if problems:
            problems, law, rest = all_found(sound, name)
            known.rests.append(rest)
        examined += problems
        if law is not None:
            laws[name] = law
    yield from known.apart(examined, of=shared.rests)
    known.needed |= known.mentioned.union(
        *(law.links.reach(*known.mentioned) for law in laws.values())
    )
    for law in laws.values():
        yield from known.apart(finding for check in OF_A_PROGRAMME for finding in check(law))
        if as_of is not None:
            yield from review_due(law, as_of)
    common = sound.document(COMMON)
    yield from known.apart(weak_statuses(common, common.data))
    yield from known.apart(_published(sound))
    rules = Rules(sound.sound(laws), {})
    for test in tests:
        rest = beginning(test)
        known.rests.append(rest)
        yield from rest.whole.problems
        found = list(known.apart(problems_of_tests(rest.document, rules)))
        known.in_tests |= rest.mentioned | said_in(f for f in found if not _of_an_item(f, laws))
        yield from found
    if len(laws) == len(book.ids_present):  # else much looks unused that is not
        whole = _whole(sound, [rest.whole for rest in map(beginning, tests)], list(laws.values()))
        yield from known.apart(finding for check in OF_THE_WHOLE for finding in check(whole))


def _of_an_item(finding: Diagnostic, laws: Mapping[str, Law]) -> bool:
    """Whether an expectation is of an item that there is, whatever else is wrong with it."""
    programme, item, *_ = (*finding.params.get("path", "").split("."), "")
    return programme in laws and item in laws[programme].spec.items


@dataclass
class Known:
    """What is wrong already: what is left of each file, and the names that it may need."""

    rests: list[Remainder]
    unsure: frozenset[str]
    needed: set[str] = field(default_factory=set)
    in_tests: set[str] = field(default_factory=set)

    @property
    def mentioned(self) -> set[str]:
        """Every name that something wrong mentions."""
        return set[str]().union(*(rest.mentioned for rest in self.rests))

    def apart(
        self, found: Iterable[Diagnostic], of: Iterable[Remainder] | None = None
    ) -> Iterator[Diagnostic]:
        """The findings that do not come from what is left out because it is wrong itself."""
        found = list(found)
        elsewhere = [finding for finding in found if "section" in finding.params]  # what uses it
        own = [finding for finding in found if "section" not in finding.params]
        for rest in self.rests if of is None else of:
            own = list(rest.own(own))
        for finding in (*own, *elsewhere):
            said = {*finding.params.values()} - {""}
            certain = not any(f" {cell}".endswith(f" {s}") for s in said for cell in self.unsure)
            if certain and (finding.code not in OF_WHAT_IS_NOT or self._is_not(finding)):
                yield finding

    def _is_not(self, finding: Diagnostic) -> bool:
        """Whether what is not found stands in nothing that could not be read."""
        said = finding.params
        if "section" in said:
            name, where = said["name"], self.needed
        else:
            name, where = said.get("item", said["id"]).rpartition(".")[2], self.in_tests
        missing = {name for rest in self.rests for name in rest.missing}
        return where.isdisjoint({name, *nearest(name, where)}) and name not in missing


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


def _alone(book: Rulebook, name: str) -> Iterator[Diagnostic]:
    """What is wrong with the form of a programme's file."""
    document = book.parsed(f"{name}.yaml")
    yield from document.problems
    if not document.broken:
        yield from validate(ProgrammeFile, document, document.data)[1]


def _published(book: Rulebook) -> Sequence[Diagnostic]:
    def look(document: Document) -> Iterator[Sequence[Diagnostic]]:
        _, problems = validate(PublishedFile, document, document.data)
        yield [*problems, *unknown_sources(document, book.sources)]
        yield ()

    return all_wrong(book.parsed(PUBLISHED), look, {})[0] if PUBLISHED in book.files else ()


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
