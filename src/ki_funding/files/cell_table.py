"""Tables that users bring: CSV as text, parquet with the extra, every cell with its place."""

import csv
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ki_funding.files.document import line_of
from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, Span
from ki_funding.files.from_python import as_text
from ki_funding.files.read_so_far import note_file

CSV, PARQUET = ".csv", ".parquet"
SUFFIXES = frozenset({CSV, PARQUET})
SPREADSHEETS = frozenset({".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods"})
MOST_FINDINGS = 50  # more of one table tell nobody anything new
SEMICOLON = ";"  # between the cells of a German Excel


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

    def span(self, row: int, column: int) -> Span:
        """Where a cell is; of the header with row -1."""
        line = self.lines[row] if row >= 0 else 1
        if not self.text:
            return Span(self.name, line, column + 1, line, column + 2)
        spans = cell_spans(self.line(row), self.separator)
        start, end = spans[min(column, len(spans) - 1)]
        return Span(self.name, line, start + 1, line, end + 1)

    def line(self, row: int) -> str:
        """The text of a row, or of the header with row -1."""
        return line_of(self.text, self.lines[row] if row >= 0 else 1)

    def finding(self, code: str, row: int, column: int, **params: str) -> Diagnostic:
        """What is wrong with a cell, named by row and column."""
        name = self.header[column] if column < len(self.header) else ""
        line = str(self.lines[row] if row >= 0 else 1)
        known = {"row": line, "column": name, **params}
        return Diagnostic(code, self.span(row, column), known, self.line(row))


def is_table(path: Path) -> bool:
    """Whether a name is that of a table, or of one that a spreadsheet writes."""
    return path.suffix.casefold() in SUFFIXES | SPREADSHEETS


def read_table(path: Path) -> CellTable:
    """The table in a file. Raises MissingFile, or InvalidInput with what is wrong with it."""
    if path.suffix.lower() not in SUFFIXES:
        raise InvalidInput([Diagnostic("table-suffix", Span(str(path)))])
    if not path.is_file():
        raise MissingFile([Diagnostic("file-missing", Span(str(path)))])
    note_file(path)
    try:
        table = _csv(path) if path.suffix.lower() == CSV else _parquet(path)
    except OSError as error:
        reason = error.strerror or str(error)
        finding = Diagnostic("file-unreadable", Span(str(path)), {"reason": reason})
        raise MissingFile([finding]) from error
    if not table.rows:
        raise InvalidInput([Diagnostic("table-empty", Span(str(path)))])
    problems = [*_columns_twice(table), *islice(_other_lengths(table), MOST_FINDINGS)]
    if problems:
        raise InvalidInput(problems)
    return table


def cell_spans(line: str, separator: str = ",") -> list[tuple[int, int]]:
    """Where each cell of a line begins and ends; a comma inside quotation marks is text."""
    spans, start, quoted = [], 0, False
    for place, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            spans.append((start, place))
            start = place + 1
    return [*spans, (start, len(line))]


def _columns_twice(table: CellTable) -> Iterator[Diagnostic]:
    for place, name in enumerate(table.header):
        if name in table.header[:place]:
            yield table.finding("table-column-twice", -1, place)


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
    head = text.split("\n", 1)[0]
    separator = SEMICOLON if head.count(SEMICOLON) > head.count(",") else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, lines, line = [], [], 1
    try:
        for cells in reader:
            if cells:  # an empty line is no row
                rows.append(tuple(cell.strip() or None for cell in cells))
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        span = Span(str(path), line, 1, line, 2)
        raise InvalidInput([Diagnostic("table-csv", span, {}, line_of(text, line))]) from error
    if not rows:
        return CellTable(str(path), (), (), ())
    header = tuple(cell or "" for cell in rows[0])
    return CellTable(str(path), header, tuple(rows[1:]), tuple(lines[1:]), text, separator)


def _parquet(path: Path) -> CellTable:
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise InvalidInput([Diagnostic("table-extra", Span(str(path)))]) from error
    try:
        found = parquet.read_table(path)
    except (ValueError, OSError) as error:  # pyarrow's own errors are both
        raise InvalidInput([Diagnostic("table-parquet", Span(str(path)))]) from error
    columns = [map(as_text, column.to_pylist()) for column in found.columns]
    rows = tuple(zip(*columns, strict=True))
    return CellTable(str(path), tuple(found.column_names), rows, tuple(range(1, len(rows) + 1)))
