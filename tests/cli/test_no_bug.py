"""Input that nobody meant, by kinds: each ends with a finding, none with a bug of ours."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLES, INVENTED, RULES, Run, run

from ki_funding.cli.calc import CalcCall
from ki_funding.values.units import UnitError, read_unit

CASE = (EXAMPLES / "kreis-unna.yaml").read_bytes()
POSTS = "ki_grundfoerderung.fachkraft_stellen=1,2"
ZAP = "kind: zap\nzap: 1\n"
ODD = b"\xff".decode("utf-8", "surrogateescape")


def never_a_bug(done: Run, *, told: bool = True) -> None:
    assert done.code in {0, 1, 2}, done.err
    assert not told or (done.code > 0 and (done.err or done.out))


@pytest.mark.parametrize("head", ["overlay: x", "scenario: x", "tests: []", "items: {}", "id: x"])
def test_a_key_named_like_a_kind(head: str, tmp_path: Path) -> None:
    (tmp_path / "k.yaml").write_text(f"{head}\n{ZAP}")
    (tmp_path / "fall.yaml").write_bytes(CASE)
    for line in (
        ("check", "k.yaml"),
        ("sweep", "k.yaml"),
        ("calc", "fall.yaml", "--with", "k.yaml"),
    ):
        never_a_bug(run(*line, cwd=tmp_path))


@pytest.mark.parametrize(
    "asked", ['cases: ["a\\0b.yaml"]', 'cases: {table: "a\\0.csv"}', 'overlays: ["a\\0"]',
              "cases: [kreis.yaml]", "cases: {table: kreis.csv}"],
)  # fmt: skip
def test_a_path_that_there_cannot_be(asked: str, tmp_path: Path) -> None:
    for name in ("kreis.yaml", "kreis.csv"):
        (tmp_path / name).symlink_to(name)
    (tmp_path / "s.yaml").write_text(f"scenario: x\ntitle: y\nyears: 2023\n{asked}\n")
    for command in ("sweep", "check"):
        never_a_bug(run(command, "s.yaml", cwd=tmp_path))


@pytest.mark.parametrize("asked", ["cases: [{}.yaml]", "cases: {{table: {}.csv}}"])
def test_a_name_that_is_too_long_is_told_where_it_stands(asked: str, tmp_path: Path) -> None:
    head = "scenario: x\ntitle: y\nyears: 2023\n"
    (tmp_path / "s.yaml").write_text(f"{head}{asked.format('x' * 300)}\n")
    done = run("sweep", "s.yaml", cwd=tmp_path)
    assert done.code == 1
    assert "error[file-unreadable]" in done.err
    assert "s.yaml:4:" in done.err


@pytest.mark.parametrize("format_", ["text", "concise", "json", "github", "sarif"])
def test_findings_of_a_name_that_is_no_utf_8(format_: str, tmp_path: Path) -> None:
    (tmp_path / f"{ODD}.yaml").write_text("kommune: Unma\njahr: 2023\n")
    never_a_bug(run("check", f"{ODD}.yaml", "-f", format_, cwd=tmp_path))


@pytest.mark.few(3)
@pytest.mark.parametrize("format_", ["table", "plain", "json", "csv", "md", "html", "xlsx"])
def test_results_of_a_name_that_is_no_utf_8(format_: str, tmp_path: Path) -> None:
    (tmp_path / f"{ODD}.yaml").write_bytes(CASE)
    shutil.copytree(INVENTED, tmp_path / f"r{ODD}")
    done = run("calc", f"{ODD}.yaml", "-f", format_, "-o", f"aus{ODD}", cwd=tmp_path)
    never_a_bug(done, told=False)
    told = run("sweep", f"{ODD}.yaml", "--vary", POSTS, "-f", "json", cwd=tmp_path).out
    json.loads(told)["title"].encode()  # a lone half of a pair is no text to other programs
    for line in (("rules", "--rules", f"r{ODD}"), ("state", "--rules", f"r{ODD}", "--year", "2021"),
                 ("sweep", f"{ODD}.yaml", "--vary", f"{ODD}=1"), ("init", ODD)):  # fmt: skip
        never_a_bug(run(*line, cwd=tmp_path), told=False)


@pytest.mark.parametrize("columns", ["9" * 5000, "0", "-1", "٣", "1e9", "99999999"])
def test_an_absurd_width(columns: str) -> None:
    never_a_bug(run("calc", "examples/kreis-unna.yaml", COLUMNS=columns), told=False)


@pytest.mark.parametrize(
    "formula",
    ["-" * 400 + "schwelle", "*".join(["schwelle"] * 110), "(" * 90 + "schwelle" + ")" * 90],
)
def test_a_formula_that_is_deep(formula: str, schilda: Path) -> None:
    path = schilda / "schilda" / "narrenhilfe.yaml"
    path.write_text(path.read_text("utf-8").replace(">= schwelle", f">= {formula}"), "utf-8")
    for line in (("check", "schilda"), ("state", "--rules", "schilda", "--year", "2021")):
        never_a_bug(run(*line, cwd=schilda), told=False)


def test_formulas_that_lie_one_behind_the_other(schilda: Path) -> None:
    path = schilda / "schilda" / "narrenhilfe.yaml"
    said = "".join(f"  f{n}: {{title: f, unit: EUR, formula: f{n + 1}}}\n" for n in range(150))
    said = f"formulas:\n{said}  f150: {{title: f, unit: EUR, formula: budget}}\n"
    text = path.read_text("utf-8").replace("formulas:\n", said, 1)
    path.write_text(text.replace("budget, budget)", "budget, f0)"), "utf-8")
    done = run("check", "schilda", cwd=schilda)
    assert done.code == 1
    assert "error[formula-deep]" in done.out


@pytest.mark.parametrize("quantity", ["-1", "1e99999999", "1_0", "1/3", "٣", "0", "007"])
def test_a_quantity_that_is_no_number(quantity: str) -> None:
    with pytest.raises(UnitError):
        read_unit(f"EUR per {quantity} posts")


@pytest.mark.parametrize(
    "entry",
    [
        '"zz":\n  title: x\n',
        "zz:   # ein Kommentar\n  title: x\n",
        "zz: {title: x}\n",
        "'zz':\n  title: x\n",
    ],
)
def test_entries_of_the_bibliography_in_every_form_of_yaml(entry: str, schilda: Path) -> None:
    path = schilda / "schilda" / "sources.yaml"
    path.write_text(path.read_text("utf-8") + entry, "utf-8")
    never_a_bug(run("rules", "--sources", "--rules", "schilda", cwd=schilda), told=False)
    assert "source-unknown" not in run("check", "schilda", cwd=schilda).out


def test_a_comment_behind_a_key_of_the_bibliography_changes_nothing(schilda: Path) -> None:
    before = run("check", "schilda", cwd=schilda).out
    path = schilda / "schilda" / "sources.yaml"
    path.write_text(path.read_text("utf-8").replace("amtsblatt:", "amtsblatt:  # neu", 1), "utf-8")
    assert run("check", "schilda", cwd=schilda).out == before


@pytest.mark.parametrize(
    ("good", "wrong"),
    [
        ("keine, ein_jahr", "keinne, ein_jahr"),
        ("verzoegerung: [", "verzoegerungg: ["),
        ("aussetzung: immer", "aussetzung: imer"),
        ("item: mindestbetrag", "item: x"),
        ("programme: tintg", "programme: x"),
    ],
)
def test_a_minimum_of_what_there_is_not(good: str, wrong: str, tmp_path: Path) -> None:
    rules = shutil.copytree(RULES, tmp_path / "rules")
    text = (rules / "rulebook.yaml").read_text("utf-8")
    assert good in text
    (rules / "rulebook.yaml").write_text(text.replace(good, wrong), "utf-8")
    done = run("state", "--year", "2023", "--rules", str(rules))
    assert done.code == 1
    assert "error[minimum-unknown]" in done.err
    assert "rulebook.yaml:" in done.err


def test_the_end_of_a_file_is_no_interruption(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object) -> None:
        raise EOFError("too short")

    monkeypatch.setattr("ki_funding.cli.rules.RulesCall.run", ended)
    assert run("rules").code == 3


@pytest.mark.slow
@pytest.mark.parametrize("damage", [range(0, 400, 7)])
def test_a_damaged_parquet(damage: range, tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    far = arrow.array([2**31 - 1], arrow.int32()).cast(arrow.date32())
    parquet.write_table(arrow.table({"kommune": ["Unna"], "jahr": far}), tmp_path / "a.parquet")
    raw = (tmp_path / "a.parquet").read_bytes()
    never_a_bug(run("sweep", "a.parquet", cwd=tmp_path))
    for place in damage:
        changed = bytearray(raw)
        changed[place % len(raw)] ^= 0xFF
        (tmp_path / "a.parquet").write_bytes(changed)
        never_a_bug(run("sweep", "a.parquet", cwd=tmp_path))


@pytest.mark.parametrize("by", ["art", "regierungsbezirk"])
def test_a_dry_run_of_a_report_by_what_municipalities_are(by: str, tmp_path: Path) -> None:
    vary = "vary:\n  ki_grundfoerderung.fachkraft_stellen: {values: [1, 2]}\n"
    report = f"report:\n  - {{amount: ki_grundfoerderung.granted, by: [{by}]}}\n"
    head = "scenario: x\ntitle: y\ncases: all\nyears: 2023\n"
    (tmp_path / "s.yaml").write_text(head + vary + report)
    assert run("sweep", "s.yaml", "--dry-run", cwd=tmp_path).code == 0


def test_a_picture_of_very_many_posts(tmp_path: Path) -> None:
    case = CASE.replace(b"fachkraft_stellen: 6\n", b"fachkraft_stellen: 999999999999999\n")
    assert case != CASE
    (tmp_path / "a.yaml").write_bytes(case)
    assert run("calc", "a.yaml", "--svg", "a.svg", cwd=tmp_path).code == 0
    assert (tmp_path / "a.svg").exists()


def test_totals_keep_every_cent(tmp_path: Path) -> None:
    many = "9" * 15
    others = "verwaltungsassistenz_stellen: 0, laiensprachmittler_ausgaben: 0"
    inputs = f"{{fachkraft_stellen: {many}, {others}}}"
    (tmp_path / "a.yaml").write_text(f"kommune: Unna\njahr: 2023\nki_grundfoerderung: {inputs}\n")
    rate = "ki_grundfoerderung.fachkraft_hoechstbetrag=99999999999999.99"
    done = run("calc", "a.yaml", "--set", rate, "-f", "csv", cwd=tmp_path)
    assert "99999999999999890000000000000.01" in done.out


@pytest.mark.process
@pytest.mark.parametrize(
    "line", ["rules", "calc {} -f json", "schema case", "--help", "calc --help"]
)
def test_the_exit_code_means_what_it_says_in_a_pipe(line: str) -> None:
    words = line.format(EXAMPLES / "kreis-unna.yaml").split()
    command = [sys.executable, "-m", "ki_funding", *words]
    given, unread = os.pipe()
    os.close(given)
    done = subprocess.run(command, stdout=unread, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    os.close(unread)
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 2
        assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    "error",
    [MemoryError(), RuntimeError("can't start new thread"),
     ImportError("array.so: failed to map segment from shared object")],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_too_little_memory_is_told(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_: object) -> int:
        raise error

    monkeypatch.setattr(CalcCall, "run", no_room)
    done = run("calc", "fall.yaml")
    assert done.code == 2
    assert "(ulimit -v)" in done.err
