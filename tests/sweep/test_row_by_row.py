"""A table of any size is calculated piece by piece: same cents, wrong rows named or put aside."""

import csv
import errno
import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, run

from ki_funding.files import datasets
from ki_funding.presentation.sweep.rows import ParquetRows
from ki_funding.sweep.row_by_row import RowByRow

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

P = "ki_grundfoerderung"
INPUTS = ("fachkraft_stellen", "verwaltungsassistenz_stellen", "laiensprachmittler_ausgaben")
POSTS, HELP, SPENT = (f"{P}.{name}" for name in INPUTS)
OVERLAY = EXAMPLES / "overlays" / "reform-2026.yaml"
MEANS = {"amount": "granted", "by": ["kommune", "year"], "show": ["mean", "most", "p50"]}
SHARE = {"amount": "granted", "below": "0.9", "reference": "maximum", "by": ["kommune"]}


def columns(count: int = 40) -> dict[str, Any]:
    """Rows of three KI in four years, with numbers at and around limits, some of them missing."""
    numbers = range(count)
    return {
        "kommune": [("Unna", "05315", "Kreis Lippe")[n % 3] for n in numbers],
        "jahr": [2022 + n % 4 for n in numbers],
        POSTS: [n % 17 / 2 for n in numbers],
        HELP: [("0", "0.25", "1")[n % 3] for n in numbers],
        SPENT: [round(n * 777.77, 2) for n in numbers],
    }


TYPES = {
    "floats": {},
    "decimals": {POSTS: arrow.decimal128(9, 3), SPENT: arrow.decimal128(38, 4)},
    "texts": {"jahr": arrow.string(), POSTS: arrow.string()},
    "words": {"kommune": arrow.dictionary(arrow.int8(), arrow.string())},
}


def written(path: Path, table: dict[str, Any], kinds: dict[str, Any] = {}) -> Path:  # noqa: B006
    arrays = {name: arrow.array(column) for name, column in table.items()}
    for name, kind in kinds.items():
        plain = arrow.decimal128(38, 10) if arrow.types.is_decimal(kind) else kind
        arrays[name] = arrays[name].cast(plain, safe=False).cast(kind, safe=False)
    parquet.write_table(arrow.table(arrays), path)
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    for row in found:
        for name in ("case", "row"):
            row.pop(name, None)
    return found


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets, "ROWS", 7)


@pytest.mark.few(1)
@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("kinds", TYPES.values(), ids=TYPES)
def test_each_row_has_the_cents_of_a_table_read_at_once(
    kinds: dict[str, Any], tmp_path: Path
) -> None:
    written(tmp_path / "a.parquet", columns(), kinds)
    whole = ("sweep", "a.parquet", "--quiet", "--rows")
    assert run(*whole, "once.csv", cwd=tmp_path).code == 0
    done = run(*whole, "pieces.csv", "--rejects", "wrong.csv", cwd=tmp_path)
    assert done.code == 0, done.err
    assert rows_of(tmp_path / "pieces.csv") == rows_of(tmp_path / "once.csv")
    assert rows_of(tmp_path / "wrong.csv") == []


