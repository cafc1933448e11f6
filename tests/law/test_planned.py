"""A plan: what is open is taken to be what it last was, and every figure so taken says so."""

import csv
import json
import re
import shutil
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, INVENTED, run
from openpyxl import load_workbook

import ki_funding
from ki_funding.values.vocabulary import Status

KIM = {
    "kommune": "Unna",
    "jahr": 2027,
    "kim": {
        "koordination_stellen": 0,
        "verwaltungsassistenz_stellen": 0,
        "case_management_stellen": 15,
        "auslaenderbehoerden_stellen": 2,
    },
}


@pytest.fixture
def plan(rules: ki_funding.Rules) -> ki_funding.Rules:
    return rules.planned()


def item(result: Any, name: str) -> Any:
    return next(i for p in result.programmes for i in p.items if i.id == name)


def test_an_open_rate_is_the_one_that_was_last_known(plan: ki_funding.Rules) -> None:
    found = item(plan.calculate(KIM), "case_management")
    assert (found.granted, found.status) == (Decimal("855000.00"), Status.PLANNED)
    (use,) = [use for use in found.uses if use.status is Status.PLANNED]
    assert use.note == ("Angesetzt wie 2023", "Taken to be as in 2023")


def test_without_a_plan_it_is_undetermined(rules: ki_funding.Rules) -> None:
    assert item(rules.calculate(KIM), "case_management").granted is None


def test_what_was_never_known_stays_open(plan: ki_funding.Rules) -> None:
    case = {"kommune": "Unna", "jahr": 2027}
    found = plan.calculate(case, full_use=True)
    assert item(found, "foerderung").granted is None
    assert not found.totals.complete
    assert found.totals.undetermined > 0


def test_what_is_known_is_the_same_in_a_plan(rules: ki_funding.Rules) -> None:
    for path in CASES:
        now, planned = rules.calculate(path), rules.planned().calculate(path)
        for before, after in zip(now.calculation.lines(), planned.calculation.lines(), strict=True):
            if before[1].complete and not before[1].in_kind:
                assert after[1] == before[1]


def test_a_figure_of_ones_own_goes_before_the_plan(rules: ki_funding.Rules) -> None:
    own = rules.with_value("kim.case_management_satz", 60000).planned()
    found = item(own.calculate(KIM), "case_management")
    assert (found.granted, found.status) == (Decimal("900000.00"), Status.GIVEN)


def test_what_becomes_open_for_some_is_taken_from_the_branch_that_they_were_in(
    tmp_path: Path,
) -> None:
    shutil.copytree(INVENTED, tmp_path / "regeln")
    file = tmp_path / "regeln" / "narrenhilfe.yaml"
    old = '{"02": 9000, else: open}, source: amtsblatt, status: official}'
    note = "note: {de: offen, en: open}}"
    rows = ['{"02": 9000, "03": 8000, else: 7000}, source: amtsblatt, status: official}',
            '{"02": open, "04": open, else: open}, source: amtsblatt, status: official, ' + note,
            "source: amtsblatt, status: open, " + note]  # fmt: skip
    said = "\n      - {from: 2022-01-01, value: ".join(rows[:2])
    said += "\n      - {from: 2024-01-01, " + rows[2]
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, said), "utf-8")
    register = tmp_path / "regeln" / "register.csv"
    small = register.read_text("utf-8")
    register.write_text(small.replace(",40000", ",90000").replace(",,\n", ",,90000\n"), "utf-8")
    rules = ki_funding.load_rules(tmp_path / "regeln").planned()
    by_branch = {"02": 9000, "03": 8000, "04": 7000}
    for ags, amount in by_branch.items():
        for year in (2022, 2024):
            found = rules.calculate({"kommune": ags, "jahr": year}, full_use=True)
            assert item(found, "kosten").maximum == amount, (ags, year)


def test_the_sums_by_status_are_the_whole(plan: ki_funding.Rules) -> None:
    for path in CASES:
        totals = plan.calculate(path).totals
        assert sum(totals.by_status.values()) == totals.granted


def test_a_new_case_can_be_planned_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "unna.yaml"
    assert run("init", "Unna", "--year", "2027", "--output", str(path)).code == 0
    for plan in ([], ["--plan"]):
        done = run("calc", str(path), *plan)
        assert done.code == 0, done.err


def test_the_table_says_which_figures_are_planned_also_where_room_is_short() -> None:
    call = ("calc", "examples/kreis-unna.yaml", "--year", "2026", "--plan", "--ids")
    for columns in ("80", "120"):
        said = run(*call, COLUMNS=columns).out.partition("Zu beachten")[0]
        (line,) = [line for line in said.splitlines() if line.strip().startswith("personal")]
        assert re.search(r"85\.500,00( €)?\*", line.replace("\u00a0", " "))


def test_the_receipt_names_the_plan() -> None:
    case = "examples/kreis-unna-kim-2023.yaml"
    found = json.loads(run("calc", case, "--plan", "-f", "json").out)
    assert found["receipt"]["plan"] is True
    said = " ".join(run("calc", case, "--plan").out.split())
    assert " · --plan" in said
    assert f"ki-funding explain {case} --year 2023 --plan" in said
    assert json.loads(run("calc", case, "-f", "json").out)["receipt"]["plan"] is False


