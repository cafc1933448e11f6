"""What a result says, every format says: one description, and a writer for each format."""

import os
import re
import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from conftest import FROZEN, RULES, run
from openpyxl import load_workbook

from ki_funding.presentation.formats import FORMATS, render
from ki_funding.presentation.page import (
    Column,
    Money,
    Name,
    Page,
    Place,
    Row,
    Section,
    Sheet,
    Sum,
    paragraphs,
)
from ki_funding.presentation.shown import Shown
from ki_funding.presentation.style import Style
from ki_funding.values.vocabulary import Status

REFORM = "examples/overlays/reform-2026.yaml"
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


@pytest.mark.few(1)
@pytest.mark.parametrize("format_", ["table", "md", "html"])
def test_the_sums_of_the_land_mark_lower_bounds(format_: str) -> None:
    said = run("state", "--year", "2023", "-f", format_).out
    assert f"≥\u00a0{amount('593.901,91')}" in said
    assert f"≥\u00a0{amount('53.729.144,32')}" in said


def test_plain_lines_say_how_sure_the_total_is_and_what_of_it_is_basic_funding() -> None:
    lines = run("calc", "examples/kreis-unna-bescheid.yaml", "-f", "plain").out.splitlines()
    total = next(line for line in lines if line.startswith("Gesamt"))
    assert total.split()[-1] == "Annahme"
    basic, optional = (line for line in lines if line.startswith("davon"))
    assert amount("394.500,00") in basic
    assert amount("91.300,00") in optional


# What an installation with the invented format does first: an entry in the table, and no more.
WITH_ORG = """
import sys
sys.path.insert(0, "..")
import invented_format as org
from ki_funding.presentation.formats import FORMATS, Format
FORMATS["org"] = Format(
    lambda found, style: org.write(found.report()), (".org",), in_full=True
)
from ki_funding.cli.app import run
sys.exit(run(sys.argv[1:]))
"""


def with_org(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", WITH_ORG, *arguments, "--lang", "de"],
        capture_output=True, check=True, cwd=FROZEN,
        env={**os.environ, "KI_FUNDING_RULES": str(RULES)},
    )  # fmt: skip
    return done.stdout.decode("utf-8")


@pytest.mark.few(1)
@pytest.mark.parametrize(
    "call", [LOWER, ("state", "--year", "2023"), ("diff", REFORM, "--year", "2026")]
)
def test_a_further_format_is_a_writer_and_an_entry(call: tuple[str, ...]) -> None:
    said = with_org(*call, "-f", "org")
    for row in tables_of(run(*call, "-f", "md").out):
        assert row.rstrip(" |") in said


def test_a_further_format_has_its_suffix_and_stands_in_the_help(tmp_path: Path) -> None:
    file = tmp_path / "unna.org"
    with_org("calc", "examples/kreis-unna.yaml", "-o", str(file))
    assert file.read_text("utf-8").startswith("#+TITLE: Förderung Kreis Unna 2023\n")
    assert "html|org" in "".join(with_org("calc", "--help").split())


def tables_of(markdown: str) -> list[str]:
    """The rows of Markdown's tables without what is only Markdown."""
    plain = re.sub(r"\*\*|`|\\", "", markdown)
    rows = [line for line in plain.splitlines() if line.startswith("| ") and "---" not in line]
    assert rows
    return [row.replace("&amp;", "&") for row in rows if "[" not in row]


class Weather(Shown):
    """A kind of result that has nothing to do with funding, and all that it has to say."""

    def report(self) -> Page:
        """Two places, one of them not fully known."""
        rows = (
            Row((Name("Küste", "kueste"),), "group"),
            Row((Name("Sylt", "sylt"), Money(Decimal("12.50"), at_least=True), Status.ASSUMED)),
            Row((Name("Föhr", "foehr"), Money(None), Status.OPEN)),
            Row(("Gesamt", Money(Decimal("12.50"), by=Sum((Place("w", 1, 1), Place("w", 2, 1))))),
                "total"),
        )  # fmt: skip
        columns = (Column("Ort"), Column("Ernte", right=True), Column("Status"))
        table = Sheet("Ernten", columns, rows, "w")
        return Page("Wetter", (Section("Inseln", (table,)), *paragraphs(["Ohne Gewähr"])))


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("format_", [name for name, f in FORMATS.items() if not f.binary])
def test_a_further_kind_of_result_is_one_class_and_has_every_format(format_: str) -> None:
    said = str(render(Weather(), format_, Style()))
    assert "Sylt" in said
    if format_ in {"json", "csv"}:  # other programs read a number, and beside it what it is
        assert "12.50" in said
        assert "at_least" in said
    else:
        assert f"≥\u00a0{amount('12,50')}" in said
        assert "Annahme" in said
        assert "unbestimmt" in said
        assert "Ohne Gewähr" in said


@pytest.mark.usefixtures("german")
def test_a_further_kind_of_result_is_a_workbook_that_calculates() -> None:
    book = load_workbook(BytesIO(bytes(render(Weather(), "xlsx", Style()))))  # type: ignore[arg-type]
    assert book.sheetnames == ["Übersicht", "Inseln"]
    cells = {cell.value: cell for row in book["Inseln"].iter_rows() for cell in row}
    assert cells[12.5].number_format.startswith('"≥ "')
    assert "=SUM(B4:B5)" in cells
    assert {"Annahme", "offen", "unbestimmt"} <= set(cells)


@pytest.mark.usefixtures("german")
def test_a_further_kind_of_result_is_parquet() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(BytesIO(bytes(render(Weather(), "parquet", Style()))))  # type: ignore[arg-type]
    assert table.column("Ernte").to_pylist() == [Decimal("12.50"), None, Decimal("12.50")]
