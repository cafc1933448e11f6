"""`ki-funding test --update`: what the rules give is written into the tests, and nothing else."""

import os
from pathlib import Path

import pytest
from conftest import run
from invented_tests import GOOD, changed, write


def test_an_update_replaces_the_values_and_not_one_byte_more(schilda: Path) -> None:
    pairs = [
        ("603.00", "603.01"),
        ('"3600.00"', '"36.00"'),
        ("'official'", "'open'"),
        ("402.00", "~"),
        ("kosten.maximum: null", "kosten.maximum: 1.00"),
    ]
    changed(schilda, *pairs)
    done = run("test", "schilda", "--update", cwd=schilda)
    assert done.code == 0, done.out + done.err
    path = schilda / "schilda" / "tests" / "narrenhilfe.yaml"
    assert path.read_bytes() == GOOD.encode()
    assert "narrenhilfe.yaml:7:37: narrenhilfe.personal.granted: 603.01 → 603.00\n" in done.out
    assert "narrenhilfe.kosten.maximum: 1.00 → null" in done.out
    assert run("test", "schilda", cwd=schilda).code == 0


def test_an_update_keeps_windows_line_ends_and_a_byte_order_mark(schilda: Path) -> None:
    windows = "\ufeff" + GOOD.replace("\n", "\r\n")
    path = write(schilda, windows.replace("603.00", "1.00"))
    assert run("test", "schilda", "--update", cwd=schilda).code == 0
    assert path.read_bytes() == windows.encode()


def test_an_update_finds_its_place_behind_the_line_ends_of_an_old_mac(schilda: Path) -> None:
    text = GOOD.replace("# The law", "# The\r# law \r# what").replace("603.00", "1.00")
    path = write(schilda, text)
    assert run("test", "schilda", "--update", cwd=schilda).code == 0
    assert path.read_bytes() == text.replace("1.00", "603.00").encode()


@pytest.mark.parametrize(
    "written",
    ["      narrenhilfe.personal.granted:\n", "      narrenhilfe.personal.granted:   # none\n",
     "      narrenhilfe.personal.granted:\n         1.00  # below\n",
     '      "narrenhilfe.personal.granted": ""\n',
     "      narrenhilfe.personal.title: 'it''s'\n", "      narrenhilfe.granted: 4806\n"],
)  # fmt: skip
def test_after_an_update_the_tests_pass_however_a_value_was_written(
    schilda: Path, written: str
) -> None:
    line = "      narrenhilfe.personal.granted: 603.00  # three at 201\n"
    changed(schilda, (line, written))
    done = run("test", "schilda", "--update", cwd=schilda)
    assert done.code == 0, done.out + done.err
    assert run("test", "schilda", cwd=schilda).code == 0


def test_an_update_leaves_what_it_cannot_replace_safely_and_says_so(schilda: Path) -> None:
    line = "      narrenhilfe.personal.granted: 603.00  # three at 201\n"
    text = changed(schilda, (line, "      narrenhilfe.personal.granted: >-\n        1\n"))
    done = run("test", "schilda", "--update", cwd=schilda)
    assert done.code == 1
    assert (schilda / "schilda" / "tests" / "narrenhilfe.yaml").read_bytes() == text.encode()
    assert "narrenhilfe.yaml:7:37: error[update-unclear]" in done.located
    assert "Von Hand eintragen: 603.00" in done.err


def test_an_update_does_not_touch_a_file_with_other_errors(schilda: Path) -> None:
    text = changed(schilda, ("603.00", "603.01"), ("narrenhilfe.hilfe", "narrenhilfe.hilf"))
    other = write(schilda, GOOD.replace("603.00", "1.00"), "other.yaml")
    done = run("test", "schilda", "--update", cwd=schilda)
    assert done.code == 1
    assert (schilda / "schilda" / "tests" / "narrenhilfe.yaml").read_bytes() == text.encode()
    assert other.read_text("utf-8") == GOOD
    assert "narrenhilfe.yaml bleibt, wie sie ist" in done.err
    assert "error[expect-unknown]" in done.out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_test_file_that_cannot_be_written_is_told(schilda: Path) -> None:
    changed(schilda, ("603.00", "603.01"))
    folder = schilda / "schilda" / "tests"
    folder.chmod(0o500)
    done = run("test", "schilda", "--update", cwd=schilda)
    folder.chmod(0o700)
    assert done.code == 2
    assert "lässt sich nicht schreiben" in done.err
