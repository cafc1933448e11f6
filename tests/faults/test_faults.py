"""A machine that fails us: what a run leaves behind, and what it says."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event, Thread

import pytest
from conftest import EXAMPLES, RULES, process, run

from faults.kills import ENDINGS, OLD, WRITES, Written, killed, started, written

CASE = EXAMPLES / "kreis-unna.yaml"
EACH_FORMAT = pytest.mark.parametrize("name", WRITES)


@cache
def whole(name: str) -> Written:
    with TemporaryDirectory() as folder:
        return written(name, Path(folder))


@pytest.mark.process
@EACH_FORMAT
def test_who_is_killed_leaves_the_old_file_or_the_new_one(name: str, tmp_path: Path) -> None:
    chance = Random(name)
    for ending in ENDINGS:
        assert killed(name, whole(name), ending, tmp_path, chance).wrong == ""


@pytest.mark.process
@EACH_FORMAT
def test_a_full_disk_is_told_and_the_old_file_stays(name: str, tmp_path: Path) -> None:
    if name not in {"fall.yaml", "formular.xlsx"}:
        (tmp_path / name).write_bytes(OLD)
    before = sorted(tmp_path.iterdir())
    done = subprocess.run(
        [sys.executable, "-m", "ki_funding", *WRITES[name], name, "--lang", "de"],
        cwd=tmp_path, check=False, capture_output=True, text=True, preexec_fn=_full,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert name in done.stderr
    assert sorted(tmp_path.iterdir()) == before
    assert not before or (tmp_path / name).read_bytes() == OLD


def _full() -> None:
    """No file may grow beyond a few bytes, which fails as a full disk does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


@pytest.mark.process
@pytest.mark.parametrize("name", ["unna.json", "unna.xlsx", "zeilen.csv"])
def test_of_two_runs_with_one_file_the_later_one_has_it_whole(name: str, tmp_path: Path) -> None:
    both = [started(name, tmp_path) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert (tmp_path / name).read_bytes() == whole(name).content
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.process
def test_a_file_that_is_replaced_while_it_is_read_is_read_as_one_of_both(tmp_path: Path) -> None:
    case, texts = tmp_path / "fall.yaml", [CASE.read_text("utf-8")]
    texts.append(texts[0].replace("jahr: 2023", "jahr: 2024"))
    allowed = set[str]()
    for text in texts:
        case.write_text(text, "utf-8")
        allowed.add(run("calc", str(case)).out)
    assert len(allowed) == 2
    with meanwhile(lambda turn: _replace(case, texts[turn % 2])):
        assert {run("calc", str(case)).out for _ in range(30)} <= allowed


@pytest.mark.process
def test_files_that_vanish_or_are_half_there_are_findings(tmp_path: Path) -> None:
    case, text = tmp_path / "fall.yaml", CASE.read_text("utf-8")
    with meanwhile(lambda turn: _half_or_gone(case, text, turn)):
        for _ in range(30):
            for call in (("calc", str(case)), ("calc", str(tmp_path)), ("check", str(tmp_path))):
                done = run(*call)
                assert done.code in {0, 1, 2}, done.err
                assert done.out + done.err


def _replace(path: Path, text: str) -> None:
    beside = path.with_suffix(".new")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def _half_or_gone(path: Path, text: str, turn: int) -> None:
    path.unlink(missing_ok=True)
    path.write_text(text[: turn * 37 % len(text)], "utf-8")


@contextmanager
def meanwhile(change: Callable[[int], None]) -> Iterator[None]:
    """Something is changed again and again while the block runs."""
    over = Event()

    def again() -> None:
        turn = 0
        while not over.is_set():
            change(turn := turn + 1)

    thread = Thread(target=again)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


HARMLESS = (
    {"TZ": "Mars/Olympus"}, {"LC_ALL": "C"}, {"LC_ALL": "xx_YY.GARBAGE"}, {"TERM": "no-such"},
    {"TERM": "", "COLUMNS": "abc"}, {"COLUMNS": "-3"}, {"LINES": "99999999999999999999"},
    {"PYTHONWARNINGS": "error"}, {"PYTHONOPTIMIZE": "2"}, {"PYTHONHASHSEED": "77"},
    {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}, {"NO_COLOR": "", "FORCE_COLOR": ""},
    {"TMPDIR": "/dev/null", "XDG_CACHE_HOME": "/dev/null", "HOME": "/dev/null"},
    {"PYTHONPYCACHEPREFIX": "/proc/no"}, {"GIT_DIR": "/dev/null", "GIT_CONFIG_GLOBAL": "/dev/null"},
)  # fmt: skip


@pytest.mark.process
@pytest.mark.parametrize("settings", HARMLESS, ids=" ".join)
def test_no_setting_of_the_machine_changes_a_figure(settings: dict[str, str]) -> None:
    call = ("calc", str(CASE), "-f", "json", "--rules", str(RULES))
    done = process(*call, **settings)
    assert done.code == 0, done.err
    assert json.loads(done.out) == json.loads(run(*call).out)
    assert "Traceback" not in process("calc", str(CASE), **settings).err


ENDED = """
import sys
import ki_funding.__main__ as started
class Ending:
    def __set_name__(self, *_):
        raise {end}
class Import:
    def find_spec(self, name, *_):
        if name == "ki_funding.{module}":
            type("Made", (), {{"part": Ending()}})
sys.meta_path.insert(0, Import())
sys.argv = ["ki-funding", "calc", "nirgends.yaml"]
started.main()
"""


@pytest.mark.process
@pytest.mark.parametrize("module", ["cli.app", "cli.calc"])
@pytest.mark.parametrize(("end", "code"), [("SystemExit(143)", 143), ("KeyboardInterrupt", 130)])
def test_an_end_that_comes_while_a_class_is_made_is_no_bug(
    module: str, end: str, code: int
) -> None:
    text = ENDED.format(end=end, module=module)
    done = subprocess.run([sys.executable, "-c", text], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (code, "")


OVERLAY = """\
overlay: r
title: x
source: nix
set:
  ki_grundfoerderung.fachkraft_hoechstbetrag: [{from: 2026-01-01, vlaue: 1}]
  nix.x: [{form: 2026-01-01}]
"""


@pytest.mark.process
def test_what_is_told_of_wrong_files_is_the_same_in_every_run(tmp_path: Path) -> None:
    (tmp_path / "reform.yaml").write_text(OVERLAY)
    told = {process("check", "reform.yaml", cwd=tmp_path, PYTHONHASHSEED=seed).out
            for seed in "1234"}  # fmt: skip
    assert len(told) == 1
    assert "error[source-unknown]" in told.pop()


@pytest.mark.process
@pytest.mark.parametrize(
    "settings", [{"KI_FUNDING_RULES": "/nirgends"}, {"KI_FUNDING_RULES": "/dev/null"}]
)
def test_settings_that_lead_nowhere_are_told(settings: dict[str, str]) -> None:
    done = process("calc", str(CASE), **settings)
    assert done.code in {1, 2}
    assert settings["KI_FUNDING_RULES"] in done.err


@pytest.mark.process
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "> /dev/full"])
@pytest.mark.parametrize("call", ["calc {case}", "check {case}", "state --year 2023 -f json"])
def test_streams_that_are_closed_or_full_are_no_bug(call: str, closed: str) -> None:
    line = f"'{sys.executable}' -m ki_funding {call.format(case=CASE)} {closed}"
    done = subprocess.run(["bash", "-c", line], check=False, capture_output=True, text=True,
                          env={**os.environ, "KI_FUNDING_LANG": "de"})  # fmt: skip
    assert done.returncode in {0, 2}, done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
