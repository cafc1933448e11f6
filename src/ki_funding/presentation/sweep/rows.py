"""Every row of a sweep, written as it comes: CSV, or parquet with the extra."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from io import TextIOWrapper
from itertools import repeat
from typing import Any, BinaryIO

from ki_funding.extras import extra
from ki_funding.presentation.style import Dialect
from ki_funding.presentation.writers.csv import MARKS, Marks, csv_writer, number_text, text_cell
from ki_funding.sweep.answer_table import RowCells, RowColumn, RowWriter
from ki_funding.values.exact import plain_text

SUFFIXES = (".csv", ".parquet")
MOST_PLACES = 13  # decimals of what varies
DELTA = "DELTA_BINARY_PACKED"  # numbers that grow or repeat: what they differ by


def writer(suffix: str, stream: BinaryIO, dialect: Dialect) -> RowWriter:
    """What writes rows to a stream in the format of a suffix; CSV has a dialect.

    Raises MissingExtra.
    """
    return CsvRows(stream, MARKS[dialect]) if suffix == ".csv" else ParquetRows(stream)


class CsvRows:
    """Rows as CSV; a cell that is not known is empty."""

    def __init__(self, stream: BinaryIO, marks: Marks) -> None:
        self._text = TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
        self._marks, self._writer = marks, csv_writer(self._text, marks)
        self._columns: Sequence[RowColumn] = ()

    def begin(self, columns: Sequence[RowColumn]) -> None:
        """Writes the header."""
        self._columns = columns
        self._writer.writerow([column.name for column in columns])

    def write(self, count: int, cells: Sequence[RowCells]) -> None:
        """Writes so many rows."""
        columns = zip(self._columns, cells, strict=True)
        texts = [_texts(column, found, count, self._marks) for column, found in columns]
        self._writer.writerows(zip(*texts, strict=True))

    def end(self) -> None:
        """Writes what is still held back; the stream stays open."""
        self._text.flush()
        self._text.detach()


class ParquetRows:
    """Rows as parquet: each stretch of them is a group of its own."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._parquet = stream, extra("pyarrow.parquet", "sweep")

    def begin(self, columns: Sequence[RowColumn]) -> None:
        """Writes the names and types of the columns."""
        self._rows = ArrowRows(columns)
        self._writer = self._parquet.ParquetWriter(
            self._stream,
            self._rows.schema,
            use_dictionary=[column.name for column in columns if column.kind == "text"],
            column_encoding={c.name: DELTA for c in columns if c.kind == "whole"},
        )

    def write(self, count: int, cells: Sequence[RowCells]) -> None:
        """Writes so many rows."""
        self._writer.write_batch(self._rows.batch(count, cells))

    def end(self) -> None:
        """Writes the foot of the file, without which it cannot be read."""
        self._writer.close()


class ArrowRows:
    """Rows as batches of Arrow: amounts and numbers are decimals, texts a dictionary."""

    def __init__(self, columns: Sequence[RowColumn]) -> None:
        self._arrow: Any = extra("pyarrow", "sweep")
        self._compute: Any = extra("pyarrow.compute", "sweep")
        self._columns = tuple(columns)
        self.schema: Any = self._arrow.schema([(c.name, self._type(c)) for c in columns])

    def batch(self, count: int, cells: Sequence[RowCells]) -> Any:
        """So many rows."""
        both = zip(self._columns, cells, strict=True)
        arrays = [self._array(column, found, count) for column, found in both]
        return self._arrow.record_batch(arrays, schema=self.schema)

    def _type(self, column: RowColumn) -> Any:
        if column.kind == "text":
            return self._arrow.dictionary(self._arrow.int32(), self._arrow.string())
        if column.kind == "whole":
            return self._arrow.int64()
        places = _places(column)
        return self._arrow.string() if places is None else self._arrow.decimal128(19, places)

    def _array(self, column: RowColumn, cells: RowCells, count: int) -> Any:
        arrow, kind = self._arrow, self._type(column)
        if isinstance(cells.values, str | int):
            return arrow.repeat(cells.values, count).cast(kind)
        if cells.words is not None:
            places = arrow.array(cells.values, arrow.int32())
            return arrow.DictionaryArray.from_arrays(
                places, arrow.array(cells.words, arrow.string())
            )
        places = _places(column)
        if places is None:  # thirds have no end as decimals
            numbers = (Fraction(int(number), column.denominator) for number in cells.values)
            return arrow.array(map(plain_text, numbers), kind)
        numbers = arrow.array(cells.values, arrow.int64())
        if cells.known is not None:
            sure = arrow.array(cells.known, arrow.int64()).cast(arrow.bool_())
            numbers = self._compute.if_else(sure, numbers, None)
        if column.kind == "whole":
            return numbers
        times = 10**places // _below(column)
        scaled = numbers if times == 1 else self._compute.multiply_checked(numbers, times)
        whole = scaled.cast(arrow.decimal128(19, 0))
        return arrow.Array.from_buffers(kind, count, whole.buffers())  # the point moves, no digit


def _texts(column: RowColumn, cells: RowCells, count: int, marks: Marks) -> Iterator[str]:
    """The cells of a column as texts; what is not known is empty."""
    if isinstance(cells.values, str | int):
        return repeat(text_cell(str(cells.values), marks), count)
    if cells.words is not None:
        words = [text_cell(word, marks) for word in cells.words]
        return (words[place] for place in cells.values)
    known = repeat(1, count) if cells.known is None else cells.known
    numbers = zip(cells.values, known, strict=True)
    if column.kind == "euros":
        return (_euros(int(number), marks.point) if sure else "" for number, sure in numbers)
    below = column.denominator
    if below == 1:
        return (str(int(number)) if sure else "" for number, sure in numbers)
    return (number_text(Fraction(int(n), below), marks) if sure else "" for n, sure in numbers)


def _euros(cents: int, point: str) -> str:
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}{point}{rest:02}"


def _below(column: RowColumn) -> int:
    """What the whole numbers of a column are parts of."""
    return 100 if column.kind == "euros" else column.denominator


def _places(column: RowColumn) -> int | None:
    """How many decimals the numbers of a column have; None if no number of them is enough."""
    below = _below(column)
    return next((places for places in range(MOST_PLACES) if not 10**places % below), None)
