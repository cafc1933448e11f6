"""What lacks something says so inside, in every format; and no sum holds what excludes itself."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from conftest import EXAMPLES, Run, run

DOCUMENTS = ("html", "xlsx", "csv", "json", "md")
WHY = {"fehler.yaml": "kommune: Unna\njahr: 2023\nkimm: {}\n", "kaputt.yaml": "kommune: [\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One good case and two that cannot be calculated."""
    shutil.copy(EXAMPLES / "kreis-unna.yaml", tmp_path / "gut.yaml")
    for name, text in WHY.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def written(folder: Path, *options: str) -> Run:
    return run("calc", ".", "fehlt.yaml", *options, cwd=folder)


@pytest.mark.parametrize("ending", [*DOCUMENTS, "svg"])
def test_nothing_is_written_that_would_look_whole(ending: str, folder: Path) -> None:
    done = written(folder, "--output", f"alle.{ending}")
    assert done.code == 2
    assert not (folder / f"alle.{ending}").exists()
    for name in (*WHY, "fehlt.yaml"):
        assert name in done.err.splitlines()[-1]
    assert "--keep-going" in done.err


@pytest.mark.parametrize("format_", ["csv", "json", "md", "html"])
def test_nor_does_it_go_through_a_pipe(format_: str, folder: Path) -> None:
    assert written(folder, "--format", format_).out == ""


@pytest.mark.parametrize("ending", [*DOCUMENTS, "svg", "txt"])
def test_what_is_written_nevertheless_names_what_is_missing(ending: str, folder: Path) -> None:
    done = written(folder, "--keep-going", "--output", f"alle.{ending}")
    assert done.code == 2
    content = (folder / f"alle.{ending}").read_bytes()
    if ending == "xlsx":
        from zipfile import ZipFile

        with ZipFile(folder / "alle.xlsx") as book:
            content = b"".join(book.read(name) for name in book.namelist())
    for name in (*WHY, "fehlt.yaml"):
        assert name.encode() in content


HEAD = ("kommune,jahr,ki_grundfoerderung.fachkraft_stellen,"
        "ki_grundfoerderung.verwaltungsassistenz_stellen,"
        "ki_grundfoerderung.laiensprachmittler_ausgaben\n")  # fmt: skip


@pytest.mark.parametrize("format_", ["table", "csv", "json", "md", "html", "svg"])
def test_an_answer_without_the_wrong_rows_of_a_table_says_so(format_: str, tmp_path: Path) -> None:
    rows = "Unna,2023,6,0.5,2000\nSoest,2023,5,0.5,0\n"
    option = ("--svg", "aus") if format_ == "svg" else ("--format", format_, "--output", "aus")
    said = {"csv": ",,,,rejected,,2,", "json": '"rejected": 2,'}.get(format_, "hier (2).")
    for wrong, lacks in (("", False), ("Uhna,2023,6,0,0\nUnna,2023,zwei,0,0\n", True)):
        (tmp_path / "t.csv").write_text(HEAD + rows + wrong)
        done = run("sweep", "t.csv", "--rejects", "falsch.csv", *option, cwd=tmp_path)
        assert done.code == 0, done.err
        assert (said in (tmp_path / "aus").read_text("utf-8")) == lacks


def test_json_and_csv_name_it_where_programs_look(folder: Path) -> None:
    found = json.loads(written(folder, "--keep-going", "--format", "json").out)
    names = ["./fehler.yaml", "./kaputt.yaml", "fehlt.yaml"]
    assert [Path(name).name for name in found["missing"]] == [Path(name).name for name in names]
    rows = list(csv.DictReader(StringIO(written(folder, "--keep-going", "--format", "csv").out)))
    lacking = [row for row in rows if row["reason"] == "input_errors"]
    assert [Path(row["case"]).name for row in lacking] == [Path(name).name for name in names]
    assert {row["granted"] for row in lacking} == {""}


