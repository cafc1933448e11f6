"""A case as a sheet: what a form says is what a case file says, and what is wrong has its cell."""

import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import RULES, Run, run
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import ki_funding
from ki_funding.files.findings import InvalidInput
from ki_funding.files.xlsx import MAX_ROWS, read_workbook

POSTS = "ki_grundfoerderung.fachkraft_stellen.stellen"
SPENDING = "ki_grundfoerderung.laiensprachmittler_ausgaben"
Fill = Callable[[Mapping[str, Any]], Path]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("form") / "unna.xlsx"
    assert run("init", "Unna", "--year", "2023", "--output", str(file)).code == 0
    return file


@pytest.fixture
def fill(form: Path, tmp_path: Path) -> Fill:
    """The form with other entries: by key, or by the name of a cell."""

    def filled(entries: Mapping[str, Any], name: str = "unna.xlsx") -> Path:
        book = load_workbook(form)
        for key, value in entries.items():
            sheet, cell = cell_of(book, key) if "." in key or key.islower() else ("Fall", key)
            book[sheet][cell] = value
        book.save(tmp_path / name)
        return tmp_path / name

    return filled


def cell_of(book: Workbook, key: str) -> tuple[str, str]:
    """The cell in which what belongs to a key is entered."""
    parts = key.split(".")
    column = {"bescheid": "laut Bescheid", "ist": "ausgegeben"}.get(
        parts[1] if parts[1:] else "", "Eintrag"
    )
    named = key if column == "Eintrag" else f"{parts[0]}.{parts[2]}"
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if row[-1].value == named:
                place = next(c.column_letter for c in head_of(sheet) if c.value == column)
                return sheet.title, f"{place}{row[0].row}"
    raise KeyError(key)


def head_of(sheet: Worksheet) -> tuple[Any, ...]:
    return next(row for row in sheet.iter_rows() if row[-1].value == "Schlüssel")


def amounts(*call: str) -> list[Any]:
    found = json.loads(run("calc", *call, "-f", "json").out)
    return [case["programmes"] for case in found["cases"]]


def wrong(file: Path) -> Run:
    done = run("calc", file.name, cwd=file.parent)
    assert (done.code, done.out) == (1, "")
    return done


@pytest.mark.few(1)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_new_form_says_what_a_new_case_file_says(language: str, tmp_path: Path) -> None:
    sheet, text = str(tmp_path / "unna.xlsx"), str(tmp_path / "unna.yaml")
    for file in (sheet, text):
        made = run("init", "Unna", "--year", "2024", "--lang", language, "--output", file)
        assert made.code == 0
    assert amounts(sheet) == amounts(text)


def test_a_form_is_checked_and_explained(form: Path) -> None:
    assert run("check", str(form)).code == 0
    assert "342.000,00" in run("explain", str(form), "ki_grundfoerderung.fachkraft").out


def test_numbers_are_read_as_they_were_typed(fill: Fill, tmp_path: Path) -> None:
    case = tmp_path / "fall.yaml"
    case.write_text(
        "kommune: Unna\njahr: 2023\nki_grundfoerderung:\n  fachkraft_stellen: 5.5\n"
        "  verwaltungsassistenz_stellen: 0.5\n  laiensprachmittler_ausgaben: 33333.33\n"
    )
    entries = {POSTS: "5,5", SPENDING: 33333.33}
    (first, *_), (only,) = amounts(str(fill(entries)))[0], amounts(str(case))[0]
    assert first == only
    assert "error[cell-inexact]" in wrong(fill({SPENDING: 100 / 3})).err


def test_everything_that_is_wrong_is_told_at_its_cell_at_once(fill: Fill) -> None:
    file = fill({"kommune": "Una", POSTS: date(2023, 5, 5), SPENDING: None, "kim": "vielleicht"})
    told = wrong(file).located
    for code in ("kommune-unknown", "number-date", "input-missing", "cell-yes-no"):
        assert f"error[{code}]" in told
    assert "unna.xlsx, Blatt Fall, C7: error[kommune-unknown]" in told
    assert "= 0 eintragen, wenn dafür nichts beantragt wird" in told
    english = run("check", file.name, "--lang", "en", cwd=file.parent).located
    assert "unna.xlsx, sheet Fall, C7: error[kommune-unknown]" in english


def test_other_programs_are_told_the_cell_too(fill: Fill) -> None:
    file = fill({"jahr": "2O23"})

    def told(format_: str) -> str:
        return run("check", file.name, "-f", format_, cwd=file.parent).out

    assert told("concise").startswith("unna.xlsx:Fall!C8: error[year-text]")
    (finding,) = json.loads(told("json"))["findings"]
    assert (finding["file"], finding["sheet"], finding["cell"]) == ("unna.xlsx", "Fall", "C8")
    (result,) = json.loads(told("sarif"))["runs"][0]["results"]
    (place,) = result["locations"]
    assert "region" not in place["physicalLocation"]
    assert place["logicalLocations"] == [{"name": "C8", "fullyQualifiedName": "Fall!C8"}]
    assert "file=unna.xlsx,title=year-text::unna.xlsx, Blatt Fall, C8" in told("github")


def test_a_programme_with_no_counts_nothing_whatever_stands_below(fill: Fill) -> None:
    (found,) = amounts(str(fill({"ki_grundfoerderung": "nein", POSTS: "egal"})))
    assert "ki_grundfoerderung" not in {programme["id"] for programme in found}


