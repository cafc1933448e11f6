"""How values combine: their numbers, their units, what they rest on, and the formula shown."""

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest

from ki_funding.values.basis import Chosen, Figure, Token, Use
from ki_funding.values.units import EUR, EUR_PER_POST, POST, SHARE, Unit
from ki_funding.values.value import (
    Value,
    add,
    bites,
    compare,
    divide,
    first_known,
    greatest,
    if_nothing,
    known,
    multiply,
    smallest,
    subtract,
    total,
    weighted,
)


def given(name: str, number: int | None, unit: Unit = SHARE) -> Value:
    """A value that rests on one of that name; None is open."""
    use = Use.missing("parameter", name, unit)
    exact = None if number is None else Fraction(number)
    return Value(exact, unit, (use,), (Figure(exact, unit),))


def names(value: Value) -> str:
    return " ".join(use.name for use in value.uses)


def text(tokens: Sequence[Token]) -> str:
    """A formula as a line: figures as numbers, an open one as ?."""
    shown = ""
    for token in tokens:
        match token:
            case str():
                shown += token
            case Figure():
                shown += "?" if token.number is None else str(token.number)
            case Chosen():
                shown += f"{token.function}({', '.join(map(text, token.among))})"
    return shown


@pytest.mark.parametrize(
    ("combine", "left", "right", "number", "rests_on"),
    [
        (add, 7, 2, 9, "a b"),
        (add, None, 2, None, "a b"),
        (add, 0, None, None, "a b"),
        (subtract, 7, 2, 5, "a b"),
        (subtract, 7, None, None, "a b"),
        (multiply, 7, 2, 14, "a b"),
        (multiply, 1, None, None, "a b"),
        (multiply, None, 1, None, "a b"),
        (multiply, 0, 2, 0, "a"),  # a factor of 0 decides alone
        (multiply, 0, None, 0, "a"),
        (multiply, 7, 0, 0, "b"),
        (multiply, None, 0, 0, "b"),
        (multiply, None, None, None, "a b"),
        (divide, 7, 2, Fraction(7, 2), "a b"),
        (divide, 7, 1, 7, "a b"),
        (divide, 0, 2, 0, "a b"),
        (divide, 0, None, None, "a b"),
        (divide, None, 2, None, "a b"),
        (divide, 7, 0, None, "a b /"),  # what nothing is divided by is open, and says why
    ],
)
def test_two_values_combine(
    combine: Callable[[Value, Value], Value],
    left: int | None,
    right: int | None,
    number: Fraction | int | None,
    rests_on: str,
) -> None:
    found = combine(given("a", left), given("b", right))
    assert (found.number, names(found)) == (number, rests_on)


@pytest.mark.parametrize(
    ("choose", "numbers", "number", "rests_on"),
    [
        (smallest, [3, 2, 5], 2, "a b c"),  # limits that do not bite count too
        (greatest, [3, 5, 2], 5, "a b c"),
        (smallest, [3, None], None, "a b"),
        (greatest, [None, 3], None, "a b"),
        (first_known, [3, 2], 3, "a"),
        (first_known, [None, 2, 1], 2, "b"),
        (first_known, [0, 2], 0, "a"),
        (first_known, [None, None], None, "a b"),
    ],
)
def test_one_of_several_values_is_taken(
    choose: Callable[[Sequence[Value]], Value],
    numbers: list[int | None],
    number: int | None,
    rests_on: str,
) -> None:
    found = choose([given(name, one) for name, one in zip("abc", numbers, strict=False)])
    assert (found.number, names(found)) == (number, rests_on)


@pytest.mark.parametrize(
    ("operator", "holds"),  # for a number below the other, equal and above
    [
        ("<", [True, False, False]), ("<=", [True, True, False]), ("==", [False, True, False]),
        (">=", [False, True, True]), (">", [False, False, True]), ("!=", [True, False, True]),
    ],
)  # fmt: skip
def test_a_comparison_holds_or_not(operator: str, holds: list[bool]) -> None:
    sides = [(1, 2), (2, 2), (3, 2)]
    held = [compare(operator, given("a", one), given("b", other)) for one, other in sides]
    assert [found for found, _ in held] == holds
    assert [names(basis) for _, basis in held] == ["a b"] * 3


@pytest.mark.parametrize(("left", "right"), [(None, 1), (1, None), (None, None)])
def test_a_comparison_with_something_open_is_open(left: int | None, right: int | None) -> None:
    held, basis = compare("<", given("a", left), given("b", right))
    assert (held, names(basis)) == (None, "a b")


