"""CSV in two dialects: as RFC 4180 says, and as a German Excel opens it with a double click."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TextIO

from ki_funding.presentation.page import Value
from ki_funding.presentation.records import Records
from ki_funding.presentation.style import Dialect, clean, no_command
from ki_funding.values.exact import plain_text

if TYPE_CHECKING:
    from _csv import Writer

# What starts a formula: at the start of a cell, also behind spaces, and behind a separator that
# splits the cell where a program expects another dialect, also between quotation marks. Far Eastern
# Excels take wide signs. Two colons begin a command in a log of GitHub.
FORMULA = re.compile(r"""(^|[;,])([\s"']*)(?=[=+\-@＝＋－＠]|::)""")


AT_ONCE = 1_000  # rows
# What a German Excel would make something else of: an AGS without its zero, 1.5 the first of May,
# 500.125 half a million, 3/4 the third of April. A day of ISO is a day to it, too.
MISTAKEN = re.compile(r"0[0-9]+|[0-9]+(\.[0-9]+)+|[0-9]{1,2}([/-][0-9]+)+")


def harmless(text: str) -> str:
    """A text that stays a text in a spreadsheet; tabs and other control characters are marked."""
    return FORMULA.sub(r"\1'\2", no_command(clean(text)))


def text_cell(text: str, marks: "Marks") -> str:
    """A text as a cell, which a German Excel takes for one too."""
    mistaken = marks.point == "," and MISTAKEN.fullmatch(text)
    return f'="{text}"' if mistaken else harmless(text)


class Marks(NamedTuple):
    """What the dialects differ in."""

    separator: str
    point: str
    start: str = ""


MARKS = {
    Dialect.RFC4180: Marks(",", "."),
    Dialect.EXCEL_DE: Marks(";", ",", "\ufeff"),  # without the mark Excel reads Latin-1
}


def write(records: Records, dialect: Dialect) -> Iterator[str]:
    """A header and the rows. Texts stay texts; None is an empty cell."""
    marks = MARKS[dialect]
    rows = ([_written(value, marks) for value in row] for row in records.rows)
    stream = StringIO()
    writer = csv_writer(stream, marks)
    writer.writerow(records.columns)
    while some := list(islice(rows, AT_ONCE)):
        writer.writerows(some)
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()
    yield stream.getvalue()


def csv_writer(stream: TextIO, marks: Marks) -> "Writer":
    """What writes rows of texts to a stream, which begins as the dialect says."""
    stream.write(marks.start)
    return csv.writer(stream, delimiter=marks.separator, lineterminator="\r\n")


def number_text(number: Fraction, marks: Marks) -> str:
    """An exact number with the point of a dialect.

    1/3 has no end as a decimal; unmarked, Excel would read the third of January.
    """
    plain = plain_text(number)
    return f"'{plain}" if "/" in plain else plain.replace(".", marks.point)


def _written(value: Value, marks: Marks) -> str:
    match value:
        case None:
            return ""
        case str():
            return text_cell(value, marks)
        case Decimal():
            return f"{value:.2f}".replace(".", marks.point)
        case int():
            return str(value)
    return number_text(value, marks)
