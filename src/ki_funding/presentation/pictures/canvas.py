"""Draws shapes and texts as SVG: what pictures need, and nothing else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from typing import NamedTuple
from xml.etree import ElementTree

from ki_funding.presentation.pictures.scales import Scale, short
from ki_funding.presentation.pictures.theme import (
    ALONE,
    FONT,
    GRID,
    IN_PAGE,
    INK,
    LARGE,
    MUTED,
    NORMAL,
    PAPER,
    SMALL,
    WIDE,
)
from ki_funding.presentation.pictures.words import lines, width
from ki_funding.presentation.style import clean

NAMESPACE = "http://www.w3.org/2000/svg"
MARGIN = 16  # around a picture by itself
SPACE = 12  # above and below what is drawn
RAISED = 0.36  # of its height: how far below its middle the base line of a letter lies
LEADING = 1.3  # from one line to the next, in heights of letters
SQUARE, BESIDE, BETWEEN = 12, 6, 24  # in a legend: its mark, the room behind it, between entries
ENTRY = 348  # pixels that an entry of a legend may take: two fit side by side on a desk
HATCH, FAINT_LINES = 8, 0.22  # pixels from line to line; how much they cover
LINE, WRAPPED = 20, 16  # from one row of a legend to the next; from one line to the next


class Entry(NamedTuple):
    """What a colour stands for."""

    fill: str
    name: str
    edge: str = ""
    opacity: float = 1


class Canvas:
    """A picture of some width that grows downwards; everything is placed in pixels.

    `bottom` is where the next thing goes. Heights of texts are those of their middle.
    """

    def __init__(self, wide: float, colors: Mapping[str, str] = ALONE) -> None:
        self.width = wide
        self.bottom = 0.0
        self._colors = colors
        self._shapes: list[ElementTree.Element] = []

    def rect(
        self, x: float, y: float, wide: float, high: float, fill: str, *, told: str = "",
        edge: str = "", round_: float = 0, opacity: float = 1,
    ) -> None:  # fmt: skip
        """A rectangle, perhaps with an edge within it; `told` is its tooltip."""
        inset = 0.5 if edge else 0
        wide, high = max(wide - 2 * inset, 0), max(high - 2 * inset, 0)
        shape = self._add(
            "rect", x=x + inset, y=y + inset, width=wide, height=high, fill=fill, stroke=edge,
            rx=round_ or "", fill_opacity="" if opacity == 1 else opacity,
        )  # fmt: skip
        if told:
            ElementTree.SubElement(shape, "title").text = clean(told)

    def line(
        self, x: float, y: float, x2: float, y2: float, color: str = INK, *, thick: float = 1,
        dashes: str = "",
    ) -> None:  # fmt: skip
        """A line from one point to another."""
        self._add("line", x1=x, y1=y, x2=x2, y2=y2, stroke=color, stroke_dasharray=dashes,
                  stroke_width="" if thick == 1 else thick)  # fmt: skip

    def area(self, points: Sequence[tuple[float, float]], fill: str, *, opacity: float = 1) -> None:
        """What lies between some points."""
        self._add("path", d=f"{_way(points)}z", fill=fill, fill_opacity=opacity)

    def way(self, points: Sequence[tuple[float, float]], color: str, *, thick: float = 1) -> None:
        """A line through some points."""
        self._add("path", d=_way(points), stroke=color, stroke_width=thick, fill="none")

    def hatch(self, x: float, y: float, wide: float, high: float, color: str) -> None:
        """Slanting lines over an area: something lacks here."""
        way = "".join(
            f"M{x + max(at - high, 0):g} {y + min(at, high):g}"
            f"L{x + min(at, wide):g} {y + max(at - wide, 0):g}"
            for at in range(HATCH, int(wide + high), HATCH)
        )
        self._add("path", d=way, stroke=color, fill="none", opacity=FAINT_LINES)

    def diamond(self, x: float, y: float, radius: float = 4.5, edge: str = "") -> None:
        """A diamond around a point, perhaps with an edge that sets it off."""
        to = f"{radius:g}"
        way = f"m{x:g} {y - radius:g}l{to} {to}-{to} {to}-{to}-{to}z"
        self._add("path", d=way, fill=INK, stroke=edge)

    def unknown(self, x: float, y: float, wide: float, high: float) -> None:
        """A box of dashes with a question mark: how much belongs here nobody knows."""
        for edge in (y + 0.5, y + high - 0.5):
            self.line(x, edge, x + wide, edge, MUTED, dashes="3 2")
        for edge in (x + 0.5, x + wide - 0.5):
            self.line(edge, y, edge, y + high, MUTED, dashes="3 2")
        self.write("?", x + wide / 2, y + high / 2, anchor="middle", size=SMALL)

    def write(
        self, said: str, x: float, y: float, *, anchor: str = "", size: float = NORMAL,
        color: str = INK, bold: bool = False, italic: bool = False,
    ) -> None:  # fmt: skip
        """A text from a point on, or with `anchor` up to it (end) or around it (middle)."""
        self._add(
            "text", x=x, y=y + RAISED * size, fill=color, font_size=size, text_anchor=anchor,
            font_weight="bold" if bold else "", font_style="italic" if italic else "",
        ).text = clean(said)  # fmt: skip

    def write_within(
        self, said: str, x: float, y: float, *, size: float = SMALL, color: str = INK
    ) -> None:
        """A text around a point, or at the edge of the picture that it would leave."""
        half = width(said, size) / 2
        if x < half:
            self.write(said, 0, y, size=size, color=color)
        elif x > self.width - half:
            self.write(said, self.width, y, anchor="end", size=size, color=color)
        else:
            self.write(said, x, y, anchor="middle", size=size, color=color)

    def paragraph(
        self, said: str, *, size: float = NORMAL, color: str = INK, bold: bool = False
    ) -> None:
        """A text over the whole width, in as many lines as it needs."""
        high = round(size * LEADING)
        for line in lines(said, self.width, size, bold=bold):
            self.write(line, 0, self.bottom + high / 2, size=size, color=color, bold=bold)
            self.bottom += high

    def notes(self, said: Iterable[str]) -> None:
        """How to read what follows."""
        for note in said:
            self.paragraph(note, color=MUTED)
        self.bottom += 14

    def axis(self, scale: Scale) -> None:
        """A line with round marks, and below it the amounts that they stand for."""
        y, marks, taken = self.bottom, scale.marks, 0.0
        self.line(scale.left, y, self.width, y, GRID)
        largest = max(abs(mark) for mark in marks)
        for mark in marks:
            x, said = scale(mark), short(mark, largest=largest)
            self.line(x, y, x, y + 5, GRID)
            half = width(said, SMALL) / 2
            if min(x, self.width - half) - half >= taken or not taken:
                self.write_within(said, x, y + 15, color=MUTED)
                taken = max(x, half) + half
        self.bottom += 24

    def legend(self, entries: Sequence[Entry]) -> None:
        """What the colours stand for, in as many columns as there is room for."""
        mark = SQUARE + BESIDE
        room = min(self.width, ENTRY) - mark
        shown = [(entry, lines(entry.name, room, most=2)) for entry in entries]
        longest = max((width(line) for _, said in shown for line in said), default=0)
        step = mark + longest + BETWEEN
        columns = max(1, int((self.width + BETWEEN) / step))
        self.bottom += 10
        for row in (shown[start : start + columns] for start in range(0, len(shown), columns)):
            for column, (entry, said) in enumerate(row):
                x, middle = column * step, self.bottom + LINE / 2
                self.rect(
                    x, middle - SQUARE / 2, SQUARE, SQUARE, entry.fill, edge=entry.edge,
                    opacity=entry.opacity,
                )  # fmt: skip
                for place, line in enumerate(said):
                    self.write(line, x + mark, middle + place * WRAPPED)
            self.bottom += LINE + WRAPPED * (max(len(said) for _, said in row) - 1)

    def svg(self, title: str, said: str) -> str:
        """The picture as a file, with a margin on white."""
        root = self._root(MARGIN, {"xmlns": NAMESPACE, "role": "img", "font-family": FONT})
        for place, (tag, text) in enumerate((("title", title), ("desc", said))):
            element = ElementTree.Element(tag)
            element.text = clean(text)
            root.insert(place, element)
        root.insert(2, ElementTree.Element("rect", width="100%", height="100%", fill=PAPER))
        return ElementTree.tostring(root, encoding="unicode") + "\n"

    def svg_within(self, said: str) -> str:
        """The picture as an element of a page."""
        root = self._root(0, {"role": "img", "aria-label": clean(said)})
        return ElementTree.tostring(root, encoding="unicode")

    def _root(self, margin: float, attributes: Mapping[str, str]) -> ElementTree.Element:
        wide, high = (ceil(length + 2 * margin) for length in (self.width, self.bottom))
        size = {"viewBox": f"0 0 {wide} {high}", "width": str(wide), "height": str(high)}
        root = ElementTree.Element("svg", {**size, **attributes})
        moved = {"transform": f"translate({margin} {margin})"} if margin else {}
        ElementTree.SubElement(root, "g", moved).extend(self._shapes)
        return root

    def _add(self, tag: str, **attributes: float | str) -> ElementTree.Element:
        """A shape; attributes that are empty are left out."""
        written = {
            name.replace("_", "-"): self._colors.get(value, value) if isinstance(value, str)
            else f"{value:.2f}".rstrip("0").rstrip(".")
            for name, value in attributes.items() if value != ""
        }  # fmt: skip
        shape = ElementTree.Element(tag, written)
        self._shapes.append(shape)
        return shape


def _way(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)


def alone(title: str, draw: Callable[[Canvas], None], source: Sequence[str], said: str) -> str:
    """What is drawn as a picture by itself, below its title and above its source."""
    canvas = Canvas(WIDE)
    canvas.paragraph(title, size=LARGE, bold=True)
    canvas.bottom += SPACE / 2
    draw(canvas)
    canvas.bottom += SPACE
    for line in source:
        canvas.paragraph(line, size=SMALL, color=MUTED)
    return canvas.svg(title, said)


def height(drawn: str) -> int:
    """The height of a picture by itself, in pixels."""
    return int(drawn.partition(' height="')[2].partition('"')[0])


def within(wide: float, draw: Callable[[Canvas], None], said: str) -> str:
    """What is drawn as a part of a page, in its colours and letters."""
    canvas = Canvas(wide, IN_PAGE)
    draw(canvas)
    return canvas.svg_within(said)
