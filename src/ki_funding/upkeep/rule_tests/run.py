"""The rules' own tests: cases with exact cents and a source, in YAML beside the rules."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from ki_funding.calculation.by_path import amounts_by_path
from ki_funding.calculation.case import Case
from ki_funding.calculation.rules import MOST_YEARS, Rules
from ki_funding.files.document import Document, Route
from ki_funding.files.findings import Diagnostic, InvalidInput, in_order, likely
from ki_funding.files.identity import refuse_links_out
from ki_funding.files.model import NOT_EMPTY, Strict, field
from ki_funding.files.reading import validate
from ki_funding.files.walk import is_yaml
from ki_funding.files.yaml import read_file
from ki_funding.law.rulebook.folder import shipped_rules
from ki_funding.law.rulebook.shared_files import unknown_sources
from ki_funding.upkeep.rule_tests.outcome import Failed, FileOutcome, Outcome, Tested
from ki_funding.values.scalars import Citations, Flag, Line, ReadBy
from ki_funding.values.unreadable import Unreadable

FOLDER = "tests"
AMOUNT = re.compile(r"-?[0-9]{1,15}\.[0-9]{2}")
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,4})?")


def read_expected(raw: Any) -> str | None:
    """What a path must come to, as text; null is undetermined."""
    if isinstance(raw, dict | list):
        raise Unreadable("value-nested")
    return None if raw is None else str(raw)


Expected = Annotated[str | None, ReadBy(read_expected, shape="Expected")]


class RuleTest(Strict):
    """One case and what it must come to."""

    name: Line
    source: Citations
    case: Annotated[Any, ReadBy(lambda raw: raw, shape="TestedCase")]
    expect: Annotated[dict[Line, Expected], NOT_EMPTY]
    readings: dict[Line, Line] = field(default_factory=dict)
    full_use: Flag = False
    plan: Flag = False


class FileOfTests(Strict):
    """A file of tests."""

    tests: Annotated[list[RuleTest], NOT_EMPTY]


class Located(NamedTuple):
    """A test, the document that it stands in, and its number there."""

    test: RuleTest
    document: Document
    number: int

    @property
    def route(self) -> Route:
        """Where the test stands."""
        return ("tests", self.number)


class Prepared(NamedTuple):
    """The rules under a test's readings, its case, and what is wrong with either."""

    rules: Rules
    case: Case | None
    problems: tuple[Diagnostic, ...]


def files_of_tests(folder: Path, name: str | None = None) -> dict[str, Path]:
    """The test files beside the rules of a folder, by how they are shown."""
    shown = str(folder) if name is None else name
    if folder != shipped_rules():
        refuse_links_out([folder / FOLDER], folder, shown)
    return files_in(folder / FOLDER, f"{shown}/{FOLDER}")


