"""The rules' own tests: cases with exact cents and a source, in YAML beside the rules."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from ki_funding.api import Result, Rules
from ki_funding.diagnostics import Diagnostic, InvalidInput
from ki_funding.document import Document, read_file
from ki_funding.kinds.base import Strict
from ki_funding.output.json import case_entry
from ki_funding.text_types import Citations, Flag, Line, ReadBy
from ki_funding.validation import validate

FOLDER = "tests"


class RuleTest(Strict):
    """One case and what it must come to; null is undetermined."""

    name: Line
    source: Citations
    case: Annotated[Any, ReadBy(lambda raw: raw, shape="Case")]
    expect: dict[Line, Annotated[str | None, ReadBy(lambda raw: raw, shape="Expected")]]
    readings: dict[Line, Line] = {}  # noqa: RUF012 - pydantic copies it
    full_use: Flag = False


class FileOfTests(Strict):
    """A file of tests."""

    tests: list[RuleTest]


class Located(NamedTuple):
    """A test and the part of its document that is its case."""

    test: RuleTest
    case: Document
    place: str


class Difference(NamedTuple):
    """An expectation that is not met."""

    path: str
    expected: str | None
    found: str | None


def read_tests(path: Path, name: str | None = None) -> list[Located]:
    """The tests in a file. Raises InvalidInput with everything that is wrong with it."""
    document = read_file(path, name)
    file, problems = validate(FileOfTests, document, document.data)
    if file is None:
        raise InvalidInput(problems)
    located = []
    for place, test in enumerate(file.tests):
        route = ("tests", place, "case")
        case = document.part(route)
        where = f"{document.name}:{document.span(('tests', place)).line}"
        located.append(Located(test, case, where))
    return located


def files_of_tests(folder: Path) -> Iterator[Path]:
    """The test files beside the rules of a folder."""
    yield from sorted((folder / FOLDER).glob("*.yaml"))


def differences(located: Located, rules: Rules) -> list[Difference]:
    """What a test expects and does not get. Raises InvalidInput if its case cannot be read."""
    for name, option in located.test.readings.items():
        rules = rules.reading(name, option)
    result = rules.calculate(located.case, full_use=located.test.full_use)
    found = values(result)
    unknown = [path for path in located.test.expect if path not in found]
    if unknown:
        raise InvalidInput(
            [Diagnostic("expect-unknown", located.case.span(), {"path": path}) for path in unknown]
        )
    return [
        Difference(path, expected, found[path])
        for path, expected in located.test.expect.items()
        if expected != found[path]
    ]


def values(result: Result) -> Mapping[str, str | None]:
    """Everything a test may expect, by its path: PROGRAMME.ITEM.KEY, PROGRAMME.KEY, totals.KEY."""
    entry = case_entry(result.calculation, "en")
    flat: dict[str, str | None] = {}
    for programme in entry["programmes"]:
        flat |= _flat(programme["id"], programme)
        for item in programme["items"]:
            flat |= _flat(f"{programme['id']}.{item['id']}", item)
    return flat | _flat("totals", entry["totals"])


def _flat(prefix: str, entry: Mapping[str, Any]) -> dict[str, str | None]:
    """The scalars of an entry as YAML writes them."""
    return {
        f"{prefix}.{key}": str(value).lower() if isinstance(value, bool) else value
        for key, value in entry.items()
        if value is None or isinstance(value, str | bool)
    }
