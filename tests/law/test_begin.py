"""A municipality gets nothing before it has begun with what a programme needs."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import run

import ki_funding
from ki_funding.calculation.result import ItemResult
from ki_funding.calculation.state import state

BEGINS = """\
begins:
  glocke:
    title: {de: Weihe der Glocke, en: blessing of the bell}
    latest: 2022-01-01
    source: amtsblatt
    note: {de: unbekannt, en: unknown}
    kommunen:
      "02": {from: 2021-10-01, source: amtsblatt § 2, status: inferred}
readings:
"""
CLAIM = {"narren": "3", "ausgaben": "5000", "davon_schellen": "1500"}


@pytest.fixture
def rules(schilda: Path) -> ki_funding.Rules:
    """The invented rules with a beginning that the programme needs."""
    for name, old, new in (
        ("common.yaml", "readings:\n", BEGINS),
        ("narrenhilfe.yaml", "recipients:", "since: glocke\nrecipients:"),
    ):
        path = schilda / "schilda" / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    return ki_funding.load_rules(schilda / "schilda")


def staff(rules: ki_funding.Rules, kommune: Any, year: int, **claim: Any) -> ItemResult:
    case = {"kommune": kommune, "jahr": year, "narrenhilfe": {**CLAIM, **claim}}
    return rules.calculate(case).calculation.programmes[0].items[0]


def test_before_it_nothing_is_due_and_the_item_says_why(rules: ki_funding.Rules) -> None:
    early = staff(rules, "Seldwyla", 2020)
    assert (early.reason, early.maximum, early.granted) == ("not_begun", Decimal(0), Decimal(0))
    assert [(use.name, use.value) for use in early.uses] == [("glocke", "2021-10-01")]
    shown = rules.calculate({"kommune": "Seldwyla", "jahr": 2020, "narrenhilfe": CLAIM})
    assert "blessing of the bell on 2021-10-01; no funding before." in shown._repr_html_()


def test_from_then_on_it_is_like_any_other_and_the_year_counts_in_part(
    rules: ki_funding.Rules,
) -> None:
    assert staff(rules, "Seldwyla", 2021).granted == Decimal("150.75")  # 3/12 of 603
    assert staff(rules, "Seldwyla", 2021).status == "assumed"  # months or days
    assert "glocke" not in {use.name for use in staff(rules, "Seldwyla", 2022).uses}


def test_where_nobody_knows_it_amounts_are_undetermined_up_to_the_latest_day(
    rules: ki_funding.Rules,
) -> None:
    unknown = staff(rules, "Kreis Schilda", 2021)
    assert (unknown.claimed, unknown.granted) == (Decimal("603.00"), None)
    assert [use.name for use in unknown.open_uses] == ["glocke"]
    assert staff(rules, "Kreis Schilda", 2022).granted is not None


def test_who_says_when_it_was_funded_had_begun(rules: ki_funding.Rules) -> None:
    period = {"von": "2021-07", "bis": "2021-12"}
    told = staff(rules, "Kreis Schilda", 2021, foerderzeitraum=period)
    assert (told.granted, told.status) == (Decimal("201.00"), "given")
    invented = {"name": "Klein", "art": "kreis", "einwohner": "200000"}
    assert staff(rules, invented, 2020).granted is not None


def test_the_land_counts_those_that_had_begun(rules: ki_funding.Rules) -> None:
    (year,) = state(rules, [2021]).years
    assert list(year.begun) == [None, True, None, None]


def test_a_sweep_of_all_is_the_sum_that_is_known(rules: ki_funding.Rules) -> None:
    report = {"amount": "narrenhilfe.personal.maximum", "of": "land", "show": ["mean"]}
    swept = rules.sweep({"scenario": "alle", "title": "Alle", "cases": "all", "years": 2021,
                         "vary": {"narrenhilfe.schwelle": {"values": [50000]}},
                         "report": [report]})  # fmt: skip
    (year,) = state(rules, [2021]).years
    assert "150.75" in str(swept.summary)
    assert next(item for item in year.items() if item.item == "personal").sum.maximum == Decimal(
        "150.75"
    )


def test_a_name_that_nobody_knows_is_found(rules: ki_funding.Rules, schilda: Path) -> None:
    path = schilda / "schilda" / "narrenhilfe.yaml"
    path.write_text(path.read_text("utf-8").replace("since: glocke", "since: klingel"), "utf-8")
    with pytest.raises(ki_funding.InvalidInput) as error:
        staff(ki_funding.load_rules(schilda / "schilda"), "Seldwyla", 2021)
    assert [finding.code for finding in error.value.diagnostics] == ["word-unknown"]


def test_what_nobody_knows_is_among_the_gaps(rules: ki_funding.Rules) -> None:
    told = run("rules", "--rules", rules.book.name, "--status", "open").out
    assert "glocke: offen" in told
    assert "unbekannt" in told


def test_a_new_case_has_the_posts_of_the_part_of_the_year_and_leaves_out_what_is_not_there(
    rules: ki_funding.Rules,
) -> None:
    def written(year: int) -> str:
        return run("init", "Seldwyla", "--year", str(year), "--rules", rules.book.name).out

    assert "  narren: 3  #" in written(2021)
    assert "# narrenhilfe: Narrenhilfe: gibt es dort noch nicht" in written(2020)
