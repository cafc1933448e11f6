"""Cells in columns: as a rich table where colours are shown, else as plain aligned text.

Both look the same but for the colours. Loading rich takes a tenth of a calculation's time, so a
pipe or file, which shows no colours, does without it.
"""

from typing import NamedTuple

from rich.cells import cell_len

SPACE = 2  # between columns


class Cell(NamedTuple):
    """A text and how it looks on a terminal."""

    text: str
    look: str = ""


class Grid(NamedTuple):
    """A header, whose cells may have several lines, and rows; columns in `right` end alike."""

    header: tuple[str, ...]
    right: frozenset[int]
    rows: tuple[tuple[Cell, ...], ...]

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
