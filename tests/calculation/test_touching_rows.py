"""Rows that share a day: two people in one month, or a slip that is told."""

import json

import pytest
from conftest import run

HEAD = "kommune: Unna\njahr: 2023\nki_grundfoerderung:\n  verwaltungsassistenz_stellen: 0\n"
REST = "  laiensprachmittler_ausgaben: 0\n  fachkraft_stellen:\n"


def calculated(*rows: str) -> tuple[str, str]:
    """What is granted, and what is said about it."""
    listed = "".join(f"    - {{stellen: 1, {row}}}\n" for row in rows)
    done = run("calc", "-", "--format", "json", stdin=HEAD + REST + listed)
    assert done.code == 0
    return json.loads(done.out)["cases"][0]["totals"]["granted"], done.err


@pytest.mark.parametrize(
    "rows",
    [
        ("von: 2023-01, bis: 2023-04-15", "von: 2023-04-15, bis: 2023-12"),
        ("von: 2023-04-15, bis: 2023-12", "von: 2023-01, bis: 2023-04-15"),
        ("von: 2023-01, bis: 2023-03-31", "von: 2023-03-31, bis: 2023-12"),
        ("von: 2023-01, bis: 2023-02", "von: 2023-02-28, bis: 2023-12"),
    ],
)
def test_rows_that_share_one_day_are_told(rows: tuple[str, str]) -> None:
    granted, told = calculated(*rows)
    assert granted == "61750.00"  # a month of both
    assert told.count("warning[rows-touch]") == 1
    assert "Am Tag" in told or "am Tag danach" in told


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        (("von: 2023-04-15, bis: 2023-04-15", "von: 2023-04-15, bis: 2023-04-15"), "9500.00"),
        (("von: 2023-04-15, bis: 2023-04-15", "von: 2023-04-15, bis: 2023-12"), "47500.00"),
        (("von: 2023-01, bis: 2023-04-15", "von: 2023-04-15, bis: 2023-04-15"), "23750.00"),
    ],
)
def test_a_row_of_one_day_is_told_once(rows: tuple[str, str], right: str) -> None:
    granted, told = calculated(*rows)
    assert granted == right
    assert told.count("warning[rows-touch]") == 1


@pytest.mark.parametrize(
    "rows",
    [
        ("von: 2023-01, bis: 2023-04-14", "von: 2023-05-01, bis: 2023-12"),
        ("von: 2023-01, bis: 2023-12", "von: 2023-01, bis: 2023-12"),
        ("von: 2023-01, bis: 2023-06", "von: 2023-06, bis: 2023-12"),
        ("von: 2023-01, bis: 2023-12", "von: 2023-04-15, bis: 2023-06"),
    ],
)
def test_two_people_beside_each_other_are_none(rows: tuple[str, str]) -> None:
    assert calculated(*rows)[1] == ""


def test_explain_says_what_counts_in_a_begun_month() -> None:
    done = run("explain", "examples/kreis-soest-teiljahr.yaml")
    assert "In einem begonnenen Monat zählt der höchste Stand eines seiner Tage." in done.out
    by_days = run("explain", "examples/kreis-soest-teiljahr.yaml", "--reading", "zeitanteil=tage")
    assert "höchste Stand" not in by_days.out