@pytest.mark.parametrize("command", ["explain", "state", "sweep", "diff"])
def test_every_command_that_calculates_can_plan(command: str) -> None:
    case = "examples/kreis-unna-kim-2023.yaml"
    calls = {
        "explain": ("explain", case, "--year", "2025"),
        "state": ("state", "--year", "2025"),
        "sweep": ("sweep", case, "--vary", "kim.case_management_stellen=1..3/1"),
        "diff": ("diff", "--set", "kim.koordination_hoechstbetrag=60000", "--year", "2025"),
    }
    done = run(*calls[command], "--plan")
    assert done.code == 0, done.err
    assert "--plan" in done.out


def test_a_plan_says_what_is_secured_expected_and_unknown(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(json.dumps(KIM), "utf-8")
    said = run("calc", str(path), "--plan").out.replace("\u00a0", " ")
    assert "0,00 € sind belegt oder aus Belegtem abgeleitet, 969.000,00 €" in said
    assert "Planungsannahme: kim.case_management_satz, fortgeschrieben von 2026. " not in said
    assert "Angesetzt wie 2023" in said


BEYOND = {"kommune": "Unna", "jahr": 2030, "ki_grundfoerderung": {
    "fachkraft_stellen": 6, "verwaltungsassistenz_stellen": 0, "laiensprachmittler_ausgaben": 0,
}}  # fmt: skip


def test_a_year_beyond_the_rulebook_is_an_error_unless_it_is_carried_forward(
    rules: ki_funding.Rules,
) -> None:
    with pytest.raises(ki_funding.InvalidInput):
        rules.calculate(BEYOND)
    found = item(rules.carried_forward(2031).calculate(BEYOND), "fachkraft")
    assert (found.granted, found.status) == (Decimal("342000.00"), Status.PLANNED)
    carried = [use for use in found.uses if use.kind == "parameter"]
    assert {use.status for use in carried} == {Status.PLANNED}
    assert {str(use.first) for use in carried} == {"2028-01-01"}


def test_what_the_rulebook_covers_is_the_same_when_it_is_carried_further(
    rules: ki_funding.Rules,
) -> None:
    further = rules.carried_forward(2030)
    for path in CASES:
        now, then = rules.calculate(path).calculation, further.calculate(path).calculation
        assert then.programmes == now.programmes
        assert then.carried_forward == now.carried_forward


@pytest.mark.usefixtures("german")
def test_sums_over_all_ki_beyond_the_rulebook_are_marked() -> None:
    years = ("--year", "2029..2030", "--carry-forward", "2030")
    found = run("state", *years, "--rules", str(INVENTED)).out
    known, ahead = " ".join(found.split()).split("Alle 4 Kommunalen Integrationszentren 2030")
    assert "€*" not in known
    assert ahead.startswith(" bei voller Nutzung, mit Planungsannahmen für 2030")
    assert "Personal ≥ 1.005,00 €*" in ahead
    assert "2030 ≥ 10.005,00 €*" in ahead
    assert "* heißt Planungsannahme" in ahead


def test_what_is_open_stays_open_and_what_ends_ends(rules: ki_funding.Rules) -> None:
    result = rules.carried_forward(2030).calculate({"kommune": "Unna", "jahr": 2030}, full_use=True)
    assert item(result, "personal").granted is None
    assert all(p.id != "ifkuf" or not p.items[0].granted for p in result.programmes)


def test_an_overlay_of_a_later_year_is_no_plan(rules: ki_funding.Rules) -> None:
    rate = "ki_grundfoerderung.fachkraft_hoechstbetrag"
    put = rules.carried_forward(2031).with_value(rate, 60000, since=date(2029, 1, 1))
    for found in (put, put.carried_forward(2032)):
        use = next(u for u in item(found.calculate(BEYOND), "fachkraft").uses if u.name == rate)
        assert (use.value, use.status) == ("60000", Status.GIVEN)


def test_the_command_line_carries_both_sides_of_a_comparison() -> None:
    asked = ("--year", "2028..2030", "--carry-forward", "2030")
    rate = "ki_grundfoerderung.fachkraft_hoechstbetrag=58000"
    done = run("diff", "--set", rate, "--case", "examples/kreis-unna.yaml", *asked)
    assert "+18.000,00\u00a0€" in done.out, done.err
    assert "2028–2030 je Kommune" in done.out
    assert "--carry-forward 2030" in done.out


@pytest.mark.slow
def test_tables_of_the_land_mark_the_years_that_are_carried(tmp_path: Path) -> None:
    asked = ("state", "--year", "2027..2028", "--carry-forward", "2028")
    rows = list(csv.DictReader(StringIO(run(*asked, "-f", "csv").out)))
    assert {row["jahr"] for row in rows if row["planned"] == "1"} == {"2028"}
    assert run(*asked, "-o", str(tmp_path / "land.xlsx")).code == 0
    book = load_workbook(tmp_path / "land.xlsx")
    heads = {cell.value for row in book["KI-Grundförderung"].iter_rows() for cell in row}
    assert {"2027", "2028 *"} <= heads
    assert any("* heißt Planungsannahme" in str(head) for head in heads)


@pytest.mark.parametrize("year", ["2027", "2048", "bald"])
def test_a_year_that_is_none_beyond_is_refused(year: str) -> None:
    done = run("calc", "examples/kreis-unna.yaml", "--carry-forward", year)
    assert done.code == 2
    assert "nach 2027" in done.err
