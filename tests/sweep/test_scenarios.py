"""Scenario files and the command `sweep`: what they may say, what comes out, what is refused."""

import csv
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import EXAMPLES, FROZEN, ROOT, RULES, SCENARIOS, Run, run

import ki_funding
from ki_funding.cli import console
from ki_funding.files.findings import InvalidInput
from ki_funding.files.yaml import parse_file, read_text
from ki_funding.sweep.question import Distribution, Values
from ki_funding.sweep.scenario.reader import Asked, Override, asked
from ki_funding.upkeep.check.check import check

HEAD = "scenario: probe\ntitle: Probe\n"
RATE = "ki_grundfoerderung.fachkraft_hoechstbetrag"
POSTS = "ki_grundfoerderung.fachkraft_stellen"
MONEY = "ki_grundfoerderung.laiensprachmittler_ausgaben"
UNNA = (
    "cases:\n  - kommune: Unna\n    jahr: 2023\n"
    "    ki_grundfoerderung:\n      fachkraft_stellen: 5\n"
    "      verwaltungsassistenz_stellen: 0.5\n      laiensprachmittler_ausgaben: 0\n"
)


def read(rules: ki_funding.Rules, text: str, folder: Path = ROOT, **override: Any) -> Asked:
    return asked(read_text(HEAD + text, "probe.yaml"), folder, rules, override=Override(**override))


def codes(rules: ki_funding.Rules, text: str, folder: Path = ROOT) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        read(rules, text, folder)
    return [finding.code for finding in refused.value.diagnostics]


def swept(tmp_path: Path, text: str, *options: str) -> Run:
    (tmp_path / "probe.yaml").write_text(HEAD + text, "utf-8")
    return run("sweep", str(tmp_path / "probe.yaml"), *options)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_the_examples_have_no_findings(scenario: Path, rules: ki_funding.Rules) -> None:
    audit = check([scenario], rules)
    assert (audit.findings, audit.cases) == ((), 1)


def test_all_ki_are_asked_in_every_year(rules: ki_funding.Rules) -> None:
    question = read(rules, "cases: all\nyears: 2023..2025\n").question
    assert len(question.cases) == 3 * 54
    assert question.full_use


def test_a_sweep_over_one_case_gives_what_calc_gives(
    rules: ki_funding.Rules, tmp_path: Path
) -> None:
    text = f"{UNNA}vary:\n  {POSTS}: {{values: [4.5, 6, 7]}}\n"
    text += f"report:\n  - {{amount: granted, by: [{POSTS}], show: [sum]}}\n"
    done = swept(tmp_path, text, "--format", "json")
    rows = json.loads(done.out)["tables"][0]["rows"]
    for row in rows:
        case = {"kommune": "Unna", "jahr": 2023, "ki_grundfoerderung": {
            "fachkraft_stellen": row["by"][POSTS], "verwaltungsassistenz_stellen": "0.5",
            "laiensprachmittler_ausgaben": 0}}  # fmt: skip
        assert row["values"]["sum"] == str(rules.calculate(case).granted)


def test_an_overlay_holds_beside_the_scenario_and_the_command_line_wins(
    rules: ki_funding.Rules, tmp_path: Path
) -> None:
    shutil.copy(EXAMPLES / "overlays" / "reform-2026.yaml", tmp_path)
    text = "overlays: [reform-2026.yaml]\ncases: all\nyears: 2026\n"
    text += "report:\n  - {amount: ki_grundfoerderung.fachkraft.granted, of: land, show: [sum]}\n"

    def total(*options: str) -> str:
        done = swept(tmp_path, text, "--format", "json", *options)
        assert done.code == 0, done.err
        return str(json.loads(done.out)["tables"][0]["rows"][0]["values"]["sum"])

    posts = 5 * 23 + 7 * 31
    assert total() == f"{posts * 65000}.00"
    assert total("--set", f"{RATE}=60000") == f"{posts * 60000}.00"


def test_a_reading_with_one_option_is_chosen_and_with_several_an_axis(
    rules: ki_funding.Rules,
) -> None:
    text = "cases: all\nyears: 2022\nreadings: {satz_2022: all, zeitanteil: tage}\n"
    found = read(rules, text)
    several, one = ("satz_2022", ("wie_2021", "wie_2023")), ("zeitanteil", ("tage",))
    assert found.question.readings == (several, one)
    assert found.rules.chosen == {"zeitanteil": "tage"}
    assert found.question.tables[0].by == ("satz_2022",)


def test_a_reading_of_the_command_line_wins_and_may_still_head_a_column(
    tmp_path: Path, rules: ki_funding.Rules
) -> None:
    text = "cases: all\nyears: 2022\nreadings: {satz_2022: all}\n"
    text += "report:\n  - {amount: granted, of: land, by: [satz_2022], show: [sum]}\n"
    chosen = read(rules, text, readings={"satz_2022": "wie_2023"})
    assert chosen.question.readings == (("satz_2022", ("wie_2023",)),)
    assert chosen.rules.chosen["satz_2022"] == "wie_2023"
    done = swept(tmp_path, text, "--reading", "satz_2022=wie_2023", "--format", "json")
    (row,) = json.loads(done.out)["tables"][0]["rows"]
    assert row["by"] == {"satz_2022": "wie_2023"}


def test_a_reading_that_the_scenario_does_not_name_can_be_chosen_too(tmp_path: Path) -> None:
    text = "cases: all\nyears: 2022\n"
    sums = {
        option: swept(tmp_path, text, "--reading", f"satz_2022={option}", "--format", "csv").out
        for option in ("wie_2021", "wie_2023")
    }
    assert sums["wie_2021"] != sums["wie_2023"]


