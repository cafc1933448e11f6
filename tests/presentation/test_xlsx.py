"""Workbooks say what JSON says, add up by themselves, and no text of a user becomes a formula."""

import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from conftest import RULES, run
from openpyxl.workbook import Workbook
from spreadsheets import (
    calculated_anew,
    cents,
    converted,
    figures,
    needs_libreoffice,
    opened,
    table,
)

from ki_funding import load_rules
from ki_funding.law.programme.programme import titles as known
from ki_funding.presentation.calculation import workbook
from ki_funding.presentation.page import Applied
from ki_funding.presentation.writers.xlsx.formulas import Spot, Starts, summed
from ki_funding.presentation.writers.xlsx.formulas import written as formula
from ki_funding.presentation.writers.xlsx.names import cut, sheet_names

UNNA = "examples/kreis-unna-bescheid.yaml"
REFORM = "examples/overlays/reform-2026.yaml"
OPEN = ("calc", "examples/kreis-unna.yaml", "--full-use")
SEVERAL = (
    "calc",
    *(f"examples/{name}.yaml" for name in ("koeln-2020", "kreis-soest-teiljahr",
      "land-nrw-mindestbetrag", "staedteregion-aachen-2021")),
)  # fmt: skip
CALLS = {
    "notice": ("calc", UNNA),
    "undetermined": OPEN,
    "several": SEVERAL,
    "years": (*OPEN, "--year", "2019..2024"),
    "state": ("state", "--year", "2024"),
    "diff": ("diff", REFORM, "--year", "2026"),
}
COLUMNS = {
    "claimed": "beantragt",
    "maximum": "Höchstbetrag",
    "granted": "Förderung (berechnet)",
    "unused": "nicht genutzt",
    "own_share": "Eigenanteil",
}
BASIS = "Annahmen und Quellen"
NOTHING = {None, "–", "unbestimmt"}


def envelope(*call: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*call, "-f", "json").out)
    return found


