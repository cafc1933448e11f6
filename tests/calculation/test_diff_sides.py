"""Of two sides of a comparison an error says which it means, and none hides those of the other."""

import shutil
from pathlib import Path

import pytest
from conftest import ROOT, run

INVENTED = ROOT / "tests" / "invented"
FILE = "narrenhilfe.yaml"
CASE = (
    "kommune: Seldwyla\njahr: 2021\nnarrenhilfe: {narren: 3, ausgaben: 5000, davon_schellen: %s}\n"
)


@pytest.fixture
def sides(tmp_path: Path) -> Path:
    """The invented rules twice, as `alt` and as `neu`."""
    for name in ("alt", "neu"):
        shutil.copytree(INVENTED, tmp_path / name)
    (tmp_path / "fall.yaml").write_text(CASE % 1500, "utf-8")
    return tmp_path


def edit(folder: Path, side: str, old: str, new: str) -> None:
    path = folder / side / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def told(folder: Path, *arguments: str) -> list[str]:
    """The first line of each finding, without what is read beside it."""
    done = run("diff", *arguments, "--lang", "en", "-f", "json", cwd=folder)
    assert done.code in {1, 2}
    return [line for line in done.located.splitlines() if "error[" in line]


def test_what_is_wrong_with_the_rules_of_both_sides_comes_at_once(sides: Path) -> None:
    edit(sides, "alt", "cap: grenze", "cap: grenz")
    edit(sides, "neu", "posts: narren", "posts: naren")
    old, new = told(sides, "alt", "neu")
    assert "old (alt): " in old
    assert "new (neu): " in new


@pytest.mark.parametrize("side", ["alt", "neu"])
def test_a_case_that_one_side_alone_refuses_says_which(side: str, sides: Path) -> None:
    edit(sides, side, "davon_schellen", "davon_glocken")
    (found,) = told(sides, "alt", "neu", "--case", "fall.yaml")
    word = {"alt": "old", "neu": "new"}[side]
    assert f"{word} ({side}): " in found


def test_a_case_that_both_refuse_is_refused_once_and_of_no_side(sides: Path) -> None:
    (sides / "fall.yaml").write_text(CASE % "viel", "utf-8")
    (found,) = told(sides, "alt", "neu", "--case", "fall.yaml")
    assert "(alt)" not in found
    assert "(neu)" not in found


def test_names_that_are_nothing_are_told_of_both_sides(sides: Path) -> None:
    old, new = told(sides, "nicht", "nix")
    assert "old (nicht): " in old
    assert "new (nix): " in new


def test_a_side_without_its_rulebook_is_named(sides: Path) -> None:
    (sides / "neu" / "rulebook.yaml").unlink()
    (found,) = told(sides, "alt", "neu")
    assert "new (neu): " in found