def granted(tmp_path: Path, text: str, by: str, *options: str) -> dict[str, str]:
    """The funding of all cases together for each value of what varies."""
    text += f"report:\n  - {{amount: granted, of: land, by: ['{by}'], show: [sum]}}\n"
    done = swept(tmp_path, text, "--format", "json", *options)
    assert done.code == 0, done.err
    rows = json.loads(done.out)["tables"][0]["rows"]
    return {row["by"][by]: row["values"]["sum"] for row in rows}


def test_a_figure_varies_from_a_day_on_as_set_does(tmp_path: Path, rules: ki_funding.Rules) -> None:
    path = f"{RATE}@2023-07-01"
    found = granted(tmp_path, f"{UNNA}vary:\n  {path}: {{values: [57000, 65000]}}\n", path)
    case = parse_file(tmp_path / "probe.yaml").part(("cases", 0))
    for value, amount in found.items():
        alone = rules.with_option(f"{path}={value}").calculate(case)
        assert f"{alone.granted:.2f}" == amount
    assert found["57000"] != found["65000"]


def test_a_figure_for_all_and_another_from_a_day_on_vary_together(
    tmp_path: Path, rules: ki_funding.Rules
) -> None:
    path = f"{RATE}@2023-07-01"
    text = (
        f"{UNNA}vary:\n  {RATE}: {{values: [57000, 60000]}}\n  {path}: {{values: [65000, 70000]}}\n"
    )
    text += f"report:\n  - {{amount: granted, by: [{RATE}, '{path}'], show: [least]}}\n"
    done = swept(tmp_path, text, "--format", "json")
    case = parse_file(tmp_path / "probe.yaml").part(("cases", 0))
    for row in json.loads(done.out)["tables"][0]["rows"]:
        other = rules
        for name, value in row["by"].items():
            other = other.with_option(f"{name}={value}")
        assert row["values"]["least"] == f"{other.calculate(case).granted:.2f}"


@pytest.mark.parametrize("path", ["vpi04.2025", "vpi04.2026", "tvl.2026-04-01"])
def test_a_figure_of_a_series_varies_as_set_does(path: str, rules: ki_funding.Rules) -> None:
    land = {"kommune": "Land NRW", "jahr": 2027, "tintg_mindestbetrag": {}}
    path, chosen = f"tintg_mindestbetrag.{path}", {"fehlende_preise": "angenommen"}
    found = rules.sweep({
        "scenario": "probe", "title": "Probe", "cases": [land], "readings": chosen,
        "vary": {path: {"values": [3, 3.5] if "tvl" in path else [125, 130.5]}},
        "report": [{"amount": "tintg_mindestbetrag.granted", "by": [path], "show": ["least"]}],
    })  # fmt: skip
    for row in found.tables[0].rows:
        other = rules.with_readings(chosen).with_option(f"{path}={row.key[0]}")
        (programme,) = other.calculate(land).programmes
        assert row.values == (programme.items[0].granted,)


@pytest.mark.parametrize("share", ["0.333", "0.5", "0.123456"])
def test_a_share_of_an_input_is_what_a_case_could_state(
    share: str, tmp_path: Path, rules: ki_funding.Rules
) -> None:
    cases = UNNA.replace(": 5\n", ": 5.25\n").replace(": 0\n", ": 100.01\n")
    for name, claimed, decimals in ((POSTS, "5.25", 3), (MONEY, "100.01", 2)):
        text = f"{cases}vary:\n  {name}: {{values: [{share}], share: true}}\n"
        ((_, amount),) = granted(tmp_path, text, name).items()
        stated = round(Decimal(share) * Decimal(claimed) + Decimal("1e-9"), decimals)
        case = parse_file(tmp_path / "probe.yaml").part(("cases", 0))
        case.data["ki_grundfoerderung"][name.partition(".")[2]] = str(stated)
        assert amount == f"{rules.calculate(case).granted:.2f}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("vary:\n  P.kreis: {values: [5]}\n  P: {values: [4]}\n", "vary-covered"),
        ("vary:\n  P: {values: [5]}\n  P.kreis: {values: [4]}\n", ""),
        ("vary:\n  P.kreis: {values: [5]}\n  P.kreisfreie_stadt: {values: [4]}\n", ""),
        ("vary:\n  P@2023-01-01: {values: [5]}\n  P.kreis: {values: [4]}\n", ""),
        ("vary:\n  P.kreis@2023-07-01: {values: [5]}\n  P@2023-07-01: {values: [4]}\n",
         "vary-covered"),
        ("vary:\n  P@2023-31-01: {values: [5]}\n", "date-month"),
        ("vary:\n  P@2199-01-01: {values: [5]}\n", "overlay-outside"),
        ("readings: {zeitanteil: []}\n", "list-empty"),
        ("report: [{amount: .granted}]\n", "report-amount"),
        ("report: [{amount: granted, show: [least, least]}]\n", "name-twice"),
        ("draws: {number: 5}\n", "draws-nothing"),
    ],
)  # fmt: skip
def test_a_slip_that_would_change_nothing_is_told(
    text: str, code: str, rules: ki_funding.Rules
) -> None:
    text = UNNA + text.replace("P", "ki_grundfoerderung.fachkraft_hoechstzahl")
    if code:
        assert codes(rules, text) == [code]
    else:
        assert read(rules, text)


@pytest.mark.parametrize("option", [["--draws", "5"], ["--seed", "5"]])
def test_draws_of_a_scenario_that_draws_nothing_are_told_to_be_in_vain(
    option: list[str], tmp_path: Path
) -> None:
    done = swept(tmp_path, UNNA, *option)
    assert done.code == 0
    assert "wird nichts gezogen" in done.err
    assert done.out == swept(tmp_path, UNNA).out


def test_what_varies_may_stand_on_the_command_line_alone(tmp_path: Path) -> None:
    found = run("sweep", "--vary", f"{RATE}=57000,65000", "--year", "2023", "--format", "json")
    text = f"cases: all\nyears: 2023\nvary:\n  {RATE}: {{values: [57000, 65000]}}\n"
    told = swept(tmp_path, text, "--format", "json")
    assert json.loads(found.out)["tables"] == json.loads(told.out)["tables"]
    current = run("sweep", "--vary", f"{RATE}=57000")
    assert current.out.startswith("alle KI, 2026\n")


