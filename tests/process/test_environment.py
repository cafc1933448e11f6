"""What a machine may lack: a home, a folder for what is passing, room, and leave to write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLES, RULES, process, run

pytestmark = pytest.mark.process
CASE = str(EXAMPLES / "kreis-unna.yaml")
ANYWHERE = (("calc", CASE), ("explain", CASE, "komm_an_i"), ("rules", "kim"), ("init", "Unna"))
# A user whom the system does not know has no home but what HOME says.
UNKNOWN_USER = """
import os, pwd, sys
def getpwuid(uid):
    raise KeyError(uid)
pwd.getpwuid = getpwuid
os.environ.pop("HOME", None)
from ki_funding.__main__ import main
main()
"""


def homeless(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run for a user without any home."""
    ours = ("XDG_CACHE_HOME", "COLUMNS", "KI_FUNDING")
    settings = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-c", UNKNOWN_USER, *arguments],
        env={**settings, "KI_FUNDING_LANG": "de", **environment},
        check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("call", ANYWHERE, ids=" ".join)
def test_no_home_and_no_folder_for_what_is_passing_are_needed(call: tuple[str, ...]) -> None:
    rules = {"KI_FUNDING_RULES": str(RULES)}
    wanted = run(*call, **rules)
    assert homeless(*call, **rules).stdout == wanted.out
    nowhere = {"HOME": "/nirgends", "TMPDIR": "/nirgends", "XDG_CACHE_HOME": "/nirgends"}
    assert process(*call, **rules, **nowhere) == wanted


def test_files_are_written_without_a_home(tmp_path: Path) -> None:
    for name in ("unna.xlsx", "unna.html", "unna.svg"):
        target = tmp_path / name
        done = process("calc", CASE, "-o", str(target), HOME="/nirgends", TMPDIR="/nirgends")
        assert done.code == 0, done.err
        assert target.stat().st_size > 0
    assert len(list(tmp_path.iterdir())) == 3


def test_compiled_formulas_need_no_home() -> None:
    pytest.importorskip("numba")
    call = ("sweep", CASE, "--vary", "komm_an_i.personal_stellen=0..1/0.5", "--engine", "numba")
    done = homeless(*call)
    assert done.returncode == 0, done.stderr
    assert "numba" in done.stdout


def test_completion_cannot_be_set_up_without_a_home() -> None:
    done = homeless("--install-completion", "bash")
    assert done.returncode == 2
    assert "HOME" in done.stderr


def test_a_home_that_cannot_be_written_is_named() -> None:
    done = process("--install-completion", "bash", HOME="/proc")
    assert done.code == 2
    assert "/proc" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk")
def test_a_full_disk_is_told() -> None:
    for format_ in ("table", "json", "xlsx"):
        done = run("calc", CASE, "-f", format_, "-o", "/dev/full")
        assert done.code == 2
        assert "/dev/full" in done.err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no folder closed to root")
def test_a_folder_without_leave_to_write_is_told() -> None:
    done = run("calc", CASE, "-o", "/proc/unna.json")
    assert done.code == 2
    assert "/proc/unna.json" in done.err