@pytest.mark.parametrize(
    ("asked", "number", "rests_on"), [(0, 5, "then"), (1, 9, "else"), (None, 9, "else")]
)
def test_who_asks_nothing_needs_no_limit(asked: int | None, number: int, rests_on: str) -> None:
    found = if_nothing(given("asked", asked), given("then", 5), lambda: given("else", 9))
    assert (found.number, names(found)) == (number, rests_on)


@pytest.mark.parametrize(
    ("limit", "asked", "bitten"),
    [(5, 6, True), (5, 5, False), (5, 4, False), (None, 6, False), (5, None, False)],
)
def test_a_limit_bites_when_more_is_asked(
    limit: int | None, asked: int | None, *, bitten: bool
) -> None:
    assert bites(given("limit", limit), given("asked", asked)) is bitten


@pytest.mark.parametrize(
    ("numbers", "number"), [([1, 2, 4], 7), ([], 0), ([1, None], None), ([0, 0], 0)]
)
def test_the_parts_of_a_year_add_up(numbers: list[int | None], number: int | None) -> None:
    found = total([given("a", one, EUR) for one in numbers], EUR)
    assert (found.number, found.unit) == (number, EUR)
    assert names(found) == ("a" if numbers else "")


@pytest.mark.parametrize(
    ("number", "weight", "weighed", "rests_on"),
    [
        (6, Fraction(1, 12), Fraction(1, 2), "a"),
        (6, Fraction(1), 6, "a"),
        (None, Fraction(1, 12), None, "a"),
        (None, Fraction(0), 0, ""),
        (6, Fraction(0), 0, ""),
    ],
)
def test_a_part_of_the_year_weighs_what_it_is(
    number: int | None, weight: Fraction, weighed: Fraction | int | None, rests_on: str
) -> None:
    found = weighted(given("a", number), weight)
    assert (found.number, names(found)) == (weighed, rests_on)


def test_what_a_value_rests_on_is_told_once_in_the_order_of_first_use() -> None:
    a, b = given("a", 1), given("b", 2)
    assert names(add(b, add(a, b))) == "b a"
    assert names(b.using(*a.uses, *b.uses)) == "b a"
    assert a.using() is a


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (known(Fraction(7)), "7"),
        (Value(Fraction(7)), "7"),
        (multiply(given("a", 7), given("b", 2)), "7 × 2"),
        (multiply(given("a", 0), given("b", None)), "0 × ?"),
        (add(given("a", 1), multiply(given("b", 2), given("c", 3))), "1 + 2 × 3"),
        (multiply(add(given("a", 1), given("b", 2)), given("c", 3)), "(1 + 2) × 3"),
        (subtract(given("a", 9), subtract(given("b", 3), given("c", 2))), "9 - (3 - 2)"),
        (divide(given("a", 1), given("b", 0)), "1 / 0"),
        (smallest([given("a", 1), add(given("b", 2), given("c", 3))]), "min(1, 2 + 3)"),
        (greatest([given("a", 1), given("b", None)]), "max(1, ?)"),
        (multiply(add(given("a", 1), given("b", 2)).named("sum"), given("c", 3)), "3 × 3"),
        (multiply(smallest([given("a", 1), given("b", 2)]), given("c", 3)), "min(1, 2) × 3"),
    ],
)
def test_a_formula_is_shown_with_its_numbers(value: Value, shown: str) -> None:
    assert text(value.shown()) == shown


def test_a_named_formula_is_a_step_that_all_that_follows_keeps() -> None:
    named = add(given("a", 1), given("b", 2)).named("summe")
    other = multiply(given("c", 3), given("d", 4)).named("produkt")
    for found in (
        add(named, other),
        multiply(named, other),
        smallest([named, other]),
        total([named, other, named], SHARE),
        compare("<", named, other)[1],
    ):
        told = [(step.name, text(step.tokens), step.figure.number) for step in found.steps]
        assert told == [("summe", "1 + 2", 3), ("produkt", "3 × 4", 12)]


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (multiply(given("a", 2, POST), given("b", 3, EUR_PER_POST)), "EUR"),
        (multiply(given("a", 0, POST), given("b", 3, EUR_PER_POST)), "EUR"),
        (divide(given("a", 2, EUR), given("b", 3, POST)), "EUR/post"),
        (divide(given("a", 2, EUR), given("b", 3, EUR)), "share"),
        (add(given("a", 2, EUR), given("b", 3, EUR)), "EUR"),
        (add(known(Fraction(0)), given("b", 3, EUR)), "EUR"),  # a literal 0 has no unit of its own
        (subtract(given("b", 3, EUR), known(Fraction(0))), "EUR"),
        (greatest([known(Fraction(0)), given("b", 3, EUR)]), "EUR"),
    ],
)
def test_units_combine_as_their_numbers_do(value: Value, unit: str) -> None:
    assert value.unit.text == unit
    assert value.figure.unit == value.unit