def test_a_case_is_asked_what_if(rules: ki_funding.Rules) -> None:
    case = str(EXAMPLES / "kreis-unna.yaml")
    done = run("sweep", case, "--vary", f"{POSTS}=4..6/0.5", "--year", "2024", "--format", "json")
    found = json.loads(done.out)["tables"][0]["rows"]
    assert [row["by"][POSTS] for row in found] == ["4", "4.5", "5", "5.5", "6"]
    assert found[-1]["values"]["sum"] == f"{rules.calculate(case, year=2024).granted:.2f}"


def test_a_ki_by_its_name_is_asked_what_if_at_full_use(rules: ki_funding.Rules) -> None:
    done = run("sweep", "Lippe", "--vary", f"{RATE}=57000", "--year", "2023", "--format", "json")
    basic, whole = (table["rows"][0]["values"]["sum"] for table in json.loads(done.out)["tables"])
    lippe = {"kommune": "Lippe", "jahr": 2023}
    assert whole == f"{rules.calculate(lippe, full_use=True).granted:.2f}"
    alone = rules.calculate(lippe, full_use=True, only={"ki_grundfoerderung"})
    assert basic == f"{alone.granted:.2f}"
    missed = run("sweep", "Lipe", "--vary", f"{RATE}=57000")
    assert missed.code == 2
    assert "Kreis Lippe" in missed.err


def test_a_table_of_cases_is_a_question_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "faelle.csv"
    header = [f"ki_grundfoerderung.{name}" for name in (
        "fachkraft_stellen", "verwaltungsassistenz_stellen", "laiensprachmittler_ausgaben"
    )]  # fmt: skip
    path.write_text(f"kommune,jahr,{','.join(header)}\nUnna,2023,5,0.5,0\nSoest,2023,6,0,0\n")
    done = run("sweep", str(path), "--format", "json")
    assert json.loads(done.out)["tables"][0]["rows"][0]["values"]["sum"] == "649500.00"


def test_some_ki_are_named_or_all_of_a_type(rules: ki_funding.Rules) -> None:
    named = read(rules, "cases: {kommunen: [Lippe, '05978', Soest]}\nyears: 2023..2024\n").question
    assert [(c.municipality.name, c.year) for c in named.cases[:3]] == [
        ("Kreis Lippe", 2023), ("Kreis Unna", 2023), ("Kreis Soest", 2023)
    ]  # fmt: skip
    assert (len(named.cases), named.full_use) == (6, True)
    kreise = read(rules, "cases: {art: kreis}\nyears: 2023\n").question
    assert len(kreise.cases) == 31
    assert codes(rules, "cases: {kommunen: [Lipe]}\nyears: 2023\n") == ["kommune-unknown"]
    assert codes(rules, "cases: {kommunen: [Unna]}\n") == ["years-missing"]
    assert codes(rules, "cases: {art: dorf}\nyears: 2023\n") == ["scenario-cases"]


def test_sums_by_type_and_bezirk_are_the_whole(rules: ki_funding.Rules, tmp_path: Path) -> None:
    text = "cases: all\nyears: 2023\n"
    whole = granted(tmp_path, text, "year")["2023"]
    for by in ("art", "regierungsbezirk"):
        parts = granted(tmp_path, text, by)
        assert len(parts) == {"art": 2, "regierungsbezirk": 5}[by]
        assert sum(map(Decimal, parts.values())) == Decimal(whole)


def test_the_land_is_told_its_minimum(tmp_path: Path) -> None:
    path = "tintg_mindestbetrag.vpi04.2026"
    land = str(EXAMPLES / "land-nrw-mindestbetrag.yaml")
    done = run("sweep", land, "--vary", f"{path}=120,125", "--year", "2027", "--format", "json")
    (table,) = json.loads(done.out)["tables"]
    assert [row["values"]["sum"] for row in table["rows"]] == ["152255448.00", "153517400.00"]


def test_what_is_open_and_what_changes_nothing_is_named() -> None:
    done = run("sweep", "--vary", "tintg_mindestbetrag.gewicht_preise=20,30", "--format", "json")
    found = json.loads(done.out)
    assert found["without_effect"] == ["tintg_mindestbetrag.gewicht_preise"]
    assert "komm_an_i.personal" in found["open_items"]
    shown = run("sweep", "--vary", "tintg_mindestbetrag.gewicht_preise=20,30").out
    assert "Ändert nichts an diesen Zahlen: Gewicht der Preisentwicklung." in shown


def test_figures_that_vary_are_shown_as_people_write_them() -> None:
    done = run("sweep", "Unna", "--vary", f"{RATE}@2026-07-01=57000", "--vary", f"{POSTS}=0.5,1")
    assert "Höchstbetrag je Fachkraftstelle (ab 01.07.2026)" in done.out
    assert "57.000,00\u00a0€ je Stelle" in done.out
    assert "0,5 Stellen" in done.out


def test_what_the_command_line_adds_widens_the_tables_of_the_file() -> None:
    name = ("sweep", "examples/scenario-satz-65000.yaml", "--year", "2023")
    done = run(*name, "--vary", f"{POSTS}=4,5", "--format", "json")
    keys = [list(table["rows"][0]["by"]) for table in json.loads(done.out)["tables"]]
    assert keys == [["year", RATE, POSTS], [RATE, POSTS]]


