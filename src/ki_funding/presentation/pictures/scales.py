"""Amounts as places: where an axis has its marks, where classes begin, what stands beside them."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ki_funding.presentation.numbers import number
from ki_funding.texts.language import text

MILLION = 1_000_000
STEPS = (1, 2, 5)
APART = 88  # pixels between the marks of an axis: their texts do not touch
MARKS = 5


class Scale(NamedTuple):
    """Which amount lies at which pixel; 0 is always among them."""

    low: Decimal
    high: Decimal
    left: float
    right: float

    def __call__(self, amount: Decimal | int) -> float:
        """The pixel of an amount, counted from the left."""
        share = float((amount - self.low) / (self.high - self.low))
        return self.left + share * (self.right - self.left)

    @property
    def marks(self) -> list[int]:
        """As many round amounts as there is room for."""
        room = int((self.right - self.left) / APART)
        found = marks(self.low, self.high, max(1, min(room, MARKS)))
        return [mark for mark in found if mark >= self.low]


def scale(amounts: list[Decimal], left: float, right: float) -> Scale:
    """The scale from the least to the greatest amount."""
    low, high = min([*amounts, Decimal(0)]), max([*amounts, Decimal(0)])
    # Where nothing is known all stands at the left end.
    return Scale(low, high if low < high else Decimal(1), left, right)


def between(amounts: list[Decimal], left: float, right: float) -> Scale:
    """The scale from the least to the greatest amount, with some room and without 0."""
    low, high = min(amounts, default=Decimal(0)), max(amounts, default=Decimal(0))
    room = (high - low) / 20 or Decimal(1)
    return Scale(low - room, high + room, left, right)


def round_steps(least: int = 1) -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, ... times the least, without an end."""
    while True:
        yield from (step * least for step in STEPS)
        least *= 10


def marks(low: Decimal, high: Decimal, most: int = MARKS) -> list[int]:
    """Round amounts from the low end to the high end, 0 among them."""
    step = next(step for step in round_steps() if step * most >= high - low)
    first, last = int(low / step), int(high / step)
    return [place * step for place in range(first, last + 1)]


def short(amount: int, *, largest: int) -> str:
    """A round amount for an axis whose largest is given: `1,5 Mio. €`, `20.000 €`."""
    if largest < MILLION:
        return text("picture.euro", number=number(Fraction(amount)))
    value = number(Fraction(amount, MILLION))
    return text("picture.million", number=value) if amount else value
