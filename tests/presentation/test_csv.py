"""CSV says what JSON says, in both dialects, and no text of a user becomes a formula."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import run

import ki_funding
from ki_funding.presentation.style import Dialect
from ki_funding.presentation.writers.csv import MARKS, harmless, text_cell

UNNA = "examples/kreis-unna-bescheid.yaml"
OPEN = ("calc", "examples/kreis-unna.yaml", "--full-use")
REFORM = "examples/overlays/reform-2026.yaml"
AMOUNTS = ("claimed", "maximum", "granted", "unused", "own_share", "notice", "actual",
           "difference", "unspent", "repayable")  # fmt: skip
DIALECTS = ("rfc4180", "excel-de")


def table(*arguments: str, dialect: str = "rfc4180") -> list[dict[str, str]]:
    """What Python's reader sees, with amounts of both dialects written the same way."""
    done = run(*arguments, "-f", "csv", "--csv-dialect", dialect)
    assert done.code == 0, done.err
    if dialect == "rfc4180":
        return list(csv.DictReader(StringIO(done.out, newline="")))
    assert done.out.startswith("\ufeff")
    rows = list(csv.DictReader(StringIO(done.out[1:], newline=""), delimiter=";"))
    return [{key: _point(value) for key, value in row.items()} for row in rows]


def _point(value: str) -> str:
    if value.startswith('="'):  # as a German Excel must be told that an AGS is no number
        return value[2:-1]
    return value.replace(",", ".") if value.replace(",", "").lstrip("-").isdigit() else value


def envelope(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "-f", "json").out)
    return found


@pytest.mark.few(3)
@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "call",
    [("calc", UNNA), OPEN, ("calc", "examples", "--year", "2021..2023")],
    ids=["notice", "undetermined", "several"],
)
def test_every_figure_of_the_json_is_in_the_csv(call: tuple[str, ...], dialect: str) -> None:
    if "examples" in call:
        names = ("kreis-unna", "koeln-2020", "kreis-soest-teiljahr")
        call = ("calc", *(f"examples/{name}.yaml" for name in names), *call[2:])
    rows = table(*call, dialect=dialect)
    items = [
        (case, programme, item)
        for case in envelope(*call)["cases"]
        for programme in case["programmes"]
        for item in programme["items"]
    ]
    assert len(rows) == len(items) > 0
    for row, (case, programme, item) in zip(rows, items, strict=True):
        assert (row["kommune"], row["ags"]) == (
            case["municipality"]["name"], case["municipality"]["ags"])  # fmt: skip
        assert (row["jahr"], row["programme"], row["item"]) == (
            str(case["year"]), programme["id"], item["id"])  # fmt: skip
        assert {name: row[name] or None for name in AMOUNTS} == {
            name: item.get(name) for name in AMOUNTS
        }
        assert row["status"] == (item["status"] or "")
        assert row["undetermined"].split("; ") == (item["undetermined"] or [""])


def test_csv_and_rows_of_python_are_one_thing() -> None:
    found = table("calc", UNNA)
    rows = ki_funding.calculate(UNNA).to_rows(lang="de")
    assert list(found[0]) == list(rows[0])
    assert [row["granted"] for row in found] == [str(row["granted"]) for row in rows]
    assert found[0]["item_title"] == rows[0]["item_title"] == "Fachkräfte"


def test_rfc4180_has_a_comma_a_point_and_crlf() -> None:
    out = run("calc", UNNA, "-f", "csv").out
    assert out.startswith("kommune,ags,")
    assert ",342000.00," in out
    assert out.count("\r\n") == out.count("\n") == 6
    assert "\ufeff" not in out


def test_excel_de_has_a_semicolon_a_comma_and_the_mark_that_excel_needs() -> None:
    out = run("calc", UNNA, "-f", "csv", "--csv-dialect", "excel-de").out
    assert out.startswith("\ufeffkommune;ags;")
    assert ";342000,00;" in out
    assert ";-7000,00;" in out


def known(total: dict[str, Any]) -> str:
    """A sum of the JSON as a person may read it: nothing known of it is no 0."""
    nothing = total["undetermined"] and not total["count"]
    return "" if nothing else str(total["maximum"])


@pytest.mark.slow
@pytest.mark.few(1)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_sums_of_the_land_are_those_of_the_json(dialect: str) -> None:
    call = ("state", "--year", "2025..2026")
    rows = table(*call, dialect=dialect)
    for year in envelope(*call)["years"]:
        mine = [row for row in rows if row["jahr"] == str(year["year"])]
        items = [row for row in mine if row["level"] == "item"]
        expected = [
            (p["id"], i["id"], i["counts_as"], known(i), i["count"], i["undetermined"])
            for p in year["programmes"]
            for i in p["items"]
        ]
        keys = ("programme", "item", "counts_as", "amount")
        assert [
            (*(row[key] for key in keys), int(row["count"]), int(row["undetermined"]))
            for row in items
        ] == expected
        (total,) = (row for row in mine if row["level"] == "total")
        assert total["amount"] == year["total"]["maximum"]
        minimum = {row["name"]: row for row in mine if row["level"] == "minimum"}
        for name in ("default", "low", "high"):
            assert minimum[name]["amount"] == year["minimum"][name]
        assert int(minimum["low"]["undetermined"]) == year["minimum"]["open"]
        for line in year["minimum"]["lines"]:
            assert minimum[line["title"]]["amount"] == line["amount"]


