"""`--short`: what a council has to know, the total first, each doubt in a line."""

import pytest
from conftest import EXAMPLES, run
from report_pages import UNNA

pytestmark = pytest.mark.usefixtures("german")

NOTICE = str(EXAMPLES / "kreis-unna-bescheid.yaml")


def short(*arguments: str, format_: str = "md") -> str:
    done = run("calc", *arguments, "--short", "--format", format_)
    assert done.code == 0, done.err
    return done.out.replace("\u00a0", " ")


def test_the_total_comes_first_then_the_items_then_what_is_not_certain() -> None:
    said = short(UNNA)
    places = [said.index(part) for part in (
        "# Förderung Kreis Unna 2023", "515.000 €", "| Laiensprachmittlerpool",
        "## Wie sicher das ist", "## Was offen ist", "## Fristen", "Quellen: ",
    )]  # fmt: skip
    assert places == sorted(places)


@pytest.mark.parametrize("format_", ["table", "md", "html"])
def test_it_says_the_same_in_each_format(format_: str) -> None:
    said = " ".join(short(UNNA, format_=format_).split())
    for part in ("513.000,00 €", "Wie sicher das ist", "abgeleitet: KI-Grundförderung – H"):
        assert part in said
    assert "rules/" not in said


def test_a_notice_below_the_calculation_says_of_how_many_items_it_is() -> None:
    said = short(NOTICE)
    assert "Der Bescheid für 3 von 5 Posten liegt 7.000 € unter der Rechnung" in said
    assert "| Fachkräfte | 335.000,00 € | -7.000,00 € | 328.412,77 € | 6.587,23 € |" in said


def test_other_answers_to_legal_questions_have_their_amounts() -> None:
    said = short(UNNA, "--full-use", "--year", "2026")
    assert "bei anderer Auslegung 737.900,00 € statt 730.600,00 €" in said


def test_several_years_stand_side_by_side_and_several_cases_below_each_other() -> None:
    years = short(UNNA, "--year", "2023..2024")
    assert "| Posten | 2023 | 2024 |" in years
    cases = short(UNNA, NOTICE)
    assert "| Kreis Unna 2023 |" in cases
    assert "| Kreis Unna 2026 |" in cases


def test_a_case_that_claims_nothing_has_a_sheet_too() -> None:
    said = run("calc", "-", "--short", stdin="kommune: Kreis Unna\njahr: 2023\n")
    assert said.code == 0
    assert "Förderung Kreis Unna 2023" in said.out


@pytest.mark.parametrize("other", [("-f", "csv"), ("-f", "xlsx"), ("--svg", "x.svg")])
def test_what_is_not_read_on_a_sheet_is_refused(other: tuple[str, str]) -> None:
    done = run("calc", UNNA, "--short", *other)
    assert done.code == 2
    assert "--short gibt es als table, md und html" in done.err
