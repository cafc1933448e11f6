"""A file of rule tests: its form, its sources, and that its cases can be read."""

from collections.abc import Iterator
from typing import Any

from ki_funding.api import Rules
from ki_funding.case_file import HEAD
from ki_funding.diagnostics import Diagnostic, nearest
from ki_funding.document import Document
from ki_funding.rule_tests import Located, RuleTest, prepare, tests_in
from ki_funding.rulebook import Rulebook

TOTALS = "totals"  # what a test may expect of the whole result


def problems_of_tests(document: Document, rules: Rules) -> Iterator[Diagnostic]:
    """Everything that is wrong with a file of rule tests before any is run."""
    yield from document.problems
    if document.broken:
        return
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
    """Expectations of programmes that the case does not claim, and of items that they lack."""
    named = set(test.case) - set(HEAD) if isinstance(test.case, dict) else set[str]()
    claimed = named.union(book.ids_present) if test.full_use else named
    for path in test.expect:
        programme, *rest = path.split(".")
        if programme == TOTALS and len(rest) == 1:
            continue
        known = [TOTALS, *claimed]
        if programme in claimed and programme in book.ids_present:
            law, _ = book.examined(programme)
            if law is None or len(rest) == 1 or (len(rest) == 2 and rest[0] in law.spec.items):
                continue
            known = [".".join([programme, item, *rest[1:]]) for item in law.spec.items]
        yield document.diagnostic(
            "expect-unknown",
            ("tests", place, "expect", path),
            on_key=True,
            path=path,
            nearest=" | ".join(nearest(path, known)),
        )


def expected_items(document: Document) -> Iterator[str]:
    """Each PROGRAMME.ITEM of which a test in the file expects something."""
    data: Any = document.data
    tests = data.get("tests") if isinstance(data, dict) else None
    for test in tests if isinstance(tests, list) else ():
        expected = test.get("expect") if isinstance(test, dict) else None
        for path in expected if isinstance(expected, dict) else ():
            yield ".".join(str(path).split(".")[:2])