def test_a_file_that_is_missing_is_told_where_it_is_named(
    rules: ki_funding.Rules, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(rules, "cases: [fehlt.yaml]\noverlays: [nix.yaml]\n", tmp_path)
    found = [(f.code, f.span.line, f.span.column) for f in refused.value.diagnostics]
    assert sorted(found) == [("file-missing", 3, 9), ("file-missing", 4, 12)]


def test_a_wrong_section_stays_wrong_beside_the_command_line(tmp_path: Path) -> None:
    done = swept(tmp_path, f"{UNNA}vary: [1, 2]\n", "--vary", f"{RATE}=1")
    assert done.code == 1
    assert "error[expected-mapping]" in done.err


def test_a_figure_between_the_bounds_is_checked_as_well(rules: ki_funding.Rules) -> None:
    pool = "ki_grundfoerderung.laiensprachmittler_hoechstbetrag"
    text = f"{UNNA}vary:\n  {pool}: {{values: [1, 2.00001, 60000]}}\n"
    assert codes(rules, text) == ["number-decimals"]


def test_the_command_line_varies_beside_a_scenario_and_instead_of_it(tmp_path: Path) -> None:
    text = f"{UNNA}vary:\n  {RATE}: {{values: [1]}}\n"
    done = swept(tmp_path, text, "--vary", f"{RATE}=2,3", "--vary", f"{POSTS}=5,6", "-f", "json")
    rows = json.loads(done.out)["tables"][0]["rows"]
    assert [tuple(row["by"].values()) for row in rows] == [
        ("2", "5"), ("2", "6"), ("3", "5"), ("3", "6")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([RATE], "vary-option"),
        ([f"{RATE}="], "vary-option"),
        ([f"{RATE}=5", f"{RATE}=6"], "name-twice"),
        ([f"{RATE}=5..9"], "vary-step-missing"),
        ([f"{RATE}=5../1"], "vary-endless"),
        ([f"{RATE}=4,5,5"], "vary-twice"),
        ([f"{RATE}=viel"], "number-text"),
        (["nix.da=5"], "vary-path"),
    ],
)
def test_what_the_command_line_says_wrong_is_told(options: list[str], code: str) -> None:
    done = run("sweep", *(part for option in options for part in ("--vary", option)))
    assert (done.code, done.out) == (2, "")
    assert f"--vary {options[-1]}: error[{code}]" in done.located


def test_numbers_that_vary_are_read_exactly(rules: ki_funding.Rules) -> None:
    text = f"{UNNA}vary:\n  {POSTS}: {{from: 4, to: 5, step: 0.25}}\n"
    text += f"  {RATE}: {{choice: {{57000: 3, 65000: 1}}}}\ndraws: {{number: 5}}\n"
    posts, rate = read(rules, text).question.variations
    assert posts.over == Values(tuple(Fraction(n, 4) for n in (16, 17, 18, 19, 20)))
    assert isinstance(rate.over, Distribution)
    assert (rate.over.numbers, rate.over.cumulative) == ((57000, 65000), (3, 4))


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("{uniform: [1, 0], step: 1}", "vary-backwards"),
        ("{from: 4, step: 1}", "vary-endless"),
        ("{to: 4, step: 1}", "vary-form"),
        ("{from: 0, to: 1000000000, step: 0.001}", "vary-many"),
        ("{values: [-1]}", "number-negative"),
        ("{values: [1.2345]}", "number-decimals"),
        ("{from: 0, to: 1, step: 0.0001}", "number-decimals"),
        ("{values: []}", "list-empty"),
        ("{values: [4, 5, 4.0]}", "vary-twice"),
        ("{choice: {4: 1, 4.0: 3}}", "vary-twice"),
        ("{triangular: [50, 90, 100], step: 1, share: true}", "share-percent"),
        ("{values: [0.8, 10.01], share: true}", "share-percent"),
        ("{values: 5}", "expected-list"),
        ("{values: [viele]}", "number-text"),
        ("{valuse: [5]}", "key-unknown"),
        ("{choice: {}}", "list-empty"),
        ("{empirical: {table: fehlt.csv, column: x}}", "file-missing"),
        ("5", "expected-mapping"),
    ],
)
def test_what_cannot_vary_like_that_is_refused(
    how: str, code: str, rules: ki_funding.Rules
) -> None:
    assert code in codes(rules, f"{UNNA}vary:\n  {POSTS}: {how}\ndraws: {{number: 5}}\n")


@pytest.mark.parametrize(
    ("bound", "code"),
    [
        ("below: 80, reference: maximum", "share-percent"),
        ("above: 10.5, reference: claimed", "share-percent"),
        ("above: 10, reference: claimed", ""),
        ("below: 0.8", "report-reference"),
        ("above: 0.01", "report-reference"),
        ("above: 0", ""),  # is there anything at all?
        ("below: 1", ""),
    ],
)
def test_parts_percentages_and_euros_are_not_mixed_up(
    bound: str, code: str, rules: ki_funding.Rules
) -> None:
    text = f"{UNNA}report: [{{amount: granted, {bound}}}]\n"
    if code:
        assert codes(rules, text) == [code]
    else:
        assert read(rules, text)


def test_ten_times_as_much_may_be_meant(rules: ki_funding.Rules) -> None:
    assert read(rules, f"{UNNA}vary:\n  {POSTS}: {{values: [0.8, 10], share: true}}\n")


def test_branches_and_units_of_a_parameter_are_those_of_an_overlay(
    rules: ki_funding.Rules,
) -> None:
    path = "ki_grundfoerderung.fachkraft_hoechstzahl"
    assert read(rules, f"{UNNA}vary:\n  {path}.kreis: {{values: [5]}}\n").question.variations
    assert codes(rules, f"{UNNA}vary:\n  {path}.dorf: {{values: [5]}}\n") == ["branch-unknown"]
    assert codes(rules, f"{UNNA}vary:\n  {path}: {{values: [-5]}}\n") == ["number-negative"]


def test_everything_that_is_wrong_is_told_at_once(rules: ki_funding.Rules) -> None:
    text = "cases: all\nyears: 2023\nyahr: 1\nvary:\n  kim.gibt_es_nicht: {values: [1]}\n"
    text += f"  {RATE}: {{values: [x]}}\nreadings: {{satz_2022: nie}}\nreport:\n  - amount: all\n"
    assert set(codes(rules, text)) == {
        "key-unknown", "vary-path", "number-text", "option-unknown", "report-amount"
    }  # fmt: skip


