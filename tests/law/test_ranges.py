"""Between which bounds a formula can lie, which says whether a limit ever bites."""

import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import INVENTED

from ki_funding.law.checks import never_bites
from ki_funding.law.formulas import Conditional, FormulaError, read_formula
from ki_funding.law.programme.ranges import Ranges
from ki_funding.law.rulebook.rulebook import read_rulebook

LAW, _ = read_rulebook(INVENTED, "regeln").examined("narrenhilfe")
TOWN = Ranges(LAW, date(2023, 1, 1), "kreisfreie_stadt")  # satz: 201 or 400, narren: any number


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [
        ("1", 1, 1),
        ("narren", 0, None),
        ("satz", 201, 400),
        ("satz + satz", 402, 800),
        ("satz + narren", 201, None),
        ("satz - 1", 200, 399),
        ("schellen_grenze - satz", 600, 799),
        ("satz - narren", None, 400),
        ("narren - satz", -400, None),
        ("satz * schellen_grenze", 201000, 400000),
        ("0 * satz", 0, 0),
        ("narren * satz", 0, None),
        ("(1 - satz) * satz", None, None),
        ("satz / schellen_grenze", Fraction("0.201"), Fraction("0.4")),
        ("schellen_grenze / satz", Fraction(5, 2), Fraction(1000, 201)),
        ("0 / satz", 0, 0),
        ("1 / narren", None, None),
        ("1 / (1 - narren)", None, None),
        ("(1 - satz) / satz", None, None),
        ("satz / (1 + narren)", 0, 400),
        ("min(satz, schellen_grenze)", 201, 400),
        ("min(satz, narren)", 0, 400),
        ("max(satz, schellen_grenze)", 1000, 1000),
        ("max(satz, narren)", 201, None),
        ("first_known(satz, 1)", 201, 400),
        ("mean(satz)", 201, 400),
        ("1 if satz > schellen_grenze else 0", 0, 0),
        ("1 if satz >= min(satz, anteil) else 0", 1, 1),
        ("1 if narren >= 0 else anteil", 1, 1),
        ("1 if schellen_grenze <= satz else 0", 0, 0),
        ("1 if schellen_grenze > satz else 0", 1, 1),
        ("1 if satz < satz else 0", 0, 1),
        ("1 if schellen_grenze < schellen_grenze else 0", 0, 0),
        ("1 if narren < 0 else 0", 0, 0),
        ("1 if 0 > narren else 0", 0, 0),
        ("1 if 0 <= narren else 0", 1, 1),
        ("1 if satz > narren else 0", 0, 1),
        ("1 if satz == 1 else 0", 0, 1),
        ("1 if satz >= narren else 0", 0, 1),
    ],
)
def test_known_figures_have_bounds(formula: str, low: int | None, high: int | None) -> None:
    assert TOWN.of(read_formula(formula)) == (low, high, False)


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [
        ("eigenes_budget", 0, None),
        ("budget", None, None),
        ("hoechstzahl", 1, 3),
        ("first_known(eigenes_budget, budget)", None, None),
        ("eigenes_budget + 1", 1, None),
        ("1 + eigenes_budget", 1, None),
        ("min(eigenes_budget, 1)", 0, 1),
        ("max(eigenes_budget, 1)", 1, None),
        ("1 if eigenes_budget > 1 else 0", 0, 1),
        ("1 if 0 - 1 >= eigenes_budget else 0", 0, 1),
        ("unbekannt", None, None),
    ],
)
def test_what_nobody_may_know_may_be_open(formula: str, low: int | None, high: int | None) -> None:
    assert TOWN.of(read_formula(formula)) == (low, high, True)


def test_what_fills_a_gap_is_known() -> None:
    assert TOWN.of(read_formula("first_known(eigenes_budget, 1)")) == (0, None, False)


def test_a_kreis_has_figures_of_its_own() -> None:
    assert TOWN._replace(art="kreis").of(read_formula("hoechstzahl")) == (2, 2, False)


def test_before_its_first_row_a_figure_may_be_anything() -> None:
    early = TOWN._replace(day=date(2019, 12, 31))
    assert early.of(read_formula("schellen_grenze")) == (None, None, True)


@pytest.mark.parametrize("text", ["1 if 0 < narren < 1 else 0", "1 if narren in satz else 0"])
def test_a_condition_compares_two_numbers(text: str) -> None:
    with pytest.raises(FormulaError):
        read_formula(text)
    assert isinstance(read_formula("1 if narren < 1 else 0"), Conditional)


@pytest.mark.parametrize(
    ("formula", "idle"),
    [
        ("max(0, min(1, anteil))", ["0", "1"]),
        ("min(anteil, anteil)", ["anteil"]),
        ("1 if anteil <= 1 else max(anteil, 1)", ["max(anteil, 1)", "anteil"]),
        ("first_known(anteil, 0) if anteil > 1 else 1", ["first_known(anteil, 0)", "0"]),
    ],
)
def test_what_never_makes_a_difference_is_found(
    formula: str, idle: list[str], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(INVENTED, tmp_path / "rules"))
    file = folder / "narrenhilfe.yaml"
    text = file.read_text("utf-8").replace("share: anteil", f'share: "{formula}"')
    file.write_text(text, "utf-8")
    law, _ = read_rulebook(folder, "regeln").examined("narrenhilfe")
    assert [found.params["text"] for found in never_bites.check(law)] == idle
