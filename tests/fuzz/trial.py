"""One input is tried: what must not happen, whatever it says, and what it may take."""

import re
import resource
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from conftest import Run, run

from ki_funding.calculation.rules import Rules
from ki_funding.values.signs import is_seen

from .kinds import Input, prepare

SECONDS = 5  # of work, as all times here: a machine that does other things too takes longer
MEGABYTES = 500
STOPPED = 60
BINARY = {"xlsx", "html", "csv"}
COUNTED = re.compile(r"(?:Fälle|Cases): ([0-9.]+)")
MANY = 1_000


class Trial(NamedTuple):
    """What one input came to: what is wrong with it (or nothing), and what it took."""

    wrong: str
    code: int
    seconds: float
    megabytes: float


class Stopped(BaseException):
    """It does not end."""


@contextmanager
def desk() -> Iterator[Path]:
    """A folder with everything that command lines read."""
    with tempfile.TemporaryDirectory() as folder, _rules_read_once():
        prepare(Path(folder))
        yield Path(folder)


@contextmanager
def _rules_read_once() -> Iterator[None]:
    """Rules are read anew only where a file of theirs has changed: that was most of each run."""
    read = Rules.load

    @lru_cache(maxsize=8)
    def once(folder: str | None, _: object, readings: tuple[tuple[str, str], ...]) -> Rules:
        return read(folder, readings=dict(readings))

    def load(folder: str | None = None, *, readings: Mapping[str, str] | None = None) -> Rules:
        there = sorted(Path(folder).rglob("*")) if folder else ()
        files = tuple((str(path.resolve()), *path.stat()[6:9]) for path in there if path.is_file())
        return once(folder, files, tuple((readings or {}).items()))

    with mock.patch.object(Rules, "load", load):
        yield


def tried(one: Input, folder: Path) -> Trial:
    """Runs the command line of an input, and puts the good file back."""
    path = folder / one.place
    good = path.read_bytes() if path.exists() else None
    path.write_bytes(one.raw)
    start, peak = time.process_time(), _peak()
    try:
        with _stopped_after(STOPPED):
            done = _run(one, folder)
        wrong = _wrong(one, done)
    except Stopped:
        done, wrong = Run(-1, "", ""), f"was stopped after {STOPPED} s"
    except BaseException as error:
        done, wrong = Run(-1, "", ""), f"{type(error).__name__} got out"
    finally:
        path.unlink()
        if good is not None:
            path.write_bytes(good)
    seconds, reached = time.process_time() - start, _peak()
    if not wrong and seconds > SECONDS:
        wrong = f"took {seconds:.1f} s"
    if not wrong and reached > max(peak, MEGABYTES):
        wrong = f"took {reached:.0f} MB"
    return Trial(wrong, done.code, seconds, reached - peak)


def _run(one: Input, folder: Path) -> Run:
    """The run; of a sweep only as much as it says before that it is little."""
    if one.line[0] == "sweep" and "--dry-run" not in one.line:
        dry = run(*one.line, "--dry-run", cwd=folder)
        counted = COUNTED.search(dry.out + dry.err)
        if counted is None or int(counted[1].replace(".", "")) > MANY:
            return dry
    return run(*one.line, cwd=folder)


def _wrong(one: Input, done: Run) -> str:
    if done.code not in {0, 1, 2}:
        return f"exit code {done.code}: {done.err.strip()[-300:]}"
    if done.code and not (done.out + done.err).strip():
        return f"exit code {done.code} and not a word"
    for sign in ("Traceback", "Exception ignored", "Warning: "):
        if sign in done.err:
            return f"{sign}: {done.err[-300:]}"
    shown = done.err if BINARY & {*one.line} else done.out + done.err
    odd = {mark for mark in set(shown) if not is_seen(mark)} - {"\n", "\u200d"}
    return f"shows {sorted(map(ascii, odd))}" if odd else ""


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def _stopped_after(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Stopped

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