def table(tmp_path: Path, text: str) -> str:
    (tmp_path / "faelle.csv").write_text(text, "utf-8")
    return "cases: {table: faelle.csv}\n"


OTHERS = (
    "ki_grundfoerderung.verwaltungsassistenz_stellen,ki_grundfoerderung.laiensprachmittler_ausgaben"
)
COLUMNS = f"kommune,jahr,{POSTS},{OTHERS}"


def test_a_table_of_cases_is_read_like_case_files(rules: ki_funding.Rules, tmp_path: Path) -> None:
    cases = table(tmp_path, f"{COLUMNS}\nUnna,2023,5.5,0.5,100\n\n05315,2024,5,0,48000.50\n")
    one, other = read(rules, cases, tmp_path).question.cases
    assert (one.municipality.name, one.year, other.municipality.ags) == (
        "Kreis Unna",
        2023,
        "05315",
    )
    assert other.claims["ki_grundfoerderung"].inputs["laiensprachmittler_ausgaben"] == Fraction(
        "48000.5"
    )
    assert other.name.endswith("faelle.csv:4")


def test_a_parquet_table_gives_the_same_cases(rules: ki_funding.Rules, tmp_path: Path) -> None:
    cases = read(rules, table(tmp_path, f"{COLUMNS}\nUnna,2023,5.5,0.5,100\n"), tmp_path)
    names = COLUMNS.split(",")
    data = dict(zip(names, [["Unna"], [2023], [5.5], [Decimal("0.500")], [100]], strict=True))
    pq.write_table(pa.table(data), tmp_path / "faelle.parquet")
    other = read(rules, "cases: {table: faelle.parquet}\n", tmp_path)
    assert other.question.cases[0].claims == cases.question.cases[0].claims


def test_semicolons_of_a_german_excel_are_read(rules: ki_funding.Rules, tmp_path: Path) -> None:
    cases = table(tmp_path, f"\ufeff{COLUMNS}\nUnna,2023,5.5,0.5,100\n".replace(",", ";"))
    assert len(read(rules, cases, tmp_path).question.cases) == 1


def test_an_input_that_varies_needs_no_column(rules: ki_funding.Rules, tmp_path: Path) -> None:
    cases = table(tmp_path, f"kommune,jahr,{OTHERS}\nUnna,2023,0.5,100\n")
    assert codes(rules, cases, tmp_path) == ["table-column"]
    assert read(rules, f"{cases}vary:\n  {POSTS}: {{values: [5]}}\n", tmp_path).question.cases


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Unna,2023,fünf,0.5,100", "Zeile 3, Spalte „ki_grundfoerderung.fachkraft_stellen“"),
        ("Unna,2023,5,0.5,-1", "Zeile 3, Spalte „ki_grundfoerderung.laiensprachmittler_ausgaben“"),
        ("Unna,2023,5,0.5", "Zeile 3 hat 4 Zellen, die Überschrift 5"),
        ("Una,2023,5,0.5,1", "faelle.csv:3:1: error[kommune-unknown]"),
        ("Unna,23,5,0.5,1", "faelle.csv:3:6: error[year-text]"),
        ("Unna,2033,5,0.5,1", "faelle.csv:3:6: error[year-uncovered]"),
        ("Unna,2023,,0.5,1", "error[input-missing]"),
    ],
)
def test_a_cell_that_is_wrong_is_named_by_row_and_column(
    row: str, says: str, tmp_path: Path
) -> None:
    cases = table(tmp_path, f"{COLUMNS}\nUnna,2023,5.5,0.5,100\n{row}\n")
    done = swept(tmp_path, cases)
    assert (done.code, done.out) == (1, "")
    assert says in done.located


def test_numbers_of_a_column_are_drawn(rules: ki_funding.Rules, tmp_path: Path) -> None:
    (tmp_path / "seen.csv").write_text("stellen\n4.5\n6\n6\n", "utf-8")
    text = f"{UNNA}vary:\n  {POSTS}: {{empirical: {{table: seen.csv, column: stellen}}}}\n"
    text += "draws: {number: 9}\n"
    over = read(rules, text, tmp_path).question.variations[0].over
    assert over.numbers == (Fraction(9, 2), 6, 6)


def test_without_a_report_the_funding_is_told(tmp_path: Path) -> None:
    done = swept(tmp_path, f"{UNNA}vary:\n  {POSTS}: {{values: [4, 6]}}\n")
    assert "Förderung, alle Fälle zusammen" in done.out
    assert "364.500,00\u00a0€" in done.out


def test_a_dry_run_says_how_much_it_is_and_computes_nothing(tmp_path: Path) -> None:
    text = "cases: all\nyears: 2023..2027\nvary:\n"
    text += f"  {RATE}: {{from: 50000, to: 59999, step: 1}}\n"
    done = swept(tmp_path, text, "--dry-run")
    assert done.code == 0
    assert "Fälle: 2.700.000 = 270 (Kommunen und Jahre) × 10.000 (Werte)." in done.out
    assert "MB Arbeitsspeicher" in done.out


def test_a_dry_run_counts_the_rows_of_the_tables_too(tmp_path: Path) -> None:
    text = "cases: all\nyears: 2023..2027\nvary:\n"
    text += f"  {RATE}: {{from: 50000, to: 59999, step: 1}}\nreport:\n  - amount: granted\n"
    whole = swept(tmp_path, text, "--dry-run", "--engine", "numpy").out
    each = swept(tmp_path, f"{text}    by: [kommune, year, {RATE}]\n", "--dry-run").out
    assert "ungefähr 1 s oder weniger" in whole
    assert int(each.partition("ungefähr ")[2].partition(" s")[0]) > 10


