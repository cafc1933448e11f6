"""The symbols of one sweep, with which the engine calculates as with fractions.

The engine adds, multiplies, compares and rounds them like any number, so that one run of it gives
the formula of every case of the same shape: there is no second reading of the law.

Equal formulas are one symbol. Where the engine asks for a decision that depends on a symbol (does
a limit bite? is anything claimed?), the graph answers for one path; `paths` runs the engine once
for each, and `where` joins what they give.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, TypeVar

from ki_funding.sweep.formulas.symbols import (
    Condition,
    NotLinear,
    Number,
    Refused,
    Symbol,
    lead,
    same,
)
from ki_funding.values.exact import ZERO, Rounding, round_to

Result = TypeVar("Result")
Taken = list[tuple[Condition, bool]]

MOST_PATHS = 1024


class TooManyPaths(Refused):
    """The amounts of one item depend on too many decisions."""

    why = "decisions"


class Decision(Condition):
    """A comparison that as a truth value takes the path that is being run."""

    __slots__ = ("graph",)

    def __init__(self, graph: "Graph", op: str, left: Symbol, right: Symbol) -> None:
        super().__init__(op, left, right)
        self.graph = graph

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


class Term(Symbol):
    """A symbol that is added, multiplied, compared and rounded like a fraction."""

    __slots__ = ("graph",)

    def __init__(
        self, graph: "Graph", op: str, args: tuple[Any, ...], low: Fraction, high: Fraction
    ) -> None:
        super().__init__(op, args, low, high)
        self.graph = graph

    def replaced(self, old: Symbol, new: Symbol) -> Number:
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
            else self.graph.add(self, -1 * other if isinstance(other, Term) else -Fraction(other))
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

    def _compared(self, op: str, left: Number, right: Number) -> Decision:
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


class Graph:
    """All symbols of one sweep; equal formulas are one symbol, so that `is` means equal."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Term] = {}
        self._conditions: dict[tuple[str, int, int], Decision] = {}
        self._taken: dict[int, bool] = {}
        self._prefix: list[bool] = []
        self._asked: Taken = []

    def variable(self, name: str, low: Fraction, high: Fraction, step: Fraction) -> Term:
        """A number between two bounds that is a multiple of a step."""
        return self._made("variable", (name, step), low, high)

    def condition(self, op: str, left: Number, right: Number) -> Decision:
        """A comparison of two numbers; a known factor goes to the side of a known number."""
        a, b = self.lifted(left), self.lifted(right)
        if op == "==" and a.op == "literal":
            a, b = b, a
        if "literal" in {a.op, b.op}:
            times = a.factored[1] * b.factored[1]
            a, b = (
                self.literal(s.low / times) if s.op == "literal" else s.factored[0] for s in (a, b)
            )
            if times < 0 and op == "<":
                a, b = b, a
        key = (op, id(a), id(b))
        if key not in self._conditions:
            self._conditions[key] = Decision(self, op, a, b)
        return self._conditions[key]

    def __getstate__(self) -> tuple[list[Term], list[Decision]]:
        """What was made, each after what it consists of: elsewhere it is known by other places."""
        return list(self._known.values()), list(self._conditions.values())

    def __setstate__(self, made: tuple[list[Term], list[Decision]]) -> None:
        self.__init__()  # type: ignore[misc]
        self._known = {_key(term.op, term.args): term for term in made[0]}
        self._conditions = {(one.op, id(one.left), id(one.right)): one for one in made[1]}

    def _made(self, op: str, args: tuple[Any, ...], low: Fraction, high: Fraction) -> Term:
        key = _key(op, args)
        if key not in self._known:
            self._known[key] = Term(self, op, args, low, high)
        return self._known[key]

    def literal(self, number: Fraction) -> Term:
        """A known number among symbols."""
        return self._made("literal", (number,), number, number)

    def lifted(self, number: Number) -> Term:
        """A number as a symbol."""
        return number if isinstance(number, Term) else self.literal(Fraction(number))

    def add(self, left: Number, right: Number) -> Number:
        """A sum; nothing added is nothing changed, and multiples of one symbol are one."""
        if not isinstance(left, Symbol):
            left, right = right, left
        if not isinstance(right, Symbol) and right == 0:
            return left
        a, b = self.lifted(left), self.lifted(right)
        (base, times), (other, more) = a.factored, b.factored
        if base is other:
            return self.multiply(base, times + more)
        return self._made("+", (a, b), a.low + b.low, a.high + b.high)

    def multiply(self, left: Number, right: Number) -> Number:
        """A product; a literal stands at the right."""
        if not isinstance(left, Symbol):
            left, right = right, left
        if not isinstance(right, Symbol):
            right = Fraction(right)
            if right == 0:
                return ZERO
            left, times = left.factored
            right *= times
            if right == 1:
                return left
        a, b = self.lifted(left), self.lifted(right)
        corners = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
        return self._made("*", (a, b), min(corners), max(corners))

    def extreme(self, op: str, numbers: list[Number]) -> Number:
        """The least (`min`) or the greatest (`max`); what another always beats is left out."""
        found = [self.lifted(n) for n in dict.fromkeys(numbers)]
        kept = [s for place, s in enumerate(found) if not _beaten(op, place, found)]
        pick = min if op == "min" else max
        result = kept[0]
        for other in kept[1:]:
            low, high = pick(result.low, other.low), pick(result.high, other.high)
            result = self._made(op, (result, other), low, high)
        return result.plain

    def rounded(self, number: Symbol, step: Fraction, mode: Rounding) -> Number:
        """The multiple of a step nearest to a symbol, as `mode` says.

        A limit that is known is rounded at once: rounding never changes which of two is less.
        """
        if number.op in {"min", "max", "where"} and number.args[-1].op == "literal":
            one, other = (round_to(part.plain, step, mode) for part in number.args[-2:])
            if number.op == "where":
                return self.where(number.args[0], one, other)
            return self.extreme(number.op, [one, other])
        low, high = round_to(number.low, step, mode), round_to(number.high, step, mode)
        grain = number.grain
        if grain is not None and (grain / step).denominator == 1:  # a multiple of it already
            if step.denominator % number.below == 0:
                return number
            mode = Rounding.DOWN  # only the denominator gets smaller
        return self._made("round", (number, step, mode), low, high)

    def where(self, condition: Condition, then: Number, otherwise: Number) -> Number:
        """One of two numbers, as a condition says."""
        if same(then, otherwise):
            return then
        if condition.op == "==":  # what stands there alone may just be the general case
            then = (
                then.replaced(condition.left, condition.right) if isinstance(then, Term) else then
            )
            at = (
                otherwise.replaced(condition.left, condition.right)
                if isinstance(otherwise, Term)
                else otherwise
            )
            if same(then, at):
                return otherwise
        a, b = self.lifted(then), self.lifted(otherwise)
        return self._made("where", (condition, a, b), min(a.low, b.low), max(a.high, b.high))

    def decided(self, condition: Condition) -> bool:
        """Whether a condition holds on the path that is being run."""
        if id(condition) in self._taken:
            return self._taken[id(condition)]
        place = len(self._asked)
        answer = self._prefix[place] if place < len(self._prefix) else True
        self._taken[id(condition)] = answer
        self._asked.append((condition, answer))
        return answer

    def paths(self, run: Callable[[], Result]) -> Iterator[tuple[Taken, Result]]:
        """Runs something once for each path of decisions. Raises TooManyPaths."""
        prefix: list[bool] | None = []
        count = 0
        while prefix is not None:
            count += 1
            if count > MOST_PATHS:
                raise TooManyPaths
            self._prefix, self._taken, self._asked = prefix, {}, []
            result = run()
            asked = list(self._asked)
            yield list(asked), result
            while asked and not asked[-1][1]:
                asked.pop()
            prefix = [answer for _, answer in asked[:-1]] + [False] if asked else None


def _key(op: str, args: tuple[Any, ...]) -> tuple[Any, ...]:
    """What only equal formulas share."""
    return (op, *(id(a) if isinstance(a, Symbol | Condition) else a for a in args))


def _beaten(op: str, place: int, found: Sequence[Symbol]) -> bool:
    """Whether another symbol is never worse; of two numbers that are always equal one stays."""
    one = found[place]
    for at, other in enumerate(found):
        worse = lead(one, other) if op == "min" else lead(other, one)
        equal = one.low == one.high == other.low == other.high
        if at != place and (worse > 0 or (worse == 0 and not (equal and place < at))):
            return True
    return False


def _replaced(symbol: Number, old: Symbol, new: Symbol, done: dict[int, Number]) -> Number:
    if symbol is old:
        return new.plain
    if not isinstance(symbol, Term) or symbol.op in {"variable", "literal"}:
        return symbol.plain if isinstance(symbol, Term) else symbol
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
