"""Exact numbers: what is rounded, and how they are written."""

from decimal import Decimal
from fractions import Fraction

import pytest

from ki_funding.values.exact import CENT, Rounding, cents, plain_text, round_to, summed, to_cents


@pytest.mark.parametrize(
    ("number", "half_up", "half_even", "up", "down"),
    [
        ("0.005", "0.01", "0", "0.01", "0"),
        ("0.015", "0.02", "0.02", "0.02", "0.01"),
        ("0.0149", "0.01", "0.01", "0.02", "0.01"),
        ("0.0151", "0.02", "0.02", "0.02", "0.01"),
        ("-0.005", "-0.01", "0", "-0.01", "0"),
        ("-0.0251", "-0.03", "-0.03", "-0.03", "-0.02"),
        ("7", "7", "7", "7", "7"),
        ("1/3", "0.33", "0.33", "0.34", "0.33"),
        ("2/3", "0.67", "0.67", "0.67", "0.66"),
    ],
)
def test_cents_are_rounded(number: str, half_up: str, half_even: str, up: str, down: str) -> None:
    modes = zip(Rounding, (half_up, half_even, up, down), strict=True)
    for mode, rounded in modes:
        assert plain_text(round_to(Fraction(number), CENT, mode)) == rounded


@pytest.mark.parametrize(
    ("step", "rounded"), [(1, "12345"), (10, "12350"), (100, "12300"), (1000, "12000")]
)
def test_any_step_is_rounded_to(step: int, rounded: str) -> None:
    assert plain_text(round_to(Fraction("12345.4"), Fraction(step), Rounding.HALF_UP)) == rounded


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0.00"), (1, "0.01"), (-1, "-0.01"), (10**9, "10000000.00"), (-(10**9), "-10000000.00"),
        (10**9 - 1, "9999999.99"), (10**40 + 1, "1" + "0" * 37 + "0.01"),
    ],
)  # fmt: skip
def test_so_many_cents_are_an_amount(number: int, text: str) -> None:
    assert str(cents(number)) == str(to_cents(Fraction(number, 100))) == text


def test_a_sum_keeps_every_digit() -> None:
    amounts = [Decimal("1" + "0" * 40 + ".01"), Decimal("0.02")]
    assert str(summed(amounts)) == "1" + "0" * 40 + ".03"
    assert str(summed([])) == "0.00"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("6", "6"), ("1/2", "0.5"), ("-1/2", "-0.5"), ("342000.00", "342000"), ("1/3", "1/3"),
        ("-1/400", "-0.0025"), ("1/1024", "0.0009765625"), ("3/125", "0.024"), ("5/6", "5/6"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_in_rules(number: str, text: str) -> None:
    assert plain_text(Fraction(number)) == text
