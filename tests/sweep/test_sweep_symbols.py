"""What symbols make of a calculation means what fractions mean, however it is simplified."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random

import pytest
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st
from random_formulas import value

from ki_funding.sweep.formulas.graph import Graph, TooManyPaths
from ki_funding.sweep.formulas.symbols import Condition, Number, Symbol
from ki_funding.values.exact import if_zero, least, most

FACTORS = [Fraction(n) for n in (-2, -1, 0, 1, 2)] + [Fraction(1, 3), Fraction(-1, 2)]
LOWEST = (-3, 0, 0, 1)
OPERATIONS = ("+", "-", "share", "*", "least", "most", "if_zero", "<", "==")
Both = tuple[Number, Fraction]  # of a symbol what it is worth in the case


def variables(choose: Random, graph: Graph) -> tuple[list[Both], dict[str, Fraction]]:
    """Two symbols and a case: few, so that they meet themselves again."""
    found, case = list[Both](), {}
    for name in ("x", "y"):
        low = Fraction(choose.choice(LOWEST))
        symbol = graph.variable(name, low, low + choose.randint(1, 4), Fraction(1))
        case[name] = choose.randint(int(low), int(symbol.high)) * Fraction(1)
        found.append((symbol, case[name]))
    return found, case


def calculated(choose: Random, graph: Graph, known: list[Both], depth: int) -> Both:
    """The same calculation with symbols and with fractions."""
    if depth == 0:
        literal = choose.choice(FACTORS)
        return choose.choice([*known, (literal, literal)])
    operation = choose.choice(OPERATIONS)
    (a, x), (b, y), (c, z) = (
        calculated(choose, graph, known, depth - 1 if choose.randint(0, 2) else 0) for _ in range(3)
    )
    share = choose.choice(FACTORS)
    match operation:
        case "+":
            return a + b, x + y
        case "-":
            return a - b, x - y
        case "share":
            return a * share, x * share
        case "*":
            return a * b, x * y
        case "least":
            return least([a, b, c]), min(x, y, z)
        case "most":
            return most([a, b, c]), max(x, y, z)
        case "if_zero":
            return if_zero(a, b, c), if_zero(x, y, z)
    holds = x < y if operation == "<" else x == y
    return graph.where(graph.condition(operation, a, b), c, a), z if holds else x


@given(st.randoms(use_true_random=False))
@examples(500)
def test_a_formula_is_worth_what_fractions_give(choose: Random) -> None:
    graph = Graph()
    known, case = variables(choose, graph)
    number, truth = calculated(choose, graph, known, 4)
    assert value(number, case) == truth
    if isinstance(number, Symbol):
        assert number.low <= truth <= number.high


def holds(condition: Condition, case: Mapping[str, Fraction]) -> bool:
    left, right = value(condition.left, case), value(condition.right, case)
    return left < right if condition.op == "<" else left == right


@given(st.randoms(use_true_random=False))
@examples(100)
def test_each_case_takes_one_path_and_finds_there_what_fractions_decide(choose: Random) -> None:
    graph = Graph()
    known, case = variables(choose, graph)
    asked = [calculated(choose, graph, known, 2) for _ in range(3)]

    def decided() -> Iterator[bool]:
        for number, _ in asked:
            yield number == 0
            yield from (number < other for other, _ in asked)

    truth = [d for _, x in asked for d in (x == 0, *(x < y for _, y in asked))]
    taken = [
        answers
        for path, answers in graph.paths(lambda: list(decided()))
        if all(holds(condition, case) == answer for condition, answer in path)
    ]
    assert taken == [truth]


def test_rows_of_one_input_share_their_decisions() -> None:
    graph = Graph()
    posts, other = (
        graph.variable(name, Fraction(0), Fraction(9), Fraction(1)) for name in ("posts", "other")
    )
    rows = [posts * Fraction(1, n) for n in range(1, 9)]
    assert len(list(graph.paths(lambda: [row == 0 for row in rows]))) == 2
    assert least(rows) is rows[-1]
    assert most(rows) is posts
    assert sum(rows[1:3], rows[0]) is posts * Fraction(11, 6)
    sums = [posts + other, most([posts, other]), posts + other + other]
    assert len(list(graph.paths(lambda: [number == 0 for number in sums]))) == 3


def test_too_many_decisions_are_refused() -> None:
    graph = Graph()
    many = [graph.variable(f"{n}", Fraction(0), Fraction(9), Fraction(1)) for n in range(11)]
    with pytest.raises(TooManyPaths):
        list(graph.paths(lambda: [number > 5 for number in many]))
