"""What a result says, before it is text, Markdown, HTML, a workbook or CSV: the one description.

A page holds sections, paragraphs, lists, tables and pictures; the cells of a table have types, so
that no format can forget that an amount is a lower bound or a figure only assumed. Each kind of
result makes pages (`shown.py`), each format is a writer that knows no result (`writers/`). Texts
are plain: each writer makes them harmless for its medium.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from ki_funding.presentation.picture import Picture
from ki_funding.values.basis import Figure
from ki_funding.values.vocabulary import Status

WIDEST = 34


class Code(NamedTuple):
    """An id, a path, something to type."""

    text: str


class Strong(NamedTuple):
    """A word that matters."""

    text: str


class Link(NamedTuple):
    """A text that leads to an address; without one it is just the text."""

    text: str
    address: str | None


Inline = str | Code | Strong | Link
Line = tuple[Inline, ...]


class Place(NamedTuple):
    """A cell of a table, by the key of its sheet; rows and columns are counted from 0."""

    sheet: str
    row: int
    column: int


class Sum(NamedTuple):
    """What some cells add up to; those that hold no number count nothing."""

    places: tuple[Place, ...]


class Same(NamedTuple):
    """What another cell holds."""

    place: Place


class Minus(NamedTuple):
    """One cell less another."""

    left: Place
    right: Place


class SumWhere(NamedTuple):
    """The sum of a column from `first` to `last` over the rows that agree with some cells.

    `where` are columns of that sheet, each with the cell that it must equal.
    """

    first: Place
    last: Place
    where: tuple[tuple[int, Place], ...]


class Applied(NamedTuple):
    """What a function or a sign between terms makes of them, as spreadsheets name it."""

    name: str
    terms: tuple["Term", ...]


Term = Place | Fraction | str | Applied
Formula = Sum | Same | Minus | SumWhere | Applied


class Money(NamedTuple):
    """An amount; None is undetermined. `at_least` leaves something undetermined out.

    `by` says how a format that calculates comes to the same amount.
    """

    amount: Decimal | None
    at_least: bool = False
    signed: bool = False
    by: Formula | None = None


class Count(NamedTuple):
    """A number of things."""

    number: int
    by: Formula | None = None


class Derived(NamedTuple):
    """A text that a format that calculates finds anew."""

    text: str
    by: Applied


class Entry(NamedTuple):
    """A cell to fill in, with what stands there.

    `choices` are words, or the first and the last cell of a list of them. `allowed` is what must
    be true of other entries, and `prompt` what is told to who fills it in.
    """

    value: "Value"
    kind: Literal["text", "number", "money", "day"] = "text"
    choices: tuple[str, ...] | tuple[Place, Place] = ()
    allowed: Applied | None = None
    prompt: str = ""


class Name(NamedTuple):
    """Something with a title, and the id that commands take."""

    title: str
    id: str


class Jump(NamedTuple):
    """The title of another sheet, which leads there; `sheet` is its key."""

    text: str
    sheet: str


class Marked(NamedTuple):
    """A cell of a column in which some have marks, which texts below the table explain."""

    cell: "Cell"
    mark: str


# What other programs read in a cell; None is undetermined, or not there.
Value = str | int | Decimal | Fraction | None
# A number alone is a year or the like: nothing is added up. A figure has a unit.
Cell = (
    str | int | Money | Count | Figure | Status | Name | Jump | Marked | Derived | Entry | Inline
    | Line | None
)  # fmt: skip


def unmarked(cell: Cell) -> Cell:
    """What has a mark, without it."""
    return cell.cell if isinstance(cell, Marked) else cell


class Column(NamedTuple):
    """The head of a column; figures end at the `right`.

    `spare` columns go first where room is short, those `in_full` are for documents alone. In the
    column with the `bar` the share of a row may be drawn. `widest` is how many characters wide
    a column of texts may grow where texts can break.
    """

    title: str
    right: bool = False
    spare: bool = False
    in_full: bool = False
    bar: bool = False
    widest: int = WIDEST


class Row(NamedTuple):
    """Cells, the first of which names the row; a `group` names the rows that follow.

    A `part` begins something and has figures of its own. What is not there at the end is empty.
    `share` (0 to 1) may be drawn as a bar. It `leads` to the section with that name, if to any.
    """

    cells: tuple[Cell, ...]
    look: Literal["", "group", "part", "total", "dim"] = ""
    share: Fraction | None = None
    leads: str = ""


class Sheet(NamedTuple):
    """A table; others refer to it by its `key`.

    `bars` is the head of bars that show the shares of rows; None is no bars. The heads of a `tall`
    one stand on several lines, to keep its columns narrow; the columns of one that `wraps` may
    stand in several tables below each other. The first `fixed` columns stay where the others are
    scrolled; readers may choose among the rows of one that is `filtered`.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: str = ""
    bars: str | None = None
    tall: bool = False
    wraps: bool = False
    fixed: int = 1
    filtered: bool = False


class Paragraph(NamedTuple):
    """Some sentences. `lead` is the summary of the page, `small` is beside the point."""

    line: Line
    role: Literal["", "lead", "small"] = ""


class Bullet(NamedTuple):
    """An entry of a list or tree, with entries below it; `look` is how a terminal draws it."""

    line: Line
    below: tuple["Bullet", ...] = ()
    look: str = ""


class Bullets(NamedTuple):
    """A list, or a tree; entries that need no mark are only indented.

    One to look things up in is `small` on paper, and each address stands in full there.
    """

    items: tuple[Bullet, ...]
    marked: bool = True
    small: bool = False


class Chart(NamedTuple):
    """A chart that follows the cells of a table, for formats that calculate.

    Each of the series has a name, and its cells from the first to the last.
    """

    title: str
    names: tuple[Place, Place]
    series: tuple[tuple[str, Place, Place], ...]


class Section(NamedTuple):
    """A heading and what stands below it; `folded` shows the heading alone until it is opened.

    `short` is what its sheet of a workbook is called where that is not the heading; rows of tables
    lead to its `name`.
    """

    title: str
    blocks: tuple["Block", ...]
    folded: bool = False
    short: str = ""
    name: str = ""


Block = Paragraph | Bullets | Sheet | Picture | Chart | Section


class About(NamedTuple):
    """What a file says about itself: whose it is, on what it rests, and the day of its rules."""

    whose: str
    receipt: str
    day: date


class Page(NamedTuple):
    """A whole document. Where it may be long, its blocks are made as they are written: once."""

    title: str
    blocks: Iterable[Block]
    about: About | None = None


def line(*parts: Inline) -> Line:
    """A line of its parts; empty texts vanish."""
    return tuple(part for part in parts if part != "")


def bullets(lines: Iterable[Line | str], *, marked: bool = True) -> Bullets:
    """A list without anything below its entries."""
    return Bullets(tuple(Bullet((x,) if isinstance(x, str) else x) for x in lines), marked)


def paragraphs(
    lines: Iterable[str], role: Literal["", "lead", "small"] = ""
) -> tuple[Paragraph, ...]:
    """Each text as a paragraph of its own."""
    return tuple(Paragraph((one,), role) for one in lines)


def captioned(sheet: Sheet, *more: Block, folded: bool = False) -> Section:
    """A table below its caption, and what is to be said of it."""
    return Section(sheet.caption, (sheet, *more), folded)


def titled(title: str, lines: Sequence[Line | str]) -> tuple[Section, ...]:
    """A section with a list; none where there is nothing to list."""
    return (Section(title, (bullets(lines),)),) if lines else ()
