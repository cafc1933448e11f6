"""A year whose law is not known in full: what a plan assumes, and what a case lacks for it."""

from pathlib import Path

import pytest
from conftest import run

pytestmark = pytest.mark.usefixtures("german")


@pytest.fixture
def case(tmp_path: Path) -> str:
    """A case of 2027 as `init` writes it without `--plan`: it has no posts of KOMM-AN."""
    file = tmp_path / "unna.yaml"
    assert run("init", "Unna", "--year", "2027", "--output", str(file)).code == 0
    return str(file)


def said(*arguments: str) -> str:
    done = run("calc", *arguments)
    assert done.code == 0, done.err
    return " ".join(done.out.replace("\u00a0", " ").split())


def test_a_plan_says_how_much_more_is_possible_with_what_the_case_leaves_out(case: str) -> None:
    found = said(case, "--plan")
    assert "Mit Angaben, die im Fall fehlen, sind bis zu 135.500 € mehr möglich." in found
    lacking = "im Fall nicht angegeben: besetzte KOMM-AN-Stellen; damit sind bis zu 85.500,00 €"
    assert f"KOMM-AN NRW Teil I, Personal: unbestimmt; {lacking} möglich." in found


def test_what_nobody_claims_of_a_known_maximum_is_not_said_to_be_used(case: str) -> None:
    total = said(case, "--plan").partition("Summe der bekannten Posten ")[2]
    _, maximum, granted, unused, *_ = total.replace(" €", "").split()
    assert maximum != granted
    assert unused == "unbestimmt"


@pytest.mark.parametrize("format_", ["table", "html"])
def test_a_plan_says_what_it_assumed(case: str, format_: str) -> None:
    found = said(case, "--plan", "--format", format_)
    assert "Das ist ein Plan: Was nicht bekannt ist, ist angesetzt wie zuletzt bekannt." in found
    assert "Angesetzt wie 2024: KOMM-AN NRW Teil I – höchstens geförderte Stellen" in found


def test_a_year_beyond_the_rules_says_so_and_how_to_plan_it(case: str) -> None:
    found = said(case)
    assert "2027 ist später als der Stand der Regeln (2026)" in found
    assert f"2027 als Plan berechnen: ki-funding calc {case} --year 2027 --plan" in found
    assert "als Plan berechnen" not in said(case, "--plan")
    assert "später als der Stand" not in said(case, "--year", "2026")
