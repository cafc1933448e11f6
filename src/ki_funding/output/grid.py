"""Cells in columns: as a rich table where colours are shown, else as plain aligned text.

Both look the same but for the colours. Loading rich takes a tenth of a calculation's time, so a
pipe or file, which shows no colours, does without it.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from rich.cells import cell_len

from ki_funding.exact import ONE, ZERO
from ki_funding.output.writing import Style

SPACE = 2  # between columns
BAR = 10  # characters of a whole bar


class Cell(NamedTuple):
    """A text and how it looks on a terminal."""

    text: str
    look: str = ""


class Grid(NamedTuple):
    """A header, whose cells may have several lines, and rows; columns in `right` end alike.

    `shares` (0 to 1, one a row) are drawn as bars behind the rows where a terminal has the room.
    """

    header: tuple[str, ...]
    right: frozenset[int]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[Fraction | None, ...] = ()
    shares_head: str = ""

    def widths(self) -> list[int]:
        """The width of each column."""
        heads = [max(cell_len(line) for line in head.split("\n")) for head in self.header]
        cells = [max((cell_len(row[place].text) for row in self.rows), default=0)
                 for place in range(len(self.header))]  # fmt: skip
        return [max(head, cell) for head, cell in zip(heads, cells, strict=True)]

    def width(self) -> int:
        """The width of all columns with the space between."""
        widths = self.widths()
        return sum(widths) + SPACE * (len(widths) - 1)

    def fitted(self, style: Style) -> str:
        """The grid in the widest layout that fits: with bars, without, or figure below figure."""
        width = style.width
        if width is None or (not self.shares and self.width() <= width):
            return self.text(color=style.color)
        barred = self._with_bars()
        for grid in (barred, self) if self.shares else (self,):
            if grid.width() <= width:
                return grid.text(color=style.color)
        return "\n".join(self._stacked(color=style.color))

    def text(self, *, color: bool) -> str:
        """The grid as lines."""
        return self._rich() if color else "\n".join(self._plain())

    def _plain(self) -> list[str]:
        widths = self.widths()
        heads = [head.split("\n") for head in self.header]
        depth = max(len(head) for head in heads)
        lines = [[""] * (depth - len(head)) + head for head in heads]
        rows = [[line[place] for line in lines] for place in range(depth)]
        rows += [[cell.text for cell in row] for row in self.rows]
        return [self._aligned(row, widths) for row in rows]

    def _aligned(self, row: list[str], widths: list[int]) -> str:
        cells = []
        for place, (text, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - cell_len(text))
            cells.append(f"{space}{text}" if place in self.right else f"{text}{space}")
        return (" " * SPACE).join(cells).rstrip()

    def _with_bars(self) -> "Grid":
        rows = zip(self.rows, self.shares, strict=False)
        barred = tuple((*row, Cell(bar(share), "blue")) for row, share in rows)
        return Grid((*self.header, self.shares_head), self.right, barred)

    def _stacked(self, *, color: bool) -> Iterator[str]:
        """Every figure on a line of its own."""
        heads = [head.replace("\n", " ") for head in self.header[1:]]
        for name, *cells in self.rows:
            yield styled(name.text, name.look, color=color)
            for head, cell in zip(heads, cells, strict=True):
                if cell.text:
                    yield f"    {head}: {cell.text}"

    def _rich(self) -> str:
        from rich.table import Table
        from rich.text import Text

        from ki_funding.output.terminal import rendered

        table = Table(box=None, pad_edge=False, padding=(0, SPACE, 0, 0), header_style="bold")
        for place, head in enumerate(self.header):
            right = place in self.right
            table.add_column(
                Text(head), justify="right" if right else "left", no_wrap=True, vertical="bottom"
            )
        for row in self.rows:
            table.add_row(*(Text(cell.text, cell.look) for cell in row))
        return rendered(table, color=True).rstrip("\n")


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
    if not color or not look:
        return line
    from rich.text import Text

    from ki_funding.output.terminal import rendered

    return rendered(Text(line, look), color=True).rstrip("\n")
