"""The rule language on an invented law, so that no change of the real one breaks these tests."""

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, run

import ki_funding
from ki_funding.calculation.result import ItemResult

INVENTED = ROOT / "tests" / "invented"
CASE: dict[str, Any] = {
    "kommune": "Seldwyla",
    "jahr": 2021,
    "narrenhilfe": {"narren": "3", "ausgaben": "5000", "davon_schellen": "1500"},
}
SCHILDA = ki_funding.load_rules(INVENTED)


def item(
    name: str, case: dict[str, Any] = CASE, rules: ki_funding.Rules = SCHILDA, **options: Any
) -> ItemResult:
    result = rules.calculate(case, **options)
    return next(item for _, item in result.calculation.lines() if item.id == name)


def changed(**claim: Any) -> dict[str, Any]:
    return {**CASE, "narrenhilfe": {**CASE["narrenhilfe"], **claim}}


def test_a_rate_per_half_post_is_paid_twice_for_a_whole_one() -> None:
    assert item("personal").granted == Decimal("603.00")


def test_a_scale_and_the_type_of_municipality_decide_the_limit() -> None:
    assert item("personal", {**CASE, "kommune": "01"}).granted == Decimal("402.00")
    small = {"name": "Klein", "art": "kreisfreie_stadt", "einwohner": "199999"}
    assert item("personal", {**CASE, "kommune": small}).granted == Decimal("201.00")


def test_a_share_a_part_with_its_own_limit_and_a_cap_by_municipality() -> None:
    kosten = item("kosten")
    assert kosten.claimed == Decimal("4000.00")
    assert kosten.granted == Decimal("3600.00")  # 80 % of 5000 - 500 for too many bells
    assert kosten.maximum == Decimal("9000.00")
    assert kosten.own_share == Decimal("1400.00")
    assert [limit.name for limit in kosten.limits] == ["davon_schellen"]


def test_an_open_cap_leaves_the_item_undetermined_and_claimed_stays() -> None:
    kosten = item("kosten", {**CASE, "kommune": "01"})
    assert (kosten.claimed, kosten.maximum, kosten.granted) == (Decimal("4000.00"), None, None)
    assert kosten.status == "open"
    assert [use.name for use in kosten.open_uses] == [
        "narrenhilfe.eigenes_budget",
        "narrenhilfe.budget",
    ]


def test_a_figure_of_the_user_fills_what_is_open_and_is_called_given() -> None:
    case = {**changed(eigenes_budget="2000"), "kommune": "01"}
    kosten = item("kosten", case)
    assert kosten.granted == Decimal("2000.00")
    assert kosten.status == "given"


def test_what_is_not_spent_is_repaid_as_a_reading_says(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(INVENTED, tmp_path / "rules"))
    file, where = folder / "narrenhilfe.yaml", "    share: anteil\n"
    repaid = f"{where}    repaid: {{by: lesart, streng: 1, milde: 0}}\n"
    file.write_text(file.read_text("utf-8").replace(where, repaid), "utf-8")
    rules = ki_funding.load_rules(folder)
    case = changed(bescheid={"kosten": "4000"}, ist={"kosten": "4500"})  # 80 % of it are 3600
    strict = item("kosten", case, rules)
    mild = item("kosten", case, rules.reading("lesart", "milde"))
    assert (strict.unspent, strict.repayable) == (Decimal("400.00"), Decimal("400.00"))
    assert (mild.unspent, mild.repayable) == (Decimal("400.00"), Decimal("0.00"))
    assert [use.name for use in strict.repaid_by] == ["lesart", "narrenhilfe.anteil"]
    assert "lesart" not in {use.name for use in strict.uses}  # the grant does not rest on it


