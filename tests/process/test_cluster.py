"""Sweeps on a cluster: on processes of this machine, here; nothing leaves the loopback."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from conftest import process

from ki_funding.cli.sweep_parts import told
from ki_funding.cli.usage import UsageProblem
from ki_funding.extras import MissingExtra
from ki_funding.sweep import cluster
from ki_funding.sweep.parts import PartResult

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
pytestmark = pytest.mark.process

SCENARIO = """
scenario: cluster
title: {de: Cluster, en: cluster}
cases: all
years: 2025..2026
vary:
  ki_grundfoerderung.fachkraft_stellen: {triangular: [0.5, 0.9, 1], step: 0.01, share: true}
draws: {number: %d, seed: 1}
report:
  - {amount: ki_grundfoerderung.granted, of: land, by: [year], show: [mean, least, most, p50]}
"""


def call(folder: Path, draws: int, *more: str) -> tuple[str, ...]:
    """A sweep of draws for all KI."""
    path = folder / "scenario.yaml"
    path.write_text(SCENARIO % draws, "utf-8")
    return ("sweep", str(path), "--engine", "numpy", "--format", "csv", "--yes", "--quiet", *more)


@pytest.fixture
def scheduler() -> "Iterator[str]":
    """The address of a cluster that is there already."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=None
    ) as local:
        yield local.scheduler_address


def test_two_workers_give_the_cents_of_one_process(tmp_path: Path) -> None:
    one = call(tmp_path, 600_000)
    several = process(*one, "--cluster", "local", "--workers", "2")
    assert (several.code, several.err) == (0, "")
    assert several.out == process(*one).out


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    kept = tmp_path / "parts"
    one = call(tmp_path, 12_000_000)
    more = ("--cluster", "local", "--workers", "2", "--resume", str(kept))
    running = subprocess.Popen(
        [sys.executable, "-m", "ki_funding", *one, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "KI_FUNDING_LANG": "de"},
    )
    while not (kept.exists() and kept.read_text("utf-8").count("\n") > 3):
        assert running.poll() is None
        sleep(0.05)
    os.kill(max(_workers(running.pid)), signal.SIGKILL)
    out, err = running.communicate(timeout=120)
    assert (running.returncode, err) == (0, "")
    assert out == process(*one).out.replace("\r\n", "\n")


def table(folder: Path) -> None:
    """Two files of several groups of rows, two of which are wrong."""
    (folder / "parts").mkdir()
    for name, count in (("a", 230), ("b", 90)):
        posts = [n % 17 / 2 for n in range(count)]
        posts[77] = -1.0
        rows = {
            "kommune": [("Unna", "05315", "Kreis Lippe")[n % 3] for n in range(count)],
            "jahr": [2022 + n % 4 for n in range(count)],
            "ki_grundfoerderung.fachkraft_stellen": posts,
            "ki_grundfoerderung.verwaltungsassistenz_stellen": ["0.5"] * count,
            "ki_grundfoerderung.laiensprachmittler_ausgaben": [n * 7.5 for n in range(count)],
        }
        to = folder / "parts" / f"{name}.parquet"
        parquet.write_table(pyarrow.table(rows), to, row_group_size=50)


def test_a_table_on_a_cluster_gives_the_files_of_one_process(
    tmp_path: Path, scheduler: str
) -> None:
    table(tmp_path)
    said = []
    for name, more in (("one", ()), ("several", ("--cluster", scheduler))):
        files = ("--rows", f"{name}.csv", "--rejects", f"{name}-wrong.csv")
        call = ("sweep", "parts", "--engine", "numpy", "--format", "json", "--quiet")
        done = process(*call, *files, *more, cwd=tmp_path)
        assert done.code == 0, done.err
        found = [(tmp_path / file).read_text("utf-8") for file in (files[1], files[3])]
        said.append((done.out, *found))
    assert said[0] == said[1]
    assert [said[0][place].count("\n") for place in (1, 2)] == [319, 3]


def test_a_wrong_row_on_a_worker_is_named(tmp_path: Path, scheduler: str) -> None:
    table(tmp_path)
    call = ("sweep", "parts", "--engine", "numpy", "--rows", "out.csv", "--quiet")
    done, alone = (process(*call, *more, cwd=tmp_path) for more in (("--cluster", scheduler), ()))
    assert (done.code, done.err) == (1, alone.err)
    assert "parts/a.parquet:78" in done.err.replace("\\", "/")
    assert not (tmp_path / "out.csv").exists()


def _workers(parent: int) -> Iterator[int]:
    """The processes that somebody has spawned to work."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            started = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(status[1]) == parent and b"spawn_main" in started:
            yield int(folder.name)


def test_a_scheduler_that_is_there_is_used(tmp_path: Path, scheduler: str) -> None:
    one = call(tmp_path, 300_000)
    assert process(*one, "--cluster", scheduler).out == process(*one).out


def test_a_worker_of_another_version_is_refused(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_version", _other)
    with pytest.raises(cluster.WrongWorker, match="runs something else"):
        cluster.Cluster(scheduler)


def _other() -> str:
    return "runs something else"


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    done = process(*call(tmp_path, 300_000, "--cluster", "tcp://127.0.0.1:9"))
    assert (done.code, done.out) == (2, "")
    assert "tcp://127.0.0.1:9 antwortet nicht" in done.err


def test_a_scheduler_without_a_worker_is_named(tmp_path: Path) -> None:
    with distributed.LocalCluster(n_workers=0, protocol="tcp", dashboard_address=None) as local:
        done = process(*call(tmp_path, 10, "--cluster", local.scheduler_address))
    assert (done.code, done.out) == (2, "")
    assert f"{local.scheduler_address} hat keinen Worker" in done.err


def test_what_a_worker_lacks_is_told_there_and_here() -> None:
    lacking = pickle.loads(pickle.dumps(MissingExtra("sweep-fast", "no numba")))
    with pytest.raises(UsageProblem) as refused:
        list(told(_raising(lacking)))
    assert refused.value.params["reason"] == "no numba: pip install numpy pyarrow numba"


def _raising(error: Exception) -> Iterator[PartResult]:
    raise error
    yield


@pytest.mark.parametrize("where", ["", "Local", "http://x:1", "tcp://x", "tcp://x:y", "x; ls"])
def test_what_is_no_address_is_refused(tmp_path: Path, where: str) -> None:
    done = process(*call(tmp_path, 10, "--cluster", where))
    assert done.code == 2
    assert "tcp://host:8786" in done.err


def test_who_uses_no_cluster_loads_none(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ki_funding", *call(tmp_path, 300_000)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.split("\n")}
    assert "numpy" in loaded
    assert loaded.isdisjoint({"distributed", "dask", "tornado"})