def test_a_whole_result_lacks_nothing(folder: Path) -> None:
    done = run("calc", "gut.yaml", "--format", "json", cwd=folder)
    assert json.loads(done.out)["missing"] == []
    assert "Unvollständig" not in run("calc", "gut.yaml", cwd=folder).out


@pytest.mark.parametrize("format_", ["table", "plain"])
def test_on_a_screen_the_rest_is_shown_and_says_what_is_missing(format_: str, folder: Path) -> None:
    done = written(folder, "--format", format_)
    assert "513.000,00" in done.out
    said = done.out.splitlines()[0]
    assert said.startswith("Unvollständig")
    assert all(name in said for name in WHY)


POSTS = (
    "ki_grundfoerderung: {{fachkraft_stellen: {}, verwaltungsassistenz_stellen: 0.5, "
    "laiensprachmittler_ausgaben: 0}}\n"
)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Two plans for one municipality and year, and what neither of them excludes."""
    for name, posts in (("a", "5"), ("b", "6")):
        (tmp_path / f"plan-{name}.yaml").write_text(
            "kommune: Unna\njahr: 2023\n" + POSTS.format(posts)
        )
    (tmp_path / "lippe.yaml").write_text("kommune: Lippe\njahr: 2023\n" + POSTS.format("5"))
    (tmp_path / "kim.yaml").write_text("kommune: Unna\njahr: 2023\n")
    (tmp_path / "spaeter.yaml").write_text("kommune: Unna\njahr: 2024\n" + POSTS.format("5"))
    return tmp_path


OF_PLANS = ("plan-a.yaml", "plan-b.yaml", "lippe.yaml")
ALL_THREE = (b"979.500", b"979500")


@pytest.mark.parametrize("format_", ["table", "plain", "md", "html", "xlsx"])
def test_a_sum_never_holds_two_plans_for_the_same(format_: str, plans: Path) -> None:
    done = run("calc", *OF_PLANS, "--format", format_, "--output", "alle", cwd=plans)
    assert done.code == 0
    content = (plans / "alle").read_bytes()
    if format_ == "xlsx":
        from zipfile import ZipFile

        with ZipFile(plans / "alle") as book:
            content = b"".join(book.read(name) for name in book.namelist())
    assert not any(total in content for total in ALL_THREE)
    if format_ != "plain":  # which has none in any case
        assert b"Keine Summe" in content
        assert b"Kreis Unna 2023, KI-Grundf" in content


@pytest.mark.parametrize(
    "files", [("plan-a.yaml", "lippe.yaml"), ("plan-a.yaml", "kim.yaml", "spaeter.yaml")]
)
def test_what_can_come_true_together_has_a_sum(files: tuple[str, ...], plans: Path) -> None:
    done = run("calc", *files, cwd=plans)
    assert "Keine Summe" not in done.out
    assert "615.000,00" in done.out


@pytest.mark.parametrize("report", ["show: [sum]", "of: land", "of: land, below: 9000"])
def test_nor_does_a_sum_of_a_scenario(report: str, plans: Path) -> None:
    (plans / "frage.yaml").write_text(
        "scenario: x\ntitle: y\ncases: [plan-a.yaml, plan-b.yaml]\n"
        f"report: [{{amount: granted, {report}}}]\n"
    )
    done = run("sweep", "frage.yaml", cwd=plans)
    assert (done.code, "error[report-twice]" in done.err) == (1, True)


def test_without_a_report_plans_are_shown_side_by_side(plans: Path) -> None:
    (plans / "frage.yaml").write_text(
        "scenario: x\ntitle: y\ncases: [plan-a.yaml, plan-b.yaml, lippe.yaml]\n"
    )
    done = run("sweep", "frage.yaml", "--format", "json", cwd=plans)
    (table,) = json.loads(done.out)["tables"]
    unna, lippe = table["rows"]
    assert unna["values"]["least"] < unna["values"]["most"]
    assert lippe["values"]["least"] == lippe["values"]["most"]