@pytest.mark.slow
@pytest.mark.few(1)
@pytest.mark.parametrize("by", ["kommune", "regierungsbezirk"])
def test_groups_of_the_land_are_those_of_the_json(by: str) -> None:
    call = ("state", "--year", "2024", "--by", by)
    groups = [row for row in table(*call) if row["level"] == by]
    assert [
        (row["name"], row["amount"], int(row["count"]), int(row["undetermined"])) for row in groups
    ] == [
        (group["name"], known(group), group["count"], group["undetermined"])
        for group in envelope(*call)["years"][0][by]
    ]
    assert all(bool(row["ags"]) == (by == "kommune") for row in groups)


@pytest.mark.slow
def test_diff_has_the_dialect_of_a_german_excel_too() -> None:
    call = ("diff", REFORM, "--year", "2026")
    assert table(*call, dialect="excel-de") == table(*call)
    assert ";113000,00\r\n" in run(*call, "-f", "csv", "--csv-dialect", "excel-de").out


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_nothing_undetermined_is_written_as_0(format_: str) -> None:
    rows = [row for row in table(*OPEN) if row["reason"] == "undetermined" and not row["quantity"]]
    assert rows
    assert {row["granted"] for row in rows} == {""}


FORMULAS = ["=1+1", "+49 2303", "-1", "@SUM(1)", "  =1+1", "\u00a0=1", "＝1+1"]


@pytest.mark.parametrize("name", FORMULAS)
def test_a_text_that_begins_like_a_formula_stays_text(name: str) -> None:
    assert harmless(name).startswith("'")


def test_a_formula_behind_the_separator_of_another_dialect_stays_text() -> None:
    assert harmless('Kreis; =HYPERLINK("x")') == 'Kreis;\' =HYPERLINK("x")'


@pytest.mark.parametrize("name", ["Kreis Unna", "Rhein-Kreis Neuss", "2024-01-01", "a = b"])
def test_an_ordinary_text_stays_as_it_is(name: str) -> None:
    assert harmless(name) == name


@pytest.mark.parametrize(
    ("text", "mistaken"),
    [("05978", True), ("1.5", True), ("500.125", True), ("1.5.2024", True), ("3/4", True),
     ("3-4", True), ("57000", False), ("2024-01-01", False), ("0", False), ("§ 3", False)],
)  # fmt: skip
def test_a_german_excel_makes_no_day_of_a_text(text: str, *, mistaken: bool) -> None:
    assert text_cell(text, MARKS[Dialect.EXCEL_DE]) == (f'="{text}"' if mistaken else text)
    assert text_cell(text, MARKS[Dialect.RFC4180]) == text


@pytest.mark.parametrize(
    "line",
    [("rules",), ("sweep", "Unna", "--vary", "ki_grundfoerderung.fachkraft_stellen=4.5,6")],
    ids=["branch", "varied"],
)
def test_a_column_of_texts_holds_no_day_either(line: tuple[str, ...]) -> None:
    assert table(*line, dialect="excel-de") == table(*line)


NAMES = ['=HYPERLINK("http://x","<script>")', "@SUM(1)", "\tx", "x" * 300, "😀 Stadt", "עיר 1",
         "&P", 'a"b;c,d', "\x1b[31mrot"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_name_of_a_municipality_breaks_the_table(
    name: str, dialect: str, tmp_path: Path
) -> None:
    case = tmp_path / "fall.yaml"
    kommune = {"name": name, "art": "kreis", "einwohner": 300000}
    claim = {"fachkraft_stellen": 6, "verwaltungsassistenz_stellen": 0,
             "laiensprachmittler_ausgaben": 0}  # fmt: skip
    document = {"kommune": kommune, "jahr": 2024, "ki_grundfoerderung": claim}
    case.write_text(json.dumps(document, ensure_ascii=name.isascii()), "utf-8")
    rows = table("calc", str(case), dialect=dialect)
    assert len(rows) == 3
    assert not rows[0]["kommune"].lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not set(rows[0]["kommune"]) & set("\t\r\n\x1b\u202e")
    assert Decimal(rows[0]["granted"]) == Decimal("342000.00")


@pytest.mark.few(1)
@pytest.mark.parametrize("kind", [("calc", UNNA), ("state",), ("diff", REFORM)])
def test_the_same_input_gives_the_same_bytes(kind: tuple[str, ...]) -> None:
    assert run(*kind, "-f", "csv").out == run(*kind, "-f", "csv").out
