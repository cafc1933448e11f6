"""CSV in two dialects: as RFC 4180 says, and as a German Excel opens it with a double click."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import NamedTuple

from ki_funding.exact import plain_text
from ki_funding.output.calculation.json import amount_text
from ki_funding.output.spreadsheet.harmless import harmless
from ki_funding.output.writing import Dialect

Value = str | int | Decimal | Fraction | None


class Marks(NamedTuple):
    """What the dialects differ in."""

    separator: str
    point: str
    start: str = ""


MARKS = {
    Dialect.RFC4180: Marks(",", "."),
    Dialect.EXCEL_DE: Marks(";", ",", "\ufeff"),  # without the mark Excel reads Latin-1
}


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Value]], dialect: Dialect) -> str:
    """A header and the rows. Texts stay texts; None is an empty cell."""
    marks = MARKS[dialect]
    stream = StringIO()
    stream.write(marks.start)
    writer = csv.writer(stream, delimiter=marks.separator, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_written(value, marks) for value in row] for row in rows)
    return stream.getvalue()


def _written(value: Value, marks: Marks) -> str:
    match value:
        case None:
            return ""
        case str():
            return harmless(value)
        case Decimal():
            return (amount_text(value) or "").replace(".", marks.point)
        case int():
            return str(value)
    plain = plain_text(value)
    # 1/3 has no end as a decimal; unmarked, Excel would read the third of January.
    return f"'{plain}" if "/" in plain else plain.replace(".", marks.point)
