"""Reads workbooks: every cell as the text that a file would hold, or what is wrong with it.

Only this module knows openpyxl. Nothing is calculated, no macro is run and no link is followed;
what a formula last came to is read as if it had been typed. A number is a binary one in the file,
so that its shortest decimal text is meant.
"""

import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from ki_funding.files.cell_table import with_point
from ki_funding.files.findings import Diagnostic, InvalidInput, Span
from ki_funding.files.from_python import as_text
from ki_funding.values.scalars import GERMAN_DAY

SUFFIX = ".xlsx"
OTHERS = frozenset({".xls", ".xlsm", ".xlsb", ".ods"})
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # how a workbook begins, and one with a password
MAX_BYTES = 5_000_000
MAX_UNPACKED = 4_000_000  # a form has 100,000; styles alone take a second a megabyte
MAX_PARTS = 500
MAX_ROWS = 5_000
MAX_COLUMNS = 300
MAX_DIGITS = 15  # a double holds no more of them for certain
DECLARES = re.compile(rb"<\0?!\0?(D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # what a number format only shows


class Cell(NamedTuple):
    """What stands in a cell, and what is wrong with it."""

    span: Span
    text: str | None = None
    problem: Diagnostic | None = None

    @property
    def says(self) -> bool:
        """Whether there is something in it, right or wrong."""
        return self.text is not None or self.problem is not None


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its cells by row and column, both counted from 1; those that are empty are not."""

    file: str
    sheet: str
    cells: Mapping[tuple[int, int], Cell]

    def cell(self, row: int, column: int) -> Cell:
        """A cell, which may be empty."""
        return self.cells.get((row, column)) or Cell(cell_span(self.file, self.sheet, row, column))

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """The rows that hold something, from the first, with their cells by column."""
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in self.cells.items():
            found.setdefault(row, {})[column] = cell
        yield from sorted(found.items())


def is_workbook(path: Path) -> bool:
    """Whether a name is that of a workbook, if only of one that could be read as another."""
    return path.suffix.casefold() in {SUFFIX, *OTHERS}


def cell_span(file: str, sheet: str, row: int, column: int) -> Span:
    """Where a cell is."""
    return Span(file, row, column, row, column + 1, sheet)


def read_workbook(raw: bytes, name: str) -> tuple[Grid, ...]:
    """The sheets of a workbook. Raises InvalidInput if it is none, or too large."""
    if problem := _problem(raw, name):
        raise InvalidInput([problem])
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():  # of validations and styles that it does not know
            warnings.simplefilter("ignore")
            load = partial(load_workbook, read_only=True, keep_links=False)
            results = cache(lambda: load(BytesIO(raw), data_only=True))
            return tuple(_grid(name, sheet, results) for sheet in load(BytesIO(raw)).worksheets)
    except InvalidInput:
        raise
    except Exception as error:  # a damaged file makes openpyxl raise anything
        raise InvalidInput([Diagnostic("workbook-broken", Span(name))]) from error


def _problem(raw: bytes, name: str) -> Diagnostic | None:
    """Why some bytes are no workbook, or one that nobody should unpack."""
    from zipfile import ZipFile

    if len(raw) > MAX_BYTES:
        return _too_large(name, "bytes", MAX_BYTES)
    if raw.startswith(OLE):
        return Diagnostic("workbook-locked", Span(name))
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                return _too_large(name, "unpacked", MAX_UNPACKED)
            if any(DECLARES.search(archive.read(part)) for part in parts):
                return Diagnostic("workbook-broken", Span(name))
    except Exception:  # of zipfile, zlib and whatever else a damaged file is packed with
        return Diagnostic("workbook-broken", Span(name))
    return None


def _too_large(name: str, what: str, most: int) -> Diagnostic:
    return Diagnostic("workbook-large", Span(name), {"what": what, "most": str(most)})


def _grid(file: str, sheet: Any, results: Callable[[], Any]) -> Grid:
    """What stands on a sheet; what formulas came to is read only where there are any."""
    found: dict[tuple[int, int], Cell] = {}
    written = dict(_written(file, sheet))
    formulas = any(cell.data_type == "f" for cell in written.values())
    values = dict(_written(file, results()[sheet.title])) if formulas else written
    for place in written:
        cell = _cell(cell_span(file, sheet.title, *place), values.get(place))
        if cell.says:
            found[place] = cell
    return Grid(file, sheet.title, found)


def _written(file: str, sheet: Any) -> Iterator[tuple[tuple[int, int], Any]]:
    """The cells of a sheet that are not empty, by row and column. Raises InvalidInput."""
    rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS + 1)
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            if cell.value is None:
                continue
            if row > MAX_ROWS or column > MAX_COLUMNS:
                most = {"rows": str(MAX_ROWS), "columns": str(MAX_COLUMNS)}
                span = cell_span(file, sheet.title, row, column)
                raise InvalidInput([Diagnostic("workbook-far", span, most)])
            yield (row, column), cell


def _cell(span: Span, found: Any) -> Cell:
    if found is None:
        return Cell(span, problem=Diagnostic("cell-formula", span))
    value = found.value
    if found.data_type == "e":
        return Cell(span, problem=Diagnostic("cell-error", span, {"text": str(value)}))
    if isinstance(value, str):
        return Cell(span, _typed(value))
    if isinstance(value, datetime | date):
        return Cell(span, _day(value, found.number_format))
    text = as_text(value)
    if isinstance(value, float) and len(Decimal(text).as_tuple().digits) > MAX_DIGITS:
        near = as_text(round(value, 2))
        return Cell(span, text, Diagnostic("cell-inexact", span, {"text": text, "near": near}))
    if isinstance(value, int | float) and "%" in _plain_format(found.number_format):
        text = f"{as_text(float(Decimal(text) * 100))} %"
    return Cell(span, text)


def _typed(value: str) -> str | None:
    """A text; of a German number or day what other files would say."""
    text = value.strip()
    if day := re.fullmatch(GERMAN_DAY, text):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    return with_point(text) or None


def _day(value: date, number_format: str) -> str:
    """A day, or only its month where the cell shows no more."""
    text = str(as_text(value))
    shown = _plain_format(number_format).casefold()
    return text[:7] if "d" not in shown and "m" in shown and text.endswith("-01") else text


def _plain_format(number_format: str | None) -> str:
    """A number format without what it only shows."""
    return QUOTED.sub("", number_format or "")