def test_a_list_of_what_is_open_names_what_all_programmes_share(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(INVENTED, tmp_path / "rules"))
    shared = (
        "parameters:\n  gemeinsam:\n    title: {de: Teil, en: part}\n    unit: percent\n"
        "    values: [{from: 2020-01-01, source: amtsblatt, status: open, note: {de: x, en: x}}]\n"
    )
    common, own = folder / "common.yaml", folder / "narrenhilfe.yaml"
    common.write_text(common.read_text("utf-8") + shared, "utf-8")
    own.write_text(own.read_text("utf-8").replace("share: anteil", "share: gemeinsam"), "utf-8")
    done = run("rules", "--rules", str(folder), "--status", "open", "--lang", "en")
    (listed,) = [part for part in done.out.split("\n- ") if part.startswith("gemeinsam")]
    assert "narrenhilfe.kosten" in listed


def test_what_no_rule_says_of_the_unspent_is_not_known() -> None:
    case = changed(bescheid={"personal": "603"}, ist={"personal": "600"})
    staff, spent = item("personal", case), item("personal", {**case, "jahr": 2025})
    assert (staff.unspent, staff.repayable) == (Decimal("3.00"), None)
    assert (spent.unspent, spent.repayable) == (Decimal("3.00"), None)  # not even in force


def test_what_is_spent_to_the_last_cent_leaves_nothing_to_repay() -> None:
    case = changed(bescheid={"personal": "603"}, ist={"personal": "700"})
    assert (item("personal", case).unspent, item("personal", case).repayable) == (
        Decimal("0.00"), Decimal("0.00"),
    )  # fmt: skip


def test_a_reading_counts_only_where_its_options_differ() -> None:
    early, late = item("personal"), item("personal", CASE, year=2023)
    assert "lesart" not in {use.name for use in early.uses}
    assert "lesart" in {use.name for use in late.uses}
    assert late.status == "assumed"
    mild = SCHILDA.reading("lesart", "milde")
    assert item("personal", CASE, mild, year=2023).granted == Decimal("1200.00")


def test_a_rate_that_changes_within_the_year_counts_by_months() -> None:
    mild = SCHILDA.reading("lesart", "milde")
    staff = item("personal", CASE, mild, year=2022)
    assert staff.granted == Decimal("901.50")  # half a year at 201, half at 400 a post
    assert "zeitanteil" in {use.name for use in staff.uses}


def test_a_period_of_the_municipality_makes_part_of_a_year() -> None:
    case = changed(foerderzeitraum={"von": "2021-10", "bis": "2021-12"}, ausgaben="99999")
    assert item("kosten", case).granted == Decimal("2250.00")  # 3/12 of 9000
    assert item("personal", case).granted == Decimal("150.75")


def test_an_item_can_use_the_funded_posts_of_another_one() -> None:
    assert item("praemie").granted == Decimal("603.00")
    assert item("praemie", changed(narren="1")).granted == Decimal("0.00")
    assert item("praemie", changed(narren="1")).maximum == Decimal("603.00")


def test_an_item_that_ended_is_claimed_as_asked_and_grants_nothing() -> None:
    ended = item("praemie", CASE, year=2022)
    assert (ended.reason, ended.granted) == ("not_in_force", Decimal("0.00"))
    assert str(ended.in_force[0].until) == "2021-12-31"


def test_a_paused_programme_grants_nothing_in_its_pause() -> None:
    paused = item("kosten", CASE, year=2025)
    assert (paused.reason, paused.claimed) == ("not_in_force", Decimal("4000.00"))
    assert paused.own_share == Decimal("5000.00")
    assert len(paused.in_force) == 2


def test_who_is_not_eligible_gets_nothing_and_is_told_why() -> None:
    case = {**CASE, "kommune": "03"}
    refused = item("kosten", case)
    assert (refused.reason, refused.maximum) == ("not_eligible", Decimal("0.00"))


def test_a_figure_that_the_register_does_not_have_is_open_and_not_zero() -> None:
    empty = item("kosten", {**CASE, "kommune": "04"})
    assert (empty.maximum, empty.status) == (None, "open")