def files_in(folder: Path, name: str) -> dict[str, Path]:
    """The test files of a folder, by how they are shown."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    if folder.parent != shipped_rules():
        refuse_links_out(found, folder, name)
    visible = (path for path in found if is_yaml(path) and not path.name.startswith("."))
    files = (path for path in visible if path.is_file())
    return {f"{name}/{path.name}": path for path in files}


def read_tests(path: Path, name: str | None = None) -> tuple[list[Located], list[Diagnostic]]:
    """The tests of a file that are well formed, and what is wrong with the file and the others.

    Raises InvalidInput if it is no YAML.
    """
    return tests_in(read_file(path, name))


def tests_in(document: Document) -> tuple[list[Located], list[Diagnostic]]:
    """The tests of a document that are well formed, and what is wrong with it and the others."""
    if document.data is None:
        return [], [document.diagnostic("tests-empty")]
    file, problems = validate(FileOfTests, document, document.data)
    if file is not None:
        return [Located(test, document, n) for n, test in enumerate(file.tests)], []
    return list(_well_formed(document)), problems


def run_tests(rules: Rules, files: Mapping[str, Path], *, word: str = "") -> Tested:
    """Every test of some files whose name contains a word, each compared with the rules.

    `files` are paths by how they are shown. One broken file or test does not keep the others
    from running.
    """
    found = tuple(_file_outcome(name, path, rules, word) for name, path in files.items())
    return Tested(rules.book.name, found)


def outcome(located: Located, rules: Rules) -> Outcome:
    """What a test expects compared with what the rules give."""
    test, document, number = located
    base = Outcome(test.name, number, document.span(located.route))
    prepared = prepare(located, rules)
    problems = list(prepared.problems)
    if prepared.case is None:
        return base._replace(problems=in_order(problems))
    try:
        calculation = prepared.rules.calculation(prepared.case, full_use=test.full_use)
    except InvalidInput as error:
        return base._replace(problems=in_order([*problems, *error.diagnostics]))
    found = amounts_by_path(calculation)
    problems += [_unknown_path(located, path, found) for path in test.expect if path not in found]
    failed = tuple(
        Failed(path, expected, found[path], _unmet(located, path, expected, found[path]))
        for path, expected in test.expect.items()
        if path in found and expected != found[path]
    )
    return base._replace(
        compared=tuple(path for path in test.expect if path in found),
        failed=failed,
        problems=in_order(problems),
        calculation=calculation,
    )


def prepare(located: Located, rules: Rules) -> Prepared:
    """A test read but not calculated; a case that is None must not be compared."""
    problems: list[Diagnostic] = []
    try:
        problems += unknown_sources(located.document.part(located.route), rules.sources)
        chosen, wrong = _with_readings(located, rules)
        problems += wrong
        document = located.document.part((*located.route, "case"))
        case = chosen.case(document, full_use=located.test.full_use)
    except InvalidInput as error:
        return Prepared(rules, None, (*problems, *error.diagnostics))
    # with other readings than meant, no amount can be compared
    return Prepared(chosen, None if wrong else case, tuple(problems))


def _file_outcome(name: str, path: Path, rules: Rules, word: str) -> FileOutcome:
    try:
        tests, problems = read_tests(path, name)
    except InvalidInput as error:
        return FileOutcome(name, (), error.diagnostics)
    chosen = [located for located in tests if word.casefold() in located.test.name.casefold()]
    return FileOutcome(name, tuple(outcome(t, rules) for t in chosen), in_order(problems))


def _well_formed(document: Document) -> Iterator[Located]:
    """The tests of a file that can be run although others cannot."""
    tests = document.data.get("tests") if isinstance(document.data, dict) else None
    for number, raw in enumerate(tests if isinstance(tests, list) else ()):
        test, _ = validate(RuleTest, document, raw, ("tests", number))
        if test is not None:
            yield Located(test, document, number)


def _planned(located: Located, rules: Rules) -> Rules:
    """The rules as a plan, until the year of the case; a wrong year is told with the case."""
    case = located.test.case
    year = str(case.get("jahr")) if isinstance(case, dict) else ""
    known = year.isdecimal() and int(year) - rules.years[-1] in range(1, MOST_YEARS + 1)
    return (rules.carried_forward(int(year)) if known else rules).planned()


def _with_readings(located: Located, rules: Rules) -> tuple[Rules, list[Diagnostic]]:
    """The rules under the readings of a test, and those of them that do not exist."""
    problems = []
    rules = _planned(located, rules) if located.test.plan else rules
    for name, option in located.test.readings.items():
        try:
            rules = rules.reading(name, option)
        except InvalidInput as error:
            for found in error.diagnostics:
                if not found.span.file.startswith("--"):  # a rule file that cannot be read
                    raise
                on_key = found.code == "reading-unknown"
                route = (*located.route, "readings", name)
                problems.append(
                    located.document.diagnostic(found.code, route, on_key=on_key)._replace(
                        params=found.params
                    )
                )
    return rules, problems


def _unknown_path(located: Located, path: str, found: Mapping[str, str | None]) -> Diagnostic:
    route = (*located.route, "expect", path)
    near = likely(path, found)
    return located.document.diagnostic(
        "expect-unknown", route, on_key=True, path=path, nearest=near
    )


def _unmet(located: Located, path: str, expected: str | None, found: str | None) -> Diagnostic:
    """The finding of an expectation; of two amounts it says the difference."""
    params = {"path": path, "expected": expected or "null", "found": found or "null"}
    code = "expectation"
    if AMOUNT.fullmatch(found or "") and NUMBER.fullmatch(expected or ""):
        difference = Decimal(found or 0) - Decimal(expected or 0)
        code = "expectation-amount" if difference else "expectation-cents"
        params["difference"] = f"{difference:+}"
    route = (*located.route, "expect", path)
    return located.document.diagnostic(code, route)._replace(params=params)
