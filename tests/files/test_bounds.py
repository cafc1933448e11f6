"""What a file can make the program do: it tells no more than anybody reads, and takes no longer."""

import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import INVENTED, RULES, run
from openpyxl import Workbook

from ki_funding.files.findings import MOST_FINDINGS
from ki_funding.presentation.sweep import shown

MANY = 2_000
RATE = "ki_grundfoerderung.fachkraft_hoechstbetrag"
HEAD = "kommune: Unna\njahr: 2023\n"
FILES = {
    "one key again and again": HEAD + "x: 1\n" * MANY,
    "keys in one line": "{" + ", ".join(["a: 1"] * MANY) + "}",
    "anchors": "".join(f"k{n}: &a{n} 1\n" for n in range(MANY)),
    "wrong entries": f"{HEAD}kim:\n  case_management_stellen:\n" + "    - {stellen: x}\n" * MANY,
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_case_with_many_slips_has_so_many_findings(text: str, tmp_path: Path) -> None:
    path = tmp_path / "fall.yaml"
    path.write_text(text, "utf-8")
    done = run("check", str(path), "--format", "concise")
    assert done.code == 1
    assert 0 < len(done.out.splitlines()) <= MOST_FINDINGS + 2


def test_a_register_with_many_wrong_rows_has_so_many_findings(tmp_path: Path) -> None:
    for path in RULES.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "register.csv").open("a", encoding="utf-8") as file:
        file.write("\n" * MANY)
    done = run("calc", "examples/kreis-unna.yaml", "--rules", str(tmp_path))
    assert done.code == 1
    assert done.err.count("error[register-cells]") == MOST_FINDINGS