def test_the_population_of_a_contained_municipality_is_not_counted() -> None:
    facts = [use for use in item("kosten", {**CASE, "kommune": "01"}).uses if use.kind == "fact"]
    assert [use.value for use in facts] == ["60000"]
    assert facts[0].status == "inferred"


def test_an_input_without_a_limit_is_listed_at_full_use() -> None:
    full = SCHILDA.calculate(CASE, full_use=True).calculation
    assert "narrenhilfe.helfer" in full.unbounded


def test_the_kind_of_a_programme_can_change_by_date() -> None:
    assert SCHILDA.calculate(CASE).totals.basic == 0
    assert SCHILDA.calculate(CASE, year=2023).totals.optional == 0


def test_all_defects_of_a_file_are_reported_at_once(tmp_path: Path) -> None:
    for path in INVENTED.glob("*.*"):
        text = path.read_text("utf-8").replace("cap: grenze", "cap: grenz")
        text = text.replace("limit: hoechstzahl", "limit: budget")
        (tmp_path / path.name).write_text(text, "utf-8")
    with pytest.raises(ki_funding.InvalidInput) as caught:
        ki_funding.load_rules(tmp_path).calculate(CASE)
    assert [d.code for d in caught.value.diagnostics] == ["unit-field", "name-unknown"]


def test_what_something_counts_as_can_be_a_reading(schilda: Path) -> None:
    path = schilda / "schilda" / "narrenhilfe.yaml"
    row = "{from: 2023-01-01, value: basic"
    text = path.read_text("utf-8").replace(row, row + ", readings: {lesart: milde}")
    path.write_text(text, "utf-8")
    rules = ki_funding.load_rules(schilda / "schilda")
    assert item("kosten", CASE, rules, year=2023).counts_as == "optional"
    assert item("kosten", CASE, rules.reading("lesart", "milde"), year=2023).counts_as == "basic"
    path.write_text(text.replace("lesart: milde}}", "lesart: sanfte}}"), "utf-8")
    with pytest.raises(ki_funding.InvalidInput) as caught:
        item("kosten", CASE, ki_funding.load_rules(schilda / "schilda"))
    assert [d.code for d in caught.value.diagnostics] == ["word-unknown"]


def test_a_column_in_percent_counts_hundredths(schilda: Path) -> None:
    folder = schilda / "schilda"
    fact = """\
  los:
    title: Anteil
    unit: percent
    column: los
    as_of: 2020-12-31
    given_as: los
    source: amtsblatt
    status: official
readings:
"""
    for name, old, new in (
        ("register.csv", "einwohner_2019\n", "einwohner_2019,los\n"),
        ("register.csv", "250000\n", "250000,12.5\n"),
        ("register.csv", ",100000\n", ",100000,\n"),
        ("register.csv", ",40000\n", ",40000,\n"),
        ("register.csv", "Narrenland,,\n", "Narrenland,,,\n"),
        ("common.yaml", "readings:\n", fact),
        ("narrenhilfe.yaml", "cap: ", "cap: los * "),
    ):
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    kosten = item("kosten", CASE, ki_funding.load_rules(folder))
    assert kosten.maximum == Decimal("1125.00")  # an eighth of 9000


def test_a_programme_whose_head_cannot_be_read_is_never_left_out(tmp_path: Path) -> None:
    shutil.copytree(INVENTED, tmp_path / "regeln")
    file = tmp_path / "regeln" / "schellengeld.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("in_force:\n  - {from: ", "in_force:\n  - {ab: "), "utf-8")
    (tmp_path / "fall.yaml").write_text("kommune: Seldwyla\njahr: 2022\n", "utf-8")
    line = ("calc", "fall.yaml", "--rules", "regeln")
    assert "Narrenhilfe, schellengeld." in run(*line, cwd=tmp_path).out
    assert "schellengeld.yaml:7:" in run(*line, "--full-use", cwd=tmp_path).err
