"""All symbols of one sweep, and the paths of the engine's decisions over them.

Equal formulas are one symbol. Where the engine asks for a decision that depends on a symbol (does
a limit bite? is anything claimed?), the graph answers for one path; `paths` runs the engine once
for each, and `where` joins what they give.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, TypeVar

from ki_funding.exact import ZERO, Rounding, round_to
from ki_funding.sweep.formulas.symbols import Condition, Number, Refused, Symbol, lead, same

Result = TypeVar("Result")
Taken = list[tuple[Condition, bool]]

MOST_PATHS = 1024


class TooManyPaths(Refused):
    """The amounts of one item depend on too many decisions."""

    why = "decisions"


class Graph:
    """All symbols of one sweep; equal formulas are one symbol, so that `is` means equal."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Symbol] = {}
        self._conditions: dict[tuple[str, int, int], Condition] = {}
        self._taken: dict[int, bool] = {}
        self._prefix: list[bool] = []
        self._asked: Taken = []

    def variable(self, name: str, low: Fraction, high: Fraction, step: Fraction) -> "Symbol":
        """A number between two bounds that is a multiple of a step."""
        return self._made("variable", (name, step), low, high)

    def condition(self, op: str, left: Number, right: Number) -> "Condition":
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
            self._conditions[key] = Condition(self, op, a, b)
        return self._conditions[key]

    def _made(self, op: str, args: tuple[Any, ...], low: Fraction, high: Fraction) -> "Symbol":
        key = (op, *(id(a) if isinstance(a, Symbol | Condition) else a for a in args))
        if key not in self._known:
            self._known[key] = Symbol(self, op, args, low, high)
        return self._known[key]

    def literal(self, number: Fraction) -> "Symbol":
        """A known number among symbols."""
        return self._made("literal", (number,), number, number)

    def lifted(self, number: Number) -> "Symbol":
        """A number as a symbol."""
        return number if isinstance(number, Symbol) else self.literal(Fraction(number))

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

    def rounded(self, number: "Symbol", step: Fraction, mode: Rounding) -> Number:
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

    def where(self, condition: "Condition", then: Number, otherwise: Number) -> Number:
        """One of two numbers, as a condition says."""
        if same(then, otherwise):
            return then
        if condition.op == "==":  # what stands there alone may just be the general case
            then = (
                then.replaced(condition.left, condition.right) if isinstance(then, Symbol) else then
            )
            at = (
                otherwise.replaced(condition.left, condition.right)
                if isinstance(otherwise, Symbol)
                else otherwise
            )
            if same(then, at):
                return otherwise
        a, b = self.lifted(then), self.lifted(otherwise)
        return self._made("where", (condition, a, b), min(a.low, b.low), max(a.high, b.high))

    def decided(self, condition: "Condition") -> bool:
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


def _beaten(op: str, place: int, found: list[Symbol]) -> bool:
    """Whether another symbol is never worse; of two numbers that are always equal one stays."""
    one = found[place]
    for at, other in enumerate(found):
        worse = lead(one, other) if op == "min" else lead(other, one)
        equal = one.low == one.high == other.low == other.high
        if at != place and (worse > 0 or (worse == 0 and not (equal and place < at))):
            return True
    return False
