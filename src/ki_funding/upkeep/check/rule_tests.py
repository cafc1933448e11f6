"""A file of rule tests: its form, its sources, and that its cases can be read."""

from collections.abc import Iterator
from typing import Any

from ki_funding.calculation.by_path import MONEY, OF_A_PROGRAMME, OF_ALL, OF_AN_ITEM
from ki_funding.calculation.case_file import HEAD
from ki_funding.calculation.rules import Rules
from ki_funding.files.document import Document, Route
from ki_funding.files.findings import Diagnostic, likely
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.upkeep.rule_tests.run import AMOUNT, Located, RuleTest, prepare, tests_in
from ki_funding.values.exact import to_cents
from ki_funding.values.scalars import read_number
from ki_funding.values.unreadable import Unreadable

TOTALS = "totals"  # what a test may expect of the whole result


def problems_of_tests(document: Document, rules: Rules) -> Iterator[Diagnostic]:
    """Everything that is wrong with a file of rule tests before any is run."""
    yield from document.problems
    tests, problems = tests_in(document)
    yield from problems
    yield from _same_names(document, tests)
    for located in tests:
        yield from prepare(located, rules).problems
        yield from _unknown_expectations(document, located.number, located.test, rules.book)


def _same_names(document: Document, tests: list[Located]) -> Iterator[Diagnostic]:
    """Tests whose name one above them has."""
    seen: dict[str, int] = {}
    for located in tests:
        name, route = located.test.name, (*located.route, "name")
        if name in seen:
            yield document.diagnostic("test-twice", route, first=str(seen[name]))
        seen.setdefault(name, document.span(route).line)


def _unknown_expectations(
    document: Document, place: int, test: RuleTest, book: Rulebook
) -> Iterator[Diagnostic]:
    """Expectations of what the case does not claim, or the programme or item does not have."""
    named = set(test.case) - set(HEAD) if isinstance(test.case, dict) else set[str]()
    claimed = named.union(book.ids_present) if test.full_use else named
    for path, value in test.expect.items():
        route: Route = ("tests", place, "expect", path)
        known = _known_paths(path, claimed, book)
        if known is not None and path not in known:
            near = likely(path, known)
            yield document.diagnostic("expect-unknown", route, on_key=True, path=path, nearest=near)
        elif path.rpartition(".")[2] in MONEY and value is not None:
            yield from _no_amount(document, route, path, value)


def _known_paths(path: str, claimed: set[str], book: Rulebook) -> list[str] | None:
    """What may be expected where a path points; None if a broken programme leaves that open."""
    programme, *rest = path.split(".")
    if programme == TOTALS:
        return [f"{TOTALS}.{key}" for key in OF_ALL]
    if programme not in claimed or programme not in book.ids_present:
        return [f"{name}.{'.'.join(rest)}" for name in (*claimed, TOTALS)]
    law, _ = book.examined(programme)
    if law is None:
        return None
    if len(rest) == 1:
        return [f"{programme}.{key}" for key in OF_A_PROGRAMME]
    return [f"{programme}.{item}.{key}" for item in law.spec.items for key in OF_AN_ITEM]


def _no_amount(document: Document, route: Route, path: str, value: str) -> Iterator[Diagnostic]:
    """An amount that is none, or that leaves out its cents."""
    try:
        exact = read_number(value, decimals=2)
    except Unreadable as error:
        yield document.diagnostic(error.code, route, **error.params)
        return
    if not AMOUNT.fullmatch(value):
        found = f"{to_cents(exact):.2f}"
        yield document.diagnostic("expectation-cents", route)._replace(
            params={"path": path, "expected": value, "found": found}
        )


def expected_in(document: Document) -> Iterator[tuple[str, int]]:
    """Of what the tests expect something, as PROGRAMME.ITEM or PROGRAMME, and in which year.

    What is expected of the whole is expected of every programme of the case.
    """
    data: Any = document.data
    tests = data.get("tests") if isinstance(data, dict) else None
    for test in tests if isinstance(tests, list) else ():
        case = test.get("case") if isinstance(test, dict) else None
        expected = test.get("expect") if isinstance(test, dict) else None
        if not isinstance(case, dict) or not isinstance(expected, dict):
            continue
        written = str(case.get("jahr"))
        year = int(written) if written.isdecimal() and len(written) == 4 else 0
        for path in expected:
            programme, *rest = str(path).split(".")
            if programme == TOTALS:
                yield from ((name, year) for name in case if name not in HEAD)
            else:
                yield ".".join([programme, *rest[:-1]]), year
