"""A file of rule tests: its form, its sources, and that its cases can be read."""

from collections.abc import Iterator
from typing import Any

from ki_funding.api import Rules
from ki_funding.diagnostics import Diagnostic
from ki_funding.document import Document
from ki_funding.rule_tests import prepare, tests_in


def problems_of_tests(document: Document, rules: Rules) -> Iterator[Diagnostic]:
    """Everything that is wrong with a file of rule tests before any is run."""
    yield from document.problems
    if document.broken:
        return
    tests, problems = tests_in(document)
    yield from problems
    seen: dict[str, str] = {}
    for located in tests:
        name, route = located.test.name, (*located.route, "name")
        if name in seen:
            yield document.diagnostic("test-name-twice", route, name=name, first=seen[name])
        seen.setdefault(name, str(document.span(route).line))
        yield from prepare(located, rules).problems


def expected_items(document: Document) -> Iterator[str]:
    """Each PROGRAMME.ITEM of which a test in the file expects something."""
    data: Any = document.data
    tests = data.get("tests") if isinstance(data, dict) else None
    for test in tests if isinstance(tests, list) else ():
        expected = test.get("expect") if isinstance(test, dict) else None
        for path in expected if isinstance(expected, dict) else ():
            yield ".".join(str(path).split(".")[:2])
