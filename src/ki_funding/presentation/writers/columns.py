"""A table as text: cells in columns, in the widest layout that fits, with or without colours."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from rich.cells import cell_len

from ki_funding.presentation.cells import shown
from ki_funding.presentation.page import Cell, Column, Marked, Money, Name, Row, Sheet
from ki_funding.presentation.style import Style, paragraph
from ki_funding.texts.language import text
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.vocabulary import Status

SPACE = 2  # between columns
NAME, INDENT = 24, 4  # the least room for the names of rows, and what they stand in
BAR = 10  # characters of a whole bar
# What a terminal obeys.
CODES = {"bold": 1, "dim": 2, "red": 31, "green": 32, "yellow": 33, "blue": 34, "magenta": 35,
         "cyan": 36}  # fmt: skip
LOOKS = {"group": "bold", "total": "bold", "dim": "dim", "": ""}
LONG = {Status.SECONDARY, Status.PLANNED, Status.GIVEN}  # have a shorter word
STATUS = {
    Status.OFFICIAL: "green",
    Status.SECONDARY: "cyan",
    Status.INFERRED: "cyan",
    Status.ASSUMED: "yellow",
    Status.PLANNED: "yellow",
    Status.GIVEN: "magenta",
    Status.OPEN: "red",
}


class Box(NamedTuple):
    """A text and how it looks on a terminal."""

    text: str
    look: str = ""


class Layout(NamedTuple):
    """Heads, which may have several lines, and rows; columns in `right` end alike."""

    heads: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[Box, ...], ...]

    def widths(self) -> list[int]:
        """The width of each column; what stands alone in its row reaches over the others."""
        rows = [row for row in self.rows if any(box.text for box in row[1:])]
        return [
            max(map(cell_len, (*head.split("\n"), *(row[place].text for row in rows))))
            for place, head in enumerate(self.heads)
        ]

    def width(self) -> int:
        """The width of all columns with the space between."""
        return sum(self.widths()) + SPACE * (len(self.heads) - 1)

    def narrowed(self, width: int) -> "Layout":
        """The same with the names of rows broken between words, as far as the width asks for it."""
        first = self.widths()[0] - max(self.width() - width, 0)
        rows = (part for row in self.rows for part in _broken(row, first))
        return self._replace(rows=tuple(rows))

    def text(self, *, color: bool) -> str:
        """The table as lines."""
        return "\n".join(self._lines(color=color))

    def stacked(self, *, color: bool) -> Iterator[str]:
        """Every figure on a line of its own."""
        heads = [head.replace("\n", " ") for head in self.heads[1:]]
        for name, *boxes in self.rows:
            yield styled(name.text, name.look, color=color)
            for head, box in zip(heads, boxes, strict=True):
                if box.text:
                    yield f"    {head}: {box.text}"

    def _lines(self, *, color: bool) -> Iterator[str]:
        widths = self.widths()
        heads = [head.split("\n") for head in self.heads]
        depth = max(len(head) for head in heads)
        lines = [[""] * (depth - len(head)) + head for head in heads]
        rows = [tuple(Box(line[place], "bold") for line in lines) for place in range(depth)]
        for row in (*rows, *self.rows):
            cells = []
            for box, width, right in zip(row, widths, self.right, strict=True):
                space = " " * (width - cell_len(box.text))
                shown = f"{space}{box.text}" if right else f"{box.text}{space}"
                cells.append(styled(shown, box.look, color=color and bool(box.text)))
            yield (" " * SPACE).join(cells).rstrip()


def fitted(sheet: Sheet, style: Style) -> str:
    """The table in the widest layout that fits: with bars, without, with the currency in the head
    of a tall one, without what is spare.

    Where none fits, columns wrap if they may, or figures stand below each other. No id and no
    figure is ever cut.
    """
    sheet, width = brief(sheet), style.width
    whole = laid_out(sheet)
    if width is None:
        return whole.text(color=style.color)
    if sheet.wraps:
        found = whole if whole.width() <= width else laid_out(sheet, bare=True)
        return "\n\n".join(_wrapped(found, width, color=style.color))
    needed = _kept(sheet, lambda column: not column.spare)
    layouts = [whole, laid_out(needed)]
    if sheet.tall:
        layouts = [whole, laid_out(sheet, bare=True), layouts[1], laid_out(needed, bare=True)]
    if sheet.bars is not None:
        layouts.insert(0, _with_bars(whole, sheet))
    for layout in layouts:
        for fitting in (layout, layout.narrowed(width)):
            if fitting.width() <= width:
                return fitting.text(color=style.color)
    return "\n".join(whole.stacked(color=style.color))


def _broken(row: tuple[Box, ...], width: int) -> Iterator[tuple[Box, ...]]:
    """A row in as many lines as its name needs; the figures stand in the first."""
    name, *others = row
    if not any(box.text for box in others):
        yield row
        return
    indent = name.text[: len(name.text) - len(name.text.lstrip())]
    lines = paragraph(name.text.strip(), width, first=indent, rest=f"{indent}  ").split("\n")
    yield (name._replace(text=lines[0]), *others)
    for line in lines[1:]:
        yield (name._replace(text=line), *(Box("") for _ in others))


def aligned(sheet: Sheet, style: Style) -> str:
    """The table in aligned columns of any width, each head in one line."""
    return laid_out(brief(sheet), broken=False).text(color=style.color)


def brief(sheet: Sheet) -> Sheet:
    """The sheet without what only documents have the room for."""
    return _kept(sheet, lambda column: not column.in_full)


def _kept(sheet: Sheet, wanted: Callable[[Column], bool]) -> Sheet:
    places = [place for place, column in enumerate(sheet.columns) if wanted(column)]
    rows = (
        row._replace(cells=tuple(row.cells[n] for n in places if n < len(row.cells)))
        for row in sheet.rows
    )
    columns = tuple(sheet.columns[place] for place in places)
    return sheet._replace(columns=columns, rows=tuple(rows))


def laid_out(sheet: Sheet, *, broken: bool = True, bare: bool = False) -> Layout:
    """The sheet as texts; the heads of a tall one are broken between words.

    A `bare` one names the currency once, in its first head, and has short words of certainty.
    """
    tall = broken and sheet.tall
    heads = [c.title.replace(" ", "\n") if tall else c.title for c in sheet.columns]
    grouped = any(row.look == "group" for row in sheet.rows)
    rows = [[_box(cell, row, grouped=grouped) for cell in row.cells]
            for row in sheet.rows]  # fmt: skip
    if bare:
        heads[0] = text("column.in_euros", name=heads[0])
        rows = [[_bare(box, cell) for box, cell in zip(boxes, row.cells, strict=True)]
                for boxes, row in zip(rows, sheet.rows, strict=True)]  # fmt: skip
    for place, room in _with_marks(sheet):
        heads[place] += " " * room
        for row, boxes in zip(sheet.rows, rows, strict=True):
            if len(boxes) > place:
                space = " " * (room - len(_mark(row.cells[place])))
                boxes[place] = boxes[place]._replace(text=f"{boxes[place].text}{space}")
    filled = (tuple(boxes + [Box("")] * (len(heads) - len(boxes))) for boxes in rows)
    return Layout(tuple(heads), tuple(column.right for column in sheet.columns), tuple(filled))


def _box(cell: Cell, row: Row, *, grouped: bool) -> Box:
    """A cell; a name is indented below the name of its group."""
    look = LOOKS[row.look]
    match cell:
        case Name():
            return Box(f"  {shown(cell)}" if grouped and not row.look else shown(cell), look)
        case Status():
            return Box(shown(cell), STATUS[cell])
        case Marked(inner, mark):
            return Box(f"{shown(inner)}{mark}", look)
    return Box(shown(cell), look)


def _bare(box: Box, cell: Cell) -> Box:
    """A box without its currency, or with the short word of a status."""
    match cell:
        case Status() if cell in LONG:
            return box._replace(text=text(f"status_short.{cell}"))
        case Money() | Marked(Money()):
            return box._replace(text=box.text.replace("\u00a0€", "").replace("€", ""))
    return box


def _with_marks(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The columns in which some cells may have marks, for which all leave this much room."""
    for place in range(len(sheet.columns)):
        cells = [row.cells[place] for row in sheet.rows if place < len(row.cells)]
        if any(isinstance(cell, Marked) for cell in cells):
            yield place, max(1, *(len(_mark(cell)) for cell in cells))


