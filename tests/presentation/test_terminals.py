"""Every command in a terminal of 40 columns and in one that knows no UTF-8."""

import re

import pytest
from conftest import run

UNNA = "examples/kreis-unna.yaml"
OVERLAY = "examples/overlays/reform-2026.yaml"
CALLS = [
    f"calc {UNNA}",
    f"calc {UNNA} examples/koeln-2020.yaml",
    f"calc {UNNA} --year 2019..2026",
    "calc examples/kreis-unna-bescheid.yaml",
    "calc examples/fehler/kreis-voller-fehler.yaml",
    f"explain {UNNA}",
    "state --year 2023",
    "state --year 2022..2026 --by regierungsbezirk",
    "rules",
    "rules kim",
    "rules komm_an_ii",
    "rules --readings",
    "rules --sources",
    "rules --published",
    "rules --status open,assumed",
    "init Unna --year 2023",
    "check rules",
    "check examples/fehler/kreis-voller-fehler.yaml",
    "test rules/tests/kim.yaml",
    "test rules/tests/kim.yaml --coverage",
    f"diff {OVERLAY} --year 2026",
    f"diff {OVERLAY} --year 2026 --case {UNNA}",
    "schema",
    "--help",
    "calc --help",
    "calc",
    "calc examples/kreis-unna.yaml --year 2030",
]
MONEY = re.compile(r"[-+]?\d[\d.]*,\d\d(?!\d)")  # a table may name the currency once
# A line of the user's file, which is cut where there is no room for it.
QUOTED = re.compile(r"^ *\d+ \| .*$", re.M)
# What frames a table or tree, and what a line is wrapped with.
FRAME = re.compile(r"[│├└─]")


def amounts(text: str) -> list[str]:
    """Every amount, however the lines are wrapped."""
    return sorted(MONEY.findall(FRAME.sub(" ", text)))


@pytest.mark.few(5)
@pytest.mark.parametrize("call", CALLS)
def test_40_columns_show_the_same_amounts(call: str) -> None:
    wide, narrow = run(*call.split()), run(*call.split(), COLUMNS="40")
    assert narrow.code == wide.code
    assert narrow.err.count("Traceback") == 0
    assert amounts(narrow.out) == amounts(wide.out)
    assert "…" not in QUOTED.sub("", narrow.out).replace("[…]", "")


@pytest.mark.few(5)
@pytest.mark.parametrize("call", CALLS)
def test_without_utf_8_every_word_and_amount_can_still_be_read(call: str) -> None:
    rich = run(*call.split())
    poor = run(*call.split(), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert poor.code == rich.code
    for text, plain in ((rich.out, poor.out), (rich.err, poor.err)):
        assert not re.search(r"\\x[0-9a-f]{2}|\\u0[01][0-9a-f]{2}", plain)  # Latin letters
        assert plain.count("?") == text.count("?")
    assert amounts(poor.out) == amounts(rich.out)


def test_bars_are_drawn_with_signs_that_a_terminal_without_utf_8_has() -> None:
    done = run("state", "--year", "2023", COLUMNS="100", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "##########" in done.out
    assert "\\" not in done.out


@pytest.mark.process
def test_a_terminal_without_utf_8_and_with_40_columns_still_shows_money() -> None:
    done = run("calc", UNNA, COLUMNS="40", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.code == 0
    assert "342.000,00 EUR" in done.out
