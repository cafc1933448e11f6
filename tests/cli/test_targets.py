"""What may be written: never what the run reads, and nothing but files of its own."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import EXAMPLES, RULES, Run, run

OVERLAY = "overlay: x\ntitle: y\nset:\n  ki_grundfoerderung.fachkraft_hoechstbetrag: 65000\n"
TABLE = (
    "kommune,jahr,ki_grundfoerderung.fachkraft_stellen,"
    "ki_grundfoerderung.verwaltungsassistenz_stellen,ki_grundfoerderung.laiensprachmittler_ausgaben\n"
    "Unna,2023,6,0.5,2000\n"
)
VARY = ("--vary", "ki_grundfoerderung.fachkraft_hoechstbetrag=57000,65000")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one of each file that is read, and links to the case."""
    shutil.copy(EXAMPLES / "kreis-unna.yaml", tmp_path / "fall.txt")
    shutil.copytree(RULES, tmp_path / "regeln")
    (tmp_path / "neu.txt").write_text(
        OVERLAY.replace("65000", "[{from: 2023-01-01, value: 65000}]")
    )
    (tmp_path / "tabelle.csv").write_text(TABLE)
    (tmp_path / "frage.txt").write_text(
        "scenario: x\ntitle: y\ncases: [fall.txt]\noverlays: [neu.txt]\nvary:\n"
        "  ki_grundfoerderung.fachkraft_stellen:\n"
        "    {empirical: {table: werte.csv, column: n}, step: 1}\n"
        "draws: {number: 2}\n"
    )
    (tmp_path / "werte.csv").write_text("n\n5\n6\n")
    (tmp_path / "verknuepft").symlink_to("fall.txt")
    os.link(tmp_path / "fall.txt", tmp_path / "zweiter-name")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


CALC = ("calc", "fall.txt", "--format", "html", "-o")
HTML = ("--format", "html", "-o")
SVG = "--svg"


@pytest.mark.few(12)
@pytest.mark.parametrize(
    "line",
    [
        (*CALC, "fall.txt"),
        (*CALC, "./regeln/../fall.txt"),
        (*CALC, "verknuepft"),
        (*CALC, "zweiter-name"),
        ("calc", "verknuepft", *HTML, "fall.txt"),
        ("sweep", "tabelle.csv", "--rejects", "tabelle.csv"),
        ("sweep", "tabelle.csv", "--against", "neu.txt", *HTML, "neu.txt"),
        ("diff", "--with", "neu.txt", "--case", "fall.txt", SVG, "zweiter-name"),
        ("calc", "fall.txt", "--svg", "fall.txt"),
        ("calc", "fall.txt", "--svg", "neu.svg", "--png", "fall.txt"),
        ("calc", "fall.txt", "--with", "neu.txt", *HTML, "neu.txt"),
        ("calc", "fall.txt", "--rules", "regeln", SVG, "regeln/kim.yaml"),
        ("calc", "fall.txt", "--rules", "regeln", SVG, "regeln/register.csv"),
        ("calc", "fall.txt", "--rules", "regeln", SVG, "regeln/tests/kim.yaml"),
        ("calc", "fall.txt", "--rules", "regeln", SVG, "regeln/tests/noch-keiner.yaml"),
        ("explain", "fall.txt", "-o", "fall.txt"),
        ("state", "--rules", "regeln", SVG, "regeln/neu.yaml"),
        ("diff", "neu.txt", "--rules", "regeln", "-f", "csv", "-o", "regeln/register.csv"),
        ("rules", "--with", "neu.txt", *HTML, "neu.txt"),
        ("init", "Unna", "--rules", "regeln", "-o", "regeln/unna.yaml"),
        ("check", "fall.txt", "--format", "json", "-o", "fall.txt"),
        ("diff", "neu.txt", *HTML, "neu.txt"),
        ("diff", "neu.txt", "--case", "fall.txt", *HTML, "fall.txt"),
        *(("sweep", "frage.txt", "--format", "html", option, file)
          for option, file in [("-o", "frage.txt"), ("-o", "fall.txt"), ("-o", "neu.txt"),
                               ("--rows", "werte.csv")]),
        ("sweep", "frage.txt", "-f", "csv", "-o", "werte.csv"),
        ("sweep", "frage.txt", "--rules", "regeln", "--rows", "regeln/register.csv"),
        ("sweep", "tabelle.csv", *VARY, "--rows", "tabelle.csv"),
        ("sweep", "fall.txt", *VARY, *HTML, "fall.txt"),
        ("sweep", "frage.txt", "--dry-run", "-o", "frage.txt"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_read_is_never_written_over(line: tuple[str, ...], desk: Path) -> None:
    before = contents(desk)
    done = run(*line, cwd=desk)
    assert (done.code, done.out) == (2, "")
    assert "nicht überschrieben" in done.err
    assert contents(desk) == before


def test_what_comes_through_standard_input_is_read_too(desk: Path) -> None:
    done = started(desk, "calc", "-", "--format", "html", "-o", "fall.txt", stdin="fall.txt")
    assert done.code == 2
    assert "nicht überschrieben" in done.err or "keine gewöhnliche" in done.err


def test_who_updates_tests_writes_over_them(schilda: Path) -> None:
    tests = schilda / "schilda" / "tests" / "narrenhilfe.yaml"
    before = tests.read_text("utf-8")
    tests.write_text(before.replace(".00", ".01", 1), "utf-8")
    run("test", "schilda", "--update", cwd=schilda)
    assert tests.read_text("utf-8") == before


def test_a_result_beside_the_rules_is_no_rule_and_is_written(desk: Path) -> None:
    assert run("rules", "--rules", "regeln", "-o", "regeln/buch.html", cwd=desk).code == 0


def test_what_was_written_before_is_written_again(desk: Path) -> None:
    (desk / "auch.html").symlink_to("fall.html")
    for name in ("fall.html", "fall.html", "auch.html"):
        assert run("calc", "fall.txt", "-o", name, cwd=desk).code == 0
    assert (desk / "auch.html").is_symlink()


def write_to(target: str, desk: Path) -> list[Run]:
    lines = [("calc", "fall.txt", "-f", "csv", "-o"), ("init", "Unna", "-o"),
             ("calc", "fall.txt", "--svg"), ("sweep", "fall.txt", *VARY, "-f", "csv", "-o"),
             ("test", "regeln", "--junit")]  # fmt: skip
    return [run(*line, target, cwd=desk) for line in lines]


@pytest.mark.few(1)
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.symlink_to("nirgends"), "führt"),
        (lambda path: path.symlink_to(path.name), "führt"),
        (lambda path: path.mkdir(), "Ordner"),
        (os.mkfifo, "keine gewöhnliche"),
        (lambda path: path.symlink_to("/dev/null"), "keine gewöhnliche"),
        (lambda path: (path.write_text("x"), path.chmod(0o444)), "schreibgeschützt"),
    ],
    ids=["dangling", "circle", "folder", "pipe", "device", "protected"],
)
def test_what_is_no_file_that_may_be_written_is_refused(
    make: object, said: str, desk: Path
) -> None:
    target = desk / "ziel"
    make(target)  # type: ignore[operator]
    before = os.lstat(target)
    for done in write_to("ziel", desk):
        assert done.code == 2
        assert said in done.err or "gibt es schon" in done.err
    assert os.lstat(target)[:4] == before[:4]


