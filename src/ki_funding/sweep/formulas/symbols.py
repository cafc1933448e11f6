"""Numbers that are not known yet: what a sweep varies, and formulas over it."""

from fractions import Fraction
from math import gcd, lcm
from typing import Any, Self

from ki_funding.values.exact import ONE

Number = Any  # a Fraction, a Symbol, or an int


class Refused(Exception):
    """Amounts that cannot be written as formulas; `name` is the item or the input."""

    name = ""
    why = "formula"


class NotLinear(Refused):
    """A formula divides by a symbol, or needs one where only a known number can stand."""


class NothingToShare(Refused):
    """A share varies of an input that a case does not name."""

    why = "share"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Condition:
    """A comparison of two symbols."""

    __slots__ = ("left", "op", "right")

    def __init__(self, op: str, left: "Symbol", right: "Symbol") -> None:
        self.op, self.left, self.right = op, left, right


class Symbol:
    """A formula over numbers that are not known yet, and between which bounds it lies."""

    __slots__ = ("args", "high", "low", "op")

    def __init__(self, op: str, args: tuple[Any, ...], low: Fraction, high: Fraction) -> None:
        self.op, self.args, self.low, self.high = op, args, low, high

    @property
    def plain(self) -> Number:
        """Itself, or the number that it must be."""
        return self.low if self.op == "literal" else self

    @property
    def grain(self) -> Fraction | None:
        """A number of which it is always a multiple; None if that is not simple to say."""
        match self.op:
            case "variable":
                return self.args[1]  # type: ignore[no-any-return]
            case "literal":
                return abs(self.low)
            case "round":
                return self.args[1]  # type: ignore[no-any-return]
            case "*":
                left, right = (part.grain for part in self.args)
                return None if left is None or right is None else left * right
            case _:
                parts = [part.grain for part in self.args if isinstance(part, Symbol)]
                known = [part for part in parts if part is not None]
                return _common(known) if len(known) == len(parts) else None

    @property
    def below(self) -> int:
        """The denominator over which it is a whole number when nothing is cancelled."""
        match self.op:
            case "variable":
                return lcm(self.args[1].denominator, self.low.denominator)
            case "literal":
                return self.low.denominator
            case "round":
                return self.args[1].denominator  # type: ignore[no-any-return]
            case "*":
                left, right = self.args
                common = gcd(left.below, right.low.numerator) if right.op == "literal" else 1
                return left.below * right.below // common  # type: ignore[no-any-return]
            case _:
                return lcm(*(part.below for part in self.args if isinstance(part, Symbol)))

    @property
    def factored(self) -> tuple[Self, Fraction]:
        """What of it is no known factor, and that factor."""
        if self.op == "*" and self.args[1].op == "literal":
            return self.args[0], self.args[1].low
        return self, ONE

    def variables(self) -> frozenset[str]:
        """The names of the numbers that it depends on."""
        found, todo, seen = set[str](), [self], set[int]()
        while todo:
            symbol = todo.pop()
            if id(symbol) in seen:
                continue
            seen.add(id(symbol))
            if symbol.op == "variable":
                found.add(symbol.args[0])
            for part in symbol.args:
                if isinstance(part, Symbol):
                    todo.append(part)
                elif isinstance(part, Condition):
                    todo += [part.left, part.right]
        return frozenset(found)

    def __repr__(self) -> str:
        if self.op == "literal":
            return str(self.low)
        if self.op == "variable":
            return str(self.args[0])
        return f"{self.op}({', '.join(map(_shown, self.args))})"

    # What a text of the number asks for: only results without figures in words are of use here.
    denominator = 1

    @property
    def numerator(self) -> str:
        """Its name, where the engine writes a number as text."""
        return repr(self)


def lead(one: Symbol, other: Symbol) -> Fraction:
    """By how much the first is greater at least; less than 0 where it may be less."""
    (base, times), (base_of_other, times_of_other) = one.factored, other.factored
    if base is base_of_other:
        more = times - times_of_other
        return more * (base.low if more > 0 else base.high)
    return one.low - other.high


def _common(grains: list[Fraction]) -> Fraction:
    """The greatest number of which all are multiples."""
    common = grains[0]
    for other in grains[1:]:
        below = common.denominator * other.denominator
        over = gcd(common.numerator * other.denominator, other.numerator * common.denominator)
        common = Fraction(over, below)
    return common


def variables(number: Number) -> frozenset[str]:
    """The names of the numbers that a formula, or a known number, depends on."""
    return number.variables() if isinstance(number, Symbol) else frozenset()


def same(one: Number, other: Number) -> bool:
    """Whether two numbers are one, without a decision: the same symbol, or equal numbers."""
    if isinstance(one, Symbol) or isinstance(other, Symbol):
        return one is other
    return one == other  # type: ignore[no-any-return]


def _shown(part: object) -> str:
    if isinstance(part, Condition):
        return f"{part.left!r} {part.op} {part.right!r}"
    return repr(part)
