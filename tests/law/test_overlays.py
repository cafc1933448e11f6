"""Overlays: other values from a day on, from a file or the command line, and what results say."""

import json
import shutil
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from conftest import FROZEN, ROOT, Run, run
from hypothesis import given, settings
from hypothesis import strategies as st

import ki_funding
from ki_funding.law.programme.tables import leaves
from ki_funding.upkeep.check.check import check

UNNA = "examples/kreis-unna.yaml"
REFORM = "examples/overlays/reform-2026.yaml"
RATE = "ki_grundfoerderung.fachkraft_hoechstbetrag"
POSTS = "ki_grundfoerderung.fachkraft_hoechstzahl"
INVENTED = ROOT / "tests" / "invented"
RULES = ki_funding.load_rules()


def overlay(**paths: Any) -> dict[str, Any]:
    return {"overlay": "versuch", "title": "Versuch", "set": paths}


def granted(done: Run, item: str = "fachkraft") -> str:
    (case,) = json.loads(done.out)["cases"]
    items = {i["id"]: i for p in case["programmes"] for i in p["items"]}
    return str(items[item]["granted"])


@pytest.mark.parametrize(
    ("value", "year", "amount"),
    [("65000", "2023", "390000.00"), ("65000.01", "2023", "390000.06"), ("0", "2023", "0.00")],
)
def test_a_value_from_the_command_line_holds_in_every_year(
    value: str, year: str, amount: str
) -> None:
    done = run("calc", UNNA, "--year", year, "--set", f"{RATE}={value}", "-f", "json")
    assert granted(done) == amount


def test_a_value_can_hold_from_a_day_on() -> None:
    for year, amount in (("2023", "342000.00"), ("2024", "390000.00")):
        done = run("calc", UNNA, "--year", year, "--set", f"{RATE}@2024-01-01=65000", "-f", "json")
        assert granted(done) == amount


def test_a_row_before_all_others_holds_where_the_rules_say_nothing() -> None:
    path = "ki_grundfoerderung.laiensprachmittler_hoechstbetrag"  # from 2017 on
    early = {"from": "2016-07-01", "until": "2016-12-31", "value": 7}
    for rules in (
        RULES.with_overlay(overlay(**{path: [early]})),
        RULES.with_option(f"{path}@2016-07-01=7"),
    ):
        parameter = rules.book.law("ki_grundfoerderung").parameters[path.split(".")[1]]
        assert [str(row.first) for row in parameter.rows][:2] == ["2016-07-01", "2017-01-01"]
    only_later = RULES.with_option(f"{path}=7").book.law("ki_grundfoerderung")
    assert str(only_later.parameters[path.split(".")[1]].rows[0].first) == "2017-01-01"


def test_a_branch_alone_can_be_set_and_the_other_stays() -> None:
    kreis = run("calc", UNNA, "--full-use", "--set", f"{POSTS}.kreis=7", "-f", "json")
    assert granted(kreis) == "399000.00"
    city = {"kommune": "Köln", "jahr": 2023}
    rules = ki_funding.load_rules().with_value(f"{POSTS}.kreis", 7)
    assert rules.calculate(city, full_use=True).programmes[0].items[0].granted == 285000


def test_a_file_changes_what_it_names_on_its_days_and_nothing_else() -> None:
    rules = ki_funding.load_rules()
    reform = rules.with_overlay(REFORM)
    for name, year, old, new in (
        ("05978", 2025, 342000, 342000), ("05978", 2026, 342000, 455000),
        ("05978", 2027, 342000, 390000), ("05315", 2026, 285000, 325000),
    ):  # fmt: skip
        case = {"kommune": name, "jahr": year}
        found = [r.calculate(case, full_use=True).programmes[0].items[0] for r in (rules, reform)]
        assert [item.granted for item in found] == [old, new]
        assert [i.granted for i in rules.calculate(case, full_use=True).programmes[1].items] == [
            i.granted for i in reform.calculate(case, full_use=True).programmes[1].items
        ]


def test_a_result_shows_the_old_and_the_new_value_and_the_receipt_lists_the_overlay() -> None:
    shown = run("calc", UNNA, "--year", "2026", "--with", REFORM, "--format", "plain").out
    shown = shown.replace("\u00a0", " ")
    assert f"{RATE} 57.000,00 € je Stelle → 65.000,00 € je Stelle" in shown
    assert f"{POSTS}.kreis 6 Stellen → 7 Stellen" in shown
    assert "--with reform-2026" in shown.splitlines()[-1]
    assert "Erfundene Reform 2026" in shown
    (case,) = (envelope := json.loads(run(
        "calc", UNNA, "--year", "2026", "--with", REFORM, "-f", "json").out))["cases"]  # fmt: skip
    (receipt,) = envelope["receipt"]["overlays"]
    assert (receipt["id"], receipt["paths"]) == ("reform-2026", [RATE, POSTS])
    assert [(c["path"], c["branch"], c["old"]["value"], c["new"]["value"], c["new"]["place"])
            for c in case["changes"]] == [
        (POSTS, ["kreis"], "6", "7", f"{REFORM}:10"), (RATE, [], "57000", "65000", f"{REFORM}:8"),
    ]  # fmt: skip