@pytest.mark.process
@pytest.mark.parametrize("stream", ["/dev/stdout", "/dev/stderr", "/dev/fd/1", "/proc/self/fd/2"])
def test_a_stream_is_no_file_and_what_is_behind_it_stays(stream: str, desk: Path) -> None:
    log = desk / "log.txt"
    log.write_text("ERSTE ZEILE\n")
    with log.open("a") as end:
        done = subprocess.run(
            [sys.executable, "-m", "ki_funding", "calc", "fall.txt", "-f", "csv", "-o", stream],
            cwd=desk, stdout=end, stderr=end, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert log.read_text().startswith("ERSTE ZEILE\n")


@pytest.mark.parametrize(
    "line",
    [
        ("calc", "fall.txt", "--svg", "bild.svg", "--png", "./bild.svg"),
        ("sweep", "fall.txt", *VARY, "--rows", "x.csv", "-o", "./x.csv"),
        ("sweep", "fall.txt", *VARY, "--rows", "x.csv", "-o", "regeln/../x.csv"),
    ],
)
def test_two_results_never_go_to_one_file(line: tuple[str, ...], desk: Path) -> None:
    done = run(*line, cwd=desk)
    assert done.code == 2
    assert "jedes braucht seine eigene Datei" in done.err
    assert not (desk / "bild.svg").exists()
    assert not (desk / "x.csv").exists()


def started(folder: Path, *line: str, stdin: str) -> Run:
    with (folder / stdin).open() as given:
        done = subprocess.run(
            [sys.executable, "-m", "ki_funding", *line, "--lang", "de"],
            cwd=folder, stdin=given, capture_output=True, check=False, text=True,
        )  # fmt: skip
    return Run(done.returncode, done.stdout, done.stderr)


LONG = ("sweep", "fall.txt", "--vary", "ki_grundfoerderung.fachkraft_stellen=0..9/0.001",
        "--vary", "ki_grundfoerderung.fachkraft_hoechstbetrag=1..200/1", "--rows", "zeilen.csv",
        "--engine", "python")  # fmt: skip


@pytest.mark.process
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_run_that_is_told_to_end_leaves_nothing_behind(ending: int, desk: Path) -> None:
    before = contents(desk)
    assert -ended(desk, ending) in {0, -128 - ending}
    assert contents(desk) == before


@pytest.mark.process
def test_the_next_run_removes_what_a_killed_one_left_behind(desk: Path) -> None:
    before = contents(desk)
    for _ in range(3):
        ended(desk, signal.SIGKILL)
        left = contents(desk).keys() - before.keys()
        assert len(left) == 1
        assert next(iter(left)).endswith(".part")
    done = run("sweep", "fall.txt", *VARY, "--rows", "zeilen.csv", cwd=desk)
    assert done.code == 0
    assert contents(desk).keys() - before.keys() == {"zeilen.csv"}


def _obedient() -> None:
    """Heeds signals as at a terminal, also where the tests run in the background."""
    for ending in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(ending, signal.SIG_DFL)


def ended(folder: Path, ending: int) -> int:
    """Ends a long run by a signal once it writes, and returns its exit code."""
    process = subprocess.Popen(
        [sys.executable, "-m", "ki_funding", *LONG],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=_obedient,  # noqa: PLW1509 - there are no threads
    )  # fmt: skip
    known = {path.name for path in folder.glob(".*.part")}
    for _ in range(600):
        if {path.name for path in folder.glob(".*.part")} - known:
            break
        time.sleep(0.05)
    time.sleep(0.1)
    process.send_signal(ending)
    return process.wait(60)
