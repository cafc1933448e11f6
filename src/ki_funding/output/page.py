"""A page for people before it is Markdown or HTML: sections, paragraphs, lists, tables, pictures.

What a report says is decided once, in the `page.py` of `calculation`, `state`, `impact` and
`rulebook`; `markdown.py` and `html/` decide how it looks. Texts are plain: each writer makes them
harmless for its medium.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from ki_funding.extras import extra
from ki_funding.language import Language
from ki_funding.output.pictures.canvas import Canvas
from ki_funding.output.pictures.theme import IN_PAGE, LARGE, MUTED, SMALL, WIDE
from ki_funding.vocabulary import Status

SPACE = 12  # pixels around what a picture draws


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
    """What is drawn, on a canvas of any width; `alt` says in words what it shows.

    `name` is what `--picture` calls it. `source` stands below a picture by itself: where its
    figures come from, and with which rules they were computed.
    """

    name: str
    title: str
    alt: str
    draw: Callable[[Canvas], None]
    source: tuple[str, ...] = ()

    def svg(self) -> str:
        """The picture by itself, on white, with its title and its source."""
        canvas = Canvas(WIDE)
        canvas.paragraph(self.title, size=LARGE, bold=True)
        canvas.bottom += SPACE / 2
        self.draw(canvas)
        canvas.bottom += SPACE
        for said in self.source:
            canvas.paragraph(said, size=SMALL, color=MUTED)
        return canvas.svg(self.title, self.alt)

    def png(self) -> bytes:
        """The same twice as large, as PNG. Raises MissingExtra."""
        drawn: bytes = extra("vl_convert", "png").svg_to_png(self.svg(), scale=2)
        return drawn

    def within(self, wide: float) -> str:
        """The picture inside a page that says the rest, in the colours and letters of that page."""
        canvas = Canvas(wide, IN_PAGE)
        self.draw(canvas)
        return canvas.svg_within(self.alt)

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg()


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
