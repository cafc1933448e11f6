"""`--short`: what a council has to know, the total first, each doubt in a line."""

from pathlib import Path

import pytest
from conftest import EXAMPLES, run
from openpyxl import load_workbook
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
        "## Wie sicher das ist", "## Was zu beachten ist", "## Fristen", "Quellen: ",
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
    assert "Der Bescheid für 3 von 5 Posten liegt 7.000 € unter der Berechnung" in said
    amounts = "342.000,00 € | 335.000,00 € | -7.000,00 € | 328.412,77 € | unbestimmt | Annahme"
    assert f"| Fachkräfte | {amounts} |" in said


def test_sums_of_a_notice_say_of_which_items_they_are() -> None:
    said = short(NOTICE)
    noticed = "394.500,00 €** | **387.500,00 €** | **-7.000,00 €** | **380.912,77 €**"
    assert f"| **Posten mit Bescheid oder Ausgaben (3 von 5)** | **{noticed}" in said
    assert "| **Gesamt** | **485.800,00 €** |  |  |  |  |" in said
    assert "Gesamt, 3 von 5 Posten" in short(NOTICE, format_="table")


@pytest.mark.parametrize("format_", ["table", "html", "md"])
@pytest.mark.parametrize("asked", [["calc"], ["calc", "--short"], ["explain"]])
def test_what_is_left_of_a_notice_stands_there_as_a_calculation(
    asked: list[str], format_: str
) -> None:
    command, *options = asked
    options += ["--format", format_] if command == "calc" else []
    said = " ".join(run(command, NOTICE, *options).out.replace("\u00a0", " ").split())
    said = said.replace("│ ", "").replace("\\", "")
    assert "335.000,00 € bewilligt − 328.412,77 € ausgegeben = 6.587,23 €; ob sie" in said


def test_a_legal_question_is_named_with_the_programme_that_asks_it() -> None:
    assumed = short(UNNA, "--year", "2022").partition("\n- Annahme: ")[2].partition("\n")[0]
    assert assumed.startswith("KI-Grundförderung – ")


def test_a_notice_that_equals_the_calculation_only_in_the_total_says_so(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    notice = "{fachkraft: 340000, verwaltungsassistenz: 22500, laiensprachmittler: 50000}"
    held = Path(UNNA).read_text(encoding="utf-8")
    case.write_text(held.replace("komm_an_i:", f"  bescheid: {notice}\nkomm_an_i:"), "utf-8")
    assert "3 von 5 Posten entspricht der Berechnung nur in der Summe, 2 Posten" in short(str(case))


def test_more_than_the_notice_is_said_where_it_was_spent_or_calculated(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    held = (EXAMPLES / "kreis-unna-kim-2023.yaml").read_text("utf-8").rstrip()
    less = "bescheid: {case_management: 978000}\n  ist: {case_management: 998000}"
    case.write_text(f"{held}\n  {less}\n", "utf-8")
    said = run("calc", str(case), "-f", "md").out.replace("\u00a0", " ")
    assert "liegt 48.000,00 € über dem Bescheid, der hier der Höchstbetrag ist" in said
    assert "20.000,00 € mehr ausgegeben, als der Bescheid bewilligt" in said


def test_a_workbook_of_it_is_one_sheet(tmp_path: Path) -> None:
    file = tmp_path / "short.xlsx"
    assert run("calc", NOTICE, "--short", "--output", str(file)).code == 0
    sheets = load_workbook(file).worksheets
    assert [sheet.title for sheet in sheets] == ["Übersicht"]
    found = {cell.value for row in sheets[0].iter_rows() for cell in row}
    assert {"Förderung Kreis Unna 2026", "Bescheid", 335000, "Wie sicher das ist"} <= found


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


@pytest.mark.parametrize("other", [("-f", "csv"), ("-f", "plain"), ("--svg", "x.svg")])
def test_what_is_not_read_on_a_sheet_is_refused(other: tuple[str, str]) -> None:
    done = run("calc", UNNA, "--short", *other)
    assert done.code == 2
    assert "--short gibt es als table, md, html und xlsx" in done.err
