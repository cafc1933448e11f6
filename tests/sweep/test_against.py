"""`sweep --against`: both sides of a question, from the same draws."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import RULES, run

import ki_funding

RATE = "ki_grundfoerderung.fachkraft_hoechstbetrag"
REFORM = "examples/overlays/reform-2026.yaml"
VACANT: dict[str, Any] = {
    "scenario": "vakant",
    "title": {"de": "Vakant", "en": "vacant"},
    "cases": "all",
    "years": "2025..2026",
    "draws": {"number": 10, "seed": 1},
    "vary": {
        "ki_grundfoerderung.fachkraft_stellen": {
            "uniform": [0.5, 1], "step": 0.01, "share": True, "each": "kommune",
        }
    },
    "report": [
        {"amount": "ki_grundfoerderung.granted", "show": ["mean"], "by": ["kommune"]},
        {"amount": "ki_grundfoerderung.granted", "of": "land", "show": ["mean", "p50"],
         "by": ["year"]},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Any:
    rules = ki_funding.load_rules()
    return rules.with_option(f"{RATE}@2026-01-01=60000").sweep(VACANT, against=rules)


def test_a_year_that_does_not_change_has_no_difference_because_the_draws_are_the_same(
    found: Any,
) -> None:
    (table,) = found.tables[1:]
    assert table.columns == ("old.mean", "new.mean", "difference.mean",
                             "old.p50", "new.p50", "difference.p50")  # fmt: skip
    same, more = (dict(zip(table.columns, row.values, strict=True)) for row in table.rows)
    assert (same["difference.mean"], same["difference.p50"]) == (0, 0)
    assert more["difference.mean"] == more["new.mean"] - more["old.mean"] > 0


def test_two_sides_with_the_same_rules_are_told_as_such(tmp_path: Path) -> None:
    scenario = tmp_path / "x.yaml"
    scenario.write_text(
        json.dumps(
            VACANT
            | {"cases": {"kommunen": ["Unna"]}, "years": 2025, "report": VACANT["report"][:1]}
        )
    )
    same = run("sweep", str(scenario), "--with", REFORM, "--against", str(RULES))
    other = run("sweep", str(scenario), "--against", REFORM)
    assert (same.code, other.code) == (0, 0), same.err + other.err
    assert "Beide Seiten rechnen mit denselben Regeln" in same.err
    assert "Beide Seiten" not in other.err


def test_each_side_is_what_a_sweep_of_its_own_gives(found: Any) -> None:
    rules = ki_funding.load_rules()
    for side, alone in (("old", rules), ("new", rules.with_option(f"{RATE}@2026-01-01=60000"))):
        for table, own in zip(found.tables, alone.sweep(VACANT).tables, strict=True):
            place = table.columns.index(f"{side}.{own.columns[0]}")
            known = {row.key: row.values[0] for row in own.rows}
            assert {row.key: row.values[place] for row in table.rows} == known


def test_who_gains_most_over_all_years_comes_first(found: Any) -> None:
    gains = [row.values[2] for row in found.tables[0].rows]
    assert len(gains) == 54
    assert gains == sorted(gains, reverse=True)
    assert sum(gains) > 0


def test_an_overlay_is_compared_with_the_rules_it_is_put_on() -> None:
    varied = "komm_an_i.personal_stellen=0..1/0.5"
    case = ("examples/kreis-unna.yaml", "--year", "2026")
    asked = ("sweep", *case, "--vary", varied, "--against", REFORM)
    said = run(*asked, "--lang", "en")
    assert said.code == 0, said.err
    assert "difference" in said.out
    assert f"Compared with: {REFORM}" in said.out
    table = json.loads(run(*asked, "-f", "json").out)["tables"][0]
    values = table["rows"][0]["values"]
    old, new, difference = list(values)[:3]
    assert Decimal(values[new]) - Decimal(values[old]) == Decimal(values[difference])
    rows = list(csv.DictReader(StringIO(run(*asked, "-f", "csv").out)))
    assert {row["statistic"].partition(".")[0] for row in rows} == {"old", "new", "difference"}


def test_two_computations_are_no_one_to_go_on_with() -> None:
    done = run("sweep", "examples/scenario-satz-65000.yaml", "--against", REFORM, "--resume", "x")
    assert done.code == 2
    assert "--resume" in done.err
