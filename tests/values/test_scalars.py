"""How text becomes a number or a date, and what people write instead."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ki_funding.presentation.numbers import money
from ki_funding.texts.language import in_each
from ki_funding.values.exact import CENT, Rounding, plain_text, round_to, to_cents
from ki_funding.values.scalars import read_day, read_first_day, read_last_day, read_number
from ki_funding.values.unreadable import Unreadable

AMOUNTS = st.decimals(
    min_value=-(10**13), max_value=10**13, places=2, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
    ("text", "code", "remedy"),
    [
        ("12.000", "number-thousands", "12000"),
        ("1.234,56", "number-thousands", "1234.56"),
        ("1,234.56", "number-thousands", "1234.56"),
        ("1 000", "number-thousands", "1000"),
        ("1'000.50", "number-thousands", "1000.50"),
        ("-1.000", "number-thousands", "-1000"),
        ("0,5", "number-comma", "0.5"),
        ("50000 €", "number-unit", "50000"),
        ("50.000 EUR", "number-unit", "50000"),
        ("58k", "number-unit-unknown", None),
        ("５０００", "number-digits", "5000"),
        ("٥", "number-digits", "5"),
        ("007", "number-zeros", "7"),
        ("1e5", "number-text", None),
        ("NO", "number-text", None),
        ("nan", "number-text", None),
        ("1_000_000", "number-thousands", "1000000"),
        ("1.234", "number-thousands", "1234"),
        ("1.23456", "number-decimals", None),
        ("-1", "number-negative", None),
        ("9" * 16, "number-large", None),
        ("", "number-text", None),
    ],
)
def test_what_is_no_amount_has_its_own_message(text: str, code: str, remedy: str | None) -> None:
    with pytest.raises(Unreadable) as caught:
        read_number(text, decimals=2, minimum=0)
    assert caught.value.code == code
    assert (caught.value.params or {}).get("remedy") == remedy


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025-02-30", "date-day"),
        ("2025-13-01", "date-month"),
        ("1.2.2025", "date-german"),
        ("2025/02/01", "date-text"),
        ("2025-2-1", "date-text"),
        ("2025-00-01", "date-month"),
    ],
)
def test_what_is_no_date_has_its_own_message(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_day(text)
    assert caught.value.code == code


def test_a_month_stands_for_its_first_and_its_last_day() -> None:
    assert read_first_day("2024-02") == date(2024, 2, 1)
    assert read_last_day("2024-02") == date(2024, 2, 29)
    assert read_last_day("2023-02-10") == date(2023, 2, 10)


@given(AMOUNTS)
def test_an_amount_that_is_written_and_read_is_the_same(amount: Decimal) -> None:
    assert to_cents(read_number(f"{amount:.2f}", decimals=2)) == amount


@given(AMOUNTS)
def test_money_for_people_reads_back_to_the_same_amount(amount: Decimal) -> None:
    german, english = in_each(lambda: money(amount))
    german = german.removesuffix("\u00a0€").replace(".", "").replace(",", ".")
    english = english.replace("€", "").replace(",", "")
    assert Decimal(german) == Decimal(english) == amount


@given(st.fractions(max_denominator=10**6), st.sampled_from(Rounding))
def test_rounding_goes_to_a_neighbouring_cent(number: Fraction, mode: Rounding) -> None:
    rounded = round_to(number, CENT, mode)
    assert abs(rounded - number) < CENT
    assert (rounded / CENT).denominator == 1
    assert round_to(rounded, CENT, mode) == rounded
    assert round_to(-number, CENT, mode) == -rounded


@pytest.mark.parametrize(
    ("mode", "text"),
    [
        (Rounding.HALF_UP, "0.13"),
        (Rounding.HALF_EVEN, "0.12"),
        (Rounding.UP, "0.13"),
        (Rounding.DOWN, "0.12"),
    ],
)
def test_an_eighth_is_rounded_as_each_mode_says(mode: Rounding, text: str) -> None:
    assert plain_text(round_to(Fraction(1, 8), CENT, mode)) == text


@given(st.fractions())
def test_a_plain_number_is_written_without_loss(number: Fraction) -> None:
    assert Fraction(plain_text(number)) == number


def test_what_lies_between_two_cents_is_no_amount() -> None:
    assert str(to_cents(Fraction(7, 100))) == "0.07"
    with pytest.raises(ValueError, match="not a whole number of cents"):
        to_cents(Fraction(7, 1000))
