"""The fingerprint of rules and overlays is that of what they say, and of nothing else."""

import json
import shutil
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, ROOT, RULES, run

CASE = str(EXAMPLES / "kreis-unna.yaml")
REFORM = EXAMPLES / "overlays" / "reform-2026.yaml"


def as_windows(path: Path) -> None:
    """What an editor of Windows makes of a text."""
    path.write_bytes(BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))


def result(rules: Path, overlay: Path) -> Any:
    done = run(
        "calc", CASE, "--year", "2026", "--format", "json",
        "--rules", str(rules), "--with", str(overlay),
    )  # fmt: skip
    assert done.code == 0, done.err
    return json.loads(done.out)


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the shipped rules and of an overlay."""
    rules = Path(shutil.copytree(RULES, tmp_path / "rules"))
    return rules, Path(shutil.copy(REFORM, tmp_path))


def test_line_ends_and_a_byte_order_mark_change_no_figure_and_no_receipt(
    copies: tuple[Path, Path],
) -> None:
    rules, overlay = copies
    before = result(rules, overlay)
    for path in (*rules.rglob("*.*"), overlay):
        as_windows(path)
    assert result(rules, overlay) == before
    assert before["receipt"]["digest"] == result(RULES, REFORM)["receipt"]["digest"]


@pytest.mark.slow
def test_the_same_rules_with_other_line_ends_do_not_differ(copies: tuple[Path, Path]) -> None:
    rules, _ = copies
    for path in rules.rglob("*.*"):
        as_windows(path)
    done = run("diff", str(RULES), str(rules), "--year", "2023", "--exit-code")
    assert done.code == 0, done.out
    assert run("check", str(rules), "--strict").code == 0
    assert run("test", str(rules)).code == 0


def test_every_other_letter_changes_it(copies: tuple[Path, Path]) -> None:
    rules, overlay = copies
    before = result(rules, overlay)["receipt"]
    (rules / "kim.yaml").write_bytes((rules / "kim.yaml").read_bytes() + b"# \r\n")
    changed = result(rules, overlay)["receipt"]
    assert changed["digest"] != before["digest"]
    assert changed["overlays"] == before["overlays"]
    overlay.write_bytes(overlay.read_bytes() + b"#\n")
    assert result(rules, overlay)["receipt"]["overlays"] != before["overlays"]


def test_a_file_that_nothing_reads_is_not_in_it_and_is_named(copies: tuple[Path, Path]) -> None:
    rules, overlay = copies
    before = result(rules, overlay)
    for name in ("register-alt.csv", "notizen.txt", "README.md", ".DS_Store"):
        (rules / name).write_text("x", "utf-8")
    assert result(rules, overlay) == before
    said = run("check", str(rules), "--format", "concise").out
    assert [Path(line.split(":")[0]).name for line in said.splitlines()] == [
        "notizen.txt", "register-alt.csv",
    ]  # fmt: skip
    assert "file-unread" in said
    assert run("check", str(rules), "--strict").code == 1


def test_git_keeps_the_line_ends_of_texts() -> None:
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    texts = [p for folder in (RULES, EXAMPLES) for p in folder.rglob("*") if p.is_file()]
    assert not [path for path in texts if b"\r" in path.read_bytes()]
