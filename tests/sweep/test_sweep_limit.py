"""A limit of posts over the year, where a reading decides: cases and sweeps give the same."""

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import FROZEN
from random_cases import calculated, columns, swept, trial

import ki_funding
from ki_funding.sweep.engines import python

READING = """readings:
  hoechstzahl:
    title: {de: Höchstzahl, en: limit}
    question: {de: Je Monat?, en: By month?}
    default: je_monat
    reason: {de: Angenommen., en: Assumed.}
    source: ki-rl-2018
    options:
      je_monat: {title: {de: je Monat, en: by month}}
      jahresdurchschnitt: {title: {de: im Jahr, en: over the year}}
"""
MONTHS = "      monate: {title: {de: Monate, en: months}}\n"
FULL_MONTHS = "      volle_monate: {title: {de: volle Monate, en: full months}}\n"
RATE = "    rate: fachkraft_hoechstbetrag\n"
DECIDED = "    limit_over: {by: hoechstzahl, je_monat: month, jahresdurchschnitt: year}\n"
CASE: dict[str, Any] = {
    "kommune": "05978",
    "jahr": 2023,
    "ki_grundfoerderung": {
        "fachkraft_stellen": [
            {"stellen": "5.5", "von": "2023-01", "bis": "2023-12"},
            {"stellen": 1, "von": "2023-07", "bis": "2023-12"},
        ],
        "verwaltungsassistenz_stellen": 0,
        "laiensprachmittler_ausgaben": 0,
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen rules, with the limit of posts decided by a reading."""
    folder = tmp_path_factory.mktemp("limit") / "rules"
    shutil.copytree(FROZEN / "rules", folder)
    for name, old, new in (
        ("common.yaml", "readings:\n", READING),
        ("common.yaml", MONTHS, MONTHS + FULL_MONTHS),
        ("ki_grundfoerderung.yaml", RATE, RATE + DECIDED),
    ):
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")
    return folder


def _granted(folder: Path, **readings: str) -> tuple[str, set[str]]:
    found = ki_funding.load_rules(folder, readings=readings).calculate(CASE)
    item = found.programmes[0].items[0]
    return str(item.granted), {use.name for use in item.uses}


def test_a_limit_over_the_year_takes_the_posts_of_all_months_together(folder: Path) -> None:
    by_month, uses = _granted(folder)
    assert by_month == "327750.00"
    assert "hoechstzahl" in uses
    assert _granted(folder, hoechstzahl="jahresdurchschnitt")[0] == "342000.00"


def test_full_months_are_those_in_which_a_post_is_filled_on_every_day(folder: Path) -> None:
    rows = [{"stellen": 3, "von": "2023-02-15", "bis": "2023-12-14"}]
    claims = {**CASE["ki_grundfoerderung"], "fachkraft_stellen": rows}
    case = {**CASE, "ki_grundfoerderung": claims}
    granted = {}
    for option in ("monate", "volle_monate"):
        rules = ki_funding.load_rules(folder, readings={"zeitanteil": option})
        granted[option] = str(rules.calculate(case).programmes[0].items[0].granted)
    assert granted == {"monate": "156750.00", "volle_monate": "128250.00"}  # 11 and 9 twelfths


@pytest.mark.parametrize(
    ("period", "twelfths"),
    [
        ({"von": "2023-02-15", "bis": "2023-12"}, {"monate": 11, "volle_monate": 10}),
        ({"von": "2023-01", "bis": "2023-04-01"}, {"monate": 4, "volle_monate": 3}),
        ({"von": "2023-05-02", "bis": "2023-05"}, {"monate": 1, "volle_monate": 0}),
    ],
)
def test_a_month_that_is_funded_in_part_is_no_full_one(
    folder: Path, period: dict[str, str], twelfths: dict[str, int]
) -> None:
    claims = CASE["ki_grundfoerderung"] | {"fachkraft_stellen": 6, "foerderzeitraum": period}
    case = {**CASE, "ki_grundfoerderung": claims}
    for option, months in twelfths.items():
        rules = ki_funding.load_rules(folder, readings={"zeitanteil": option})
        item = rules.calculate(case).programmes[0].items[0]
        assert item.granted == item.maximum == 342_000 * months / 12


@pytest.mark.parametrize(
    "chosen", ["hoechstzahl=je_monat", "hoechstzahl=jahresdurchschnitt", "zeitanteil=volle_monate"]
)
def test_a_sweep_gives_the_same_cents_under_each_option(folder: Path, chosen: str) -> None:
    rules = ki_funding.load_rules(folder, readings=dict([chosen.split("=")]))
    for turn in range(4):
        made = trial(Random(turn), rules, "ki_grundfoerderung", 2023, turn)
        given = columns(Random(turn), made, 10)
        results = python.evaluated(made.program, given, 10)
        for row in range(10):
            assert swept(made, results, row) == calculated(made, given, row)
