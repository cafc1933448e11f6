"""Years side by side: a strip of columns for the sum and for each programme, on one scale."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import NamedTuple

from ki_funding.presentation.numbers import money, number
from ki_funding.presentation.pictures.bars import FAINT, Band, Bar
from ki_funding.presentation.pictures.canvas import SQUARE, Canvas
from ki_funding.presentation.pictures.theme import GRID, INK, MUTED, NORMAL, REST, SMALL, color_of
from ki_funding.presentation.pictures.words import fitted, label, width
from ki_funding.texts.language import text
from ki_funding.values.exact import Rounding, round_to

HIGH = 300  # pixels of the tallest columns of all strips together
THICKEST, SHARE = 64, 0.72  # pixels of a column; its share of the room of a year
HEAD, TITLE, VALUE, GAP = 22, 20, 15, 10  # a line of years, of a title, of amounts; below a strip
OPEN = 18  # the height of what is not known
SMALLER = 8  # size of letters that rounded amounts may have at least
LEAST = 7  # size of letters below which amounts are left to the tooltip
# In what amounts are written where there is no room for all of their digits.
UNITS = (
    (1000, Fraction(1), "picture.in_thousand"),
    (10**6, Fraction(1, 100), "picture.in_million"),
)


class Value(NamedTuple):
    """An amount of a year, a lower bound if it is not `complete`, or with a `band` around it."""

    amount: Decimal | None
    complete: bool = True
    band: Band | None = None

    @property
    def top(self) -> Decimal:
        """The greatest amount that is drawn."""
        return self.band.high if self.band else self.amount or Decimal(0)

    @property
    def written(self) -> bool:
        """Whether its amount stands above its column; of nothing known the dashes say enough."""
        return bool(self.amount) or self.complete

    @property
    def exact(self) -> str:
        """The amount with all its digits."""
        return f"{'' if self.complete else '≥ '}{money(self.amount)}"


class Strip(NamedTuple):
    """A title and a value for each year, None where there is nothing."""

    title: str
    color: str
    values: tuple[Value | None, ...]


class Scale(NamedTuple):
    """How high amounts are, how wide years, and how amounts are written in letters of a size."""

    pixel: float
    step: float
    unit: tuple[int, Fraction, str] | None
    size: float

    def said(self, value: Value) -> str:
        """The amount as it stands above its column."""
        if self.unit is None or value.amount is None:
            return value.exact if value.amount is not None else "?"
        of, digits, _ = self.unit
        rounded = round_to(Fraction(value.amount) / of, digits, Rounding.HALF_UP)
        return f"{'' if value.complete else '≥'}{number(rounded)}"


def strips(
    canvas: Canvas, bars: Sequence[Bar], title: str, *, notes: Sequence[str] = (), band: str = ""
) -> None:
    """A column for each bar; `title` names the strip of the sums, `band` that of the bands."""
    rows = list(_rows(bars, title, band))
    scale = _scale(canvas.width / len(bars), rows)
    complete = all(bar.complete for bar in bars)
    unit = [text(scale.unit[2])] if scale.unit else []
    canvas.notes([*notes, *unit, *([] if complete else [text("picture.unknown")])])
    _heads(canvas, bars, scale)
    for row in rows:
        _strip(canvas, row, [bar.label for bar in bars], scale)


def _rows(bars: Sequence[Bar], title: str, band: str) -> Iterator[Strip]:
    """The sums, what they are compared with, and each programme in the order of the bars."""
    yield Strip(title, REST, tuple(Value(bar.end, bar.complete) for bar in bars))
    if any(bar.band for bar in bars):
        bands = (bar.band and Value(bar.band.default, band=bar.band) for bar in bars)
        yield Strip(band, REST, tuple(bands))
    by_bar = [{part.programme: part for part in bar.parts} for bar in bars]
    for name, known in {p.programme: p.title for bar in bars for p in bar.parts}.items():
        found = (parts.get(name) for parts in by_bar)
        values = tuple(part and Value(part.amount, part.complete) for part in found)
        if any(value and (value.amount or not value.complete) for value in values):
            yield Strip(known, color_of(name), values)


def _scale(step: float, rows: Sequence[Strip]) -> Scale:
    """The scale with the most digits for which there is room."""
    pixel = HIGH / float(sum(_tallest(row) for row in rows) or 1)
    values = [value for row in rows for value in row.values if value]
    for unit in (None, *UNITS):
        scale = Scale(pixel, step, unit, SMALL)
        widest = max((width(scale.said(value), 1) for value in values), default=1)
        fitting = min(SMALL, floor(2 * (step - 3) / widest) / 2)
        if fitting >= (SMALLER if unit else SMALL):
            break
    return scale._replace(size=fitting)


def _tallest(row: Strip) -> Decimal:
    return max((value.top for value in row.values if value), default=Decimal(0))


def _heads(canvas: Canvas, bars: Sequence[Bar], scale: Scale) -> None:
    """The years, with a diamond above where something changed."""
    widest = max(width(bar.label, 1) for bar in bars)
    size = min(NORMAL, floor(2 * (scale.step - 2) / widest) / 2)
    for place, bar in enumerate(bars):
        x = (place + 0.5) * scale.step
        if bar.marked:
            canvas.diamond(x, canvas.bottom + 4)
        canvas.write(bar.label, x, canvas.bottom + HEAD - 4, anchor="middle", size=size)
    canvas.bottom += HEAD + GAP


def _strip(canvas: Canvas, row: Strip, years: Sequence[str], scale: Scale) -> None:
    """The title with its colour, and the columns below it on one line."""
    middle = canvas.bottom + TITLE / 2
    canvas.rect(0, middle - SQUARE / 2, SQUARE, SQUARE, row.color)
    title = fitted(row.title, canvas.width - SQUARE - 6, bold=True)
    canvas.write(title, SQUARE + 6, middle, bold=True)
    opened = any(value and not value.complete for value in row.values)
    written = VALUE if any(value and value.written for value in row.values) else GAP / 2
    high = float(_tallest(row)) * scale.pixel + written + (OPEN if opened else 0)
    ground = canvas.bottom + TITLE + high
    for place, (year, value) in enumerate(zip(years, row.values, strict=True)):
        if value:
            told = f"{year} · {label(row.title)}: {value.exact}"
            _column(canvas, value, ((place + 0.5) * scale.step, ground), row.color, scale, told)
    canvas.line(0, ground, canvas.width, ground, GRID)
    canvas.bottom = ground + GAP


def _column(
    canvas: Canvas, value: Value, foot: tuple[float, float], color: str, scale: Scale, told: str
) -> None:  # fmt: skip
    """An amount as a column above its foot, or a band, and what is not known on top of it."""
    (middle, ground), wide = foot, min(THICKEST, scale.step * SHARE)
    left, top = middle - wide / 2, ground - float(value.top) * scale.pixel
    if value.band:
        low = ground - float(value.band.low) * scale.pixel
        canvas.rect(left, low, wide, ground - low, color, told=told)
        canvas.rect(left, top, wide, max(low - top, 1), color, edge=MUTED, opacity=FAINT)
        if value.amount is not None:
            at = ground - float(value.amount) * scale.pixel
            canvas.line(left - 2, at, left + wide + 2, at, INK, thick=3)
    elif value.amount:
        canvas.rect(left, top, wide, ground - top, color, told=told)
    if not value.complete:
        top -= OPEN
        canvas.unknown(left, top, wide, OPEN)
    if scale.size >= LEAST and value.written:
        canvas.write(scale.said(value), middle, top - VALUE / 2, anchor="middle", size=scale.size)