def test_a_bibliography_with_many_slips_has_so_many_findings(schilda: Path) -> None:
    with (schilda / "schilda" / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(f"q{n}: {{}}\n" for n in range(MANY // 10)))
    done = run("check", "schilda", "--format", "concise", cwd=schilda)
    assert done.code == 1
    assert done.out.count("sources.yaml:") == MOST_FINDINGS


SCENARIO = "scenario: x\ntitle: x\ncases: [{file}]\n"
LISTS = {
    "cases": SCENARIO.format(file=", ".join(f"f{n}.yaml" for n in range(MANY))),
    "overlays": SCENARIO.format(file="fall.yaml")
    + f"overlays: [{', '.join(f'o{n}.yaml' for n in range(MANY))}]\n",
    "report": SCENARIO.format(file="fall.yaml") + "report:\n" + "  - {amount: x}\n" * MANY,
    "groups": SCENARIO.format(file="fall.yaml")
    + f"report: [{{amount: granted, by: [{', '.join(f'x{n}' for n in range(MANY))}]}}]\n",
    "vary": SCENARIO.format(file="fall.yaml")
    + "vary:\n" + "".join(f"  x.y{n}: {{values: [1]}}\n" for n in range(MANY)),
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_scenario_with_many_slips_has_so_many_findings(text: str, tmp_path: Path) -> None:
    (tmp_path / "fall.yaml").write_text(f"{HEAD}komm_an_i: {{personal_stellen: 1}}\n")
    (tmp_path / "s.yaml").write_text(text, "utf-8")
    done = run("check", "s.yaml", "--format", "concise", cwd=tmp_path)
    assert done.code == 1
    assert 0 < len(done.out.splitlines()) <= MOST_FINDINGS + 10


@pytest.mark.parametrize("number", [200, 201])
def test_a_scenario_has_at_most_so_many_tables(number: int, tmp_path: Path) -> None:
    (tmp_path / "fall.yaml").write_text(f"{HEAD}komm_an_i: {{personal_stellen: 1}}\n")
    text = SCENARIO.format(file="fall.yaml") + "report:\n" + "  - {amount: granted}\n" * number
    (tmp_path / "s.yaml").write_text(text, "utf-8")
    done = run("check", "s.yaml", cwd=tmp_path)
    assert ("error[list-long]" in done.out) is (number > 200)


ITEM = "  g{}: {{title: x, kind: lump_sum, amount: grundbetrag, part_year: full}}\n"


def test_a_programme_has_at_most_a_thousand_items(tmp_path: Path) -> None:
    shutil.copytree(INVENTED, tmp_path / "regeln")
    with (tmp_path / "regeln" / "schellengeld.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(map(ITEM.format, range(1_000))))
    assert "error[list-long]" in run("check", "regeln", cwd=tmp_path).out


def test_a_workbook_is_refused_whose_cases_in_all_years_are_too_many(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["kommune", "jahr"], *[["Unna", 2023]] * 101):
        book.worksheets[0].append(row)
    book.save(tmp_path / "faelle.xlsx")
    assert run("calc", "faelle.xlsx", "--short", cwd=tmp_path).code == 0
    done = run("calc", "faelle.xlsx", "--year", "2020..2025", cwd=tmp_path)
    assert "error[workbook-cases]: Das sind 606 Berechnungen" in done.err


@pytest.mark.slow
def test_of_a_table_that_nobody_reads_to_its_end_people_are_told_the_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "MOST_ROWS", 20)
    values = ",".join(map(str, range(1_001, 1_101)))
    call = ("sweep", "Unna", "--year", "2023", "--vary", f"{RATE}={values}", "--format")
    told, page, data = (run(*call, name, cwd=tmp_path).out for name in ("table", "html", "csv"))
    assert "20 von 100 Zeilen" in told
    assert "20 von 100 Zeilen" in page
    assert "1.004,00 € je Stelle; …; 1.100,00 € je Stelle" in told.replace("\u00a0", " ")
    assert len(data.splitlines()) > 100


SECONDS = 5  # of work, on one core
DAYS = [date(2012, 1, 1) + timedelta(day) for day in range(5_000)]
ROW = "    - {{stellen: 0.01, von: {0}, bis: {0}}}\n"
IN_2023 = [date(2023, 1, 1) + timedelta(day % 365) for day in range(15_000)]
CLAIM = "kommune: Unna\njahr: 2023\nki_grundfoerderung:\n  verwaltungsassistenz_stellen: 0\n"
CLAIM += "  laiensprachmittler_ausgaben: 0\n  fachkraft_stellen:\n"
OVERLAY = "overlay: x\ntitle: x\nset:\n  ki_grundfoerderung.fachkraft_hoechstbetrag:\n"
DAY = "    - {{from: {0}, until: {0}, value: 5}}\n"
SOURCE = "q{0}:\n  title: T{0}\n  short: S\n  kind: k\n"
LONG: dict[str, tuple[str, str, str]] = {
    "rows": ("fall.yaml", CLAIM + "".join(map(ROW.format, IN_2023)), "calc fall.yaml"),
    "wrong rows": ("fall.yaml", CLAIM + ROW.format("x") * 25_000, "check fall.yaml"),
    "days": (
        "neu.yaml",
        OVERLAY + "".join(map(DAY.format, DAYS[:1_000])),
        "diff neu.yaml",
    ),
    "sources": (
        "regeln/sources.yaml",
        (INVENTED / "sources.yaml").read_text("utf-8") + "".join(map(SOURCE.format, range(20_000))),
        "rules --sources --rules regeln",
    ),
    "wide table": ("neu.csv", "kommune,jahr\n" + f"{'é,' * 300_000}\n", "sweep neu.csv"),
    "many in a row": ("neu.csv", "kommune,kommune" + ",x" * 400_000 + "\n01\n", "sweep neu.csv"),
    "formulas": (
        "regeln/schellengeld.yaml",
        (INVENTED / "schellengeld.yaml").read_text("utf-8")
        + "formulas:\n  f0: {title: x, unit: EUR, formula: grundbetrag}\n"
        + "".join(f"  f{n}: {{title: x, unit: EUR, formula: 'min(f{n - 1}, f{n - 1})'}}\n"
                  for n in range(1, 40)),
        "check regeln",
    ),
}  # fmt: skip


@pytest.mark.parametrize("number", [1_000, 1_001])
def test_a_figure_changes_at_most_a_thousand_times(number: int, tmp_path: Path) -> None:
    (tmp_path / "neu.yaml").write_text(OVERLAY + "".join(map(DAY.format, DAYS[:number])))
    done = run("check", "neu.yaml", cwd=tmp_path)
    assert ("neu.yaml:4:3: error[list-long]" in done.located) is (number > 1_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_a_file_that_is_long_enough_takes_seconds_and_not_minutes(
    name: str, tmp_path: Path
) -> None:
    shutil.copytree(INVENTED, tmp_path / "regeln")
    file, text, line = LONG[name]
    assert len(text) < 1_000_000
    (tmp_path / file).write_text(text, "utf-8")
    started = time.process_time()
    assert run(*line.split(), cwd=tmp_path).code in {0, 1}
    assert time.process_time() - started < SECONDS
