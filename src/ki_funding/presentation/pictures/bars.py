"""What cases or a year come to: a bar each, and below it the programmes that it consists of."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ki_funding.presentation.numbers import money
from ki_funding.presentation.pictures.canvas import SQUARE, Canvas, Entry
from ki_funding.presentation.pictures.scales import Scale, scale
from ki_funding.presentation.pictures.theme import INK, MUTED, SMALL, color_of
from ki_funding.presentation.pictures.words import fitted, label, width
from ki_funding.texts.language import text

THICK, LINE, BELOW = 18, 19, 12  # a bar; a line of text; below all of it
SEAM = 1  # between two parts
BESIDE, BETWEEN = 5, 14  # behind the mark of a part; between two names
FAINT = 0.3  # the ground of a band
OPEN = 24  # the open end of a bar of which something is not known


class Part(NamedTuple):
    """What one programme has in a bar; one that is not `complete` lacks what is not known."""

    programme: str
    title: str
    amount: Decimal
    complete: bool = True


class Band(NamedTuple):
    """What a bar is compared with: a range of amounts, and the one that counts (None: unknown)."""

    low: Decimal
    high: Decimal
    default: Decimal | None


class Bar(NamedTuple):
    """A bar: its label and its parts; one that is not `complete` lacks what is not known.

    It has an open end, so that nobody takes it for a fall. One that is `marked` has a diamond.
    """

    label: str
    parts: tuple[Part, ...]
    complete: bool
    marked: bool = False
    band: Band | None = None

    @property
    def end(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.amount for part in self.parts), Decimal("0.00"))

    def total(self) -> str:
        """What stands with the bar."""
        return f"{'' if self.complete else '≥ '}{money(self.end)}"


def in_words(bars: Sequence[Bar]) -> str:
    """The sums of the bars as a sentence."""
    return f"{'; '.join(f'{bar.label}: {bar.total()}' for bar in bars)}."


def stacked(
    canvas: Canvas, bars: Sequence[Bar], *, notes: Sequence[str] = (), band: str = ""
) -> None:
    """The bars below each other, each with the names of its parts; `band` names the bands."""
    complete = all(bar.complete for bar in bars)
    canvas.notes([*notes, *([] if complete else [text("picture.at_least")])])
    amounts = [bar.end for bar in bars] + [bar.band.high for bar in bars if bar.band]
    ground = scale(amounts, 0, canvas.width - (0 if complete else OPEN))
    for bar in bars:
        _bar(canvas, bar, ground)
    canvas.axis(ground)
    if band:
        canvas.legend([Entry(MUTED, band, MUTED, FAINT)])


def _bar(canvas: Canvas, bar: Bar, ground: Scale) -> None:
    """The label, the sum at the end of its line, the bar below both, and its parts."""
    middle, top = canvas.bottom + LINE / 2, canvas.bottom + LINE + 1
    total = bar.total()
    name = fitted(bar.label, canvas.width - width(total, bold=True) - BETWEEN)
    canvas.write(name, 0, middle)
    if bar.band:  # which reaches to the end of the line
        canvas.write(total, width(name) + BETWEEN, middle, bold=True)
    else:
        canvas.write(total, canvas.width, middle, anchor="end", bold=True)
    _areas(canvas, bar, top, ground)
    canvas.bottom = top + THICK
    if bar.band:
        _band(canvas, bar.band, top, ground)
        x = ground(bar.band.high if bar.band.default is None else bar.band.default)
        canvas.write_within(money(bar.band.default), x, canvas.bottom + 5 + LINE / 2)
        canvas.bottom += LINE + 4
    _names(canvas, bar)
    canvas.bottom += BELOW


def _areas(canvas: Canvas, bar: Bar, top: float, ground: Scale) -> None:
    """The parts from left to right, and an open end for what is not known."""
    start = Decimal(0)
    for part in bar.parts:
        if part.amount:
            x, end = ground(start), ground(start + part.amount)
            told = f"{bar.label} · {label(part.title)}: {money(part.amount)}"
            canvas.rect(x, top, max(end - x - SEAM, SEAM / 2), THICK, color_of(part.programme),
                        told=told)  # fmt: skip
            start += part.amount
    if not bar.complete:
        canvas.unknown(ground(start), top, OPEN, THICK)


def _names(canvas: Canvas, bar: Bar) -> None:
    """Each part with its colour and its amount, in as many lines as they need."""
    x, canvas.bottom = 0.0, canvas.bottom + 3
    for part in bar.parts:
        if part.amount:
            amount = money(part.amount)
            mark = SQUARE + BESIDE
            name = fitted(part.title, canvas.width - mark - width(f" {amount}", SMALL), SMALL)
            said = f"{name} {amount}"
            wide = mark + width(said, SMALL)
            if x and x + wide > canvas.width:
                x, canvas.bottom = 0.0, canvas.bottom + LINE
            middle = canvas.bottom + LINE / 2
            canvas.rect(x, middle - SQUARE / 2, SQUARE, SQUARE, color_of(part.programme))
            canvas.write(said, x + mark, middle, size=SMALL)
            x += wide + BETWEEN
    canvas.bottom += LINE if x else 0


def _band(canvas: Canvas, band: Band, top: float, ground: Scale) -> None:
    """The range behind a bar, and a line at the amount that counts."""
    x, end = ground(band.low), ground(band.high)
    canvas.rect(x, top - 3, max(end - x, 1), THICK + 6, MUTED, edge=MUTED, opacity=FAINT)
    if band.default is not None:
        x = ground(band.default)
        canvas.line(x, top - 3, x, top + THICK + 3, INK, thick=3)
