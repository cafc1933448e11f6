"""Exact numbers: fractions inside, cents at the end, and the one place that rounds.

No float takes part anywhere. Text becomes a `Fraction`, rules add, multiply and divide fractions,
and `round_to` turns the result into whole cents (or another step) once, in the mode that a rule
or reading names.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import reduce

CENT = Fraction(1, 100)
ZERO = Fraction(0)
ONE = Fraction(1)
EXACT = 10**9  # below it no context of decimals rounds
_NOTHING = Decimal("0.00")
_ALL_DIGITS = Context(prec=1000)


class Rounding(StrEnum):
    """Named ways to round. `half_up` is kaufmännisch: halves go away from zero."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    UP = "up"
    DOWN = "down"


# What is added to a size before it is divided by `below` and cut: the only difference of the modes,
# but for halves, which `to_even` sends to the even neighbour. Engines of sweeps do the same.
AHEAD: Mapping[str, Callable[[int], int]] = {
    Rounding.HALF_UP: lambda below: below // 2,
    Rounding.HALF_EVEN: lambda below: below // 2,
    Rounding.UP: lambda below: below - 1,
    Rounding.DOWN: lambda _: 0,
}


def to_even(below: int, mode: str) -> bool:
    """Whether a quotient that leaves no rest was a half, and goes down to the even number."""
    return mode == Rounding.HALF_EVEN and below % 2 == 0


def round_to(number: Fraction, step: Fraction, mode: Rounding) -> Fraction:
    """The multiple of `step` nearest to `number`, or next to it, as `mode` says."""
    if not isinstance(number, Fraction):
        return number.rounded(step, mode)  # a symbol of a sweep rounds itself
    steps = abs(number) / step
    below = steps.denominator
    whole, rest = divmod(steps.numerator + AHEAD[mode](below), below)
    if rest == 0 and to_even(below, mode):
        whole &= -2
    return (-whole if number < 0 else whole) * step


def least(numbers: Sequence[Fraction]) -> Fraction:
    """The least of some numbers; a symbol of a sweep knows how to stay one."""
    return _extreme("min", min, numbers)


def most(numbers: Sequence[Fraction]) -> Fraction:
    """The greatest of some numbers."""
    return _extreme("max", max, numbers)


def _extreme(
    op: str, choose: Callable[[Sequence[Fraction]], Fraction], numbers: Sequence[Fraction]
) -> Fraction:
    for number in numbers:
        if not isinstance(number, Fraction):
            return number.graph.extreme(op, numbers)
    return choose(numbers)


def if_zero(number: Fraction, then: Fraction, otherwise: Fraction) -> Fraction:
    """One of two numbers, as a third is 0 or not; a symbol of a sweep knows how to stay one."""
    if isinstance(number, Fraction):
        return then if number == 0 else otherwise
    return number.if_zero(then, otherwise)


def mark(number: Fraction) -> Hashable:
    """What equal numbers share; symbols of a sweep only if they are one, without a decision."""
    return number if isinstance(number, Fraction) else id(number)


def to_cents(number: Fraction) -> Decimal:
    """A whole number of cents as a decimal with two places; ValueError for anything between."""
    if not isinstance(number, Fraction):
        return number  # a symbol of a sweep stays one
    whole, rest = divmod(number.numerator * 100, number.denominator)
    if rest:
        raise ValueError(f"{number} is not a whole number of cents")
    return cents(whole)


def cents(number: int) -> Decimal:
    """So many cents as a decimal with two places, however many."""
    if abs(number) < EXACT:
        return Decimal(number).scaleb(-2)
    digits = tuple(int(digit) for digit in str(abs(number)))
    return Decimal((int(number < 0), digits, -2))


def summed(amounts: Iterable[Decimal]) -> Decimal:
    """A sum of amounts to the cent, however large: Python would keep 28 digits of it."""
    return reduce(_ALL_DIGITS.add, amounts, _NOTHING)


def plain_text(number: Fraction) -> str:
    """A number as rule and case files write it: 6, 0.5, 342000.00 as 342000, 1/3 as 1/3."""
    if number.denominator == 1:
        return str(number.numerator)
    places = decimal_places(number.denominator)
    if places is None:
        return str(number)
    scaled = abs(number.numerator) * 10**places // number.denominator
    digits = str(scaled).rjust(places + 1, "0")
    return f"{'-' if number < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def decimal_places(denominator: int) -> int | None:
    """How many decimals the fraction needs; None if no number of them is enough."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None