def test_a_value_of_the_user_is_given_and_one_of_a_reform_assumed() -> None:
    case = {"kommune": "05978", "jahr": 2018}
    rules = ki_funding.load_rules()
    for put_on, status in (
        (rules.with_value(RATE, 1), "given"),
        (rules.with_overlay(overlay(**{RATE: [{"from": "2012-01-01", "value": 1}]})), "assumed"),
        (rules.with_overlay(overlay(**{RATE: [
            {"from": "2012-01-01", "value": 1, "status": "official", "source": "ki-rl-2017"}]})),
         "official"),
    ):  # fmt: skip
        assert put_on.calculate(case, full_use=True).programmes[0].items[0].status == status


def test_the_last_of_several_wins_where_they_meet() -> None:
    done = run("calc", UNNA, "--year", "2026", "--with", REFORM, "--set", f"{RATE}@2026-01-01=1",
               "--set", f"{RATE}@2027-01-01=2", "-f", "json")  # fmt: skip
    assert granted(done) == "6.00"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"from": "2022-01-01"}, "ab 01.01.2022"),
        ({"from": "2022-01-01", "until": "2025-06-30"}, "vom 01.01.2022 bis 30.06.2025"),
        ({"from": "2024-03-01"}, "ab 01.03.2024"),
    ],
    ids=str,
)
def test_a_change_holds_as_long_as_its_row_says_whatever_the_rules_have_below(
    row: dict[str, str], told: str, tmp_path: Path
) -> None:
    path = tmp_path / "reform.yaml"
    path.write_text(json.dumps(overlay(**{RATE: [{**row, "value": 1}]})), "utf-8")
    for year in ("2024", "2025"):
        said = run("calc", UNNA, "--year", year, "--with", str(path), COLUMNS="200").out
        (line,) = [line for line in said.splitlines() if "geändert: " in line]
        assert line.endswith(f"{told}.")


def test_the_statewide_sum_is_that_of_the_overlay_and_says_so() -> None:
    done = run("state", "--year", "2026", "--with", REFORM, "-f", "json")
    (year,) = (state := json.loads(done.out))["years"]
    sums = {(p["id"], i["id"]): i["maximum"] for p in year["programmes"] for i in p["items"]}
    exact = (31 * 7 + 23 * 5) * 65000
    assert sums["ki_grundfoerderung", "fachkraft"] == f"{exact}.00"
    assert [change["path"] for change in state["changes"]] == [POSTS, RATE]
    assert "geändert" in run("state", "--year", "2026", "--with", REFORM).out


@pytest.mark.parametrize("command", [
    ["explain", UNNA, "ki_grundfoerderung.fachkraft"], ["calc", UNNA, "--year", "2025..2026"],
    ["calc", UNNA, "-f", "plain"], ["init", "Unna", "--year", "2026"],
    ["rules", "ki_grundfoerderung"],
])  # fmt: skip
def test_every_command_that_computes_takes_it(command: list[str]) -> None:
    done = run(*command, "--set", f"{RATE}=12345.67")
    assert done.code == 0, done.err
    if command[0] != "init":
        assert "12.345,67" in done.out


def test_figures_of_a_series_can_be_filled_in() -> None:
    rules = ki_funding.load_rules()
    case = {"kommune": "Land NRW", "jahr": 2027, "tintg_mindestbetrag": {}}
    assert rules.calculate(case).programmes[0].items[0].granted is None
    filled = rules.with_value("tintg_mindestbetrag.vpi04.2026", "119.1")
    item = filled.calculate(case).programmes[0].items[0]
    assert item.granted is not None
    assert item.status == "given"


def test_a_programme_can_run_longer_with_its_period_set() -> None:
    rules = ki_funding.load_rules(INVENTED)
    case = {"kommune": "Seldwyla", "jahr": 2025, "narrenhilfe": {"narren": 1, "ausgaben": 0}}
    assert rules.calculate(case).programmes[0].items[0].reason == "not_in_force"
    longer = rules.with_overlay(overlay(**{"narrenhilfe.in_force": [{"from": "2020-01-01"}]}))
    assert longer.calculate(case).programmes[0].items[0].granted == Decimal("201.00")


