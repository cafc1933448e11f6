"""Compiled kernels are code: they are taken from a folder of the user's own alone, or made anew."""

import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

pytest.importorskip("numba", reason="the extra `sweep-fast` is not installed")

import numpy as np

from ki_funding.sweep.engines import kernel_cache, numba_engine
from ki_funding.sweep.formulas.graph import Graph
from ki_funding.sweep.formulas.integers import lowered

OURS = pytest.mark.skipif(os.name == "nt", reason="who may write is said otherwise on Windows")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of caches of a user who has not compiled anything."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    forget()
    yield tmp_path / "cache"
    forget()


def forget() -> None:
    """What a process that begins anew knows."""
    for known in (kernel_cache.kernel_folder, kernel_cache.function, kernel_cache._module):
        known.cache_clear()


def doubled() -> list[int]:
    graph = Graph()
    posts = graph.variable("posts", Fraction(0), Fraction(100), Fraction(1))
    program = lowered({"result": posts * 2})
    found: list[int] = numba_engine.prepared(program)({"posts": np.arange(5)}, 5)["result"].tolist()
    return found


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.nb?") if path.is_file())


def test_kernels_are_kept_for_the_user_alone(cache: Path) -> None:
    assert doubled() == [0, 2, 4, 6, 8]
    assert kept(cache)
    for folder in (cache / "ki-funding", *(cache / "ki-funding").rglob("*/")):
        assert folder.stat().st_mode & 0o077 == 0, folder


@OURS
@pytest.mark.parametrize("part", ["", "kernels", "kernels/__pycache__"])
def test_a_folder_that_others_may_write_to_is_not_used(cache: Path, part: str) -> None:
    kernel_cache.kernel_folder()
    forget()
    (cache / "ki-funding" / part).chmod(0o777)
    assert doubled() == [0, 2, 4, 6, 8]
    assert not kept(cache)


@OURS
def test_a_folder_of_someone_else_is_not_used(cache: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root may give a folder away")
    kernel_cache.kernel_folder()
    forget()
    os.chown(cache / "ki-funding" / "kernels" / "__pycache__", 65534, 65534)
    assert doubled() == [0, 2, 4, 6, 8]
    assert not kept(cache)


def test_a_folder_of_caches_that_hangs_on_where_one_stands_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", ".cache")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    doubled()
    assert not (tmp_path / ".cache").exists()
    assert kept(tmp_path / "home")


def test_the_folder_that_numba_is_told_of_is_not_used(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from numba import config

    monkeypatch.setattr(config, "CACHE_DIR", str(tmp_path / "anyone"))
    doubled()
    assert not (tmp_path / "anyone").exists()
    assert kept(cache)
    assert str(tmp_path / "anyone") == config.CACHE_DIR


@pytest.mark.few(2)
@pytest.mark.parametrize("damage", [b"", b"\x80", b"nonsense", b"\x00" * 100, b"\xff" * 5000])
@pytest.mark.parametrize("suffix", [".nbi", ".nbc"])
def test_a_damaged_kernel_is_made_anew(cache: Path, suffix: str, damage: bytes) -> None:
    doubled()
    for path in kept(cache):
        if path.suffix == suffix:
            path.write_bytes(damage)
    forget()
    assert doubled() == [0, 2, 4, 6, 8]
    forget()
    assert doubled() == [0, 2, 4, 6, 8]


def test_a_disk_without_room_for_kernels_stops_no_sweep(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = kernel_cache.NamedTemporaryFile

    def no_room(*mode: str, dir: Path, **more: str | bool) -> object:  # noqa: A002
        if dir.is_relative_to(cache):
            raise OSError(28, "No space left on device")
        return write(*mode, dir=dir, **more)

    monkeypatch.setattr(kernel_cache, "NamedTemporaryFile", no_room)
    assert doubled() == [0, 2, 4, 6, 8]
    assert not kept(cache)


def test_a_text_that_is_no_kernel_is_made_anew(cache: Path) -> None:
    doubled()
    for path in cache.rglob("kernel_*.py"):
        path.write_bytes(b"\xff\xfe")
    forget()
    assert doubled() == [0, 2, 4, 6, 8]
