"""Which texts name a unit, and what products of units are."""

from fractions import Fraction

import pytest

from ki_funding.values.units import UnitError, read_unit, written


@pytest.mark.parametrize(
    ("text", "powers", "factor"),
    [
        ("share", {}, 1),
        ("percent", {}, Fraction(1, 100)),
        ("EUR", {"EUR": 1}, 1),
        ("posts", {"post": 1}, 1),
        ("EUR/post", {"EUR": 1, "post": -1}, 1),
        ("EUR/post/month", {"EUR": 1, "post": -1, "month": -1}, 1),
        ("km2*person", {"person": 1, "km2": 1}, 1),
        ("post/post", {}, 1),
        ("EUR per 0.5 posts", {"EUR": 1, "post": -1}, 2),
        ("EUR  per 12 months", {"EUR": 1, "month": -1}, Fraction(1, 12)),
        ("EUR/post per 1 month", {"EUR": 1, "post": -1, "month": -1}, 1),
    ],
)
def test_a_text_names_a_unit(text: str, powers: dict[str, int], factor: Fraction) -> None:
    unit = read_unit(text)
    assert (dict(unit.powers), unit.factor) == (powers, factor)


@pytest.mark.parametrize(
    "text",
    ["", "€", "Stellen", "EUR/", "EUR per posts", "EUR per 0 posts", "EUR per -1 posts",
     "EUR per 01 posts", "EUR per 1e9 posts", "EUR per 1.0000000000001 posts",
     "EUR per 1000000000000000 posts", "EUR per 2 Stellen", "EURs"],
)  # fmt: skip
def test_any_other_text_names_none(text: str) -> None:
    with pytest.raises(UnitError):
        read_unit(text)


@pytest.mark.parametrize(
    ("left", "right", "product", "quotient"),
    [
        ("EUR/post", "post", "EUR", "EUR/post/post"),
        ("EUR", "EUR", "EUR*EUR", "share"),
        ("share", "post", "post", "1/post"),
        ("post", "share", "post", "post"),
        ("person", "km2", "person*km2", "person/km2"),
        ("percent", "EUR", "EUR", "1/EUR"),
    ],
)
def test_units_are_multiplied_and_divided(
    left: str, right: str, product: str, quotient: str
) -> None:
    one, other = read_unit(left), read_unit(right)
    assert (one.times(other).text, one.per(other).text) == (product, quotient)


def test_only_the_same_powers_are_added() -> None:
    assert read_unit("EUR per 0.5 posts").same(read_unit("EUR/post"))
    assert read_unit("percent").same(read_unit("share"))
    assert not read_unit("EUR").same(read_unit("post"))


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (45000, "EUR per 0.5 posts", "22500"),
        (Fraction(1, 2), "percent", "50"),
        (Fraction(1, 2), "share", "0.5"),
    ],
)
def test_a_value_is_written_in_the_unit_of_its_rule(
    number: Fraction | int, unit: str, text: str
) -> None:
    assert written(Fraction(number), read_unit(unit)) == text