def test_too_many_cases_are_refused_with_their_number(tmp_path: Path) -> None:
    text = "cases: all\nyears: 2023..2027\nvary:\n"
    text += f"  {RATE}: {{uniform: [50000, 60000], step: 1}}\ndraws: {{number: 3703703703704}}\n"
    done = swept(tmp_path, text)
    assert (done.code, done.out) == (2, "")
    assert "1.000.000.000.000.080 Fälle" in done.err
    assert "--yes" in done.err
    assert swept(tmp_path, text, "--dry-run").code == 0


def test_draws_and_seed_of_the_command_line_win(tmp_path: Path) -> None:
    text = (
        f"{UNNA}vary:\n  {POSTS}: {{uniform: [4, 6], step: 0.5}}\ndraws: {{number: 5, seed: 1}}\n"
    )

    def answer(*options: str) -> Any:
        done = swept(tmp_path, text, "--format", "json", *options)
        assert done.code == 0, done.err
        return json.loads(done.out)

    assert (answer()["draws"], answer()["seed"]) == (5, 1)
    more, again = answer("--draws", "50", "--seed", "9"), answer("--draws", "50", "--seed", "9")
    assert (more["draws"], more["seed"]) == (50, 9)
    assert more == again
    assert more["tables"] != answer("--draws", "50", "--seed", "8")["tables"]


@pytest.mark.parametrize(
    ("option", "code"),
    [
        (("--draws", "20.000"), "number-thousands"),
        (("--draws", "2e3"), "number-text"),
        (("--draws", "0"), "draws-number"),
        (("--draws", "1.5"), "number-whole"),
        (("--seed", "-3"), "number-negative"),
        (("--seed", "x"), "number-text"),
    ],
)
def test_a_number_of_draws_is_read_as_a_file_would_have_it(
    option: tuple[str, str], code: str
) -> None:
    done = run("sweep", "examples/scenario-vakanzen.yaml", *option)
    assert (done.code, done.out) == (2, "")
    assert f"{option[0]} {option[1]}: error[{code}]" in done.located


def test_csv_and_parquet_say_the_same_as_json(tmp_path: Path) -> None:
    name = "examples/scenario-satz-65000.yaml"
    found = json.loads(run("sweep", name, "--format", "json").out)
    known = [
        (table["title"], row["by"].get("year"), row["by"][RATE], row["values"]["sum"])
        for table in found["tables"]
        for row in table["rows"]
    ]
    rows = csv.DictReader(StringIO(run("sweep", name, "--format", "csv").out))
    assert [(r["table"], r["year"] or None, r[RATE], r["value"]) for r in rows] == known
    assert run("sweep", name, "-f", "parquet", "-o", str(tmp_path / "a.parquet")).code == 0
    rows = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert [
        (r["table"], r["year"] and str(r["year"]), r[RATE], f"{r['value']:.2f}") for r in rows
    ] == known


ROWS = f"{UNNA}vary:\n  {POSTS}: {{values: [4.5, 6]}}\n"


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_report_has_every_figure_of_the_json_and_says_what_was_asked(format_: str) -> None:
    name = ("sweep", "examples/scenario-satz-65000.yaml")
    found = json.loads(run(*name, "--format", "json").out)
    report = run(*name, "--format", format_, KI_FUNDING_LANG="en").out.replace(",", "")
    amounts = [row["values"]["sum"] for table in found["tables"] for row in table["rows"]]
    assert len(amounts) == 18
    for amount in amounts:
        assert f"€{amount}" in report
    assert found["asked"] == {
        "cases": "all", "years": "2023..2027", RATE: "values: [57000, 60000, 65000]"
    }  # fmt: skip
    assert (
        "one after the other €57000.00 per post; €60000.00 per post; €65000.00 per post" in report
    )


@pytest.mark.parametrize("engine", ["numpy", "numba"])
def test_every_engine_gives_the_same_answer(engine: str, tmp_path: Path) -> None:
    def answer(name: str) -> Any:
        rows = tmp_path / f"{name}.csv"
        done = run("sweep", "examples/scenario-vakanzen.yaml", "--draws", "40", "-f", "json",
                   "--engine", name, "--rows", str(rows))  # fmt: skip
        assert done.code == 0, done.err
        return json.loads(done.out)["tables"], rows.read_bytes()

    assert answer(engine) == answer("python")


def test_every_row_is_written_when_asked(tmp_path: Path) -> None:
    for suffix in ("csv", "parquet"):
        assert swept(tmp_path, ROWS, "--rows", str(tmp_path / f"rows.{suffix}")).code == 0
    text = (tmp_path / "rows.csv").read_bytes().decode()
    assert text == (
        f"kommune,ags,jahr,{POSTS},granted,granted.undetermined\r\n"
        "Kreis Unna,05978,2023,4.5,279000.00,0\r\nKreis Unna,05978,2023,6,364500.00,0\r\n"
    )
    rows = pq.read_table(tmp_path / "rows.parquet").to_pylist()
    assert [(row[POSTS], row["granted"]) for row in rows] == [
        (Decimal("4.5"), Decimal("279000.00")), (Decimal(6), Decimal("364500.00"))
    ]  # fmt: skip


def rows_of(tmp_path: Path, text: str, *options: str) -> list[dict[str, str]]:
    """Every row of a scenario as a program reads it."""
    done = swept(tmp_path, text, "--rows", str(tmp_path / "rows.csv"), *options)
    assert done.code == 0, done.err
    return list(csv.DictReader((tmp_path / "rows.csv").open(encoding="utf-8", newline="")))


PARTLY = "cases: all\nyears: 2024\nreport:\n  - {amount: granted, of: land, show: [sum]}\n"
OPEN = (
    "cases:\n  - {kommune: Lippe, jahr: 2023, rucksack_schule: {ausgaben: 1}}\n"
    "  - {kommune: Unna, jahr: 2023, ki_grundfoerderung: {fachkraft_stellen: 1,"
    " verwaltungsassistenz_stellen: 0, laiensprachmittler_ausgaben: 0}}\n"
    "vary:\n  rucksack_schule.ausgaben: {values: [0, 10000]}\n"
    "report:\n  - {amount: rucksack_schule.granted, by: [rucksack_schule.ausgaben],"
    " show: [least]}\n"
)


