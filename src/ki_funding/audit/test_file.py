"""A file of rule tests: its form, its sources, and that its cases can be read."""

from collections.abc import Iterator, Mapping
from typing import Any

from ki_funding.case_file import HEAD, read_case
from ki_funding.diagnostics import Diagnostic, InvalidInput, nearest
from ki_funding.document import Document
from ki_funding.model.programme import Reading
from ki_funding.rule_tests import FileOfTests, RuleTest
from ki_funding.rulebook import Rulebook
from ki_funding.validation import validate

TOTALS = "totals"  # what a test may expect of the whole result


def problems_of_tests(document: Document, book: Rulebook) -> Iterator[Diagnostic]:
    """Everything that is wrong with a file of rule tests before any is run."""
    yield from document.problems
    if document.broken:
        return
    file, problems = validate(FileOfTests, document, document.data)
    yield from problems
    yield from book.unknown_sources(document)
    if file is None:
        return
    yield from _same_names(document, file)
    readings = _readings(book)
    for place, test in enumerate(file.tests):
        try:
            read_case(document.part(("tests", place, "case")), book, full_use=test.full_use)
        except InvalidInput as error:
            yield from error.diagnostics
        if readings is not None:
            yield from _unknown_readings(document, place, test, readings)
        yield from _unknown_expectations(document, place, test, book)


def _same_names(document: Document, file: FileOfTests) -> Iterator[Diagnostic]:
    """Tests whose name one above them has."""
    seen: dict[str, int] = {}
    for place, test in enumerate(file.tests):
        route = ("tests", place, "name")
        if test.name in seen:
            yield document.diagnostic("test-twice", route, first=str(seen[test.name]))
        seen.setdefault(test.name, document.span(route).line)


def _readings(book: Rulebook) -> Mapping[str, Reading] | None:
    """Every reading of the rulebook; None if a broken programme leaves that open."""
    known = dict(book.common.readings)
    for name in book.ids_present:
        law, problems = book.examined(name)
        if law is None or problems:
            return None
        known |= law.spec.readings
    return known


def _unknown_readings(
    document: Document, place: int, test: RuleTest, known: Mapping[str, Reading]
) -> Iterator[Diagnostic]:
    """Readings that the rules do not ask, and options that they do not have."""
    for name, option in test.readings.items():
        route = ("tests", place, "readings", name)
        if name not in known:
            yield document.diagnostic(
                "reading-unknown",
                route,
                on_key=True,
                name=name,
                names=", ".join(known),
                nearest=" | ".join(nearest(name, known)),
            )
        elif option not in known[name].options:
            yield document.diagnostic(
                "option-unknown",
                route,
                name=option,
                reading=name,
                names=", ".join(known[name].options),
                nearest=" | ".join(nearest(option, known[name].options)),
            )


def _unknown_expectations(
    document: Document, place: int, test: RuleTest, book: Rulebook
) -> Iterator[Diagnostic]:
    """Expectations of programmes that the case does not claim, and of items that they lack."""
    named = set(test.case) - set(HEAD) if isinstance(test.case, dict) else set[str]()
    claimed = named.union(book.ids_present) if test.full_use else named
    for path, value in test.expect.items():
        if isinstance(value, list | dict):
            yield document.diagnostic("value-nested", ("tests", place, "expect", path))
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
