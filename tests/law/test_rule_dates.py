"""Every date and every threshold of the shipped rules is computed: the day itself and beside it."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import RULES, SHIPPED

import ki_funding
from ki_funding.calculation.result import ItemResult
from ki_funding.law.programme.tables import scales

LOADED = ki_funding.load_rules(SHIPPED)
LAWS = [law for law in LOADED.book.laws() if "land" not in law.spec.recipients]
STARTS = sorted({
    row.first for law in LAWS for parameter in law.spec.parameters.values()
    for row in parameter.values
})  # fmt: skip
KOMMUNEN = ("05978", "05315", "05334", "05334002", "05766")


def full(kommune: Any, year: int) -> list[ItemResult]:
    result = LOADED.calculate({"kommune": kommune, "jahr": year}, full_use=True)
    return [item for _, item in result.calculation.lines()]


@pytest.mark.few(25)
@pytest.mark.parametrize("kommune", KOMMUNEN)
@pytest.mark.parametrize("start", STARTS, ids=str)
def test_the_day_before_a_start_has_the_old_value_and_the_day_itself_the_new(
    start: date, kommune: str
) -> None:
    for day in (start - timedelta(days=1), start):
        if day.year not in LOADED.years:
            continue
        for item in full(kommune, day.year):
            for use in item.uses:
                if use.kind == "parameter" and use.first and use.until:
                    assert use.first.year <= day.year <= use.until.year


BOUNDS = sorted({
    int(bound)
    for law in LAWS for parameter in law.parameters.values() for row in parameter.rows
    for scale in scales(row.table) if scale.by in law.facts
    for bound in scale.bounds if bound
})  # fmt: skip


@pytest.mark.parametrize("bound", BOUNDS)
def test_a_threshold_is_computed_below_at_and_above_it(bound: int) -> None:
    rules = [
        LOADED,
        *(
            LOADED.reading("komm_an_stufen", option)
            for option in LOADED.book.law("komm_an_i").spec.readings["komm_an_stufen"].options
        ),
    ]
    jumps = set()
    for book in rules:
        amounts = []
        for people in (bound - 1, bound, bound + 1):
            town = {"name": "Grenze", "art": "kreis", "einwohner": people}
            result = book.calculate({"kommune": town, "jahr": 2023}, full_use=True)
            amounts.append(result.totals.maximum)
        assert amounts[0] <= amounts[1] == amounts[2]
        jumps.add(amounts[1] > amounts[0])
    assert True in jumps, "no reading makes this bound matter"


def test_a_thirteenth_programme_of_a_new_shape_needs_no_python(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    (folder / "sprachpaten.yaml").write_text(
        """
id: sprachpaten
title: {de: Sprachpaten, en: Language mentors}
kind: optional
recipients: [kreis, kreisfreie_stadt]
in_force:
  - {from: 2024-07-01, until: 2026-06-30, source: tintg, status: official}
eligible: einwohner_2023_zensus_2022 >= mindestgroesse
inputs:
  paten: {unit: persons, title: {de: Paten, en: mentors}, over_time: true}
  reisekosten: {unit: EUR, title: {de: Reisekosten, en: travel}, default: "0"}
parameters:
  mindestgroesse:
    title: {de: Mindestgröße, en: least size}
    unit: persons
    values: [{from: 2024-01-01, value: 150000, source: tintg, status: official}]
  monatssatz:
    title: {de: Monatssatz, en: rate a month}
    unit: EUR/person/month
    by: art
    values:
      - from: 2024-01-01
        value: {kreis: 35.50, kreisfreie_stadt: 30}
        source: tintg
        status: official
  monate:
    title: {de: Monate, en: months}
    unit: months
    values: [{from: 2024-01-01, value: 12, source: tintg, status: official}]
  reise_grenze:
    title: {de: Grenze der Reisekosten, en: cap for travel}
    unit: EUR per 10 persons
    values: [{from: 2024-01-01, value: 500, source: tintg, status: official}]
items:
  aufwand:
    title: {de: Aufwand, en: allowance}
    kind: lump_sum
    amount: mean(paten) * monatssatz * monate
    part_year: full
  reisen:
    title: {de: Reisen, en: travel}
    kind: costs
    costs: reisekosten
    cap: mean(paten) * reise_grenze
    part_year: pro_rata
""",
        "utf-8",
    )
    rules = ki_funding.load_rules(folder)
    case = {
        "kommune": "05978", "jahr": 2025,
        "sprachpaten": {
            "paten": [{"anzahl": 10, "von": "2025-01", "bis": "2025-06"},
                      {"anzahl": 20, "von": "2025-07", "bis": "2025-12"}],
            "reisekosten": 900,
        },
    }  # fmt: skip
    items = {item.id: item for _, item in rules.calculate(case).calculation.lines()}
    assert str(items["aufwand"].granted) == "6390.00"  # 15 on average x 35.50 x 12
    assert str(items["reisen"].granted) == "750.00"
    small = rules.calculate({**case, "kommune": "Olpe"})
    assert small.programmes[0].items[0].reason == "not_eligible"
