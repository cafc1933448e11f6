"""What a workbook holds before XlsxWriter writes it: sheets of rows, and places to refer to.

A row's number is its place in the list, so formulas can name cells of any sheet.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Literal, NamedTuple

from ki_funding.language import Language
from ki_funding.vocabulary import Status


class Money(NamedTuple):
    """An amount; None is undetermined. `at_least` leaves something undetermined out."""

    amount: Decimal | None
    at_least: bool = False
    signed: bool = False


class Calculated(NamedTuple):
    """A formula, with the result that we computed ourselves."""

    formula: str
    amount: Decimal
    at_least: bool = False
    signed: bool = False


class Count(NamedTuple):
    """A formula that counts, or a number without a unit."""

    number: int
    formula: str = ""


class Link(NamedTuple):
    """A text that leads to an address of the web."""

    text: str
    address: str


class Jump(NamedTuple):
    """The title of another sheet, which leads there."""

    text: str
    tab: str


class Marked(NamedTuple):
    """The word for a status, in its colour."""

    status: Status | None


Cell = str | int | Money | Calculated | Count | Link | Jump | Marked | None
Look = Literal["", "title", "text", "section", "head", "total", "dim"]
SPANNING = frozenset({"title", "text", "section"})


class Column(NamedTuple):
    """The head of a column, and how many characters wide it may grow before its texts break."""

    title: str
    widest: int = 34


class Row(NamedTuple):
    """Cells side by side; a title, a text or a section is one cell over all columns."""

    cells: tuple[Cell, ...] = ()
    look: Look = ""


class Tab(NamedTuple):
    """A sheet: `head` is the row that stays and is printed on each page, `fixed` columns stay."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: int
    fixed: int = 1


class About(NamedTuple):
    """What a workbook says about itself; `whose` is printed on each page."""

    title: str
    whose: str
    subject: str
    receipt: str
    version: str
    created: datetime
    language: Language


class Place(NamedTuple):
    """A cell of a sheet; without a tab it is on the sheet of the formula."""

    row: int
    column: int
    tab: str = ""

    @property
    def name(self) -> str:
        """As formulas write it: `E6`."""
        return f"{_letters(self.column)}{self.row + 1}"


def summed(places: Iterable[Place]) -> str:
    """The sum of some cells; neighbours in a column are one range. Texts count nothing."""
    ordered = sorted(set(places), key=lambda p: (p.tab, p.column, p.row))
    ranges = []
    for _, run in groupby(enumerate(ordered), key=lambda n: (n[1][1:], n[1].row - n[0])):
        cells = [place for _, place in run]
        span = cells[0].name if len(cells) == 1 else f"{cells[0].name}:{cells[-1].name}"
        ranges.append(f"{_before(cells[0].tab)}{span}")
    return f"=SUM({','.join(ranges)})" if ranges else "=0"


def same(place: Place) -> str:
    """The value of another cell."""
    return f"={_before(place.tab)}{place.name}"


def column_of(places: Sequence[Place]) -> str:
    """The range from the first to the last of some cells of one column, for any formula."""
    first, last = places[0], places[-1]
    letters = _letters(first.column)
    return f"{_before(first.tab)}${letters}${first.row + 1}:${letters}${last.row + 1}"


def heads(columns: Sequence[Column]) -> Row:
    """The row with the titles of the columns."""
    return Row(tuple(column.title for column in columns), "head")


def line(text: str, look: Look = "text") -> Row:
    """A text over all columns."""
    return Row((text,), look)


def _before(tab: str) -> str:
    quoted = tab.replace("'", "''")
    return f"'{quoted}'!" if tab else ""


def _letters(column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
