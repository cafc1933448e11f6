"""Reports as Markdown: they say what the JSON of the same run says, and names stay names."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import CASES, run

from ki_funding.presentation.numbers import money

pytestmark = pytest.mark.usefixtures("german")

HOSTILE = {
    "script": '<script>alert("x")</script> & Söhne',
    "table": "Kreis | *fett* `code` [x](http://x)",
    "emoji": "Kreis 🏰 Schilda",
    "long": "Kreis " + "Schilda" * 42,
    "right-to-left": "Kreis אבג",
    "escape": "Kreis \x1b[31mrot\x1b[0m",
}


def invented(name: str) -> str:
    """A case of an invented municipality with that name."""
    return json.dumps(
        {
            "kommune": {"name": name, "art": "kreis", "einwohner": 300000},
            "jahr": 2023,
            "ki_grundfoerderung": {
                "fachkraft_stellen": 5.5,
                "verwaltungsassistenz_stellen": 0.5,
                "laiensprachmittler_ausgaben": 48000,
            },
        },
        ensure_ascii=False,
    )


def tables(markdown: str) -> list[list[str]]:
    """The cells of every row of every table."""
    rows = [line for line in markdown.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


@pytest.mark.few(5)
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_amount_of_the_json_stands_in_the_report(case: Path) -> None:
    report = run("calc", str(case), "--format", "md").out
    (found,) = json.loads(run("calc", str(case), "--format", "json").out)["cases"]
    cells = {cell for row in tables(report) for cell in row}
    land = found["municipality"]["type"] == "land"  # which claims nothing, and owes one amount
    for programme in found["programmes"]:
        for item in programme["items"]:
            for key in ("granted",) if land else ("claimed", "maximum", "granted", "unused"):
                if item.get(key):
                    assert money(Decimal(item[key])) in cells
    total = money(Decimal(found["totals"]["granted"]))
    assert (f"**{total}**" in cells) != land


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_no_name_breaks_out_of_a_report(name: str) -> None:
    done = run("calc", "-", "--format", "md", stdin=invented(name))
    assert done.code == 0, done.err
    assert "<script" not in done.out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e]", done.out)
    assert {len(row) for row in tables(done.out)} <= {6}
    assert "[x](http" not in done.out


def test_a_report_on_several_cases_begins_with_all_of_them() -> None:
    done = run("calc", "examples/kreis-unna.yaml", "examples/koeln-2020.yaml", "-f", "md")
    assert done.out.startswith("# Förderung, 2 Fälle")
    assert done.out.index("Alle Fälle") < done.out.index("## Kreis Unna 2023")
    assert "## Stadt Köln 2020" in done.out


def test_a_report_over_years_marks_where_the_law_changed() -> None:
    done = run("calc", "examples/kreis-unna.yaml", "--year", "2022..2025", "-f", "md")
    assert "# Förderung Kreis Unna 2022–2025" in done.out
    assert "342.000,00\u00a0€ ¹" in done.out
    assert "≥\u00a0394.500,00\u00a0€" in done.out
    assert "2025: KI-Grundförderung, Höchstbetrag für den Laiensprachmittlerpool" in done.out


def test_a_report_says_what_another_reading_would_give() -> None:
    done = run("calc", "examples/kreis-unna.yaml", "--year", "2022", "-f", "md")
    other = run("calc", "examples/kreis-unna.yaml", "--year", "2022", "-f", "json",
                "--reading", "satz_2022=wie_2023")  # fmt: skip
    amount = json.loads(other.out)["cases"][0]["totals"]["granted"]
    row = next(row for row in tables(done.out) if "wie 2023: 57.000" in row[1])
    assert row[2] == money(Decimal(amount))
    assert row[3] == "+12.000,00\u00a0€"


def test_a_report_never_shows_what_is_undetermined_as_an_amount() -> None:
    done = run("calc", "examples/kreis-unna-kim-2023.yaml", "--year", "2024", "-f", "md")
    row = next(row for row in tables(done.out) if row[0].startswith("Case Management"))
    assert row[1:5] == ["unbestimmt"] * 4
    assert "ein Betrag ist unbestimmt und fehlt darin" in done.out


@pytest.mark.few(1)
@pytest.mark.parametrize("by", ["kommune", "programme", "regierungsbezirk"])
def test_the_report_on_the_land_has_the_sums_of_the_json(by: str) -> None:
    arguments = ("state", "--year", "2023", "--by", by)
    report = run(*arguments, "-f", "md").out
    found = json.loads(run(*arguments, "-f", "json").out)
    cells = {cell for row in tables(report) for cell in row}
    for year in found["years"]:
        mark = "≥\u00a0" if year["total"]["undetermined"] else ""
        assert f"**{mark}{money(Decimal(year['total']['maximum']))}**" in cells
        for bound in ("default", "low", "high"):
            assert money(Decimal(year["minimum"][bound])) in report
        for group in year.get(by, []) if by != "programme" else []:
            assert money(Decimal(group["maximum"])) in report


def test_the_rule_book_has_every_value_of_every_programme_with_its_source() -> None:
    book = run("rules", "--format", "md").out
    for programme in ("ki_grundfoerderung", "kim", "tintg_mindestbetrag", "lehrkraefte"):
        assert f"`{programme}`" in book
    row = next(row for row in tables(book) if row[0] == "ab 01.01.2023" and "57.000" in row[1])
    assert row[2] == "abgeleitet"
    assert "](https://" in row[3]
    assert "\n## Quellen\n" in book


def test_the_rule_book_of_one_programme_is_about_that_alone() -> None:
    book = run("rules", "kim", "--format", "md").out
    assert book.startswith("# Kommunales Integrationsmanagement (KIM)\n")
    assert "komm_an_i" not in book
