"""Between which bounds the value of a formula can lie, whatever a case says.

Interval arithmetic with exact bounds; None is no bound. It errs on the side of too wide, so that
what it excludes is really impossible.
"""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ki_funding.law.formulas import (
    Call,
    Choice,
    Comparison,
    Conditional,
    Formula,
    ItemPart,
    Name,
    Number,
    Operation,
    YearOf,
)
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import Branches, Leaf, Scale, Table
from ki_funding.values.exact import ZERO

Bound = Fraction | None


class Range(NamedTuple):
    """The least and the greatest possible value, and whether it may be open instead."""

    low: Bound = None
    high: Bound = None
    may_be_open: bool = False

    def never_below(self, other: "Range") -> bool:
        """Whether this is known and at least as great as the other at all times."""
        known = not (self.may_be_open or other.may_be_open)
        return known and self.low is not None and other.high is not None and self.low >= other.high


ANY = Range(None, None, may_be_open=True)
COUNT = Range(ZERO, None)


class Ranges(NamedTuple):
    """Ranges of the formulas of a programme on one day for one type of municipality."""

    law: Law
    day: date
    art: str

    def of(self, formula: Formula) -> Range:  # noqa: C901 - one case a node
        """The range of a formula."""
        match formula:
            case Number():
                return Range(formula.value, formula.value)
            case Name():
                return self._name(formula.name)
            case ItemPart():
                return Range(ZERO, None, may_be_open=True)
            case YearOf() | Comparison():
                return ANY
            case Operation():
                return self._operation(formula)
            case Conditional():
                return self._conditional(formula)
            case Call(function="min"):
                return least([self.of(a) for a in formula.arguments])
            case Call(function="max"):
                return greatest([self.of(a) for a in formula.arguments])
            case Call(function="mean"):
                return self.of(formula.arguments[0])
            case Call():
                return self._first_known(formula)
            case Choice():
                return self._choice(formula)

    def always(self, comparison: Comparison) -> bool | None:
        """What a comparison always gives; None where it can give either."""
        left, right = self.of(comparison.left), self.of(comparison.right)
        if comparison.operator in {"==", "!="}:
            return None
        if comparison.operator in {"<", ">="}:
            left, right = right, left  # a >= b is b <= a, and < is its opposite
        found = _at_most(left, right)
        return found if found is None or "=" in comparison.operator else not found

    def _name(self, name: str) -> Range:
        law = self.law
        if name in law.spec.inputs:
            entry = law.spec.inputs[name]
            if entry.default is not None:
                return COUNT
            return COUNT._replace(may_be_open=entry.optional)
        if name in law.spec.formulas:
            return self.of(law.spec.formulas[name].formula)
        if name in law.parameters:
            row = law.parameters[name].on(self.day)
            return ANY if row is None else self._table(row.table)
        if name in law.facts:
            return COUNT._replace(may_be_open=True)
        if name in law.readings:
            numbers = [option.value for option in law.readings[name].options.values()]
            return union(ANY if n is None else Range(n, n) for n in numbers)
        return ANY

    def _table(self, table: Table) -> Range:
        match table:
            case Leaf():
                return ANY if table.number is None else Range(table.number, table.number)
            case Branches(by="art"):
                return self._table(table.tables[self.art]) if self.art in table.tables else ANY
            case Branches():
                inner = [*table.tables.values(), *([table.otherwise] if table.otherwise else [])]
                return union(self._table(part) for part in inner)
            case Scale():
                found = union(self._table(part) for part in table.tables)
                by = self._name(table.by)
                return found._replace(may_be_open=found.may_be_open or by.may_be_open)

    def _operation(self, formula: Operation) -> Range:
        left, right = self.of(formula.left), self.of(formula.right)
        opened = left.may_be_open or right.may_be_open
        match formula.operator:
            case "+":
                low, high = _both(left.low, right.low), _both(left.high, right.high)
                return Range(low, high, opened)
            case "-":
                low = _both(left.low, None if right.high is None else -right.high)
                high = _both(left.high, None if right.low is None else -right.low)
                return Range(low, high, opened)
            case "*" if _positive(left) and _positive(right):
                low = _both(left.low, right.low, lambda a, b: a * b)
                high = _both(left.high, right.high, lambda a, b: a * b)
                return Range(low, high, opened)
            case "/" if _positive(left) and right.low is not None and right.low > 0:
                high = _both(left.high, right.low, lambda a, b: a / b)
                low = _both(left.low, right.high, lambda a, b: a / b)
                return Range(ZERO if low is None else low, high, opened)
        return Range(None, None, opened)

    def _conditional(self, formula: Conditional) -> Range:
        always = self.always(formula.condition)
        if always is not None:
            return self.of(formula.then if always else formula.otherwise)
        found = union([self.of(formula.then), self.of(formula.otherwise)])
        sides = (self.of(formula.condition.left), self.of(formula.condition.right))
        opened = found.may_be_open or any(side.may_be_open for side in sides)
        return found._replace(may_be_open=opened)

    def _first_known(self, formula: Call) -> Range:
        found: list[Range] = []
        for argument in formula.arguments:
            found.append(self.of(argument))
            if not found[-1].may_be_open:
                return union(found)._replace(may_be_open=False)
        return union(found)

    def _choice(self, formula: Choice) -> Range:
        options = dict(formula.options)
        if formula.by == "art":
            return self.of(options[self.art]) if self.art in options else ANY
        return union(self.of(option) for option in options.values())


def _at_most(left: Range, right: Range) -> bool | None:
    """Whether one is never above the other; None where either can be."""
    if right.never_below(left):
        return True
    known = not (left.may_be_open or right.may_be_open)
    above = left.low is not None and right.high is not None and left.low > right.high
    return False if known and above else None


def union(ranges: Iterable[Range]) -> Range:
    """The range that holds all of some ranges."""
    found = list(ranges)
    if not found:
        return ANY
    lows, highs = [r.low for r in found], [r.high for r in found]
    low = None if None in lows else min(n for n in lows if n is not None)
    high = None if None in highs else max(n for n in highs if n is not None)
    return Range(low, high, any(r.may_be_open for r in found))


def least(ranges: list[Range]) -> Range:
    """The range of the least of some values."""
    lows = [r.low for r in ranges]
    highs = [r.high for r in ranges if r.high is not None]
    low = None if None in lows else min(n for n in lows if n is not None)
    return Range(low, min(highs, default=None), any(r.may_be_open for r in ranges))


def greatest(ranges: list[Range]) -> Range:
    """The range of the greatest of some values."""
    lows = [r.low for r in ranges if r.low is not None]
    highs = [r.high for r in ranges]
    high = None if None in highs else max(n for n in highs if n is not None)
    return Range(max(lows, default=None), high, any(r.may_be_open for r in ranges))


def _both(
    left: Bound,
    right: Bound,
    compute: Callable[[Fraction, Fraction], Fraction] = lambda a, b: a + b,
) -> Bound:
    return None if left is None or right is None else compute(left, right)


def _positive(found: Range) -> bool:
    return found.low is not None and found.low >= 0
