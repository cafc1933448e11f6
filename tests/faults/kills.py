"""A run is killed at a random moment: the file is the old or the new one, and nothing is left."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from conftest import EXAMPLES, RULES

CASE = str(EXAMPLES / "kreis-unna.yaml")
TEST = str(RULES / "tests" / "kim.yaml")
VARIED = ("sweep", CASE, "--engine", "python",
          "--vary", "ki_grundfoerderung.fachkraft_stellen=0..2/0.001")  # fmt: skip
# How a file of each format comes about. Its name is said last.
WRITES = {
    "unna.txt": ("calc", CASE, "-f", "table", "-o"),
    "unna.json": ("calc", CASE, "-o"),
    "unna.csv": ("calc", CASE, "-o"),
    "unna.md": ("calc", CASE, "-o"),
    "unna.html": ("calc", CASE, "-o"),
    "unna.xlsx": ("calc", CASE, "-o"),
    "unna.svg": ("calc", CASE, "--svg"),
    "land.json": ("state", "--year", "2023", "-o"),
    "regeln.parquet": ("rules", "-o"),
    "fall.yaml": ("init", "Unna", "-o"),
    "formular.xlsx": ("init", "Unna", "Köln", "-o"),
    "tests.xml": ("test", TEST, "--junit"),
    "befunde.json": ("check", CASE, "-f", "sarif", "-o"),
    "antwort.html": (*VARIED, "-o"),
    "zeilen.csv": (*VARIED, "--rows"),
    "zeilen.parquet": (*VARIED, "--rows"),
}
NEW = {"fall.yaml", "formular.xlsx"}  # never over a form that somebody may have filled in
ENDINGS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
BY_SIGNAL = 128
OLD = b"what was there before\n"
LITTER = ".part"
OUR_MAIN = re.compile(r'ki_funding/__main__\.py", line \d+, in main')


class Written(NamedTuple):
    """What a whole run writes, how long it takes, and how long of that it is writing."""

    content: bytes
    seconds: float
    writing: float


class Kill(NamedTuple):
    """How one run ended: what is wrong with that (or nothing), and whether it was writing."""

    wrong: str
    while_writing: bool


def written(name: str, folder: Path) -> Written:
    """What the run gives that nobody disturbs."""
    begin = time.monotonic()
    run = started(name, folder)
    _wait(run, folder, writing=True)
    begun_writing = time.monotonic()
    _wait(run, folder, writing=False)
    writing = time.monotonic() - begun_writing
    if run.wait() != 0:
        raise RuntimeError(f"{name}: exit code {run.returncode}")
    seconds = time.monotonic() - begin
    content = (folder / name).read_bytes()
    (folder / name).unlink()
    return Written(content, seconds, writing)


def killed(name: str, whole: Written, ending: int, folder: Path, chance: Random) -> Kill:
    """Kills a run at any moment, or at one while it writes, over an old file or over none.

    The folder is empty before and after.
    """
    target, before = folder / name, None if name in NEW else chance.choice([OLD, None])
    if before is not None:
        target.write_bytes(before)
    run = started(name, folder)
    if chance.random() < 0.5:
        time.sleep(chance.random() * whole.seconds)
    else:
        _wait(run, folder, writing=True)
        time.sleep(chance.random() * whole.writing)
    while_writing = bool(_litter(folder))
    run.send_signal(ending)
    said = run.communicate()[1].decode("utf-8", "replace")
    found = target.read_bytes() if target.exists() else None
    wrong = _wrong(run.returncode, ending, said) or _half(run.returncode, found, before, whole)
    left = _litter(folder)
    if len(left) > (ending == signal.SIGKILL):
        wrong = wrong or f"left behind: {left}"
    if left and not wrong:
        started(name, folder).communicate()
        wrong = f"the next run left {left}" if _names(folder) != [name] else ""
    for path in folder.iterdir():
        path.unlink()
    return Kill(wrong, while_writing)


def _wrong(code: int, ending: int, said: str) -> str:
    """Why this is no clean end; before it reaches our `main`, a run ends as Python likes."""
    if OUR_MAIN.search(said) or "Exception ignored" in said:
        return f"a traceback: {said}"
    if "Traceback" in said and ending == signal.SIGINT:
        return ""
    clean = {0, -ending, BY_SIGNAL + ending}
    return "" if code in clean else f"exit code {code}: {said[-300:]}"


def _half(code: int, found: bytes | None, before: bytes | None, whole: Written) -> str:
    allowed = {whole.content} if code == 0 else {whole.content, before}
    return "" if found in allowed else f"{len(found or b'')} bytes that are neither old nor new"


def started(name: str, folder: Path) -> "subprocess.Popen[bytes]":
    """A run that writes the file of that name into a folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "ki_funding", *WRITES[name], name, "--lang", "de"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=_obedient,  # noqa: PLW1509 - there are no threads
    )  # fmt: skip


def _obedient() -> None:
    """Heeds signals as at a terminal, also where this runs in the background."""
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, signal.SIG_DFL)


def _wait(run: "subprocess.Popen[bytes]", folder: Path, *, writing: bool) -> None:
    while run.poll() is None and bool(_litter(folder)) != writing:
        time.sleep(0.0002)  # a file is written within a thousandth of a second


def _litter(folder: Path) -> list[str]:
    return [name for name in _names(folder) if name.endswith(LITTER)]


def _names(folder: Path) -> list[str]:
    return [entry.name for entry in os.scandir(folder)]
