"""What another answer to a legal question would give: compared where it can be, never as 0."""

import json
from decimal import Decimal

import pytest
from conftest import EXAMPLES, run

import ki_funding
from ki_funding.calculation.alternatives import with_alternatives

LAND = EXAMPLES / "land-nrw-mindestbetrag.yaml"


@pytest.fixture(scope="module")
def found(rules: ki_funding.Rules) -> ki_funding.Calculation:
    case = rules.case(LAND)
    return with_alternatives(rules, case, rules.calculation(case))


def test_what_would_be_undetermined_has_no_amount_and_no_difference(
    found: ki_funding.Calculation,
) -> None:
    unknown = [one for one in found.alternatives if not one.complete]
    assert unknown
    assert all((one.granted, one.difference) == (None, None) for one in unknown)


def test_what_changes_nothing_is_no_alternative(found: ki_funding.Calculation) -> None:
    assert found.alternatives
    assert all(one.difference != Decimal(0) for one in found.alternatives)


def test_each_difference_is_that_of_two_calculations(
    rules: ki_funding.Rules, found: ki_funding.Calculation
) -> None:
    [before] = [item.granted for _, item in found.lines()]
    for one in found.alternatives:
        other = rules.reading(one.reading, one.option).calculation(rules.case(LAND))
        [after] = [item.granted for _, item in other.lines()]
        assert one.granted == after
        assert one.difference == (None if after is None else after - before)


def test_a_lump_sum_rests_on_how_it_is_rounded_as_a_grant_does(rules: ki_funding.Rules) -> None:
    claim = dict.fromkeys(("koordination_stellen", "verwaltungsassistenz_stellen",
                           "arbeitsplatz_ausgaben", "auslaenderbehoerden_stellen"), 0)  # fmt: skip
    rows = [{"stellen": "0.001", "von": "2022-01", "bis": "2022-01"}]
    for posts, rests in (("0.001", False), (rows, True)):
        kim = claim | {"case_management_stellen": posts}
        case = {"kommune": "05978", "jahr": 2022, "kim": kim}
        [item] = [i for _, i in rules.calculate(case).calculation.lines()
                  if i.id == "case_management"]  # fmt: skip
        assert any(use.name == "rundung" for use in item.uses) == rests  # 55.00 and 4.58


def test_why_an_answer_is_taken_is_said_of_the_one_that_holds_by_itself(
    rules: ki_funding.Rules,
) -> None:
    case = rules.case(EXAMPLES / "kreis-soest-teiljahr.yaml")
    for option, told in (("monate", True), ("tage", False)):
        lines = rules.reading("zeitanteil", option).calculation(case).lines()
        uses = [use for _, item in lines for use in item.uses if use.name == "zeitanteil"]
        assert uses
        assert all((use.note is not None) == told for use in uses)


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_report_says_undetermined_and_not_0(format_: str) -> None:
    said = run("calc", str(LAND), "-f", format_).out.replace("\u00a0", " ")
    assert "≥ 0,00 €" not in said
    assert (
        "unbestimmt" in said.partition("Andere Auslegungen")[2].partition("Nicht amtlich belegt")[0]
    )


def test_alternatives_stand_in_json(found: ki_funding.Calculation) -> None:
    (case,) = json.loads(run("calc", str(LAND), "-f", "json").out)["cases"]
    told = {(a["reading"], a["option"]): (a["granted"], a["difference"])
            for a in case["alternatives"]}  # fmt: skip
    assert told == {
        (one.reading, one.option): (as_text(one.granted), as_text(one.difference))
        for one in found.alternatives
    }


def as_text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


@pytest.mark.parametrize("command", ["calc", "explain"])
def test_a_screen_says_in_few_words_what_another_answer_changes(command: str) -> None:
    case = "examples/kreis-soest-teiljahr.yaml"
    told = run(command, case).out
    assert "Andere Auslegung („Teile eines Jahres“: Tage): +159,25\u00a0€" in told


def test_of_several_cases_and_of_one_item_it_says_nothing() -> None:
    case = "examples/kreis-soest-teiljahr.yaml"
    several = run("calc", case, "examples/kreis-unna.yaml")
    item = run("explain", case, "ki_grundfoerderung.fachkraft")
    assert "Andere Auslegung" not in several.out + item.out
