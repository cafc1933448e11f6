"""What a result says, every format says: one description, and a writer for each format."""

import pytest
from conftest import run

LAND = ("calc", "examples/land-nrw-mindestbetrag.yaml")
LOWER = (
    "calc",
    "examples/koeln-durchstarten-2022.yaml",
    "examples/kreis-unna.yaml",
    "--full-use",
)
TEXTS = ("table", "plain", "md", "html")


def amount(euro: str) -> str:
    """An amount as people read it, with what keeps it in one line."""
    return f"{euro}\u00a0€"


@pytest.mark.parametrize("format_", TEXTS)
def test_what_is_addressed_to_the_land_has_no_total(format_: str) -> None:
    said = run(*LAND, "-f", format_).out
    assert amount("148.279.292,00") in said
    assert "Gesamt" not in said


@pytest.mark.parametrize("format_", ["table", "md", "html"])
def test_the_land_has_no_total_in_any_year(format_: str) -> None:
    said = run(*LAND, "--year", "2022..2024", "-f", format_).out
    assert "Gesamt" not in said.partition("<details")[0]


@pytest.mark.parametrize("format_", ["table", "md", "html"])
def test_a_summary_of_several_cases_marks_lower_bounds(format_: str) -> None:
    said = run(*LOWER, "-f", format_).out
    assert f"≥\u00a0{amount('2.156.040,10')}" in said


@pytest.mark.parametrize("format_", ["table", "md", "html"])
def test_the_sums_of_the_land_mark_lower_bounds(format_: str) -> None:
    said = run("state", "--year", "2023", "-f", format_).out
    assert f"≥\u00a0{amount('593.901,91')}" in said
    assert f"≥\u00a0{amount('53.729.144,32')}" in said


def test_plain_lines_say_how_sure_the_total_is_and_what_of_it_is_basic_funding() -> None:
    lines = run("calc", "examples/kreis-unna-bescheid.yaml", "-f", "plain").out.splitlines()
    total = next(line for line in lines if line.startswith("Gesamt"))
    assert total.split()[-1] == "angenommen"
    basic, optional = (line for line in lines if line.startswith("davon"))
    assert amount("394.500,00") in basic
    assert amount("91.300,00") in optional
