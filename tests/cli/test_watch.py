"""`--watch`: a change of a file is enough, and Ctrl-C ends it without a word."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from conftest import INVENTED, run

from ki_funding.cli import watch

CASE = "kommune: Seldwyla\njahr: {year}\n"


def test_a_changed_file_is_checked_anew_and_one_that_is_not_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "fall.yaml"
    case.write_text(CASE.format(year="2O21"), "utf-8")
    steps = iter([lambda: None, lambda: case.write_text(CASE.format(year="20231"), "utf-8")])

    def wait(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(watch, "sleep", wait)
    done = run("check", str(case), "--watch", "--rules", str(INVENTED), "-f", "concise")
    assert done.code == 130
    assert len(done.out.splitlines()) == 2
    assert "20231" in done.out.splitlines()[1]


@pytest.mark.process
def test_a_watch_sees_what_an_editor_writes_and_ends_quietly(tmp_path: Path) -> None:
    case = tmp_path / "fall.yaml"
    case.write_text(CASE.format(year="2O21"), "utf-8")
    command = [sys.executable, "-m", "ki_funding", "check", str(case), "--watch"]
    started = subprocess.Popen(
        [*command, "--rules", str(INVENTED), "--lang", "en"], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert started.stdout is not None
    assert started.stderr is not None
    until_it_waits(started.stderr)
    new = tmp_path / "fall.new"
    new.write_text(CASE.format(year="2021"), "utf-8")
    new.replace(case)
    until_it_waits(started.stderr)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=30)
    assert (started.returncode, err) == (130, "")
    assert out.count("error[") == 1


def until_it_waits(stream: IO[str]) -> None:
    for line in stream:
        if line.startswith("Waiting"):
            return
    pytest.fail("it has ended")
