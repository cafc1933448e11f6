"""What goes out as a table can come in again: its columns have the same names."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from conftest import run

P = "ki_grundfoerderung"
INPUTS = {"fachkraft_stellen": (4.5, 6), "verwaltungsassistenz_stellen": (0.25, 0.5),
          "laiensprachmittler_ausgaben": (1500.5, 60000)}  # fmt: skip
VARY = "".join(f"  {P}.{name}: {{values: {list(values)}}}\n" for name, values in INPUTS.items())
CASE = "{kommune: Köln, jahr: 2023, ki_grundfoerderung: {}}"
ALL = f"scenario: x\ntitle: y\ncases: [{CASE}]\nvary:\n{VARY}"
AGAIN = "scenario: x\ntitle: y\ncases: {table: %s}\n"
NAMES = f"{P}.fachkraft_stellen,{P}.verwaltungsassistenz_stellen,{P}.laiensprachmittler_ausgaben"


def rows(folder: Path, scenario: str, name: str, *options: str) -> list[dict[str, str]]:
    """The rows of a sweep with what is granted; of a German CSV as of any other."""
    (folder / "frage.yaml").write_text(scenario, "utf-8")
    for file, more in ((name, options), ("plain.csv", ())):
        done = run("sweep", "frage.yaml", "--rows", file, *more, cwd=folder)
        assert done.code == 0, done.err
    return list(csv.DictReader(StringIO((folder / "plain.csv").read_text("utf-8"))))


@pytest.mark.few(2)
@pytest.mark.parametrize(
    ("name", "options"),
    [("r.csv", ()), ("r.csv", ("--csv-dialect", "excel-de")), ("r.parquet", ())],
)
def test_every_row_of_a_sweep_is_a_case_again(
    name: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    first = rows(tmp_path, ALL, name, *options)
    again = rows(tmp_path, AGAIN % name, "again.csv")
    assert len(first) == 8
    assert [(row["kommune"], row["ags"], row["jahr"], row["granted"]) for row in again] == [
        (row["kommune"], row["ags"], row["jahr"], row["granted"]) for row in first
    ]


@pytest.mark.parametrize(
    "head", ["kommune,jahr", "municipality,year", "ags,jahr", "case,ags,art,year"]
)
def test_a_table_says_whose_it_is_as_results_do_or_once_did(head: str, tmp_path: Path) -> None:
    cells = {"kommune": "Köln", "municipality": "Köln", "ags": "05315", "jahr": "2023",
             "year": "2023", "case": "köln.yaml", "art": "kreisfreie_stadt"}  # fmt: skip
    row = ",".join(cells[name] for name in head.split(","))
    (tmp_path / "t.csv").write_text(f"{head},{NAMES}\n{row},5,0.5,0\n", "utf-8")
    (found,) = rows(tmp_path, AGAIN % "t.csv", "r.csv")
    assert (found["ags"], found["jahr"], found["granted"]) == ("05315", "2023", "307500.00")


def test_a_name_and_an_ags_of_two_municipalities_are_told(tmp_path: Path) -> None:
    table = f"kommune,ags,jahr,{NAMES}\nKöln,05315,2023,5,0.5,0\nKöln,05111,2023,5,0.5,0\n"
    (tmp_path / "t.csv").write_text(table, "utf-8")
    done = run("sweep", "t.csv", cwd=tmp_path)
    assert done.code == 1
    assert "error[table-ags]" in done.err
    assert "t.csv:3:6" in done.err


@pytest.mark.parametrize("dialect", ["rfc4180", "excel-de"])
def test_what_calc_writes_is_named_as_results_and_no_inputs(dialect: str, tmp_path: Path) -> None:
    case = "examples/kreis-unna.yaml"
    target = str(tmp_path / "r.csv")
    assert run("calc", case, "-o", target, "--csv-dialect", dialect).code == 0
    done = run("sweep", target)
    assert done.code == 1
    assert "error[table-no-inputs]" in done.err + done.out


def test_a_column_without_a_name_is_told_and_not_left_out(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"kommune,jahr,{NAMES},\nKöln,2023,5,0.5,0,7\n", "utf-8")
    done = run("sweep", "t.csv", cwd=tmp_path)
    assert done.code == 1
    assert "error[table-column-unknown]" in done.err + done.out
