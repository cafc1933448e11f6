"""A file of rule tests: its form, its sources, and that its cases can be read."""

from collections.abc import Iterator
from typing import Any

from ki_funding.case_file import read_case
from ki_funding.diagnostics import Diagnostic, InvalidInput
from ki_funding.document import Document
from ki_funding.rule_tests import FileOfTests
from ki_funding.rulebook import Rulebook
from ki_funding.validation import validate


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
    for place, test in enumerate(file.tests):
        try:
            read_case(document.part(("tests", place, "case")), book, full_use=test.full_use)
        except InvalidInput as error:
            yield from error.diagnostics


def expected_items(document: Document) -> Iterator[str]:
    """Each PROGRAMME.ITEM of which a test in the file expects something."""
    data: Any = document.data
    tests = data.get("tests") if isinstance(data, dict) else None
    for test in tests if isinstance(tests, list) else ():
        expected = test.get("expect") if isinstance(test, dict) else None
        for path in expected if isinstance(expected, dict) else ():
            yield ".".join(str(path).split(".")[:2])
