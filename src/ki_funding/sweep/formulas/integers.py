"""Formulas as exact integer arithmetic: whole numbers over denominators that are known beforehand.

Every symbol becomes an integer `n` that stands for `n / denominator`, with bounds on `n`. Sums and
comparisons bring both sides to one denominator, products multiply them, and rounding is the only
division. The bounds of every number on the way are known, so that it is proven before anything is
calculated that no 64-bit integer can overflow (or no float above 2^53 be needed); a formula for
which that cannot be proven is refused.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import NamedTuple

from ki_funding.sweep.formulas.symbols import Condition, Number, Symbol
from ki_funding.values.exact import ONE, Rounding, round_to

INT64 = 2**63 - 1
FLOAT64 = 2**53


class Step(NamedTuple):
    """One operation on numbers before it: `args` are their places, `numbers` known integers.

    `input` takes a column; `known` is numbers[0]; `scale` multiplies by numbers[0]; `add`,
    `multiply`, `min`, `max`; `less`, `equal` give 1 or 0; `where` takes args[1] where args[0] is
    not 0, else args[2]; `round` gives the multiple of numbers[2] nearest to args[0] * numbers[0] /
    numbers[1], in the mode `mode`. `low` and `high` bound the result.
    """

    op: str
    args: tuple[int, ...]
    numbers: tuple[int, ...]
    low: int
    high: int
    name: str = ""
    mode: str = ""


class Program(NamedTuple):
    """Steps in an order in which each comes after what it needs, and the places of the results.

    `inputs` are the variables by name with the denominator of their column. `largest` bounds every
    number on the way.
    """

    steps: tuple[Step, ...]
    outputs: Mapping[str, int]
    denominators: Mapping[str, int]
    inputs: Mapping[str, int]
    largest: int


class Overflow(Exception):
    """A number on the way may be larger than an engine can hold; `name` is the result."""

    why = "overflow"

    def __init__(self, name: str, largest: int) -> None:
        super().__init__(name, largest)  # what a copy elsewhere is made of
        self.name, self.largest = name, largest

    def __str__(self) -> str:
        return f"{self.name}: {self.largest}"


def lowered(formulas: Mapping[str, Number], *, cents: Sequence[str] = ()) -> Program:
    """Formulas by name as one program; those in `cents` are whole cents, over 100."""
    builder = _Builder()
    outputs, denominators = {}, {}
    for name, formula in formulas.items():
        place, denominator = builder.of(formula)
        if name in cents:
            place, denominator = builder.in_cents(place, denominator), 100
        outputs[name], denominators[name] = place, denominator
    return Program(tuple(builder.steps), outputs, denominators, builder.inputs, builder.largest)


class _Builder:
    """Collects steps; equal steps are one."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.inputs: dict[str, int] = {}
        self.largest = 0
        self._places: dict[Step, int] = {}
        self._done: dict[int, tuple[int, int]] = {}

    def of(self, number: Number) -> tuple[int, int]:
        """The place of a number and its denominator."""
        if not isinstance(number, Symbol):
            number = Fraction(number)
            return self._known(number.numerator), number.denominator
        if id(number) not in self._done:
            self._done[id(number)] = self._symbol(number)
        return self._done[id(number)]

    def in_cents(self, place: int, denominator: int) -> int:
        """A number that is a whole number of cents, over 100.

        Where only a path on which it is 0 has another denominator, a division leaves no rest.
        """
        if 100 % denominator == 0:
            return self.scaled(place, denominator, 100)
        return self._divided(place, Fraction(100, denominator), 1, Rounding.DOWN)

    def scaled(self, place: int, old: int, new: int) -> int:
        """The same number over another denominator."""
        return self._times(place, new // old)

    def _symbol(self, symbol: Symbol) -> tuple[int, int]:
        match symbol.op:
            case "literal":
                return self._known(symbol.low.numerator), symbol.low.denominator
            case "variable":
                return self._variable(symbol)
            case "*":
                return self._product(symbol)
            case "round":
                return self._rounded(symbol)
            case "where":
                condition, then, otherwise = symbol.args
                (a, b), denominator = self._together([then, otherwise])
                low = min(self.steps[a].low, self.steps[b].low)
                high = max(self.steps[a].high, self.steps[b].high)
                return self._step(
                    "where", (self._condition(condition), a, b), low, high
                ), denominator
        (a, b), denominator = self._together(list(symbol.args))
        x, y = self.steps[a], self.steps[b]
        if symbol.op == "+":
            return self._step("add", (a, b), x.low + y.low, x.high + y.high), denominator
        pick = min if symbol.op == "min" else max
        bounds = pick(x.low, y.low), pick(x.high, y.high)
        return self._step(symbol.op, (a, b), *bounds), denominator

    def _variable(self, symbol: Symbol) -> tuple[int, int]:
        name, step = symbol.args
        denominator = lcm(step.denominator, symbol.low.denominator)
        low, high = int(symbol.low * denominator), int(symbol.high * denominator)
        self.inputs[name] = denominator
        return self._step("input", (), low, high, name=name), denominator

    def _product(self, symbol: Symbol) -> tuple[int, int]:
        left, right = symbol.args
        if right.op == "literal":
            place, denominator = self.of(left)
            factor, below = right.low.numerator, right.low.denominator
            common = gcd(factor, denominator)
            return self._times(place, factor // common), denominator // common * below
        (a, d), (b, e) = self.of(left), self.of(right)
        x, y = self.steps[a], self.steps[b]
        corners = [p * q for p in (x.low, x.high) for q in (y.low, y.high)]
        return self._step("multiply", (a, b), min(corners), max(corners)), d * e

    def _rounded(self, symbol: Symbol) -> tuple[int, int]:
        inner, step, mode = symbol.args
        place, denominator = self.of(inner)
        factor = Fraction(step.denominator, denominator * step.numerator)
        return self._divided(place, factor, step.numerator, Rounding(mode)), step.denominator

    def _divided(self, place: int, factor: Fraction, unit: int, mode: Rounding) -> int:
        """The multiple of a unit nearest to a number times a factor."""
        over, below = factor.numerator, factor.denominator
        x = self.steps[place]
        bounds = [int(round_to(b * factor, ONE, mode)) * unit for b in (x.low, x.high)]
        for bound in (x.low, x.high):  # twice the number and a half are on the way
            self.largest = max(self.largest, 2 * abs(bound) * over + below)
        numbers = (over, below, unit)
        return self._step("round", (place,), *bounds, numbers=numbers, mode=mode.value)

    def _condition(self, condition: Condition) -> int:
        if condition.right.op == "literal":
            return self._against(condition.op, condition.left, condition.right.low)
        if condition.left.op == "literal":
            place, denominator = self.of(condition.right)
            bound = self._known(floor(condition.left.low * denominator))
            return self._step("less", (bound, place), 0, 1)
        (a, b), _ = self._together([condition.left, condition.right])
        return self._step("less" if condition.op == "<" else "equal", (a, b), 0, 1)

    def _against(self, op: str, left: Symbol, bound: Fraction) -> int:
        """A comparison with a known number, which need not be brought to another denominator."""
        place, denominator = self.of(left)
        bound *= denominator
        if op == "<":
            return self._step("less", (place, self._known(ceil(bound))), 0, 1)
        if bound.denominator != 1:
            return self._known(0)  # never equal
        return self._step("equal", (place, self._known(int(bound))), 0, 1)

    def _together(self, numbers: list[Number]) -> tuple[list[int], int]:
        """The places of some numbers over one denominator."""
        found = [self.of(number) for number in numbers]
        denominator = lcm(*(d for _, d in found))
        return [self.scaled(place, d, denominator) for place, d in found], denominator

    def _times(self, place: int, factor: int) -> int:
        step = self.steps[place]
        if factor == 1:
            return place
        if step.op == "known":
            return self._known(step.low * factor)
        if step.op == "scale":  # two factors are one
            return self._times(step.args[0], step.numbers[0] * factor)
        bounds = sorted((step.low * factor, step.high * factor))
        return self._step("scale", (place,), *bounds, numbers=(factor,))

    def _known(self, number: int) -> int:
        return self._step("known", (), number, number, numbers=(number,))

    def _step(
        self,
        op: str,
        args: tuple[int, ...],
        low: int,
        high: int,
        *,
        numbers: tuple[int, ...] = (),
        name: str = "",
        mode: str = "",
    ) -> int:
        step = Step(op, args, numbers, low, high, name, mode)
        if step not in self._places:
            self._places[step] = len(self.steps)
            self.steps.append(step)
            self.largest = max(self.largest, abs(low), abs(high))
        return self._places[step]
