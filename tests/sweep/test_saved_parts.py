"""A sweep that goes on: finished parts stand in a file of lines, of which only whole ones count."""

from pathlib import Path

import pytest
from conftest import Run, run

from ki_funding.cli import sweep_parts

SCENARIO = """
scenario: parts
title: {de: Teile, en: parts}
cases: all
years: 2026
vary:
  ki_grundfoerderung.fachkraft_stellen: {triangular: [0.5, 0.9, 1], step: 0.01, share: true}
draws: {number: 2000, seed: 1}
report:
  - {amount: granted, of: land, show: [p5, p50, mean]}
"""


def swept(folder: Path, *more: str) -> Run:
    """A sweep of many cases, which plain Python does in parts."""
    path = folder / "scenario.yaml"
    path.write_text(SCENARIO, "utf-8")
    return run("sweep", str(path), "--engine", "python", "--format", "csv", *more)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The file of a sweep that was done in parts."""
    path = tmp_path / "parts"
    assert swept(tmp_path, "--resume", str(path)) == swept(tmp_path)
    assert len(path.read_text("utf-8").splitlines()) > 3
    return path


def test_a_sweep_goes_on_from_whole_lines(kept: Path, tmp_path: Path) -> None:
    lines = kept.read_text("utf-8").splitlines(keepends=True)
    whole = swept(tmp_path)
    for found in ("".join(lines), "".join(lines[:2]), "".join(lines[:-2]) + '{"part":1,"tab'):
        kept.write_text(found, "utf-8")
        assert swept(tmp_path, "--resume", str(kept)) == whole
        again = kept.read_text("utf-8").splitlines(keepends=True)
        assert (again[0], sorted(again)) == (lines[0], sorted(lines))


def test_a_file_that_vanishes_on_the_way_is_whole_in_the_end(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = kept.read_text("utf-8").splitlines()
    kept.write_text(lines[0] + "\n", "utf-8")

    def taken_away(path: Path, _: str) -> None:
        monkeypatch.undo()
        path.unlink()

    monkeypatch.setattr(sweep_parts, "add_line", taken_away)
    swept(tmp_path, "--resume", str(kept))
    again = kept.read_text("utf-8").splitlines()
    assert (again[0], sorted(again)) == (lines[0], sorted(lines))


@pytest.mark.parametrize(
    "more", [("--set", "ki_grundfoerderung.assistenz_hoechstbetrag=1"), ("--seed", "2")]
)
def test_parts_of_another_sweep_are_refused(
    kept: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    whole = kept.read_bytes()
    done = swept(tmp_path, *more, "--resume", str(kept))
    assert (done.code, done.out) == (2, "")
    assert "einer anderen Berechnung" in done.err
    assert kept.read_bytes() == whole


@pytest.mark.parametrize("content", ["", "\n", "[]\n", "posts\n", '{"parts_of": 1}\n', "\0\n"])
def test_a_file_that_is_something_else_is_refused_and_stays(tmp_path: Path, content: str) -> None:
    path = tmp_path / "posts.txt"
    path.write_text(content, "utf-8")
    done = swept(tmp_path, "--resume", str(path))
    assert (done.code, done.out) == (2, "")
    assert "keine Datei mit Teilen" in done.err
    assert path.read_text("utf-8") == content


def test_what_is_damaged_is_no_other_result(kept: Path, tmp_path: Path) -> None:
    before, last, after = kept.read_text("utf-8").rpartition("00,")
    for wrong in ("1", "null", "[" * 100_000):
        kept.write_text(f"{before}{wrong}{last}{after}", "utf-8")
        done = swept(tmp_path, "--resume", str(kept))
        assert (done.code, done.out) == (2, "")
        assert "keine Datei mit Teilen" in done.err
