"""A page for people before it is Markdown or HTML: sections, paragraphs, lists, tables, pictures.

What a report says is decided once, in the `page.py` of `calculation`, `state`, `impact` and
`rulebook`; `markdown.py` and `html/` decide how it looks. Texts are plain: each writer makes them
harmless for its medium.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from ki_funding.language import Language
from ki_funding.vocabulary import Status


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


class Paragraph(NamedTuple):
    """Some sentences. `lead` is the summary of the page, `small` is beside the point."""

    line: Line
    role: Literal["", "lead", "small"] = ""


class Bullet(NamedTuple):
    """An entry of a list, with entries below it."""

    line: Line
    below: tuple["Bullet", ...] = ()


class Bullets(NamedTuple):
    """A list, or a tree."""

    items: tuple[Bullet, ...]


class Column(NamedTuple):
    """The head of a column; figures end at the right."""

    title: str
    right: bool = False


class Cell(NamedTuple):
    """What a table shows at one place; `share` (0 to 1) may be drawn as a bar behind it."""

    line: Line = ()
    status: Status | None = None
    share: Fraction | None = None


class Row(NamedTuple):
    """Cells, the first of which names the row; a `group` names the rows that follow."""

    cells: tuple[Cell, ...]
    look: Literal["", "group", "total", "dim"] = ""


class Sheet(NamedTuple):
    """A table."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Picture(NamedTuple):
    """A chart, drawn only where it is shown; `alt` says in words what it shows.

    `chart` makes an `altair.Chart`. `name` is what `--picture` calls it. `note` stands with a
    picture that is alone, and nowhere else.
    """

    name: str
    title: str
    alt: str
    chart: Callable[[], Any]
    note: str = ""


class Section(NamedTuple):
    """A heading and what stands below it; `folded` shows the heading alone until it is opened."""

    title: str
    blocks: tuple["Block", ...]
    folded: bool = False


Block = Paragraph | Bullets | Sheet | Picture | Section


class Page(NamedTuple):
    """A whole document."""

    title: str
    language: Language
    blocks: tuple[Block, ...]


def line(*parts: Inline) -> Line:
    """A line of its parts; empty texts vanish."""
    return tuple(part for part in parts if part != "")


def bullets(lines: Sequence[Line | str]) -> Bullets:
    """A list without anything below its entries."""
    return Bullets(tuple(Bullet((x,) if isinstance(x, str) else x) for x in lines))
