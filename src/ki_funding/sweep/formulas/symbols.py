"""Numbers that are not known yet: the engine calculates with them as with fractions.

A `Symbol` stands for a number that a sweep varies, or for a formula over such numbers. The engine
adds, multiplies, compares and rounds it like any fraction, so that one run of the engine gives the
formula of every case of the same shape: there is no second reading of the law.
"""

from collections.abc import Callable
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, Any

from ki_funding.exact import ONE, ZERO, Rounding, round_to

if TYPE_CHECKING:
    from ki_funding.sweep.formulas.graph import Graph

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
    """A comparison of two symbols; as a truth value it takes the path that is being run."""

    __slots__ = ("graph", "left", "op", "right")

    def __init__(self, graph: "Graph", op: str, left: "Symbol", right: "Symbol") -> None:
        self.graph, self.op, self.left, self.right = graph, op, left, right

    def __bool__(self) -> bool:
        a, b = self.left, self.right
        over, under = lead(a, b), lead(b, a)
        if self.op == "<":
            if under > 0 or over >= 0:
                return under > 0
        elif over > 0 or under > 0:
            return False
        elif over == under == 0:
            return True
        elif b.high == 0 and a.op in {"+", "max"} and all(part.low >= 0 for part in a.args):
            return all(part == 0 for part in a.args)  # so that sums share decisions
        return self.graph.decided(self)


class Symbol:
    """A formula over numbers that are not known yet, and between which bounds it lies."""

    __slots__ = ("args", "graph", "high", "low", "op")

    def __init__(
        self, graph: "Graph", op: str, args: tuple[Any, ...], low: Fraction, high: Fraction
    ) -> None:
        self.graph, self.op, self.args, self.low, self.high = graph, op, args, low, high

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
    def factored(self) -> "tuple[Symbol, Fraction]":
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

    def replaced(self, old: "Symbol", new: "Symbol") -> Number:
        """The formula with a symbol put in the place of another."""
        return _replaced(self, old, new, {})

    def rounded(self, step: Fraction, mode: Rounding) -> Number:
        """See `Graph.rounded`."""
        return self.graph.rounded(self, step, mode)

    def if_zero(self, then: Number, otherwise: Number) -> Number:
        """One of two numbers, as this one is 0 or not."""
        return self.graph.where(self.graph.condition("==", self, ZERO), then, otherwise)

    def __add__(self, other: Number) -> Number:
        return self.graph.add(self, other)

    __radd__ = __add__

    def __mul__(self, other: Number) -> Number:
        return self.graph.multiply(self, other)

    __rmul__ = __mul__

    def __neg__(self) -> Number:
        return self.graph.multiply(self, Fraction(-1))

    def __sub__(self, other: Number) -> Number:
        return (
            ZERO
            if other is self
            else self.graph.add(self, -1 * other if isinstance(other, Symbol) else -Fraction(other))
        )

    def __rsub__(self, other: Number) -> Number:
        return self.graph.add(-self, Fraction(other))

    def __truediv__(self, other: Number) -> Number:
        if isinstance(other, Symbol):
            raise NotLinear
        return self.graph.multiply(self, 1 / Fraction(other))

    def __rtruediv__(self, other: Number) -> Number:
        raise NotLinear

    def __int__(self) -> int:
        raise NotLinear

    def _compared(self, op: str, left: Number, right: Number) -> Condition:
        return self.graph.condition(op, left, right)

    def __lt__(self, other: Number) -> bool:
        return bool(self._compared("<", self, other))

    def __gt__(self, other: Number) -> bool:
        return bool(self._compared("<", other, self))

    def __le__(self, other: Number) -> bool:
        return not self > other

    def __ge__(self, other: Number) -> bool:
        return not self < other

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if other is None or isinstance(other, str):
            return False
        return bool(self._compared("==", self, other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return id(self) >> 4

    def __bool__(self) -> bool:
        return self != 0

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


def _replaced(symbol: Number, old: Symbol, new: Symbol, done: dict[int, Number]) -> Number:
    if symbol is old:
        return new.plain
    if not isinstance(symbol, Symbol) or symbol.op in {"variable", "literal"}:
        return symbol.plain if isinstance(symbol, Symbol) else symbol
    if id(symbol) in done:
        return done[id(symbol)]
    graph = symbol.graph

    def inner(part: Number) -> Number:
        return _replaced(part, old, new, done)

    match symbol.op:
        case "+":
            result = _both(symbol, inner, lambda a, b: a + b)
        case "*":
            result = _both(symbol, inner, lambda a, b: a * b)
        case "min" | "max":
            result = graph.extreme(symbol.op, [inner(part) for part in symbol.args])
        case "round":
            part, step, mode = inner(symbol.args[0]), *symbol.args[1:]
            result = (
                graph.rounded(part, step, mode)
                if isinstance(part, Symbol)
                else round_to(part, step, mode)
            )
        case _:
            condition, then, otherwise = symbol.args
            left, right = inner(condition.left), inner(condition.right)
            settled = _settled(condition.op, left, right)
            if settled is None:
                renewed = graph.condition(condition.op, left, right)
                result = graph.where(renewed, inner(then), inner(otherwise))
            else:
                result = inner(then) if settled else inner(otherwise)
    done[id(symbol)] = result
    return result


def _both(
    symbol: Symbol, inner: Callable[[Number], Number], op: Callable[[Number, Number], Number]
) -> Number:
    return op(inner(symbol.args[0]), inner(symbol.args[1]))


def _settled(op: str, left: Number, right: Number) -> bool | None:
    """Whether a comparison is decided by bounds alone."""
    if not isinstance(left, Symbol) and not isinstance(right, Symbol):
        return left < right if op == "<" else left == right  # type: ignore[no-any-return]
    return None