def test_a_dry_run_tells_the_time_of_all_rows(tmp_path: Path) -> None:
    written(tmp_path / "a.parquet", columns())
    whole = ("sweep", "a.parquet", "--rejects", "wrong.csv", "--dry-run", "--lang", "en")
    done = run(*whole, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert re.search(r"rows, piece by piece\.\nnum(py|ba): about 1 s or less and \d+ MB", done.out)
    assert not (tmp_path / "wrong.csv").exists()


@pytest.mark.usefixtures("small_pieces")
def test_a_report_over_a_folder_is_that_over_one_file(tmp_path: Path) -> None:
    table = columns()
    (tmp_path / "parts" / "deep").mkdir(parents=True)
    for place, name in enumerate(("a", "b", "deep/c", "_d")):
        part = {key: cells[place * 14 : place * 14 + 14] for key, cells in table.items()}
        written(tmp_path / "parts" / f"{name}.parquet", part)
    written(tmp_path / "one.parquet", table)
    found = []
    for name in ("one.parquet", "parts"):
        scenario = {
            "scenario": "x",
            "title": "y",
            "cases": {"table": name},
            "report": [MEANS, SHARE],
        }
        (tmp_path / "s.yaml").write_text(json.dumps(scenario))
        done = run("sweep", "s.yaml", "--format", "json", cwd=tmp_path)
        assert done.code == 0, done.err
        found.append(json.loads(done.out))
    once, pieces = ([sorted(map(str, table["rows"])) for table in told["tables"]] for told in found)
    assert pieces == once
    assert [told["cases"] for told in found] == [40, 40]


@pytest.mark.slow
def test_a_year_for_all_rows_gives_each_row_in_every_year(tmp_path: Path) -> None:
    table = {name: cells for name, cells in columns().items() if name != "jahr"}
    written(tmp_path / "a.parquet", table)
    whole = ("sweep", "a.parquet", "--year", "2022..2024", "--quiet", "--rows")
    assert run(*whole, "once.csv", cwd=tmp_path).code == 0
    assert run(*whole, "pieces.csv", "--rejects", "wrong.csv", cwd=tmp_path).code == 0
    assert rows_of(tmp_path / "pieces.csv") == rows_of(tmp_path / "once.csv")


def test_what_is_wrong_with_a_row_is_named_and_refuses_the_table(tmp_path: Path) -> None:
    table = columns()
    table[POSTS][23], table["kommune"][5] = -1.0, "Uhna"
    (tmp_path / "parts").mkdir()
    written(tmp_path / "parts" / "a.parquet", table)
    done = run("sweep", "parts", "--rows", "out.parquet", "--lang", "en", cwd=tmp_path)
    assert done.code == 1
    for said in ("a.parquet:6:1", "Uhna", "a.parquet:24:3", f'row 24, column "{POSTS}"'):
        assert said in done.err
    assert not (tmp_path / "out.parquet").exists()


@pytest.mark.usefixtures("small_pieces")
def test_wrong_rows_are_put_aside_with_the_reason(tmp_path: Path) -> None:
    table = columns()
    table[POSTS][23], table[SPENT][24], table["kommune"][5] = -1.0, 0.123, "Uhna"
    written(tmp_path / "a.parquet", table)
    done = run(
        "sweep", "a.parquet", "--rows", "out.parquet", "--rejects", "wrong.csv", "--lang", "en",
        cwd=tmp_path,
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "Wrong rows: 3, in wrong.csv" in done.err
    with (tmp_path / "wrong.csv").open(encoding="utf-8", newline="") as stream:
        found = [(r["row"], r["column"], r["code"]) for r in csv.DictReader(stream)]
    assert found == [
        ("6", "kommune", "kommune-unknown"),
        ("24", POSTS, "number-negative"),
        ("25", SPENT, "number-decimals"),
    ]
    rows = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [row["row"] for row in rows] == [n for n in range(1, 41) if n not in {6, 24, 25}]
    assert {row["case"] for row in rows} == {"a.parquet"}


def test_files_with_other_columns_are_both_named(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    written(tmp_path / "parts" / "a.parquet", columns())
    written(tmp_path / "parts" / "b.parquet", {**columns(), "id": list(range(40))})
    done = run("sweep", "parts", "--lang", "en", cwd=tmp_path)
    assert done.code == 1
    assert "error[table-columns-differ]" in done.err
    assert "b.parquet" in done.err
    assert "other columns than parts/a.parquet: id" in done.err.replace("\\", "/")


def test_a_part_that_vanishes_on_the_way_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "parts").mkdir()
    for name in ("a", "b"):
        written(tmp_path / "parts" / f"{name}.parquet", columns())
    found = RowByRow.found

    def vanishing(*given: Any, **more: Any) -> Any:
        (tmp_path / "parts" / "b.parquet").unlink(missing_ok=True)
        return found(*given, **more)

    monkeypatch.setattr(RowByRow, "found", vanishing)
    done = run("sweep", "parts", "--rows", "out.parquet", cwd=tmp_path)
    assert done.code == 2
    assert "error[file-missing]" in done.err
    assert "b.parquet" in done.err
    assert not (tmp_path / "out.parquet").exists()


def test_a_full_disk_leaves_no_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(ParquetRows, "write", full)
    written(tmp_path / "a.parquet", columns())
    (tmp_path / "out.parquet").write_text("before")
    done = run("sweep", "a.parquet", "--rows", "out.parquet", "--rejects", "w.csv", cwd=tmp_path)
    assert done.code == 2
    assert "No space left" in done.err
    assert (tmp_path / "out.parquet").read_text() == "before"
    assert {path.name for path in tmp_path.iterdir()} == {"a.parquet", "out.parquet"}


@pytest.mark.few(1)
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--vary", f"{P}.fachkraft_hoechstbetrag=57000,65000"], "error[table-by-row]"),
        (["--against", str(OVERLAY)], "--against"),
        (["--engine", "python"], "--engine python"),
        (["--rejects", "w.parquet"], "--rejects"),
    ],
)
def test_what_does_not_go_together_is_said(options: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    written(tmp_path / "parts" / "a.parquet", columns(3))
    done = run("sweep", "parts", *options, cwd=tmp_path)
    assert done.code in {1, 2}
    assert said in done.err