def _mark(cell: Cell) -> str:
    return cell.mark if isinstance(cell, Marked) else ""


def _with_bars(layout: Layout, sheet: Sheet) -> Layout:
    bars = (Box(bar(row.share), "blue") for row in sheet.rows)
    return Layout(
        (*layout.heads, sheet.bars or ""),
        (*layout.right, False),
        tuple((*boxes, one) for boxes, one in zip(layout.rows, bars, strict=True)),
    )


def _wrapped(layout: Layout, width: int, *, color: bool) -> Iterator[str]:
    """As few tables below each other as fit, of about as many columns, the first in all."""
    first, *others = layout.widths()
    words = (word for row in layout.rows for word in row[0].text.split())
    least = min(first, max(NAME, *(cell_len(word) + INDENT for word in words)))
    most = max((width - least) // (max(others) + SPACE), 1)
    room = ceil(len(others) / ceil(len(others) / most))
    for start in range(1, len(layout.heads), room):
        some = slice(start, start + room)
        rows = tuple((row[0], *row[some]) for row in layout.rows)
        heads, right = layout.heads, layout.right
        part = Layout((heads[0], *heads[some]), (right[0], *right[some]), rows)
        needed = part.width() - part.widths()[0] + least
        yield part.narrowed(max(width, needed)).text(color=color)


def bar(share: Fraction | None) -> str:
    """A share as a bar; nothing where there is none, and never quite full below the whole."""
    if share is None:
        return ""
    halves = int(max(min(share, ONE), ZERO) * 2 * BAR)
    if share > 0 and not halves:
        halves = 1
    return "█" * (halves // 2) + "▌" * (halves % 2)


def styled(line: str, look: str, *, color: bool) -> str:
    """A line with a look, where colours are shown."""
    return f"\x1b[{CODES[look]}m{line}\x1b[0m" if color and look else line
