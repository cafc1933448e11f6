"""The format follows the suffix of `--output` where none is given; a contradiction is an error."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLES, INVENTED, Run, run

CASE = str(EXAMPLES / "kreis-unna.yaml")
REFORM = str(EXAMPLES / "overlays" / "reform-2026.yaml")
VARIED = ("sweep", CASE, "--vary", "komm_an_i.personal_stellen=0..1/0.5")
BEGINS: dict[str, bytes] = {
    ".json": b"{\n",
    ".csv": b"",
    ".md": b"# ",
    ".markdown": b"# ",
    ".html": b"<!doctype html>",
    ".htm": b"<!doctype html>",
    ".xlsx": b"PK\x03\x04",
    ".parquet": b"PAR1",
    ".svg": b"<svg",
    ".png": b"\x89PNG",
}
TEXTS = (".txt", ".out", "", ".2023")
FIGURES = (".json", ".csv", ".md", ".markdown", ".html", ".htm", ".xlsx")
WRITES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "calc": (("calc", CASE), (*FIGURES, ".svg", ".png")),
    "state": (("state", "--rules", str(INVENTED)), FIGURES),
    "diff": (("diff", REFORM, "--case", CASE), FIGURES),
    "sweep": (VARIED, (".json", ".csv", ".md", ".html", ".parquet")),
    "rules": (("rules", "kim"), (".csv", ".json", ".md", ".html", ".xlsx")),
}
Written = Callable[..., tuple[Run, Path]]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A run that writes a file with a suffix, and the file."""

    def call(arguments: tuple[str, ...], suffix: str, *options: str) -> tuple[Run, Path]:
        target = tmp_path / f"ergebnis{suffix}"
        return run(*arguments, "--output", str(target), *options), target

    return call


@pytest.mark.few(2)
@pytest.mark.parametrize("command", WRITES)
def test_each_suffix_is_the_format_of_that_name(command: str, written: Written) -> None:
    call, suffixes = WRITES[command]
    for suffix in suffixes:
        done, target = written(call, suffix)
        assert done.code == 0, done.err
        content = target.read_bytes()
        assert content.lstrip().lower().startswith(BEGINS[suffix].lower()), suffix
        if suffix not in {".svg", ".png"}:
            format_ = {"htm": "html", "markdown": "md"}.get(suffix[1:], suffix[1:])
            _, said = written(call, "", "--format", format_)
            assert content == said.read_bytes(), suffix


@pytest.mark.few(2)
@pytest.mark.parametrize("command", WRITES)
def test_a_suffix_that_says_nothing_gives_the_table(command: str, written: Written) -> None:
    call, _ = WRITES[command]
    for suffix in TEXTS:
        done, target = written(call, suffix)
        assert done.code == 0, done.err
        assert target.read_text("utf-8") == run(*call).out


def test_capitals_are_no_other_suffix(written: Written) -> None:
    for suffix in (".XLSX", ".Json", ".SVG"):
        done, target = written(("calc", CASE), suffix)
        assert done.code == 0, done.err
        assert target.read_bytes().startswith(BEGINS[suffix.lower()]), suffix


def test_standard_output_has_no_suffix() -> None:
    table = run("calc", CASE).out
    assert run("calc", CASE, "--output", "-").out == table
    assert json.loads(run("calc", CASE, "--output", "-", "--format", "json").out)


@pytest.mark.parametrize(
    ("format_", "suffix", "fitting"),
    [
        ("json", ".xlsx", ".json"),
        ("html", ".md", ".html"),
        ("table", ".html", ".txt"),
        ("csv", ".svg", ".csv"),
        ("xlsx", ".xls", ".xlsx"),
    ],
)
def test_a_contradiction_says_what_would_be_right(
    format_: str, suffix: str, fitting: str, written: Written
) -> None:
    for language, word in (("de", "widerspricht"), ("en", "contradicts")):
        done, target = written(("calc", CASE), suffix, "-f", format_, "--lang", language)
        assert done.code == 2
        assert f"--format {format_} {word}" in done.err
        assert fitting in done.err.splitlines()[0]
        assert not target.exists()


def test_sarif_is_json_as_well(written: Written, tmp_path: Path) -> None:
    call = ("check", CASE)
    sarif = written(call, ".sarif")[1].read_text("utf-8")
    assert json.loads(sarif)["version"] == "2.1.0"
    assert written(call, ".json", "--format", "sarif")[1].read_text("utf-8") == sarif
    findings = json.loads(written(call, ".json")[1].read_text("utf-8"))
    assert "runs" not in findings
    assert run("check", CASE, "--output", str(tmp_path / "x.csv")).code == 2


