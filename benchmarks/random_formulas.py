"""Random formulas and what they are worth in fractions, to try the engines of sweeps with.

All choices come from a `Random`: that of hypothesis finds the smallest formula that fails.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

from ki_funding.sweep.formulas.graph import Graph, Term
from ki_funding.sweep.formulas.symbols import Condition, Number, Symbol
from ki_funding.values.exact import Rounding, round_to

BELOW = (1, 2, 3, 4, 7, 8, 10, 12, 49, 100, 103)
STEPS = (Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(1, 100), Fraction(1, 1000))
ROUND_TO = (Fraction(1, 100), Fraction(1), Fraction(1, 2), Fraction(10), Fraction(2, 3))
OPERATIONS = ("+", "-", "share", "*", "min", "max", "round", "round", "<", "==")


def variables(choose: Random, graph: Graph, count: int = 3) -> list[Term]:
    """Some numbers with bounds, of either sign."""
    found = []
    for place in range(count):
        step = choose.choice(STEPS)
        low = choose.randint(-400, 200) * step
        high = low + choose.randint(1, 3000) * step
        found.append(graph.variable(f"v{place}", low, high, step))
    return found


def formula(choose: Random, graph: Graph, known: Sequence[Symbol], depth: int) -> Number:
    """A formula of at most that depth."""
    if depth == 0:
        return choose.choice([*known, _literal(choose)])
    operation = choose.choice(OPERATIONS)

    def inner() -> Number:
        return formula(choose, graph, known, depth - 1 if choose.randint(0, 3) else 0)

    if operation == "round":
        mode = choose.choice(list(Rounding))
        return round_to(inner(), choose.choice(ROUND_TO), mode)
    if operation == "share":
        return inner() * _literal(choose)
    one, other = inner(), inner()
    match operation:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case "min" | "max":
            return graph.extreme(operation, [one, other])
    condition = graph.condition(operation, one, other)
    return graph.where(condition, inner(), inner())


def _literal(choose: Random) -> Fraction:
    return Fraction(choose.randint(-60, 60), choose.choice(BELOW))


def values(choose: Random, variable: Symbol, count: int) -> list[Fraction]:
    """Numbers that a variable may have: its bounds, its middle, and others."""
    step: Fraction = variable.args[1]
    most = int((variable.high - variable.low) / step)
    places = [0, most, most // 2]
    return [
        variable.low + step * (places.pop() if places and choose.randint(0, 3) == 0 else at)
        for at in (choose.randint(0, most) for _ in range(count))
    ]


def value(number: Number, given: Mapping[str, Fraction]) -> Fraction:
    """What a formula is worth, with fractions."""
    done: dict[int, Fraction] = {}

    def of(part: Number) -> Fraction:
        if not isinstance(part, Symbol):
            return Fraction(part)
        if id(part) not in done:
            done[id(part)] = _of(part)
        return done[id(part)]

    def holds(condition: Condition) -> bool:
        left, right = of(condition.left), of(condition.right)
        return left < right if condition.op == "<" else left == right

    def _of(symbol: Symbol) -> Fraction:
        match symbol.op:
            case "variable":
                return given[symbol.args[0]]
            case "literal":
                return symbol.low
            case "round":
                inner, step, mode = symbol.args
                return round_to(of(inner), step, mode)
            case "where":
                condition, then, otherwise = symbol.args
                return of(then) if holds(condition) else of(otherwise)
        one, other = (of(part) for part in symbol.args)
        return {"+": one + other, "*": one * other, "min": min(one, other), "max": max(one, other)}[
            symbol.op
        ]

    return of(number)
