"""Numbers that remember what they rest on, and how formulas combine them.

A `Value` carries its number (None where open), every value used to reach it, and the formula
with its numbers put in. The rules for what counts as used stand here, in one place:

- all arguments of sums, `min`, `max` and comparisons count, also a limit that did not bite;
- only the taken branch counts;
- a factor that is exactly 0 makes a product 0, and the other factor is not used, even if open;
- an open operand makes the result open.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

from ki_funding.values.basis import Chosen, Figure, Step, Token, Use
from ki_funding.values.exact import ZERO, if_zero, least, most
from ki_funding.values.units import SHARE, Unit

COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "==": eq,
    "!=": ne,
}
SIGNS = {"*": " × ", "/": " / ", "+": " + ", "-": " - "}


class Value(NamedTuple):
    """A number with its unit, the values it rests on, and how it came about."""

    number: Fraction | None
    unit: Unit = SHARE
    uses: tuple[Use, ...] = ()
    tokens: tuple[Token, ...] = ()
    steps: tuple[Step, ...] = ()
    simple: bool = True

    @property
    def figure(self) -> Figure:
        """The number and its unit."""
        return Figure(self.number, self.unit)

    def shown(self) -> tuple[Token, ...]:
        """The formula with its numbers, or the number itself where there is no formula."""
        return self.tokens or (self.figure,)

    def using(self, *uses: Use) -> "Value":
        """The same value, resting on further values."""
        return self._replace(uses=merged([*self.uses, *uses])) if uses else self

    def named(self, name: str) -> "Value":
        """The same value as the result of a named formula, which becomes a step on the way."""
        step = Step(name, self.shown(), self.figure)
        return self._replace(tokens=(self.figure,), steps=(*self.steps, step), simple=True)


def known(number: Fraction, unit: Unit = SHARE) -> Value:
    """A number that rests on nothing but what the case says."""
    return Value(number, unit, (), (Figure(number, unit),))


def merged(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Each use once, in order of first use."""
    return tuple(dict.fromkeys(uses))


def multiply(left: Value, right: Value) -> Value:
    """A product; a factor of exactly 0 decides it alone."""
    unit = left.unit.times(right.unit)
    for factor, other in ((left, right), (right, left)):
        if _decides(factor, other):
            tokens = _joined("*", left, right)
            return Value(ZERO, unit, factor.uses, tokens, factor.steps, simple=False)
    product = _both(left, right, lambda a, b: a * b)
    return _combined("*", left, right, product, unit)


def _decides(factor: Value, other: Value) -> bool:
    """Whether a factor is 0; of a symbol it matters only if the other factor is open."""
    if isinstance(factor.number, Fraction) or other.number is None:
        return factor.number == 0
    return False


def divide(left: Value, right: Value) -> Value:
    """A quotient; dividing by 0 leaves it open."""
    unit = left.unit.per(right.unit)
    if right.number == 0:
        zero = Use.missing("division", "/", unit)
        return _combined("/", left, right, None, unit).using(zero)
    quotient = _both(left, right, lambda a, b: a / b)
    return _combined("/", left, right, quotient, unit)


def add(left: Value, right: Value) -> Value:
    """A sum of values of one unit."""
    total = _both(left, right, lambda a, b: a + b)
    return _combined("+", left, right, total, _unit_of(left, right))


def subtract(left: Value, right: Value) -> Value:
    """A difference of values of one unit."""
    rest = _both(left, right, lambda a, b: a - b)
    return _combined("-", left, right, rest, _unit_of(left, right))


def smallest(values: Sequence[Value]) -> Value:
    """The least of some values; all of them count as used."""
    return _extreme("min", least, values)


def greatest(values: Sequence[Value]) -> Value:
    """The greatest of some values; all of them count as used."""
    return _extreme("max", most, values)


def first_known(values: Sequence[Value]) -> Value:
    """The first value that is not open; only it counts. If all are open, all count."""
    for value in values:
        if value.number is not None:
            return value
    return Value(None, values[0].unit, merged(use for value in values for use in value.uses))


def if_nothing(asked: Value, then: Value, otherwise: Callable[[], Value]) -> Value:
    """One value if nothing is asked, else another, which then may be open and is not used."""
    if isinstance(asked.number, Fraction):
        return then if asked.number == 0 else otherwise()
    other = otherwise()
    if asked.number is None:
        return other
    if then.number is None or other.number is None:
        return then if asked.number == 0 else other
    return other._replace(number=if_zero(asked.number, then.number, other.number))


def bites(limit: Value, asked: Value) -> bool:
    """Whether more is asked than a limit allows, for a result to tell; symbols tell nothing."""
    one, other = asked.number, limit.number
    return isinstance(one, Fraction) and isinstance(other, Fraction) and one > other


def compare(operator: str, left: Value, right: Value) -> tuple[bool | None, Value]:
    """Whether the comparison holds (None if a side is open), and what it rests on."""
    uses = merged([*left.uses, *right.uses])
    basis = Value(None, uses=uses, steps=(*left.steps, *right.steps))
    if left.number is None or right.number is None:
        return None, basis
    return COMPARE[operator](left.number, right.number), basis


def total(values: Iterable[Value], unit: Unit) -> Value:
    """The sum of stretches of a year; open if any of them is."""
    parts = list(values)
    numbers = [part.number for part in parts]
    number = None if None in numbers else sum((n for n in numbers if n is not None), ZERO)
    uses = merged(use for part in parts for use in part.uses)
    return Value(number, unit, uses, (), _steps(parts))


def weighted(value: Value, weight: Fraction) -> Value:
    """A value for a part of the year; for none of it there is nothing, also of what is open."""
    if not weight:
        return value._replace(number=ZERO, uses=())
    number = None if value.number is None else value.number * weight
    return value._replace(number=number)


def _both(
    left: Value, right: Value, compute: Callable[[Fraction, Fraction], Fraction]
) -> Fraction | None:
    if left.number is None or right.number is None:
        return None
    return compute(left.number, right.number)


def _combined(sign: str, left: Value, right: Value, number: Fraction | None, unit: Unit) -> Value:
    uses = merged([*left.uses, *right.uses])
    tokens = _joined(sign, left, right)
    return Value(number, unit, uses, tokens, _steps((left, right)), simple=False)


def _steps(values: Sequence[Value]) -> tuple[Step, ...]:
    """Each step once, in order of first use; those of one value are so already."""
    some = [value.steps for value in values if value.steps]
    if len(some) < 2:
        return some[0] if some else ()
    return tuple(dict.fromkeys(step for steps in some for step in steps))


def _joined(sign: str, left: Value, right: Value) -> tuple[Token, ...]:
    """Both sides with the sign between; anything that is no plain number gets parentheses."""
    sides = [
        value.shown() if value.simple or sign == "+" else ("(", *value.shown(), ")")
        for value in (left, right)
    ]
    return (*sides[0], SIGNS[sign], *sides[1])


def _extreme(
    name: str, choose: Callable[[list[Fraction]], Fraction], values: Sequence[Value]
) -> Value:
    numbers = [value.number for value in values]
    number = None if None in numbers else choose([n for n in numbers if n is not None])
    tokens = (Chosen(name, tuple(value.shown() for value in values)),)
    uses = merged(use for value in values for use in value.uses)
    return Value(number, _unit_of(*values), uses, tokens, _steps(values))


def _unit_of(*values: Value) -> Unit:
    """The unit of equals; a literal 0 has none of its own."""
    return next((v.unit for v in values if v.unit.powers), values[0].unit)