def test_rows_with_days_are_who_was_there_when(fill: Fill) -> None:
    file = fill({POSTS: 4})
    book = load_workbook(file)
    sheet, row = book["Fall"], int(cell_of(book, POSTS)[1][1:])
    sheet.insert_rows(row + 1)
    for column, value in {"C": 2, "D": date(2023, 4, 1), "I": POSTS}.items():
        sheet[f"{column}{row + 1}"] = value
    sheet[f"D{row}"], sheet[f"E{row}"] = date(2023, 1, 1), "31.12.2023"
    for _ in ("no end is the end of the year", "the month"):
        book.save(file)
        ((first, *_),) = [found[0]["items"] for found in amounts(str(file))]
        assert first["granted"] == "313500.00"  # 4 posts, and 2 for nine months, until 31 December
        sheet[f"E{row + 1}"], sheet[f"E{row + 1}"].number_format = date(2023, 12, 1), "mmm yy"


def test_a_percentage_is_no_number_of_posts(fill: Fill) -> None:
    file = fill({POSTS: 0.5})
    book = load_workbook(file)
    sheet, cell = cell_of(book, POSTS)
    book[sheet][cell].number_format = "0.0%"
    book.save(file)
    assert "„50 %“ ist keine Zahl" in wrong(file).err


def test_notice_and_actual_stand_on_a_sheet_of_their_own(fill: Fill) -> None:
    entries = {"ki_grundfoerderung.bescheid.fachkraft": 340000,
               "ki_grundfoerderung.ist.fachkraft": 300000.5}  # fmt: skip
    ((programme, *_),) = amounts(str(fill(entries)))
    item = programme["items"][0]
    assert (item["notice"], item["actual"]) == ("340000.00", "300000.50")


def test_a_notice_may_have_a_key_of_its_own(fill: Fill) -> None:
    book = load_workbook(file := fill({}))
    rows = [("Eintrag", "Schlüssel"), (340000, "ki_grundfoerderung.bescheid.fachkraft")]
    sheet = book["Bescheid und Ist"]
    sheet.delete_rows(1, sheet.max_row)
    for row in rows:
        sheet.append(row)
    book.save(file)
    ((programme, *_),) = amounts(str(file))
    assert programme["items"][0]["notice"] == "340000.00"


def test_several_municipalities_and_years_stand_in_rows(tmp_path: Path) -> None:
    rows = str(tmp_path / "faelle.xlsx")
    done = run("init", "Unna", "Köln", "--year", "2022..2023", "--output", rows)
    assert done.code == 0
    found = json.loads(run("calc", rows, "-f", "json").out)["cases"]
    named = [(case["municipality"]["name"], case["year"]) for case in found]
    assert named == [(name, year) for name in ("Kreis Unna", "Stadt Köln") for year in (2022, 2023)]
    alone = str(tmp_path / "unna.yaml")
    run("init", "Unna", "--year", "2023", "--output", alone)
    (expected,) = json.loads(run("calc", alone, "-f", "json").out)["cases"]
    assert found[1]["totals"]["granted"] == expected["totals"]["granted"]


def test_a_wrong_row_is_told_at_its_cell(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Plan"
    sheet.append(["Unsere Planung"])
    sheet.append(["kommune", "jahr", "ki_richtlinie", SPENDING, "Notiz"])
    sheet.append(["Unna", 2023, None, "viel", None])
    book.save(tmp_path / "plan.xlsx")
    told = wrong(tmp_path / "plan.xlsx").located
    assert "plan.xlsx, Blatt Plan, D3: error[number-text]" in told


def test_a_folder_holds_forms_beside_case_files(form: Path, tmp_path: Path) -> None:
    (tmp_path / "unna.xlsx").write_bytes(form.read_bytes())
    (tmp_path / "~$unna.xlsx").write_bytes(b"x")
    (tmp_path / "fall.yaml").write_text("kommune: Köln\njahr: 2023\n")
    result = str(tmp_path / "ergebnis.xlsx")
    assert run("calc", str(tmp_path), "-o", result).code == 0
    done = run("calc", str(tmp_path), "-f", "json")
    assert len(json.loads(done.out)["cases"]) == 2
    assert "ergebnis.xlsx" in done.err
    assert run("check", str(tmp_path)).code == 0


def test_a_form_is_not_written_over(form: Path) -> None:
    before = form.read_bytes()
    assert run("calc", str(form), "-o", str(form)).code == 2
    assert run("init", "Unna", "--output", str(form)).code == 2
    assert form.read_bytes() == before


def test_python_reads_a_form_with_one_case(form: Path, tmp_path: Path) -> None:
    rules = ki_funding.load_rules(RULES)
    assert rules.calculate(str(form)).granted == rules.calculate(form).granted > 0
    rows = tmp_path / "faelle.xlsx"
    run("init", "Unna", "Köln", "--year", "2023", "--output", str(rows))
    with pytest.raises(InvalidInput, match="filled in twice"):
        rules.calculate(rows)


def archive(file: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return file


def test_what_would_unpack_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    file = archive(tmp_path / "bombe.xlsx", **{"xl/workbook.xml": b"0" * 40_000_000})
    assert "error[workbook-large]" in wrong(file).err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_not_read(encoding: str, tmp_path: Path) -> None:
    text = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    file = archive(tmp_path / "lachen.xlsx", **{"xl/workbook.xml": text.encode(encoding)})
    assert "error[workbook-broken]" in wrong(file).err


def test_a_sheet_of_many_rows_is_refused_where_it_ends() -> None:
    from io import BytesIO

    book, stream = Workbook(), BytesIO()
    book.worksheets[0].cell(1_048_576, 16_384).value = "x"
    book.save(stream)
    assert read_workbook(stream.getvalue(), "weit.xlsx")[0].cells == {}
    book.worksheets[0].cell(MAX_ROWS + 1, 2).value = "x"
    book.save(stream := BytesIO())
    with pytest.raises(InvalidInput, match="B5001: nothing is read"):
        read_workbook(stream.getvalue(), "weit.xlsx")
