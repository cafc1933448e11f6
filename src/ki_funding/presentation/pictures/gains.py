"""Gains and losses: bars to the right and to the left of nothing, with their exact amounts."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ki_funding.presentation.numbers import signed
from ki_funding.presentation.pictures.canvas import Canvas
from ki_funding.presentation.pictures.scales import Scale, scale
from ki_funding.presentation.pictures.theme import INK, LESS, MORE, MUTED, SMALL
from ki_funding.presentation.pictures.words import fitted, label, width

THICK, STEP = 12, 17  # a bar beside its name; from one to the next
THIN, TALL, LINE = 6, 30, 17  # a bar below its name; from one to the next; its line of text
HEAD, ABOVE = 28, 6  # the title of a group; above the first bar
NAMES, BARS = 0.4, 200  # share of the width that names take at most; pixels that bars need
OPEN = 24  # the field of what is not known


class Gain(NamedTuple):
    """Who gets how much more or less; None where it is undetermined.

    A label that stands for several, each of whom gets so much, has their `names` below it.
    """

    label: str
    amount: Decimal | None
    names: str = ""


class Group(NamedTuple):
    """Gains that belong together; the title may be empty."""

    title: str
    gains: tuple[Gain, ...]


def gains(canvas: Canvas, groups: Sequence[Group]) -> None:
    """The bars in the order given; what is undetermined has a field of dashes instead of a bar."""
    every = [gain for group in groups for gain in group.gains]
    amounts = [gain.amount for gain in every if gain.amount is not None]
    most = canvas.width * NAMES
    gutter = min(most, max((width(label(gain.label), SMALL) for gain in every), default=0)) + 16
    room = max((width(signed(gain.amount), SMALL) for gain in every), default=0) + 12
    if any(gain.amount is None for gain in every):
        room += OPEN
    left = gutter + (room if any(amount < 0 for amount in amounts) else 0)
    right = canvas.width - room
    beside = right - left >= BARS
    ground = scale(amounts, left, right) if beside else scale(amounts, 0, canvas.width)
    canvas.bottom += ABOVE
    for group in groups:
        if group.title:
            title = fitted(group.title, canvas.width, bold=True)
            canvas.write(title, 0, canvas.bottom + HEAD / 2, bold=True)
            canvas.bottom += HEAD
        for gain in group.gains:
            if beside:
                _beside(canvas, gain, gutter, ground)
            else:
                _below(canvas, gain, ground)
            if gain.names:
                canvas.paragraph(gain.names, size=SMALL, color=MUTED)
                canvas.bottom += ABOVE
    canvas.bottom += 2
    if amounts:
        canvas.axis(ground)


def _beside(canvas: Canvas, gain: Gain, gutter: float, ground: Scale) -> None:
    """A name, its bar to the right of it, and the amount at the end of the bar."""
    top = canvas.bottom
    middle = top + THICK / 2
    name = fitted(gain.label, gutter - 16, SMALL)
    canvas.write(name, gutter - 8, middle, anchor="end", size=SMALL)
    _bar(canvas, gain, top, THICK, ground)
    canvas.line(ground(0), top - 3, ground(0), top + THICK + 2)
    loss = gain.amount is not None and gain.amount < 0
    x = ground(gain.amount or 0) + (-6 if loss else 6) + (OPEN if gain.amount is None else 0)
    _amount(canvas, gain, x, middle, anchor="end" if loss else "")
    canvas.bottom += STEP


def _below(canvas: Canvas, gain: Gain, ground: Scale) -> None:
    """A name, the amount at the end of its line, and the bar below both."""
    middle, top = canvas.bottom + LINE / 2, canvas.bottom + LINE + 1
    room = canvas.width - width(signed(gain.amount), SMALL) - 12 - OPEN
    canvas.write(fitted(gain.label, room, SMALL), 0, middle, size=SMALL)
    _amount(canvas, gain, canvas.width, middle, anchor="end")
    if gain.amount is None:
        end = canvas.width - width(signed(None), SMALL) - 6
        canvas.unknown(end - OPEN + 4, middle - THICK / 2, OPEN - 4, THICK)
    else:
        _bar(canvas, gain, top, THIN, ground)
        canvas.line(ground(0), top - 2, ground(0), top + THIN + 2)
    canvas.bottom += TALL


def _bar(canvas: Canvas, gain: Gain, top: float, thick: float, ground: Scale) -> None:
    if gain.amount is None:
        canvas.unknown(ground(0), top, OPEN, thick)
    elif gain.amount:
        start, end = sorted((ground(0), ground(gain.amount)))
        told = f"{label(gain.label)}: {signed(gain.amount)}"
        canvas.rect(start, top, end - start, thick, MORE if gain.amount > 0 else LESS, told=told)


def _amount(canvas: Canvas, gain: Gain, x: float, y: float, *, anchor: str) -> None:
    unknown = gain.amount is None
    color = MUTED if unknown else INK
    canvas.write(signed(gain.amount), x, y, anchor=anchor, size=SMALL, color=color, italic=unknown)