@pytest.mark.parametrize(
    ("call", "suffix", "possible"),
    [
        (("calc", CASE), ".parquet", ".txt, .json, .csv, .md, .xlsx, .html, .svg, .png"),
        (("calc", CASE), ".pdf", ".html"),
        (("calc", CASE), ".yaml", ".txt"),
        (VARIED, ".xlsx", ".parquet"),
        (("rules",), ".yaml", ".txt, .json, .csv, .md, .xlsx, .html"),
        (("explain", CASE), ".html", ".txt"),
        (("init", "Unna"), ".json", ".yaml"),
        (("schema", "case"), ".yaml", ".json"),
        (("schema",), ".json", ".txt"),
    ],
)
def test_what_a_command_does_not_write_is_refused_with_what_it_does(
    call: tuple[str, ...], suffix: str, possible: str, written: Written
) -> None:
    done, target = written(call, suffix)
    assert done.code == 2
    assert suffix in done.err
    assert possible in done.err
    assert not target.exists()


def test_a_case_is_not_overwritten_with_its_own_result(tmp_path: Path) -> None:
    case = Path(shutil.copy(CASE, tmp_path))
    before = case.read_bytes()
    assert run("calc", str(case), "--output", str(case)).code == 2
    assert case.read_bytes() == before


def test_an_output_may_be_a_picture_beside_another(written: Written, tmp_path: Path) -> None:
    other = tmp_path / "bild.svg"
    done, target = written(("calc", CASE), ".png", "--svg", str(other), "--picture", "items")
    assert done.code == 0, done.err
    assert target.read_bytes().startswith(b"\x89PNG")
    assert other.read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize("suffix", [".svg", ".json", ".txt", ""])
def test_a_picture_and_an_output_of_something_else_are_two_calls(
    suffix: str, written: Written, tmp_path: Path
) -> None:
    other = tmp_path / "bild.svg"
    done, target = written(("calc", CASE), suffix, "--svg", str(other))
    assert done.code == 2
    assert f"--output {target}" in done.err
    assert not target.exists()
    assert not other.exists()


def test_a_dialect_needs_no_format_beside_a_file_of_csv(written: Written) -> None:
    done, target = written(("calc", CASE), ".csv", "--csv-dialect", "excel-de")
    assert done.code == 0, done.err
    assert ";" in target.read_text("utf-8-sig").splitlines()[0]
    assert written(("calc", CASE), ".json", "--csv-dialect", "excel-de")[0].code == 2


def test_a_plan_is_a_text_and_no_answer_in_a_file(written: Written) -> None:
    done, target = written(VARIED, ".parquet", "--dry-run")
    assert done.code == 0, done.err
    assert "3" in done.out
    assert not target.exists()


def test_rows_and_tables_in_capitals_are_read_and_written(tmp_path: Path) -> None:
    rows = tmp_path / "ZEILEN.CSV"
    assert run(*VARIED, "--rows", str(rows)).code == 0
    assert len(rows.read_text("utf-8").splitlines()) == 4


@pytest.mark.parametrize("wanted", ["--sources", "--readings", "--status=open,assumed"])
@pytest.mark.parametrize("suffix", [".md", ".csv", ".json", ".html", ".xlsx"])
def test_a_list_of_the_rules_is_written_in_every_format(
    wanted: str, suffix: str, written: Written
) -> None:
    done, target = written(("rules", wanted, "--rules", str(INVENTED)), suffix)
    assert done.code == 0, done.err
    assert b"narrenhilfe" in target.read_bytes() or suffix == ".xlsx"


@pytest.mark.parametrize(
    ("call", "file"),
    [
        (("calc", CASE, "--svg"), "bild.yaml"),
        (("calc", CASE, "--png"), "bild.csv"),
        (("calc", CASE, "--svg"), "bild.png"),
        (("test", str(INVENTED), "--junit"), "fall.yaml"),
        (("test", str(INVENTED), "--junit"), "tests.json"),
    ],
)
def test_a_picture_or_a_report_of_tests_is_no_file_of_another_kind(
    call: tuple[str, ...], file: str, tmp_path: Path
) -> None:
    (tmp_path / file).write_text("kommune: Unna\n", "utf-8")
    done = run(*call, str(tmp_path / file))
    assert done.code == 2
    assert (tmp_path / file).read_text("utf-8") == "kommune: Unna\n"


def test_of_two_values_for_one_figure_none_wins_unsaid() -> None:
    rate = "kim.case_management_satz"
    assert run("calc", CASE, "--set", f"{rate}=1", "--set", f"{rate}=1").code == 0
    done = run("calc", CASE, "--set", f"{rate}=1", "--set", f"{rate}=2")
    assert done.code == 2
    assert rate in done.err


@pytest.mark.usefixtures("german")
def test_paper_is_reached_by_a_page_for_browsers(tmp_path: Path) -> None:
    done = run("calc", CASE, "-o", str(tmp_path / "rat.docx"))
    assert done.code == 2
    assert "Eine .html öffnet auch Word" in done.err
