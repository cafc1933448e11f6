"""Bars of programmes on top of each other's end: a bar for a year or a case."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from string import ascii_uppercase
from typing import NamedTuple

from ki_funding.presentation.numbers import money
from ki_funding.presentation.pictures.canvas import Canvas, Entry
from ki_funding.presentation.pictures.scales import Scale, scale
from ki_funding.presentation.pictures.theme import INK, MUTED, PALETTE, REST, SMALL, on
from ki_funding.presentation.pictures.words import fitted, label, width
from ki_funding.texts.language import text

THICK, STEP = 22, 34  # a bar beside its label; from one to the next
THIN, LINE, BELOW = 18, 19, 13  # a bar below its label; a line of text; below all of it
LETTER_ROOM = 14  # pixels that a letter needs
SEAM = 1  # between two parts
GAP, DIAMOND = 6, 18  # between a bar and its sum; room for a diamond
SHORT = 6  # characters of a label that stands beside its bar
FAINT = 0.3  # the ground of a band
OPEN = 24  # the open end of a bar of which something is not known
ROOMY = 0.6  # share of the width that bars need beside their labels and sums


class Part(NamedTuple):
    """What one programme has in a bar."""

    programme: str
    title: str
    amount: Decimal


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

    @property
    def open_end(self) -> float:
        """How long its open end is."""
        return 0 if self.complete else OPEN

    def total(self) -> str:
        """What stands with the bar."""
        return f"{'' if self.complete else '≥ '}{money(self.end)}"


class Key(NamedTuple):
    """How a programme is shown: the letter in its parts, its name in the legend, its colour."""

    letter: str
    name: str
    color: str


def in_words(bars: Sequence[Bar]) -> str:
    """The sums of the bars as a sentence."""
    return f"{'; '.join(f'{bar.label}: {bar.total()}' for bar in bars)}."


def stacked(
    canvas: Canvas, bars: Sequence[Bar], *, notes: Sequence[str] = (), band: str = ""
) -> None:
    """The bars below each other, with the titles of the programmes; `band` names the bands."""
    incomplete = not all(bar.complete for bar in bars)
    canvas.notes([*notes, *([text("picture.at_least")] if incomplete else [])])
    keys = _keys(bars)
    amounts = [bar.end for bar in bars] + [bar.band.high for bar in bars if bar.band]
    gutter = _gutter(bars)
    room = max(width(f"≥ {money(amount)}", bold=True) for amount in amounts) + GAP
    open_end = max(bar.open_end for bar in bars)
    ground = scale(amounts, gutter, canvas.width - room - open_end)
    beside = _all_fits(bars, ground, canvas)
    if not beside:
        ground = scale(amounts, 0, canvas.width - open_end)
    for bar in bars:
        (_beside if beside else _below)(canvas, bar, keys, ground)
    canvas.axis(ground)
    entries = dict.fromkeys(Entry(key.color, key.name) for key in keys.values())
    canvas.legend([*entries, *([Entry(MUTED, band, MUTED, FAINT)] if band else [])])


def _gutter(bars: Sequence[Bar]) -> float:
    """The room for the labels to the left of the bars."""
    labels = max(width(bar.label) for bar in bars)
    return labels + 10 + (DIAMOND if any(bar.marked for bar in bars) else 0)


def _all_fits(bars: Sequence[Bar], ground: Scale, canvas: Canvas) -> bool:
    """Whether labels, sums and bands have room beside the bars without touching each other."""
    if any(len(bar.label) > SHORT for bar in bars):
        return False
    if ground.right - ground.left < canvas.width * ROOMY:
        return False
    return all(
        ground(bar.end) + bar.open_end + width(bar.total(), bold=True) + 2 * GAP
        < ground(bar.band.low)
        for bar in bars
        if bar.band
    )


def _beside(canvas: Canvas, bar: Bar, keys: Mapping[str, Key], ground: Scale) -> None:
    """The label, the bar to the right of it, and its sum at the end."""
    top = canvas.bottom + GAP
    middle = top + THICK / 2
    if bar.marked:
        canvas.diamond(5, middle)
    canvas.write(bar.label, ground.left - 10, middle, anchor="end")
    _parts(canvas, bar, top, THICK, keys, ground)
    canvas.write(bar.total(), ground(bar.end) + bar.open_end + GAP, middle, bold=True)
    if bar.band:
        _band(canvas, bar.band, top, THICK, ground)
        x = ground(bar.band.high) + GAP
        canvas.write(money(bar.band.default), x, middle, size=SMALL)
    canvas.bottom += STEP


def _below(canvas: Canvas, bar: Bar, keys: Mapping[str, Key], ground: Scale) -> None:
    """The label, the sum at the end of its line, and the bar below both."""
    middle, top = canvas.bottom + LINE / 2, canvas.bottom + LINE + 1
    total = bar.total()
    room = canvas.width - width(total, bold=True) - DIAMOND - GAP
    name = fitted(bar.label, room)
    canvas.write(name, 0, middle)
    if bar.marked:
        canvas.diamond(width(name) + 12, middle)
    canvas.write(total, canvas.width, middle, anchor="end", bold=True)
    _parts(canvas, bar, top, THIN, keys, ground)
    canvas.bottom = top + THIN
    if bar.band:
        _band(canvas, bar.band, top, THIN, ground)
        x = ground(bar.band.high if bar.band.default is None else bar.band.default)
        canvas.write_within(money(bar.band.default), x, canvas.bottom + 5 + LINE / 2)
        canvas.bottom += LINE + 4
    canvas.bottom += BELOW


def _keys(bars: Sequence[Bar]) -> dict[str, Key]:
    """How each programme is shown, in the order of the legend; the least of many share one."""
    sums: dict[str, Decimal] = {}
    names: dict[str, str] = {}
    order: list[str] = []
    for bar in sorted(bars, key=lambda bar: -len(bar.parts)):
        place = 0 if any(part.programme in order for part in bar.parts) else len(order)
        for part in bar.parts:
            name = part.programme
            sums[name] = sums.get(name, Decimal(0)) + part.amount
            names[name] = part.title
            if name not in order:
                order.insert(place, name)
            place = order.index(name) + 1
    some = [name for name in order if sums[name]]
    colors = (*PALETTE, REST)
    first = some
    if len(some) > len(colors):
        greatest = sorted(some, key=lambda name: -sums[name])[: len(PALETTE)]
        first = [name for name in some if name in greatest]
    found = {
        name: Key(letter, f"{letter} · {names[name]}", color)
        for name, letter, color in zip(first, ascii_uppercase, colors, strict=False)
    }
    rest = [name for name in some if name not in found]
    others = text("picture.others", count=str(len(rest)))
    return found | dict.fromkeys(rest, Key("", others, REST))


def _parts(
    canvas: Canvas, bar: Bar, top: float, thick: float, keys: Mapping[str, Key], ground: Scale
) -> None:  # fmt: skip
    """The areas of a bar from left to right, in the order of the legend."""
    start, order = Decimal(0), list(keys)
    shown = [part for part in bar.parts if part.amount]
    for part in sorted(shown, key=lambda part: order.index(part.programme)):
        letter, _, color = keys[part.programme]
        x, end = ground(start), ground(start + part.amount)
        told = f"{bar.label} · {label(part.title)}: {money(part.amount)}"
        canvas.rect(x, top, max(end - x - SEAM, SEAM / 2), thick, color, told=told)
        if letter and end - x >= LETTER_ROOM:
            middle = (x + end - SEAM) / 2
            canvas.write(letter, middle, top + thick / 2, anchor="middle", size=SMALL,
                         color=on(color))  # fmt: skip
        start += part.amount
    if bar.open_end:
        x = ground(start)
        for edge in (top + 0.5, top + thick - 0.5):
            canvas.line(x, edge, x + bar.open_end, edge, MUTED, dashes="3 2")
        canvas.write("?", x + bar.open_end / 2, top + thick / 2, anchor="middle", size=SMALL)


def _band(canvas: Canvas, band: Band, top: float, thick: float, ground: Scale) -> None:
    """The range behind a bar, and a line at the amount that counts."""
    x, end = ground(band.low), ground(band.high)
    canvas.rect(x, top - 3, max(end - x, 1), thick + 6, MUTED, edge=MUTED, opacity=FAINT)
    if band.default is not None:
        x = ground(band.default)
        canvas.line(x, top - 3, x, top + thick + 3, INK, thick=3)