def test_rows_add_up_to_what_the_table_shows_where_something_is_undetermined(
    tmp_path: Path,
) -> None:
    (table,) = json.loads(swept(tmp_path, PARTLY, "-f", "json").out)["tables"]
    (row,) = table["rows"]
    assert row["undetermined"] == 1
    rows = rows_of(tmp_path, PARTLY)
    assert sum(Decimal(row["granted"]) for row in rows) == Decimal(row["values"]["sum"]) > 0
    assert {row["granted.undetermined"] for row in rows} == {"1"}


def test_a_row_tells_what_is_unknown_from_0_and_from_what_nobody_asked_for(tmp_path: Path) -> None:
    known = [("0.00", 0), (None, 1), (None, 0), (None, 0)]
    name = "rucksack_schule.granted"
    rows = rows_of(tmp_path, OPEN)
    assert [(r[name] or None, int(r[f"{name}.undetermined"])) for r in rows] == known
    assert swept(tmp_path, OPEN, "--rows", str(tmp_path / "rows.parquet")).code == 0
    cells = pq.read_table(tmp_path / "rows.parquet").to_pylist()
    assert [
        (None if r[name] is None else f"{r[name]:.2f}", r[f"{name}.undetermined"]) for r in cells
    ] == known


@pytest.mark.parametrize("format_", ["table", "json", "csv"])
def test_rows_are_written_as_a_german_excel_opens_them(tmp_path: Path, format_: str) -> None:
    rows = tmp_path / "rows.csv"
    excel = ("--csv-dialect", "excel-de", "--format", format_)
    done = swept(tmp_path, ROWS, "--rows", str(rows), *excel)
    assert done.code == 0, done.err
    assert done.out.startswith("\ufeff") == (format_ == "csv")
    assert rows.read_bytes().decode() == (
        f"\ufeffkommune;ags;jahr;{POSTS};granted;granted.undetermined\r\n"
        'Kreis Unna;"=""05978""";2023;4,5;279000,00;0\r\n'
        'Kreis Unna;"=""05978""";2023;6;364500,00;0\r\n'
    )


def test_a_dialect_is_refused_before_anything_is_written_where_there_is_no_csv(
    tmp_path: Path,
) -> None:
    rows = tmp_path / "rows.parquet"
    done = swept(tmp_path, ROWS, "--rows", str(rows), "--csv-dialect", "excel-de")
    assert (done.code, done.out) == (2, "")
    assert "--csv-dialect excel-de gilt für CSV" in done.err
    assert not rows.exists()


@pytest.mark.parametrize("dialect", ["rfc4180", "excel-de"])
def test_no_cell_of_a_row_is_a_formula(tmp_path: Path, dialect: str) -> None:
    text = ROWS.replace("kommune: Unna", "kommune: {name: '=1+1', art: kreis, einwohner: 198500}")
    done = swept(tmp_path, text, "--rows", str(tmp_path / "r.csv"), "--csv-dialect", dialect)
    assert done.code == 0, done.err
    lines = (tmp_path / "r.csv").read_text("utf-8").splitlines()[1:]
    assert [line[:5] for line in lines] == ["'=1+1", "'=1+1"]


def test_rows_of_a_table_of_cases_say_which_they_are(tmp_path: Path) -> None:
    header = ["kommune", "jahr", POSTS, "ki_grundfoerderung.verwaltungsassistenz_stellen", MONEY]
    (tmp_path / "faelle.csv").write_text(
        ",".join(header) + "\nUnna,2023,5,0.5,0\nUnna,2023,4,0.5,0\n", "utf-8"
    )
    rows = rows_of(tmp_path, "cases: {table: faelle.csv}\n")
    assert [Path(row["case"]).name for row in rows] == ["faelle.csv:2", "faelle.csv:3"]
    assert [row["granted"] for row in rows] == ["307500.00", "250500.00"]


def test_rows_of_files_say_which_and_those_of_municipalities_need_not(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "kreis-unna.yaml", tmp_path)
    named = rows_of(tmp_path, "cases: [kreis-unna.yaml]\n")
    assert [Path(row["case"]).name for row in named] == ["kreis-unna.yaml"]
    assert "case" not in rows_of(tmp_path, ROWS)[0]


def test_a_share_does_not_stand_under_the_name_of_what_it_is_a_share_of(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, f"{UNNA}vary:\n  {POSTS}: {{values: [0.5, 1], share: true}}\n")
    assert [(row[f"{POSTS}.share"], row["granted"]) for row in rows] == [
        ("0.5", "165000.00"), ("1", "307500.00")
    ]  # fmt: skip
    assert POSTS not in rows[0]


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_tables_with_one_title_are_told_apart_by_their_amounts(
    tmp_path: Path, format_: str
) -> None:
    text = f"{UNNA}report:\n"
    for amount in ("ki_grundfoerderung.granted", "ki_grundfoerderung.fachkraft.maximum"):
        text += f"  - {{title: Beträge, amount: {amount}, show: [mean]}}\n"
    file = tmp_path / f"a.{format_}"
    done = swept(tmp_path, text, "-f", format_, "-o", str(file))
    assert done.code == 0, done.err
    if format_ == "csv":
        found = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
    else:
        found = pq.read_table(file).to_pylist()
    assert [(row["table"], row["amount"]) for row in found] == [
        ("Beträge", "ki_grundfoerderung.granted"),
        ("Beträge", "ki_grundfoerderung.fachkraft.maximum"),
    ]
    assert list(found[0])[:2] == ["table", "amount"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("rows.txt", "--rows schreibt .csv oder .parquet"),
        ("fehlt/rows.csv", "Den Ordner für"),
    ],
)
def test_rows_that_cannot_be_written_are_refused(name: str, says: str, tmp_path: Path) -> None:
    done = swept(tmp_path, ROWS, "--rows", str(tmp_path / name))
    assert (done.code, done.out) == (2, "")
    assert says in done.located


