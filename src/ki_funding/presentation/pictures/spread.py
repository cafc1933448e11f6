"""How far amounts spread: a fan over years, or a range for each answer."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ki_funding.presentation.numbers import money
from ki_funding.presentation.pictures.canvas import Canvas
from ki_funding.presentation.pictures.scales import Scale, between, marks, short
from ki_funding.presentation.pictures.theme import GRID, INK, MORE, MUTED, SMALL
from ki_funding.presentation.pictures.words import fitted, width
from ki_funding.texts.language import text

HIGH, ABOVE, BELOW = 220, 10, 24  # of the area of a fan; above it; for the years below it
LINE, THICK, GAP = 18, 12, 12  # a line of text; a range; below it and between texts
OPEN = 24  # the field of what is not known
PALE, EDGE = 0.28, 6  # how much a band covers; pixels between the last year and its labels


class Spread(NamedTuple):
    """The values of a year or an answer from the least to the greatest, none where unknown."""

    label: str
    values: tuple[Decimal, ...]

    @property
    def bands(self) -> Iterator[tuple[Decimal, Decimal]]:
        """Pairs from the outermost inwards."""
        for place in range(len(self.values) // 2):
            yield self.values[place], self.values[-1 - place]

    @property
    def middle(self) -> Decimal | None:
        """The value between the pairs, if there is one."""
        return self.values[len(self.values) // 2] if len(self.values) % 2 else None

    def said(self) -> str:
        """The middle, and both ends."""
        if not self.values:
            return money(None)
        ends = text("picture.range", low=money(self.values[0]), high=money(self.values[-1]))
        if self.values[0] == self.values[-1]:
            return money(self.values[0])
        return f"{money(self.middle)} ({ends})" if self.middle is not None else ends


def fan(canvas: Canvas, names: Sequence[str], spreads: Sequence[Spread]) -> None:
    """The years from left to right; each line has its name where it ends."""
    canvas.notes([text("picture.not_from_zero")])
    scale = between([value for spread in spreads for value in spread.values], HIGH, 0)
    ticks = [mark for mark in marks(scale.low, scale.high) if mark >= scale.low]
    said = [short(mark, largest=max(map(abs, ticks))) for mark in ticks]
    left = max((width(one, SMALL) for one in said), default=0) + 8
    right = canvas.width - max(width(name, SMALL) for name in names) - EDGE - 2
    top = canvas.bottom + ABOVE
    for mark, one in zip(ticks, said, strict=True):
        y = top + scale(mark)
        canvas.line(left, y, right, y, GRID)
        canvas.write(one, left - 6, y, anchor="end", size=SMALL, color=MUTED)
    step = (right - left) / (len(spreads) - 1)
    lines = [
        [(left + place * step, top + scale(spread.values[which]))
         for place, spread in enumerate(spreads)]
        for which in range(len(names))
    ]  # fmt: skip
    for place in range(len(names) // 2):
        canvas.area([*lines[place], *reversed(lines[-1 - place])], MORE, opacity=PALE)
    if len(names) % 2:
        canvas.way(lines[len(names) // 2], MORE, thick=3)
    _named(canvas, names, [line[-1] for line in lines])
    taken = 0.0  # where there are very many years not each has room for its name
    for place, spread in enumerate(spreads):
        x, half = left + place * step, width(spread.label, SMALL) / 2 + 2
        if x - half >= taken:
            canvas.write(spread.label, x, top + HIGH + 16, anchor="middle", size=SMALL)
            taken = x + half
    canvas.bottom = top + HIGH + BELOW


def _named(canvas: Canvas, names: Sequence[str], ends: Sequence[tuple[float, float]]) -> None:
    """The name of each line at its end, one above the other where they would touch."""
    lowest = ends[0][1] + LINE * len(names)
    for name, (x, y) in sorted(zip(names, ends, strict=True), key=lambda pair: -pair[1][1]):
        lowest = min(y, lowest - SMALL - 3)
        canvas.write(name, x + EDGE, lowest, size=SMALL)


def ranges(canvas: Canvas, spreads: Sequence[Spread]) -> None:
    """A line for each answer: its name, its amounts, and below both from where to where they go."""
    canvas.notes([text("picture.not_from_zero")])
    amounts = [value for spread in spreads for value in spread.values]
    ground = between(amounts, 5, canvas.width - 5)
    for spread in spreads:
        _range(canvas, spread, ground)
    if amounts:
        canvas.axis(ground)


def _range(canvas: Canvas, spread: Spread, ground: Scale) -> None:
    said = spread.said()
    room = canvas.width - width(said, SMALL, bold=True) - GAP
    middle, top = canvas.bottom + LINE / 2, canvas.bottom + LINE + 1
    if room > canvas.width / 3:
        canvas.write(fitted(spread.label, room), 0, middle)
        canvas.write(said, canvas.width, middle, anchor="end", size=SMALL, bold=True)
    else:
        canvas.paragraph(spread.label)
        canvas.paragraph(said, size=SMALL, bold=True)
        top = canvas.bottom + 1
    for low, high in spread.bands:
        x, end = ground(low), ground(high)
        canvas.rect(x, top, max(end - x, 1), THICK, MORE, opacity=PALE * 2, told=said)
    if not spread.values:
        canvas.unknown(0, top, OPEN, THICK)
    elif spread.values[0] == spread.values[-1]:
        canvas.diamond(ground(spread.values[0]), top + THICK / 2)
    elif spread.middle is not None:
        x = ground(spread.middle)
        canvas.line(x, top - 2, x, top + THICK + 2, INK, thick=2)
    canvas.bottom = top + THICK + GAP
