"""The form of a case: what is asked, what may be entered, and what another program makes of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import run
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import needs_libreoffice, opened, saved_anew

HEAD = 6


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("form") / "unna.xlsx"
    assert run("init", "Unna", "--year", "2024", "--output", str(file)).code == 0
    return file


def lines(sheet: Worksheet) -> dict[str, dict[str, Any]]:
    """The rows of a form by key, each by the titles of the columns."""
    head = [cell.value for cell in sheet[HEAD]]
    rows = (
        dict(zip(head, row, strict=True)) for row in sheet.iter_rows(HEAD + 1, values_only=True)
    )
    return {row["Schlüssel"]: row for row in rows if row["Schlüssel"]}


def test_each_input_has_its_unit_what_is_funded_and_what_to_know(form: Path) -> None:
    found = lines(opened(form)["Fall"])
    posts = found["ki_grundfoerderung.fachkraft_stellen.stellen"]
    assert (posts["Einheit"], posts["Eintrag"], posts["Höchstens gefördert"]) == ("Stellen", 6, 6)
    assert found["kommune"]["Eintrag"] == "Kreis Unna"
    assert found["kim"]["Eintrag"] == "ja"
    assert "freiwillig" in found["ki_grundfoerderung.fachkraft_ausgaben"]["Hinweis"]


def test_entries_have_lists_and_bounds(form: Path) -> None:
    sheet = opened(form)["Fall"]
    rules = {str(v.sqref): (v.type, v.formula1) for v in sheet.data_validations.dataValidation}
    assert rules["C7"] == ("list", "'Kommunen'!$A$3:$A$56")
    assert rules["C8"][1].startswith('"2012,2013')
    assert rules["C9"] == ("list", '"ja,nein"')
    assert rules["C10"] == ("custom", "AND(ISNUMBER(C10),C10>=0,ROUND(C10,3)=C10)")
    assert rules["D10"] == ("custom", "YEAR(D10)=C8")
    names = [row[0].value for row in opened(form)["Kommunen"].iter_rows(min_row=3)]
    assert (len(names), names[0]) == (54, "Ennepe-Ruhr-Kreis")


def test_a_form_stands_on_the_sheets_of_its_language(tmp_path: Path) -> None:
    file = tmp_path / "unna.xlsx"
    run("init", "Unna", "--year", "2024", "--output", str(file), "--lang", "en")
    assert opened(file).sheetnames == ["Case", "Notice and actual", "Municipalities"]


@pytest.mark.parametrize("call", [("Unna", "Köln"), ("Unna", "--year", "2023..2024")])
def test_only_a_workbook_holds_several_cases(call: tuple[str, ...], tmp_path: Path) -> None:
    done = run("init", *call, "--output", str(tmp_path / "fall.yaml"))
    assert done.code == 2
    assert "--output FAELLE.xlsx" in done.err


@pytest.mark.office
@needs_libreoffice
def test_libreoffice_checks_a_form_and_saves_it_so_that_it_is_read(
    form: Path, tmp_path: Path
) -> None:
    book = opened(form, values=False)
    sheet = book["Fall"]
    sheet["C7"], sheet["C10"], sheet["C12"] = "Stadt Köln", 7.5, None
    filled = tmp_path / "unna.xlsx"
    book.save(filled)
    saved = saved_anew(filled, tmp_path)
    checks = {row: opened(saved)["Fall"][f"G{row}"].value for row in (7, 8, 10, 12)}
    assert checks == {7: "Höchstwerte hier für Kreis Unna 2024", 8: None,
                      10: "mehr als gefördert wird", 12: "fehlt"}  # fmt: skip
    found = run("check", str(saved)).out
    assert "error[input-missing]" in found
    assert "Blatt Fall, C12" in found


@pytest.mark.office
@needs_libreoffice
def test_a_form_that_libreoffice_has_saved_comes_to_the_same(form: Path, tmp_path: Path) -> None:
    saved = str(saved_anew(form, tmp_path))
    before, after = (json.loads(run("calc", f, "-f", "json").out) for f in (str(form), saved))
    assert [case["programmes"] for case in after["cases"]] == [
        case["programmes"] for case in before["cases"]
    ]