@pytest.mark.parametrize(
    ("option", "code", "said"),
    [
        ("ki_grundfoerderung.fachkraft_hoechstbetra=1", "overlay-path", RATE),
        ("ki.fachkraft_hoechstbetrag=1", "overlay-path", RATE),
        ("grundlage.gewicht_tarif=1", "overlay-path", "tintg_mindestbetrag.gewicht_tarif"),
        ("fachkraft_hoechstbetrag=1", "set-form", "--set ki_"),
        (f"{RATE}=", "set-form", "--set ki_"),
        (f"{RATE}=58k", "number-unit-unknown", "58k"),
        (f"{RATE}=58.123,45", "number-thousands", "58123.45"),
        (f"{RATE}=-1", "number-negative", ""),
        (f"{RATE}@2026-02-30=1", "date-day", "2026-02-28"),
        (f"{POSTS}.kries=1", "branch-unknown", "kreis"),
        ("ki_grundfoerderung.laiensprachmittler_hoechstbetrag@2026-07-01=1", "changes-within-year",
         ""),
        (f"{RATE}={{kreis: 1", "yaml", ""),
    ],
)  # fmt: skip
def test_a_wrong_value_is_an_error_with_the_remedy(option: str, code: str, said: str) -> None:
    done = run("calc", UNNA, "--set", option)
    assert done.code == 2
    assert done.out == ""
    assert f"error[{code}" in done.err
    assert said in done.err


def test_all_errors_of_an_overlay_come_at_once_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "reform.yaml"
    path.write_text(
        "overlay: Reform 2026\ntitle: x\nset:\n"
        "  kim.grundstelle:\n    - {from: 2026-01-01, value: 1}\n"
        f"  {RATE}:\n    - {{from: 2026-13-01, value: 1}}\n    - {{form: 2026-01-01, value: 58k}}\n"
    )
    done = run("calc", UNNA, "--with", str(path))
    assert done.code == 1
    for place, code in (("1:10", "key-text"), ("7:14", "date-month"), ("8:8", "key-unknown")):
        assert f"reform.yaml:{place}: error[{code}]" in done.located
    checked = run("check", str(path))
    assert checked.code == 1
    for place, code in (("1:10", "key-text"), ("7:14", "date-month"), ("4:3", "overlay-path")):
        assert f"reform.yaml:{place}: error[{code}]" in checked.located
    assert "kim.grundstellen" in checked.out


GOOD_ROW = "[{from: 2026-01-01, value: 58000}]"


@pytest.mark.parametrize(
    ("head", "rows", "codes"),
    [
        ("foo: 1", {RATE: "[{from: 2026-13-01, value: 1}]", "kim.x": GOOD_ROW},
         {"key-unknown", "date-month", "overlay-path"}),
        ("status: offical",
         {RATE: "[{from: 1990-01-01, until: 1991-01-01, value: 1}]", "kim.x": "5"},
         {"word-unknown", "overlay-outside", "overlay-path", "overlay-rows"}),
        ("source: nix", {RATE: "[{from: 2026-01-01, vlaue: 1}]", "nix.x": "[{form: 2026-01-01}]"},
         {"source-unknown", "key-unknown", "overlay-path", "key-missing"}),
        ("note: {de: x}", {RATE: "[{from: 2026-01-01, value: 58k}]", "kim": GOOD_ROW},
         {"words-languages", "number-unit-unknown", "overlay-path"}),
    ],
)  # fmt: skip
def test_a_wrong_form_hides_no_path_and_no_figure_of_an_overlay(
    head: str, rows: dict[str, str], codes: set[str], tmp_path: Path
) -> None:
    path = tmp_path / "reform.yaml"
    listed = "".join(f"  {name}: {row}\n" for name, row in rows.items())
    path.write_text(f"overlay: r\ntitle: x\n{head}\nset:\n{listed}")
    assert {finding.code for finding in check([path], RULES).findings} == codes


def test_a_missing_overlay_is_a_matter_of_usage() -> None:
    assert run("calc", UNNA, "--with", "nix.yaml").code == 2


@settings(deadline=None)
@given(st.data())
def test_an_overlay_that_says_what_the_rules_say_changes_no_amount(data: st.DataObject) -> None:
    rules = RULES
    law = rules.book.law("ki_grundfoerderung")
    name = data.draw(st.sampled_from(sorted(law.spec.parameters)))
    row = data.draw(st.sampled_from(law.parameters[name].rows))
    figures = leaves(row.table)
    if len(figures) > 1:
        return
    rows = [{"from": row.first.isoformat(), "until": row.until.isoformat(),
             "value": figures[0].use.value}]  # fmt: skip
    same = rules.with_overlay(overlay(**{f"{law.id}.{name}": rows}))
    for year in (row.first.year, row.until.year, 2024):
        case = {"kommune": "05978", "jahr": year}
        amounts = [
            r.calculate(case, full_use=True, only={law.id}).totals._replace(by_status={})
            for r in (rules, same)
        ]
        assert amounts[0] == amounts[1]


