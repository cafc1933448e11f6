"""Cases in a table: `kommune`, `jahr`, and a column for each `PROGRAMME.INPUT`.

Every row is read as a case file would be, so that there is one way to read a case; what is wrong
with it is told at its cell.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ki_funding.calculation.case import Case
from ki_funding.calculation.case_file import HEAD, read_case
from ki_funding.files.cell_table import MOST_FINDINGS, CellTable
from ki_funding.files.document import Document, Mark
from ki_funding.files.findings import Diagnostic, InvalidInput, Span, likely
from ki_funding.law.rulebook.rulebook import Rulebook

KOMMUNE, YEAR = HEAD


def cases_in(
    table: CellTable,
    book: Rulebook,
    years: Sequence[int] | None = None,
    varied: Mapping[str, str] | None = None,
) -> tuple[Case, ...]:
    """The case of each row, in each of some years if there are any.

    `varied` are inputs by PROGRAMME.INPUT that rows need not give, and what stands there instead.
    Raises InvalidInput with what is wrong, up to a number of findings.
    """
    problems = [*_missing(table, years), *_unknown(table, book)]
    if problems:
        raise InvalidInput(problems)
    found: list[Case] = []
    for row in range(len(table.rows)):
        document = _document(table, row, varied or {}, years)
        try:
            for year in years or (None,):
                case = read_case(document, book, year=year)
                found.append(case._replace(name=f"{table.name}:{table.lines[row]}"))
        except InvalidInput:
            problems += _told(table, row, _located(document, table, row, book, year))
            if len(problems) >= MOST_FINDINGS:
                break
    if problems:
        raise InvalidInput(problems)
    return tuple(found)


def _missing(table: CellTable, years: Sequence[int] | None) -> list[Diagnostic]:
    needed = (KOMMUNE,) if years else HEAD
    names = ", ".join(table.header)
    return [
        table.finding("table-column", -1, 0, key=key, names=names)
        for key in needed
        if key not in table.header
    ]


def _unknown(table: CellTable, book: Rulebook) -> list[Diagnostic]:
    """Columns that no programme knows."""
    paths = [f"{name}.{key}" for name in book.ids for key in book.law(name).spec.inputs]
    known = {*HEAD, *paths}
    return [
        table.finding(
            "table-column-unknown",
            -1,
            place,
            nearest=likely(name, [*HEAD, *paths]),
        )
        for place, name in enumerate(table.header)
        if name not in known
    ]


def _document(
    table: CellTable, row: int, varied: Mapping[str, str], years: Sequence[int] | None
) -> Document:
    """A row as the document of a case."""
    data: dict[str, Any] = {}
    for name, cell in zip(table.header, table.rows[row], strict=True):
        programme, dot, key = name.partition(".")
        if not dot:
            data[name] = cell
        elif cell is not None:
            data.setdefault(programme, {})[key] = cell
    if years:
        data[YEAR] = str(years[0])
    whole = Span(table.name, table.lines[row])
    return Document(table.name, table.text, supplied(data, varied), Mark(whole, whole))


def supplied(data: Any, varied: Mapping[str, str]) -> Any:
    """What a case says, with the inputs that vary where it claims their programme without them."""
    if not isinstance(data, dict):
        return data
    filled = dict(data)
    for path, instead in varied.items():
        programme, _, key = path.partition(".")
        claim = filled.get(programme, ())
        if claim is None or (isinstance(claim, dict) and key not in claim):
            filled[programme] = {**(claim or {}), key: instead}
    return filled


def _located(
    document: Document, table: CellTable, row: int, book: Rulebook, year: int | None
) -> Sequence[Diagnostic]:
    """What is wrong with a row, each finding at its cell: most rows never need their places."""
    whole = table.span(row, 0)
    marks: dict[str, Mark] = {}
    for place, name in enumerate(table.header):
        programme, dot, key = name.partition(".")
        mark = Mark(table.span(row, place), table.span(row, place))
        if dot:
            block = marks.setdefault(programme, Mark(whole, whole, {}))
            assert isinstance(block.parts, dict)
            block.parts[key] = mark
        else:
            marks[name] = mark
    try:
        read_case(document._replace(marks=Mark(whole, whole, marks)), book, year=year)
    except InvalidInput as error:
        return error.diagnostics
    return ()


def _told(table: CellTable, row: int, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings of a row with its number and the column of the cell."""
    told = []
    for finding in found:
        if finding.code == "input-missing" and _lacks(table, finding):
            key = f"{finding.params['items'].partition('.')[0]}.{finding.params['key']}"
            told.append(
                table.finding("table-column", -1, 0, key=key, names=", ".join(table.header))
            )
        else:
            start = finding.span.column
            columns = [n for n in range(len(table.header)) if table.span(row, n).column == start]
            names = table.header[columns[0]] if columns and start > 1 else table.header[0]
            where = {"row": str(table.lines[row]), "column": names}
            told.append(finding._replace(params={**finding.params, **where}))
    return told


def _lacks(table: CellTable, finding: Diagnostic) -> bool:
    """Whether an input is missing in every row, because it has no column."""
    programme = finding.params["items"].partition(".")[0]
    return f"{programme}.{finding.params['key']}" not in table.header