def written(file: Path, *call: str) -> Path:
    done = run(*call, "-f", "xlsx", "-o", str(file))
    assert done.code == 0, done.err
    return file


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A workbook of each kind."""
    folder = tmp_path_factory.mktemp("books")
    return {name: written(folder / f"{name}.xlsx", *call) for name, call in CALLS.items()}


def totals(row: dict[str, Any]) -> dict[str, str | None]:
    return {name: cents(row[title]) for name, title in COLUMNS.items()}


def totals_of(case: dict[str, Any]) -> dict[str, str | None]:
    """The totals of the JSON; own shares that nobody knows are no 0."""
    items = [item for programme in case["programmes"] for item in programme["items"]]
    counted = [i for i in items if i["counts_as"] != "state" and i["kind"] != "in_kind"]
    nobody = counted and not any(item["own_share"] for item in counted)
    unknown = {"own_share": "unbestimmt"} if nobody else {}
    return {amount: case["totals"][amount] for amount in COLUMNS} | unknown


@pytest.mark.parametrize("name", ["notice", "undetermined"])
def test_every_item_has_the_figures_of_the_json(books: dict[str, Path], name: str) -> None:
    book, (case,) = opened(books[name]), envelope(*CALLS[name])["cases"]
    assert book.sheetnames == ["Übersicht", "Rechenweg", "Annahmen und Quellen"]
    rows = [[cell.value for cell in row] for row in book["Rechenweg"].iter_rows()]
    for programme in (p for p in case["programmes"] if p["items"]):
        start = next(n for n, row in enumerate(rows) if row[0] == programme["title"])
        shown = {row[0]: row for row in reversed(rows[start:])}
        for item in programme["items"]:
            row = dict(zip(shown["Posten"], shown[item["title"]], strict=True))
            if "quantity" in item:
                assert isinstance(row[COLUMNS["granted"]], str)
                continue
            for amount, title in COLUMNS.items():
                if item[amount] is None:
                    assert row[title] in NOTHING, (item["id"], amount)
                else:
                    assert cents(row[title]) == item[amount], (item["id"], amount)
            if item["reason"] == "undetermined":
                assert row[COLUMNS["granted"]] == "unbestimmt"
            if item["notice"]:
                assert cents(row["Bescheid"]) == item["notice"]
                assert cents(row["Bescheid gegen Berechnung"]) == item["difference"]
                assert cents(row["nicht ausgegeben"]) == item["unspent"]
                assert item["repayable"] or row["zurückzuzahlen"] == "unbestimmt"


@pytest.mark.parametrize("name", ["notice", "undetermined"])
def test_the_overview_has_the_totals_of_the_json(books: dict[str, Path], name: str) -> None:
    (case,) = envelope(*CALLS[name])["cases"]
    head, *rows = [[cell.value for cell in row] for row in opened(books[name])["Übersicht"]][3:]
    found = [dict(zip(head, row, strict=True)) for row in rows]
    total = next(row for row in found if str(row["Posten"]).startswith(("Gesamt", "Summe")))
    expected = totals_of(case)
    assert {name: cents(total[COLUMNS[name]]) for name in expected if COLUMNS[name] in head} == {
        name: amount for name, amount in expected.items() if COLUMNS[name] in head
    }
    assert (total["Posten"] == "Summe der bekannten Posten") == (not case["totals"]["complete"])
    granted = {row["Posten"]: cents(row[COLUMNS["granted"]]) for row in found}
    assert granted["davon Grundförderung"] == case["totals"]["basic"]
    assert granted["davon weitere Programme"] == case["totals"]["optional"]


@pytest.mark.parametrize("name", ["several", "years"])
def test_several_results_have_a_line_each(books: dict[str, Path], name: str) -> None:
    cases = envelope(*CALLS[name])["cases"]
    *rows, total = table(opened(books[name]), "Übersicht", "Kommune")
    assert [(row["Kommune"], row["Jahr"]) for row in rows] == [
        (case["municipality"]["name"], case["year"]) for case in cases
    ]
    for row, case in zip(rows, cases, strict=True):
        assert totals(row) == totals_of(case)
    sums = (Decimal(case["totals"]["granted"]) for case in cases)
    assert cents(total[COLUMNS["granted"]]) == str(sum(sums))


def test_more_cases_than_anybody_turns_over_are_amounts_without_sheets_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_LIVING", 1)
    call, file = CALLS["several"], tmp_path / "viele.xlsx"
    assert run(*call, "--format", "xlsx", "-o", str(file)).code == 0
    book, cases = opened(file, values=False), envelope(*call)["cases"]
    programmes = {programme["id"] for case in cases for programme in case["programmes"]}
    assert len(book.sheetnames) == len(programmes) + 3
    granted = [cents(row[COLUMNS["granted"]]) for row in table(book, "Übersicht", "Fall")]
    assert {case["totals"]["granted"] for case in cases} <= {*granted, "0.00"}


def test_what_is_addressed_to_the_land_is_in_no_total(books: dict[str, Path]) -> None:
    cells = [c.value for row in opened(books["several"])["Übersicht"].iter_rows() for c in row]
    assert cells.count(148279292) == 3  # claimed, maximum, granted, below the total
    formulas = opened(books["several"], values=False)
    sheet = next(s for s in formulas if str(s["A1"].value).startswith("Mindestbetrag nach § 3"))
    rows = [row[0].value for row in sheet.iter_rows()]
    assert not any(str(value).startswith("Gesamt") for value in rows)
    total = next(row for row in formulas["Übersicht"].iter_rows() if row[0].value == "Gesamt")
    assert total[2].value == "=SUM(C5:C6)"


def test_totals_are_formulas_down_to_the_items(books: dict[str, Path]) -> None:
    alone = opened(books["notice"], values=False)
    overview = {row[0].value: row for row in alone["Übersicht"].iter_rows()}
    assert overview["Fachkräfte"][3].value == "='Rechenweg'!D5"
    assert overview["Gesamt"][3].value == "=SUM(D6:D8,D10,D12)"
    assert overview["davon weitere Programme"][3].value == "=SUM(D10,D12)"
    years = opened(books["years"], values=False)
    overview = {row[0].value: row for row in years["Übersicht"].iter_rows()}
    assert overview["KI-Grundförderung"][4].value == "='KI-Grundförderung'!F22"
    assert years["KI-Grundförderung"]["E22"].value == "=SUM(E4:E21)"


def test_lower_bounds_are_numbers_that_say_so(books: dict[str, Path]) -> None:
    rows = opened(books["years"])["Übersicht"].iter_rows()
    total = next(row for row in rows if row[0].value == "Summe der bekannten Posten")
    assert total[4].number_format.startswith('"≥ "')
    assert isinstance(total[4].value, int | float)


def test_amounts_are_numbers_in_euro(books: dict[str, Path], tmp_path: Path) -> None:
    cell = opened(books["notice"])["Übersicht"]["D6"]
    assert (cell.value, cell.number_format) == (342000, '#,##0.00\\ "€"')
    english = written(tmp_path / "en.xlsx", "calc", UNNA, "--lang", "en")
    assert opened(english)["Overview"]["D6"].number_format == '"€"#,##0.00'


def test_assumptions_and_other_readings_are_there(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xlsx", "calc", "examples/kreis-soest-teiljahr.yaml")
    rows = table(opened(file), BASIS, "Status")
    weak = next(row for row in rows if row["Was"] == "Teile eines Jahres")
    assert (weak["Status"], weak["Wert"]) == ("Annahme", "Monate")
    assert "angenommen sind Zwölftel" in weak["Begründung"]
    others = table(opened(file), BASIS, "Auslegung")
    days = next(row for row in others if row["andere Antwort"] == "Tage")
    done = envelope("calc", "examples/kreis-soest-teiljahr.yaml", "--reading", "zeitanteil=tage")
    assert cents(days["Förderung dann"]) == done["cases"][0]["totals"]["granted"]


def test_sources_are_links_and_every_cited_one_is_there(books: dict[str, Path]) -> None:
    sheet = opened(books["notice"])[BASIS]
    links = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links
    assert all(link.startswith(("https://", "http://")) for link in links)
    (case,) = envelope(*CALLS["notice"])["cases"]
    cited = {s.split()[0] for p in case["programmes"] for i in p["items"] for s in i["sources"]}
    assert len(table(opened(books["notice"]), BASIS, "Kurz")) >= len(cited) > 3


def test_each_kind_of_law_word_stands_in_the_overview(books: dict[str, Path]) -> None:
    for name in CALLS:
        cells = [c.value for row in opened(books[name])["Übersicht"].iter_rows() for c in row]
        said = [value for value in cells if isinstance(value, str)]
        assert any("kein Rechtsanspruch, vorbehaltlich des Haushalts" in one for one in said), name
        assert any(one.rpartition("ki-funding 0")[1] for one in said), name


def test_the_land_by_year_has_the_figures_of_the_json(books: dict[str, Path]) -> None:
    book, years = opened(books["state"]), envelope(*CALLS["state"])["years"]
    rows = {row["Jahr"]: row for row in table(book, "Übersicht", "Jahr")}
    for year in years:
        row = rows[year["year"]]
        assert cents(row["Summe der Höchstbeträge"]) == year["total"]["maximum"]
        assert (row["KI"], row["unbestimmt"]) == (
            year["total"]["count"], year["total"]["undetermined"])  # fmt: skip
        band = [cents(row[title]) for title in ("Voreinstellung", "von", "bis")]
        assert band == [year["minimum"][name] for name in ("default", "low", "high")]
        assert row["Auslegungen ohne Betrag"] == year["minimum"]["open"]
        for line in year["minimum"]["lines"]:
            assert cents(row[line["title"]]) == line["amount"]


def test_each_programme_of_the_land_has_its_items_by_year(books: dict[str, Path]) -> None:
    book = opened(books["state"])
    for year in envelope(*CALLS["state"])["years"]:
        for programme in year["programmes"]:
            tab = next(s for s in book if s["A1"].value == programme["title"])
            blocks = _blocks(tab)
            for item in programme["items"]:
                amounts, counts, opens = (b[item["title"]][str(year["year"])] for b in blocks)
                known = item["count"] or not item["undetermined"]
                assert cents(amounts) == (item["maximum"] if known else "unbestimmt")
                assert (counts, opens) == (item["count"], item["undetermined"])


@pytest.mark.few(1)
@pytest.mark.parametrize(
    ("by", "tab"), [("kommune", "Kommunen"), ("regierungsbezirk", "Regierungsbezirke")]
)
def test_groups_of_the_land_have_the_figures_of_the_json(
    books: dict[str, Path], by: str, tab: str, tmp_path: Path
) -> None:
    book = opened(written(tmp_path / "land.xlsx", *CALLS["state"], "--by", by))
    assert tab not in opened(books["state"]).sheetnames
    blocks = _blocks(book[tab])
    for year in envelope(*CALLS["state"], "--by", by)["years"]:
        for group in year[by]:
            found = [block[group["name"]][str(year["year"])] for block in blocks]
            assert [cents(found[0]), *found[1:]] == [
                group["maximum"], group["count"], group["undetermined"]]  # fmt: skip
        amounts, _, opens = blocks
        label = next(name for name in amounts if name.startswith(("Gesamt", "Summe")))
        assert cents(amounts[label][str(year["year"])]) == year["total"]["maximum"]
        assert opens["Gesamt"][str(year["year"])] == year["total"]["undetermined"]


def _blocks(sheet: Any) -> list[dict[str, dict[str, Any]]]:
    """The tables of a sheet with a column a year, by their first cell and year."""
    blocks: list[dict[str, dict[str, Any]]] = []
    for cells in sheet.iter_rows():
        row = [cell.value for cell in cells]
        if row[-1] is not None and str(row[-1]).isdecimal() and isinstance(row[-1], str):
            head = row
            blocks.append({})
        elif blocks and row[0] and any(value is not None for value in row[1:]):
            blocks[-1][row[0]] = dict(zip(head, row, strict=True))
    return blocks


def test_a_comparison_has_the_figures_of_the_json(books: dict[str, Path]) -> None:
    book, years = opened(books["diff"]), envelope(*CALLS["diff"])["years"]
    names = {"bisher": "old", "neu": "new", "Unterschied": "difference"}

    def amounts(row: dict[str, Any]) -> dict[str, str | None]:
        return {key: cents(row[title]) for title, key in names.items()}

    overview = {row["Jahr"]: row for row in table(book, "Übersicht", "Jahr")}
    programmes = table(book, "Programme", "Jahr")
    titles = {name: title.de for name, title in known(load_rules(RULES).book.laws()).items()}
    ids = {title: name for name, title in titles.items() if "." not in name}
    kommunen = table(book, "Kommunen", "Jahr")
    items = table(book, "Posten", "Jahr")
    for year in years:
        assert amounts(overview[year["year"]]) == year["total"]
        counts = [overview[year["year"]][title] for title in ("verglichen", "bekommen mehr")]
        assert counts == [year["among"], year["winners"]]
        assert [{"id": ids[row["Programm"]], **amounts(row)} for row in programmes
                if row["Jahr"] == year["year"]] == year["programmes"]  # fmt: skip
        assert [{"name": row["Kommune"], "ags": row["AGS"], **amounts(row)} for row in kommunen
                if row["Jahr"] == year["year"]] == year["municipalities"]  # fmt: skip
        changed = [row for row in items if row["Jahr"] == year["year"] and row["Unterschied"]]
        assert [(row["Kommune"], row["Posten"], amounts(row)) for row in changed] == [
            (
                i["municipality"],
                titles[f"{i['programme']}.{i['item']}"],
                {key: i[key] for key in names.values()},
            )
            for i in year["items"]
        ]
    values = table(book, "Geänderte Werte", "Wert")
    assert len(values) == len(envelope(*CALLS["diff"])["values"])


def test_a_comparison_without_a_difference_still_is_a_workbook(tmp_path: Path) -> None:
    file = written(tmp_path / "same.xlsx", "diff", str(RULES), str(RULES))
    cells = [c.value for row in opened(file)["Übersicht"].iter_rows() for c in row]
    assert "Die Regeln unterscheiden sich nicht." in cells


@pytest.mark.office
@needs_libreoffice
@pytest.mark.parametrize("name", ["undetermined", "several", "state", "diff"])
def test_libreoffice_calculates_the_same_figures_without_ours(
    books: dict[str, Path], name: str, tmp_path: Path
) -> None:
    ours, theirs = figures(opened(books[name])), figures(calculated_anew(books[name], tmp_path))
    assert len(ours) > 20
    assert theirs == ours


@pytest.mark.office
@needs_libreoffice
def test_libreoffice_would_notice_a_wrong_formula(books: dict[str, Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(books["notice"]) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"SUM(D5:D7)", b"SUM(D5:D6)"))
    assert figures(opened(broken)) == figures(opened(books["notice"]))
    assert figures(calculated_anew(broken, tmp_path)) != figures(opened(broken))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["several", "state", "diff"])
def test_the_same_input_gives_the_same_bytes(
    books: dict[str, Path], name: str, tmp_path: Path
) -> None:
    again = written(tmp_path / "again.xlsx", *CALLS[name])
    assert again.read_bytes() == books[name].read_bytes()


def test_no_date_in_the_file_comes_from_a_clock(books: dict[str, Path]) -> None:
    receipt = envelope(*CALLS["notice"])["receipt"]
    assert opened(books["notice"]).properties.created.date().isoformat() == receipt["rules"]
    with zipfile.ZipFile(books["notice"]) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_every_sheet_prints_on_a4_with_its_head_and_page_numbers(books: dict[str, Path]) -> None:
    for sheet in opened(books["notice"]):
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in {1, None}
        head = int(re.findall(r"\d+", sheet.print_title_rows)[0])
        assert sheet.freeze_panes == f"B{head + 1}" or sheet.title == BASIS
        assert sheet.oddHeader.left.text == "Kreis Unna 2026"
        assert sheet.oddFooter.right.text == "Seite &P von &N"


@pytest.mark.office
@needs_libreoffice
@pytest.mark.parametrize(("more", "most"), [
    ((), 3), (("--short",), 1), (("--full-use", "--year", "2027", "--plan"), 5),
], ids=["case", "short", "plan"])  # fmt: skip
def test_one_case_in_one_year_prints_on_few_pages(
    more: Sequence[str], most: int, tmp_path: Path
) -> None:
    file = written(tmp_path / "a.xlsx", "calc", "examples/kreis-unna.yaml", *more)
    print_out = converted(file, tmp_path, "pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", print_out)) <= most


def test_what_is_folded_is_opened_at_the_margin_and_not_printed(tmp_path: Path) -> None:
    sheet = opened(written(tmp_path / "a.xlsx", "calc", "examples/kreis-unna.yaml"))[BASIS]
    folded = [n for n, row in sheet.row_dimensions.items() if row.hidden]
    first = next(cell for cell in sheet["A"] if cell.value and "aufklappen" in cell.value)
    assert first.value == "Quellen (mit + am linken Rand aufklappen)"
    assert folded == list(range(first.row + 1, sheet.max_row + 1))
    assert {sheet.row_dimensions[n].outlineLevel for n in folded} == {1}


NAMES = ["12 Monkeys", '=HYPERLINK("http://x","<script>")', "@SUM(1)", "\tx", "x" * 300,
         "😀 Stadt", "עיר 1", "&P & Co", "http://example.org", "1e5", "_x0041_",
         "\x1b[31mrot"]  # fmt: skip


def odd_case(folder: Path, name: str) -> str:
    kommune = {"name": name, "art": "kreis", "einwohner": 300000}
    claim = {"fachkraft_stellen": 6, "verwaltungsassistenz_stellen": 0,
             "laiensprachmittler_ausgaben": 0}  # fmt: skip
    document = {"kommune": kommune, "jahr": 2024, "ki_grundfoerderung": claim}
    file = folder / "fall.yaml"
    file.write_text(json.dumps(document, ensure_ascii=name.isascii()), "utf-8")
    return str(file)


def texts(book: Workbook) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


@pytest.mark.few(4)
@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_municipality_breaks_the_workbook(name: str, tmp_path: Path) -> None:
    calls = ("calc", odd_case(tmp_path, name), "examples/kreis-unna.yaml")
    book = opened(written(tmp_path / "odd.xlsx", *calls), values=False)
    shown = name.strip().replace("\x1b", "\ufffd")
    cells = [cell for cell in texts(book) if cell.value == shown]
    assert len(cells) >= 2
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    formulas = [cell.value for cell in texts(book) if cell.data_type == "f"]
    begins = re.compile(r"=(SUM|ROUND|MIN|IF|MAX)\(|='|=[A-Z]+\d+-")
    assert all(map(begins.match, formulas))
    alone = opened(written(tmp_path / "alone.xlsx", *calls[:2]))
    header = alone["Übersicht"].oddHeader.left.text
    assert "&P" not in header.replace("&&", "")
    with zipfile.ZipFile(tmp_path / "alone.xlsx") as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    (said,) = re.findall(r"<oddHeader>(.*)</oddHeader>", xml)
    assert len(said.replace("&amp;", "&").encode("utf-16-le")) // 2 <= 255


@pytest.mark.office
@needs_libreoffice
def test_a_workbook_with_an_odd_name_opens_and_adds_up(tmp_path: Path) -> None:
    name = '=HYPERLINK("http://x","<script>") &P 😀'
    file = written(tmp_path / "odd.xlsx", "calc", odd_case(tmp_path, name))
    again = calculated_anew(file, tmp_path)
    assert figures(again) == figures(opened(file))
    assert any(str(cell.value).startswith(f"Förderung {name}") for cell in texts(again))


def test_names_of_sheets_are_what_excel_takes() -> None:
    long = ["Kommunales Integrationsmanagement (KIM)", "Integration lump sums (§ 17 TIntG)"]
    odd = ["Übersicht", "übersicht", "Integration (KIM) [1]: a/b?", "'x'", "History", ""]
    titles = [*long, *odd, "y" * 40, "y" * 41, "😀" * 20]
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert not any(set(name) & set("[]:*?/\\") for name in names)
    assert not any(name.startswith("'") or name.endswith("'") for name in names)
    assert names[:2] == ["KIM", "Integration lump sums"]
    assert "history" not in {name.casefold() for name in names}


def test_a_text_that_is_too_long_for_a_cell_is_cut_with_a_mark() -> None:
    assert cut("x" * 40_000, 32_767) == "x" * 32_766 + "…"
    assert cut("😀" * 5, 4) == "😀…"
    assert cut("x" * 32_767, 32_767) == "x" * 32_767


def test_neighbours_are_one_range_and_others_are_named() -> None:
    places = [Spot(row, 27, "A'b") for row in (3, 4, 5, 9)]
    assert summed(places) == "=SUM('A''b'!AB4:AB6,'A''b'!AB10)"
    assert summed([]) == "=0"


@pytest.mark.process
def test_a_workbook_goes_through_a_pipe(tmp_path: Path, books: dict[str, Path]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ki_funding", *CALLS["notice"], "-f", "xlsx", "--lang", "de"],
        capture_output=True, check=True, env={**os.environ, "KI_FUNDING_RULES": str(RULES)},
    )  # fmt: skip
    assert done.stdout == books["notice"].read_bytes()
    assert opened(BytesIO(done.stdout)).sheetnames[0] == "Übersicht"  # type: ignore[arg-type]


@pytest.mark.process
def test_a_workbook_is_nothing_for_a_terminal() -> None:
    outer, inner = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ki_funding", *CALLS["notice"], "-f", "xlsx", "--lang", "de"],
            stdout=inner, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    finally:
        os.close(inner)
        os.close(outer)
    assert done.returncode == 2
    assert "--output DATEI" in done.stderr.decode()


def test_a_text_that_no_formula_may_hold_is_put_together() -> None:
    said = formula(Applied("=", ("a" * 300, 'b"')), Starts({}, ""))
    assert said == f'=("{"a" * 255}"&"{"a" * 45}")="b"""'