def test_overlays_of_several_programmes_stack_in_any_order() -> None:
    kim = ("kim.koordination_hoechstbetrag", "61000", "kim.grundstellen.kreis", "4")
    case = {"kommune": "05978", "jahr": 2023}
    amounts = set()
    for order in permutations([(kim[0], kim[1]), (RATE, "60000"), (kim[2], kim[3])]):
        rules = RULES
        for path, value in order:
            rules = rules.with_value(path, value)
        result = rules.calculate(case, full_use=True)
        assert len(result.receipt.overlays) == 3
        amounts.add(tuple(item.granted for _, item in result.calculation.lines()))
    assert len(amounts) == 1
    assert Decimal("360000.00") in next(iter(amounts))
    assert Decimal("244000.00") in next(iter(amounts))  # 4 posts at 61,000


def test_an_overlay_says_what_the_same_change_of_the_file_says(tmp_path: Path) -> None:
    shutil.copytree(FROZEN / "rules", tmp_path / "rules")
    file = tmp_path / "rules" / "ki_grundfoerderung.yaml"
    text = file.read_text("utf-8")
    row = "      - from: 2023-01-01\n        value: 57000\n"
    assert row in text
    cut = "      - {from: 2022-07-01, value: 1234.56, source: kfi-2022, status: assumed}\n"
    file.write_text(text.replace(row, cut + row), "utf-8")
    edited = ki_funding.load_rules(tmp_path / "rules")
    rows = [{"from": "2022-07-01", "until": "2022-12-31", "value": "1234.56"}]
    overlaid = RULES.with_overlay(overlay(**{RATE: rows}))
    for name in ("05978", "05315"):
        for year in (2021, 2022, 2023):
            case = {"kommune": name, "jahr": year}
            one, other = (r.calculate(case, full_use=True).totals for r in (edited, overlaid))
            assert one == other


def test_when_a_programme_runs_is_shown_as_changed() -> None:
    longer = RULES.with_overlay(overlay(**{"komm_an_ii.in_force": [
        {"from": "2016-01-01", "until": "2026-12-31"}]}))  # fmt: skip
    result = longer.calculate({"kommune": "05978", "jahr": 2025}, full_use=True)
    (change,) = result.calculation.changes
    assert change.path == "komm_an_ii.in_force"
    assert change.new is not None
    assert change.new.value == "2016-01-01..2026-12-31"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({RATE: {"2023": "60000"}}, "overlay-rows"),
        ({"komm_an_ii.in_force": {"from": "2016-01-01"}}, "overlay-rows"),
        ({"tintg_mindestbetrag.vpi04": [{"from": "2022-01-01", "value": "1"}]}, "overlay-series"),
        ({"tintg_mindestbetrag.vpi04": {}}, "overlay-series"),
        ({RATE: [{"from": "2030-01-01", "value": "1"}]}, "overlay-outside"),
        ({RATE: [{"from": "2023-01-01", "until": "2022-01-01", "value": "1"}]}, "period-backwards"),
    ],
)  # fmt: skip
def test_an_overlay_of_the_wrong_form_is_refused(content: dict[str, Any], code: str) -> None:
    with pytest.raises(ki_funding.InvalidInput) as error:
        RULES.with_overlay(overlay(**content))
    assert [finding.code for finding in error.value.diagnostics] == [code]


def test_a_wrong_reading_of_an_overlay_is_told_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "reform.yaml"
    text = (FROZEN / REFORM).read_text("utf-8")
    path.write_text(f"{text}readings: {{satz_2022: wie_2024}}\n", "utf-8")
    done = run("check", str(path))
    assert done.code == 1
    assert ":11:23: error[option-unknown]" in done.located


def test_a_source_that_does_not_exist_is_told_where_the_overlay_names_it(tmp_path: Path) -> None:
    file = tmp_path / "reform.yaml"
    rows = f"set:\n  {RATE}: [{{from: 2024-01-01, value: 65000}}]\n"
    file.write_text(f"overlay: reform\ntitle: Reform\nsource: erlass-2099\n{rows}", "utf-8")
    done = run("calc", UNNA, "--with", str(file))
    assert done.code == 1
    assert f"{file}:3:9: error[source-unknown]" in done.located


def test_a_period_that_is_set_stands_in_the_overlay() -> None:
    days = {"from": "2018-01-01", "until": "2029-12-31"}
    rules = ki_funding.load_rules().with_overlay(overlay(**{"ki_grundfoerderung.in_force": [days]}))
    (change,) = rules.calculate(UNNA, year=2026).calculation.changes
    assert change.old is not None
    assert change.new is not None
    assert change.old.place.startswith("rules/ki_grundfoerderung.yaml:")
    assert change.new.place == "overlay"
