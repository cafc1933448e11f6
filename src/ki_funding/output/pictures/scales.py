"""Round amounts: where an axis has its marks, where classes begin, and what stands beside them."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ki_funding.language import Language, text
from ki_funding.output.numbers import number

MILLION = 1_000_000
STEPS = (1, 2, 5)


def round_steps(least: int = 1) -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, ... times the least, without an end."""
    while True:
        yield from (step * least for step in STEPS)
        least *= 10


def marks(low: Decimal, high: Decimal, most: int = 5) -> list[int]:
    """Round amounts from the low end to the high end, 0 among them."""
    step = next(step for step in round_steps() if step * most >= high - low)
    first, last = int(low / step), int(high / step)
    return [place * step for place in range(first, last + 1)]


def short(amount: int, language: Language, *, largest: int) -> str:
    """A round amount for an axis whose largest is given: `1,5 Mio. €`, `20.000 €`."""
    if largest < MILLION:
        return text("picture.euro", language, number=number(Fraction(amount), language))
    value = number(Fraction(amount, MILLION), language)
    return text("picture.million", language, number=value) if amount else value
