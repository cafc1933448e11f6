"""Cases in a table: `kommune`, `jahr`, and a column for each `PROGRAMME.INPUT`.

A row is read as a case file would be, so that there is one way to read a case; what is wrong with
it is told at its cell. One that differs from a row before it in numbers alone takes over the rest.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from ki_funding.calculation.case import Case, Claim, Claimed
from ki_funding.calculation.case_file import (
    HEAD,
    municipality_of,
    part_too_large,
    parts_of,
    read_case,
)
from ki_funding.calculation.inputs import InputReader
from ki_funding.files.cell_table import CellTable, columns_twice
from ki_funding.files.document import Document, Mark
from ki_funding.files.findings import MOST_FINDINGS, Diagnostic, InvalidInput, Span, likely
from ki_funding.files.problems import Problems
from ki_funding.law.programme.file import Input
from ki_funding.law.rulebook.register import Municipality
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.sweep.scenario.scenario_file import AMOUNTS
from ki_funding.values.columns import ABOUT, AGS, FORMER, KOMMUNE, UNDETERMINED, YEAR

UNREAD = "\0"  # the name of a column that says nothing of a case


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
    table = _in_our_words(table, book)
    problems = [*_about_columns(table, book, years), *_other_ags(table, book)]
    if problems:
        raise InvalidInput(problems)
    found: list[Case] = []
    alike = _Alike(table, book)
    for row in range(len(table.rows)):
        name = f"{table.name}:{table.lines[row]}"
        if like := alike.cases(row, name):
            found += like
            continue
        document = _document(table, row, varied or {}, years)
        try:
            cases = []
            for year in years or (None,):
                case = read_case(document, book, year=year)
                cases.append(case._replace(name=name))
            found += cases
            alike.keep(row, cases)
        except InvalidInput:
            problems += _told(table, row, _located(document, table, row, book, year))
            if len(problems) >= MOST_FINDINGS:
                break
    if problems:
        raise InvalidInput(problems)
    return tuple(found)


def read_columns(table: CellTable, book: Rulebook, years: Sequence[int] | None) -> dict[str, str]:
    """The columns that say something of a case, by what they are called today.

    Raises InvalidInput with what is wrong with the header.
    """
    found = _in_our_words(table, book)
    if problems := _about_columns(found, book, years):
        raise InvalidInput(problems)
    both = zip(found.header, table.header, strict=True)
    return {ours: theirs for ours, theirs in both if ours != UNREAD}


class _Alike:
    """Rows that differ from one before them in numbers alone: its cases with these numbers."""

    def __init__(self, table: CellTable, book: Rulebook) -> None:
        self.table = table
        self.head = [place for place, name in enumerate(table.header) if name in HEAD]
        self.inputs: list[tuple[int, str, str, Input]] = []
        for place, name in enumerate(table.header):
            programme, dot, key = name.partition(".")
            if dot:
                entry = book.law(programme).spec.inputs[key]
                self.inputs.append((place, programme, key, entry))
        laws = {programme: book.law(programme) for _, programme, _, _ in self.inputs}
        self.parts = [(name, *pair) for name, law in laws.items() for pair in parts_of(law)]
        document = Document(table.name, "", {}, Mark(table.span(-1, 0), table.span(-1, 0)))
        self.reader = InputReader(None, None, Problems(document))
        self._kept: dict[Hashable, list[Case]] = {}
        self._numbers: dict[tuple[int, str], Claimed | None] = {}

    def keep(self, row: int, cases: list[Case]) -> None:
        """Cases that were read as a case file would be."""
        self._kept[self._shape(row)] = cases

    def cases(self, row: int, name: str) -> list[Case]:
        """The cases of a row; none if there is none like it, or a number cannot be read."""
        kept = self._kept.get(self._shape(row))
        if kept is None:
            return []
        cells = self.table.rows[row]
        said: dict[str, dict[str, Claimed]] = {}
        for place, programme, key, entry in self.inputs:
            cell = cells[place]
            if cell is not None:
                number = self._number(place, cell, entry)
                if number is None:
                    return []
                said.setdefault(programme, {})[key] = number
        found = [Case(c.municipality, c.year, _with(c.claims, said), name) for c in kept]
        for case in found:
            for programme, part, whole in self.parts:
                inputs = case.claims[programme].inputs if programme in case.claims else {}
                if part_too_large(inputs, part, whole):
                    return []
        return found

    def _shape(self, row: int) -> Hashable:
        cells = self.table.rows[row]
        given = tuple([cells[place] is None for place, _, _, _ in self.inputs])
        return given, tuple([cells[place] for place in self.head])

    def _number(self, place: int, cell: str, entry: Input) -> Claimed | None:
        if (place, cell) not in self._numbers:
            self._numbers[place, cell] = self.reader.value(entry, cell, ())
        return self._numbers[place, cell]


def _with(
    claims: Mapping[str, Claim], said: Mapping[str, Mapping[str, Claimed]]
) -> dict[str, Claim]:
    """Claims with other numbers."""
    return {
        name: Claim({**claim.inputs, **said[name]}) if name in said else claim
        for name, claim in claims.items()
    }


def _in_our_words(table: CellTable, book: Rulebook) -> CellTable:
    """The table with today's names of columns; what results have beside inputs is not read.

    Names of the rule language have no capitals, so those of a table mean nothing.
    """
    plain = [name.casefold() for name in table.header]
    former = [FORMER.get(name, name) for name in plain]
    there = frozenset(table.header)
    header = [old if new in there else new for old, new in zip(table.header, former, strict=True)]
    if AGS in header and KOMMUNE not in header:
        header[header.index(AGS)] = KOMMUNE
    about = ABOUT - {*HEAD, AGS}
    return table._replace(
        header=tuple(UNREAD if n in about or _is_result(n, book) else n for n in header)
    )


def _is_result(name: str, book: Rulebook) -> bool:
    """Whether a column is one that `sweep --rows` writes beside what varies."""
    within, _, amount = name.removesuffix(f".{UNDETERMINED}").rpartition(".")
    programme, _, item = within.partition(".")
    if amount not in AMOUNTS or not within:
        return amount in AMOUNTS
    return programme in book.ids and (not item or item in book.law(programme).spec.items)


def _other_ags(table: CellTable, book: Rulebook) -> Iterator[Diagnostic]:
    """Rows in which the AGS is not that of the municipality, up to a number of findings."""
    if not {KOMMUNE, AGS} <= set(table.header):
        return
    name, ags = table.header.index(KOMMUNE), table.header.index(AGS)
    wrong = dict[tuple[str, str], bool]()
    found = 0
    for row, cells in enumerate(table.rows):
        pair = (cells[name] or "", cells[ags] or "")
        if pair not in wrong:
            meant = municipality_of(pair[0], book.register)
            wrong[pair] = isinstance(meant, Municipality) and pair[1] not in {"", meant.ags}
        if wrong[pair] and found < MOST_FINDINGS:
            found += 1
            yield table.finding("table-ags", row, ags, ags=pair[1], kommune=pair[0])


def _about_columns(
    table: CellTable, book: Rulebook, years: Sequence[int] | None
) -> list[Diagnostic]:
    twice = (one for one in columns_twice(table) if one.params["column"] != UNREAD)
    return [*twice, *_missing(table, years), *_unknown(table, book)]


def _missing(table: CellTable, years: Sequence[int] | None) -> list[Diagnostic]:
    needed = (KOMMUNE,) if years else HEAD
    missing = [
        table.finding("table-column", -1, 0, key=key, names=_names(table))
        for key in needed
        if key not in table.header
    ]
    claims = any("." in name for name in table.header)
    return missing if claims else [*missing, table.finding("table-no-inputs", -1, 0)]


def _names(table: CellTable) -> str:
    return ", ".join(name for name in table.header if name != UNREAD)


def _unknown(table: CellTable, book: Rulebook) -> list[Diagnostic]:
    """Columns that no programme knows, up to a number of findings."""
    paths = [f"{name}.{key}" for name in book.ids for key in book.law(name).spec.inputs]
    known = {UNREAD, AGS, *HEAD, *paths}
    unknown = (place for place, name in enumerate(table.header) if name not in known)
    return [
        table.finding(
            "table-column-unknown",
            -1,
            place,
            nearest=likely(table.header[place], [*HEAD, *paths]),
        )
        for place in islice(unknown, MOST_FINDINGS)
    ]


def _document(
    table: CellTable, row: int, varied: Mapping[str, str], years: Sequence[int] | None
) -> Document:
    """A row as the document of a case."""
    data: dict[str, Any] = {}
    for name, cell in zip(table.header, table.rows[row], strict=True):
        programme, dot, key = name.partition(".")
        if name in HEAD:
            data[name] = cell
        elif dot and cell is not None:
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
            told.append(table.finding("table-column", -1, 0, key=key, names=_names(table)))
        else:
            start = finding.span.column
            columns = [n for n in range(len(table.header)) if table.span(row, n).column == start]
            names = table.header[columns[0]] if columns and start > 1 else _first(table)
            where = {"row": str(table.lines[row]), "column": names}
            told.append(finding._replace(params={**finding.params, **where}))
    return told


def _first(table: CellTable) -> str:
    return next(name for name in table.header if name != UNREAD)


def _lacks(table: CellTable, finding: Diagnostic) -> bool:
    """Whether an input is missing in every row, because it has no column."""
    programme = finding.params["items"].partition(".")[0]
    return f"{programme}.{finding.params['key']}" not in table.header