def _with_a_full_disk() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


MANY = (
    f"cases: all\nyears: 2023..2027\nvary:\n  {RATE}: {{from: 50000, to: 59999, step: 1}}\n"
    "report:\n  - {amount: ki_grundfoerderung.granted, of: land, by: [year], show: [mean]}\n"
)


@pytest.mark.process
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_full_disk_leaves_no_file(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "probe.yaml").write_text(HEAD + MANY, "utf-8")
    command = [sys.executable, "-m", "ki_funding", "sweep", "probe.yaml", "--rows", f"r.{suffix}"]
    done = subprocess.run(
        command, cwd=tmp_path, check=False, capture_output=True, preexec_fn=_with_a_full_disk,
        timeout=60,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert f"r.{suffix}" in done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["probe.yaml"]


@pytest.mark.process
def test_an_interrupted_sweep_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "probe.yaml").write_text(HEAD + MANY.replace("59999", "149999"), "utf-8")
    (tmp_path / "r.csv").write_text("von gestern\n", "utf-8")
    command = [sys.executable, "-m", "ki_funding", "sweep", "probe.yaml", "--yes"]
    command += ["--rows", "r.csv"]
    started = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(started.pid, signal.SIGINT)
    started.communicate(timeout=30)
    assert started.returncode == 130
    assert (tmp_path / "r.csv").read_text("utf-8") == "von gestern\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["probe.yaml", "r.csv"]


@pytest.mark.few(1)
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_the_json_is_as_its_schema_says(scenario: Path) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((ROOT / "schemas" / "sweep.schema.json").read_text("utf-8"))
    done = run("sweep", str(scenario.relative_to(FROZEN)), "-f", "json", "--draws", "20")
    assert done.code == 0, done.err
    Draft202012Validator(schema).validate(json.loads(done.out))


def test_a_scenario_comes_from_standard_input_too() -> None:
    done = run("sweep", "-", stdin=f"{HEAD}{UNNA}")
    assert done.code == 0, done.err


def test_a_folder_is_no_scenario() -> None:
    done = run("sweep", "examples")
    assert done.code == 1
    assert done.err.count("error[") == 1
    assert "In dem Ordner ist keine Tabelle" in done.err


def test_the_places_of_a_scenario_are_those_of_its_file(rules: ki_funding.Rules) -> None:
    path = EXAMPLES / "scenario-vakanzen.yaml"
    found = asked(parse_file(path), path.parent, rules)
    (variation,) = found.question.variations
    assert (variation.share, variation.each) == (True, True)


def test_calc_leaves_scenarios_among_cases_out_and_says_so() -> None:
    done = run("calc", "examples/kreis-unna.yaml", "examples/scenario-satz-65000.yaml")
    assert done.code == 0
    assert "Szenario, kein Fall: examples/scenario-satz-65000.yaml" in done.err
    assert done.out == run("calc", "examples/kreis-unna.yaml").out


def test_calc_of_a_scenario_alone_names_the_command_for_it() -> None:
    done = run("calc", "examples/scenario-satz-65000.yaml")
    assert (done.code, done.out) == (2, "")
    assert "ki-funding sweep examples/scenario-satz-65000.yaml" in done.err


def test_sweep_of_a_case_names_the_command_for_it() -> None:
    done = run("sweep", "examples/kreis-unna.yaml")
    assert (done.code, done.out) == (2, "")
    assert "ki-funding calc examples/kreis-unna.yaml" in done.err


def test_a_pattern_that_fits_several_files_is_no_scenario() -> None:
    done = run("sweep", "examples/scenario-*.yaml")
    assert done.code == 2
    assert "passen mehrere Dateien" in done.err


def test_sweep_without_a_scenario_says_what_to_do() -> None:
    done = run("sweep")
    assert done.code == 2
    assert 'ki-funding sweep --vary "ki_grundfoerderung.' in done.err


LONG = ("--vary", "ki_grundfoerderung.fachkraft_hoechstbetrag=50000..50199/1", "--year", "2023")


def test_a_long_table_ends_on_a_terminal_after_a_screenful_and_says_how_to_get_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(console.Console, "on_terminal", lambda *_: True)
    monkeypatch.setattr(console, "_width", lambda *_, **__: 100)
    told = run("sweep", *LONG, "--color", "never").out
    assert "50.039" in told
    assert "50.040" not in told
    assert "Das waren 40 von 200 Zeilen." in told
    assert "--output DATEI" in told


def test_so_does_one_of_a_table_whose_wrong_rows_are_put_aside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(console.Console, "on_terminal", lambda *_: True)
    monkeypatch.setattr(console, "_width", lambda *_, **__: 100)
    register = (RULES / "register.csv").read_text("utf-8").splitlines()
    ki = [line.partition(",")[0] for line in register[1:]]
    rows = "".join(f"{ags},{year},1,0\n" for ags in ki[:50] for year in (2021, 2022))
    head = "kommune,jahr,komm_an_i.personal_stellen,komm_an_i.massnahmen_ausgaben\n"
    (tmp_path / "t.csv").write_text(head + rows)
    call = ("sweep", "t.csv", "--rejects", "falsch.csv", "--color", "never")
    assert "Das waren 40 von 100 Zeilen." in run(*call, cwd=tmp_path).out


@pytest.mark.parametrize("format_", ["table", "csv", "json"])
def test_a_pipe_gets_every_row(format_: str) -> None:
    done = run("sweep", *LONG, "--format", format_)
    assert ("50.199" if format_ == "table" else "50199") in done.out
    assert "von 200 Zeilen" not in done.out
