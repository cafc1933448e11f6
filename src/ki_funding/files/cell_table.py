"""Tables that users bring: CSV as text, parquet with the extra, every cell with its place."""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ki_funding.files.document import line_of
from ki_funding.files.findings import MOST_FINDINGS, Diagnostic, InvalidInput, MissingFile, Span
from ki_funding.files.from_python import as_text
from ki_funding.files.read_so_far import note_file

PARQUET = ".parquet"
SUFFIXES = frozenset({".csv", ".tsv", ".tab", PARQUET})
SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
MAX_BYTES = 50_000_000
FREE_CELLS, CELLS_A_BYTE = 2_000_000, 10  # of a packed table: few bytes can be any number of cells
FREE_BYTES, BYTES_A_BYTE = 20_000_000, 20
SEPARATORS = ",;\t"  # a German Excel puts semicolons, a copied table has tabs
NAMED = re.compile(r"sep=(.)\r?(?:\n|$)")  # how Excel is told the separator
COMMA = re.compile(r"-?[0-9]+,[0-9]+")
AS_TEXT = re.compile(r'="([0-9]*)"')  # how Excel is told that digits are no number


class CellTable(NamedTuple):
    """A header and rows of texts, None where a cell is empty; `lines` say where each row is.

    Parquet has no lines; its rows count from 1 and have no text to show.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    lines: tuple[int, ...]
    text: str = ""
    separator: str = ","
    head: int = 1

    def span(self, row: int, column: int) -> Span:
        """Where a cell is; of the header with row -1."""
        line = self.lines[row] if row >= 0 else self.head
        if not self.text:
            return Span(self.name, line, column + 1, line, column + 2)
        spans = cell_spans(self.line(row), self.separator)
        start, end = spans[min(column, len(spans) - 1)]
        return Span(self.name, line, start + 1, line, end + 1)

    def line(self, row: int) -> str:
        """The text of a row, or of the header with row -1."""
        return line_of(self.text, self.lines[row] if row >= 0 else self.head)

    def finding(self, code: str, row: int, column: int, **params: str) -> Diagnostic:
        """What is wrong with a cell, named by row and column."""
        name = self.header[column] if column < len(self.header) else ""
        line = str(self.lines[row] if row >= 0 else self.head)
        known = {"row": line, "column": name, **params}
        return Diagnostic(code, self.span(row, column), known, self.line(row))


def is_table(path: Path) -> bool:
    """Whether a name is that of a table, or of one that a spreadsheet writes."""
    return path.suffix.casefold() in SUFFIXES | SPREADSHEETS


def is_large(path: Path) -> bool:
    """Whether a table is parquet with more than is read at once."""
    return path.suffix.lower() == PARQUET and path.is_file() and path.stat().st_size > MAX_BYTES


def read_table(path: Path) -> CellTable:
    """The table in a file. Raises MissingFile, or InvalidInput with what is wrong with it."""
    if path.suffix.lower() in SPREADSHEETS:
        raise InvalidInput([Diagnostic("table-workbook", Span(str(path)))])
    if path.suffix.lower() not in SUFFIXES:
        raise InvalidInput([Diagnostic("table-suffix", Span(str(path)))])
    try:
        if not path.is_file():
            raise MissingFile([Diagnostic("file-missing", Span(str(path)))])
        note_file(path)
        if (size := path.stat().st_size) > MAX_BYTES:
            raise _too_large(path, size)
        table = _parquet(path) if path.suffix.lower() == PARQUET else _csv(path)
    except OSError as error:
        reason = error.strerror or str(error)
        finding = Diagnostic("file-unreadable", Span(str(path)), {"reason": reason})
        raise MissingFile([finding]) from error
    if not table.rows:
        raise InvalidInput([Diagnostic("table-empty", Span(str(path)))])
    problems = [
        *islice(columns_twice(table), MOST_FINDINGS),
        *islice(_other_lengths(table), MOST_FINDINGS),
    ]
    if problems:
        raise InvalidInput(problems)
    return table


def _too_large(path: Path, size: int) -> InvalidInput:
    most = {"bytes": str(MAX_BYTES), "cells": str(FREE_CELLS + CELLS_A_BYTE * size)}
    return InvalidInput([Diagnostic("table-large", Span(str(path)), most)])


@lru_cache(maxsize=1)  # several slips are often in one line, and one may be very long
def cell_spans(line: str, separator: str = ",") -> tuple[tuple[int, int], ...]:
    """Where each cell of a line begins and ends; a comma inside quotation marks is text."""
    spans, start, quoted = [], 0, False
    for place, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            spans.append((start, place))
            start = place + 1
    return (*spans, (start, len(line)))


def columns_twice(table: CellTable) -> Iterator[Diagnostic]:
    """Columns whose name another one has already."""
    seen = set[str]()
    for place, name in enumerate(table.header):
        if name in seen:
            yield table.finding("table-column-twice", -1, place)
        seen.add(name)


def _other_lengths(table: CellTable) -> Iterator[Diagnostic]:
    expected = len(table.header)
    for place, row in enumerate(table.rows):
        if len(row) != expected:
            found = str(len(row))
            column = min(len(row), expected)
            yield table.finding("table-cells", place, column, expected=str(expected), found=found)


def _csv(path: Path) -> CellTable:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InvalidInput([Diagnostic("file-not-utf-8", Span(str(path), line, 1))]) from error
    named = NAMED.match(text)
    separator = named[1] if named else max(SEPARATORS, key=text.split("\n", 1)[0].count)
    if not named and text.split("\n", 1)[0].count(separator) == 0:  # a title, perhaps
        separator = max(SEPARATORS, key=text.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, lines, line = list[tuple[str | None, ...]](), list[int](), 1
    try:
        for cells in reader:
            row = tuple(_cell(cell, separator) for cell in cells)
            if any(row) and not (named and line == 1):  # an empty line is no row
                rows.append(row)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        span = Span(str(path), line, 1, line, 2)
        raise InvalidInput([Diagnostic("table-csv", span, {}, line_of(text, line))]) from error
    titles = next((place for place, row in enumerate(rows) if _filled(row) > 1), 0)
    del rows[:titles], lines[:titles]  # above the table
    if not rows:
        return CellTable(str(path), (), (), ())
    width = max(len(row) - _empty_end(row) for row in rows)
    rows = [row[:width] if len(row) > width else row for row in rows]
    header = tuple(cell or "" for cell in rows[0])
    found = CellTable(str(path), header, tuple(rows[1:]), tuple(lines[1:]), text, separator)
    return found._replace(head=lines[0])


def _cell(cell: str, separator: str) -> str | None:
    """What a cell says: nothing where it is empty, and of a German one numbers with a point."""
    text = cell.strip()
    if as_text := AS_TEXT.fullmatch(text):
        return as_text[1] or None
    return (text if separator == "," else with_point(text)) or None


def with_point(text: str) -> str:
    """A text; a number with a decimal comma has a point instead."""
    return text.replace(",", ".") if COMMA.fullmatch(text) else text


def _filled(row: Sequence[str | None]) -> int:
    return sum(cell is not None for cell in row)


def _empty_end(row: Sequence[str | None]) -> int:
    """How many cells at the end of a row are empty, behind separators that say nothing."""
    return next((n for n, cell in enumerate(reversed(row)) if cell is not None), len(row))


def refuse_swelling(path: Path, head: Any) -> None:
    """Raises InvalidInput if a parquet file says that it is far more than such a file should be."""
    size = path.stat().st_size
    groups = [head.row_group(place) for place in range(head.num_row_groups)]
    unpacked = sum(group.total_byte_size for group in groups)
    columns = range(head.num_columns)
    cells = sum(group.column(place).num_values for group in groups for place in columns)  # of lists
    cells = max(cells, head.num_rows * head.num_columns)
    too_many = cells > FREE_CELLS + CELLS_A_BYTE * size
    if too_many or unpacked > FREE_BYTES + BYTES_A_BYTE * size:
        raise _too_large(path, size)


def _texts(column: Any) -> Iterator[str | None]:
    """The cells of a column; a word that stands there again and again is one text."""
    for chunk in column.chunks:
        if hasattr(chunk, "dictionary"):
            words = list(map(as_text, chunk.dictionary.to_pylist()))
            places = chunk.indices.to_pylist()
            yield from (None if place is None else words[place] for place in places)
        else:
            yield from map(as_text, chunk.to_pylist())


def _parquet(path: Path) -> CellTable:
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise InvalidInput([Diagnostic("table-extra", Span(str(path)))]) from error
    try:
        head = parquet.read_metadata(path)
        refuse_swelling(path, head)
        found = parquet.read_table(path, read_dictionary=list(head.schema.to_arrow_schema().names))
        columns = [list(_texts(column)) for column in found.columns]
    except (
        ValueError,
        OSError,
        ArithmeticError,
        NotImplementedError,
    ) as error:  # as pyarrow has it
        raise InvalidInput([Diagnostic("table-parquet", Span(str(path)))]) from error
    rows = tuple(zip(*columns, strict=True))
    return CellTable(str(path), tuple(found.column_names), rows, tuple(range(1, len(rows) + 1)))
