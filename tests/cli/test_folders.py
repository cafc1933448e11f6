"""Folders: every command takes the same files out of them, and tells what it leaves out."""

import json
import os
import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLES, INVENTED, run

CASE = (EXAMPLES / "kreis-unna.yaml").read_bytes()
OTHERS = {
    "reform.yaml": (b"overlay: x\ntitle: y\nset: {}\n", "--with"),
    "frage.yaml": (b"scenario: x\ntitle: y\ncases: all\n", "ki-funding sweep frage.yaml"),
    "proben.yml": (b"tests: []\n", "ki-funding test"),
    "gesetz.yaml": (b"id: x\nparameters: {}\n", "ki-funding check"),
    "einkauf.yaml": (b"milch: 1\n", "weder kommune noch jahr"),
    "leer.yaml": (b"", "weder kommune noch jahr"),
}


@pytest.fixture
def cabinet(tmp_path: Path) -> Path:
    """A folder with cases under all names that cases have, and what else lies in folders."""
    for name in ("soest.yaml", "SOEST2.YAML", "Soest3.Yml", "tief/er/soest4.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(CASE)
    for name in ("._soest.yaml", ".versteckt.yaml", "tief/.soest.YAML"):
        (tmp_path / name).write_bytes(b"\x00\x05\x16\x07")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "fall.yaml").write_bytes(CASE)
    (tmp_path / "zurueck").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "rohr.yaml")
    shutil.copytree(INVENTED, tmp_path / "schilda")
    for name in ("liste.csv", "bericht.html", "lies.txt"):
        (tmp_path / name).write_text("x")
    for name, (content, _) in OTHERS.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_calc_takes_every_case_and_tells_what_it_leaves_out(cabinet: Path) -> None:
    done = run("calc", ".", "--format", "json", cwd=cabinet)
    assert (done.code, len(json.loads(done.out)["cases"])) == (0, 4)
    for name, (_, command) in OTHERS.items():
        assert any(name in line and command in line for line in done.err.splitlines())
    for name in (
        "._soest.yaml",
        ".versteckt.yaml",
        str(Path("tief", ".soest.YAML")),
        "rohr.yaml",
    ):
        assert any(name in line and "verborgen" in line for line in done.err.splitlines())
    assert "schilda" in done.err
    assert ".git" not in done.err


def test_check_takes_the_same_files(cabinet: Path) -> None:
    done = run("check", ".", cwd=cabinet)
    assert "Fälle und Overlays: 6" in done.err
    assert "._soest.yaml" in done.err
    assert "rohr.yaml" in done.err


def test_a_folder_of_rules_leaves_hidden_files_out(schilda: Path) -> None:
    before = run("check", "schilda", cwd=schilda)
    for name in ("._narrenhilfe.yaml", "tests/._narrenhilfe.yaml"):
        (schilda / "schilda" / name).write_bytes(b"\x00\x05\x16\x07")
    assert run("check", "schilda", cwd=schilda) == before
    assert run("test", "schilda", cwd=schilda).code == 0


def test_tests_whose_ending_has_capitals_are_run(schilda: Path) -> None:
    tests = schilda / "schilda" / "tests"
    (tests / "narrenhilfe.yaml").rename(tests / "NARRENHILFE.YAML")
    done = run("test", "schilda", cwd=schilda)
    assert done.code == 0
    assert "2" in done.out


@pytest.mark.parametrize("name", [*OTHERS, "liste.csv", "werte.tsv"])
@pytest.mark.parametrize("command", ["calc", "explain"])
def test_what_is_no_case_is_named_with_the_command_that_takes_it(
    command: str, name: str, tmp_path: Path
) -> None:
    content, told = OTHERS.get(name, (b"x", f"ki-funding sweep {name}"))
    (tmp_path / name).write_bytes(content)
    done = run(command, name, cwd=tmp_path)
    if "weder" in told:  # it may be a case in which these two are forgotten
        assert (done.code, "error[" in done.err) == (1, True)
    else:
        assert (done.code, done.out) == (2, "")
        assert told in done.err
    if name not in OTHERS:
        assert "ki-funding sweep TABELLE" in run("check", name, cwd=tmp_path).out


def test_other_files_beside_cases_are_no_error(cabinet: Path) -> None:
    done = run("calc", "soest.yaml", "reform.yaml", "frage.yaml", "liste.csv", cwd=cabinet)
    assert done.code == 0
    assert done.err.count("kein Fall") == 3


def test_the_first_key_that_tells_says_what_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "fall.yaml").write_bytes(CASE + b"overlay: x\n")
    done = run("calc", "fall.yaml", cwd=tmp_path)
    assert (done.code, "error[programme-unknown]" in done.err) == (1, True)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["calc", "check"])
def test_a_folder_as_deep_as_the_system_allows_is_walked(command: str, tmp_path: Path) -> None:
    here = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1500):
            Path("d").mkdir()
            os.chdir("d")
        Path("fall.yaml").write_bytes(CASE)
        os.chdir(tmp_path)
        assert run(command, "d", cwd=tmp_path).code == 0
    finally:
        os.chdir(here)
        os.system(f"rm -rf {tmp_path}/d")
