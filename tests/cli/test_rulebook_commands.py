"""state, rules and init: the whole Land, the rulebook itself, and a case to start from."""

import json
import re
from csv import DictReader
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import run

import ki_funding
from ki_funding.calculation.state import state

POSTS_2023 = Decimal("18372000.00")  # 31 Kreise x 364,500 + 23 cities x 307,500


def test_the_54_at_full_use_sum_to_what_the_figures_give() -> None:
    (year,) = json.loads(run("state", "--year", "2023", "-f", "json").out)["years"]
    sums = {
        (p["id"], i["id"]): Decimal(i["maximum"]) for p in year["programmes"] for i in p["items"]
    }
    staff = sums["ki_grundfoerderung", "fachkraft"]
    assert staff + sums["ki_grundfoerderung", "verwaltungsassistenz"] == POSTS_2023
    assert sums["ki_grundfoerderung", "laiensprachmittler"] == 54 * 50_000
    assert sums["suedosteuropa", "foerderung"] == Decimal("5450000.00")
    assert Decimal(year["total"]["maximum"]) == sum(sums.values())


def test_what_is_open_is_counted_and_not_added() -> None:
    (year,) = json.loads(run("state", "--year", "2023", "-f", "json").out)["years"]
    kim = next(p for p in year["programmes"] if p["id"] == "kim")
    case_management = next(i for i in kim["items"] if i["id"] == "case_management")
    assert case_management["undetermined"] == 54
    assert case_management["maximum"] == "0.00"
    assert case_management["count"] == 0
    grundfoerderung = next(p for p in year["programmes"] if p["id"] == "ki_grundfoerderung")
    fachkraft = next(i for i in grundfoerderung["items"] if i["id"] == "fachkraft")
    assert (fachkraft["count"], fachkraft["undetermined"]) == (54, 0)


@pytest.mark.slow
def test_the_minimum_stands_beside_the_sums_with_its_band() -> None:
    years = json.loads(run("state", "--year", "2025..2027", "-f", "json").out)["years"]
    band = {
        y["year"]: (y["minimum"]["default"], y["minimum"]["low"], y["minimum"]["high"])
        for y in years
    }
    assert band[2025] == ("141655346.00", "137346410.00", "145419740.00")
    assert band[2026][0] == "148279292.00"
    assert band[2027][0] is None
    assert [line["amount"] for line in years[0]["minimum"]["lines"]] == [
        "135268304.00", "130000000.00",
    ]  # fmt: skip


@pytest.mark.few(1)
@pytest.mark.parametrize(("by", "count"), [("kommune", 54), ("regierungsbezirk", 5)])
def test_the_sums_of_groups_are_the_sum_of_all(by: str, count: int) -> None:
    (year,) = json.loads(run("state", "--year", "2024", "--by", by, "-f", "json").out)["years"]
    assert len(year[by]) == count
    total = sum(Decimal(group["maximum"]) for group in year[by])
    assert total == Decimal(year["total"]["maximum"])


def test_the_state_as_a_table_names_what_else_the_minimum_pays() -> None:
    done = run("state", "--year", "2023", COLUMNS="80")
    assert done.code == 0
    assert "Integrationsagenturen" in done.out
    assert "17.157.000,00" in done.out
    assert max(len(line) for line in done.out.splitlines()) <= 80


def test_every_sum_can_be_traced_to_the_items_of_single_calculations(
    rules: ki_funding.Rules,
) -> None:
    (year,) = state(rules, [2024]).years
    unna = next(c for c in year.calculations if c.municipality.name == "Kreis Unna")
    alone = rules.calculate({"kommune": "05978", "jahr": 2024}, full_use=True)
    assert unna.totals == alone.totals


def test_the_rulebook_lists_every_programme(rules: ki_funding.Rules) -> None:
    done = run("rules")
    assert done.code == 0
    for name in rules.ids:
        assert name in done.out


def test_a_programme_shows_the_history_of_its_figures() -> None:
    done = run("rules", "ki_grundfoerderung", "--lang", "en")
    assert "from 2012-01-01: €50,000.00 per post · official" in done.out
    assert "from 2023-01-01: €57,000.00 per post · inferred" in done.out


def test_the_work_list_names_every_open_figure_and_what_waits_for_it(
    rules: ki_funding.Rules,
) -> None:
    done = run("rules", "--status", "open")
    for law in rules.book.laws():
        for name, parameter in law.spec.parameters.items():
            if any(row.status == "open" for row in parameter.values):
                assert re.search(rf"- {name} ", done.out), f"{law.id}.{name}"
    assert "betrifft: komm_an_i.personal" in done.out


def test_sources_and_readings_are_printed() -> None:
    sources, readings = run("rules", "--sources"), run("rules", "--readings")
    assert "Grundlage für: ki_grundfoerderung.fachkraft_hoechstzahl" in sources.out
    assert "verkettet: verkettet · Voreinstellung" in readings.out


def test_other_programs_read_figures_and_readings_under_names_that_stay() -> None:
    rows = list(DictReader(StringIO(run("rules", "ki_grundfoerderung", "-f", "csv").out)))
    posts = [row for row in rows if row["figure"] == "fachkraft_hoechstzahl"]
    assert [row["branch"] for row in posts[:3]] == ["", "kreis", "kreisfreie_stadt"]
    assert posts[1]["value"] == "6"
    assert posts[1]["from"] == "2017-01-01"
    assert posts[1]["status"] == "inferred"
    options = json.loads(run("rules", "--readings", "-f", "json").out)["rows"]
    assert {"reading", "option", "default"} < set(options[0])
    gaps = json.loads(run("rules", "kim", "--status", "open", "-f", "json").out)["rows"]
    assert {row["programme"] for row in gaps} == {"kim"}
    assert {row["value"] for row in gaps} == {None}


def test_published_plans_are_shown_with_their_deviation() -> None:
    done = run("rules", "--published", "--lang", "en")
    line = next(row for row in done.out.splitlines() if "KIM Case Management" in row)
    assert line.split()[-1] == "€24,000.00"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rules", "kimm"], "kim"),
        (["rules", "--status", "offn"], "offen"),
        (["init", "Unma"], "Unna"),
        (["init", "Aachen"], "StädteRegion Aachen, Stadt Aachen"),
        (["init", "Unna", "2025"], "--year 2025"),
        (["state", "--year", "2011"], "2012 bis 2027"),
        (["state", "--by", "land"], "regierungsbezirk"),
    ],
)
def test_a_wrong_name_is_told_with_the_nearest_ones(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


@pytest.mark.few(15)
@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("year", range(2012, 2028))
@pytest.mark.parametrize("kommune", ["Unna", "05315", "05334", "05334002", "Lippe"])
def test_a_new_case_is_valid_as_it_is_written_and_at_full_use(
    kommune: str, year: int, rules: ki_funding.Rules, tmp_path: Path
) -> None:
    from ki_funding.upkeep.new_case import template

    (municipality,) = rules.book.register.find(kommune)
    path = tmp_path / "fall.yaml"
    path.write_text(template(rules, municipality, year), "utf-8")
    claimed = rules.calculate(path)
    full = rules.calculate({"kommune": kommune, "jahr": year}, full_use=True)
    assert claimed.granted == full.granted


def test_init_writes_a_file_that_says_what_each_input_means(tmp_path: Path) -> None:
    target = tmp_path / "unna.yaml"
    assert run("init", "Unna", "--year", "2023", "-o", str(target), "-q").code == 0
    text = target.read_text("utf-8")
    assert "fachkraft_stellen: 6  # besetzte Stellen" in text
    assert "# bescheid: {fachkraft: 0, " in text
    assert run("calc", str(target)).code == 0


def test_a_name_of_two_words_needs_no_quotes() -> None:
    assert run("init", "Kreis", "Unna").out == run("init", "Kreis Unna").out


def test_init_says_where_a_number_of_the_case_is_not_enough() -> None:
    lines = run("init", "Unna", "--year", "2026").out.splitlines()
    posts = next(line for line in lines if "# personal_stellen:" in line)
    assert "In den Regeln fehlt: " in posts


def test_a_status_may_be_said_in_german_too() -> None:
    german, english = (
        run("rules", "--status", said).out for said in ("Offen,Annahme", "open,assumed")
    )
    assert german == english != ""


def test_of_many_years_as_many_stand_in_one_table_as_in_the_next() -> None:
    said = run("calc", "examples/kreis-unna.yaml", "--year", "2023..2026", COLUMNS="80").out
    heads = [line.split()[3:] for line in said.splitlines() if line.startswith("Posten (in €)")]
    assert [len(years) for years in heads] == [2, 2]


def test_years_stand_side_by_side_with_marks_where_the_law_changed() -> None:
    done = run("calc", "examples/kreis-unna.yaml", "--year", "2019..2026", "--ids", COLUMNS="80")
    assert done.code == 0
    assert "330.000,00¹" in done.out
    assert "- 2021: ki_grundfoerderung.fachkraft_hoechstbetrag 50.000,00" in done.out
    assert max(len(line) for line in done.out.splitlines()) <= 80


def test_a_notice_and_the_spending_are_compared_with_the_calculation() -> None:
    done = run("calc", "examples/kreis-unna-bescheid.yaml", "-f", "json")
    item = json.loads(done.out)["cases"][0]["programmes"][0]["items"][0]
    assert (item["notice"], item["difference"]) == ("335000.00", "-7000.00")
    assert (item["unspent"], item["repayable"]) == ("6587.23", None)  # no rule says
    said = run("calc", "examples/kreis-unna-bescheid.yaml").out
    assert "ob 6.587,23 € zurückzuzahlen sind, ist nicht bekannt" in " ".join(said.split())
    row = next(line.split() for line in said.splitlines() if "335.000,00" in line)
    assert {"328.412,77", "-7.000,00"} < set(row)
    assert row[-1] == "unbestimmt"


def test_deadlines_of_the_year_are_shown() -> None:
    done = run("calc", "examples/kreis-unna-bescheid.yaml")
    assert "Antrag vom 17.04.2025 bis 31.10.2025" in done.out


def test_a_year_without_a_deadline_shows_the_last_one_that_is_known() -> None:
    said = "für 2027 steht keine Frist in den Regeln; 2026 galt: Antrag"
    case = "examples/kreis-unna-bescheid.yaml"
    for command in ("calc", "explain"):
        done = run(command, case, "--year", "2027")
        assert f"{said} vom 17.04.2025 bis 31.10.2025" in done.out
    assert f"# {said} bis 31.10.2025\n" in run("init", "Unna", "--year", "2027").out
    assert "Ohne Frist in den Regeln: Ehrenamt im Kontext Prävention." in run("calc", case).out


NOTICE = """kommune: Unna
jahr: 2023
kim:
  koordination_stellen: 0
  verwaltungsassistenz_stellen: 0
  case_management_stellen: {posts}
"""


@pytest.mark.parametrize("posts", ["0", "4"])
def test_the_maximum_of_what_a_notice_decides_is_unknown_whatever_is_asked(posts: str) -> None:
    case = NOTICE.format(posts=posts)
    item = _item("kim.case_management", case)
    assert item["maximum"] is item["unused"] is None
    assert item["granted"] == f"{int(posts) * 57000}.00"
    assert item["reason"] is None


def test_the_maximum_of_what_a_notice_decides_is_that_of_the_notice() -> None:
    case = NOTICE.format(posts="4") + "  bescheid: {case_management: 285000}\n"
    item = _item("kim.case_management", case)
    assert (item["maximum"], item["unused"]) == ("285000.00", "57000.00")
    assert ("notice", "given") in {(use["kind"], use["status"]) for use in item["uses"]}


def test_what_has_no_known_limit_may_be_left_out_and_is_undetermined() -> None:
    item = _item("kim.auslaenderbehoerden", NOTICE.format(posts="4"))
    assert (item["granted"], item["reason"]) == (None, "undetermined")


def test_a_number_for_what_is_not_said_is_an_assumption() -> None:
    case = "kommune: Unna\njahr: 2023\nifkuf:\n  ausgaben: 20000\n"
    uses = _item("ifkuf.programm", case)["uses"]
    assert [use["status"] for use in uses if use["kind"] == "default"] == ["assumed"]
    said = "mit 0 angesetzt: ifkuf.qualifizierung_ausgaben."
    assert said in run("calc", "-", "--ids", stdin=case).out
    assert said not in run("calc", "-", "--ids", stdin=f"{case}  qualifizierung_ausgaben: 0\n").out


def _item(path: str, case: str) -> dict[str, Any]:
    done = run("calc", "-", "-f", "json", stdin=case)
    programme, name = path.split(".")
    (found,) = [p for p in json.loads(done.out)["cases"][0]["programmes"] if p["id"] == programme]
    item: dict[str, Any] = next(i for i in found["items"] if i["id"] == name)
    return item


def test_a_share_below_the_smallest_that_is_funded_is_warned_of() -> None:
    case = (
        "kommune: Unna\njahr: 2023\nkim:\n  koordination_stellen: 3.5\n"
        "  verwaltungsassistenz_stellen: 0.5\n  auslaenderbehoerden_stellen: 0.5\n"
        "  case_management_stellen:\n"
        "    - {stellen: 8, von: 2023-01, bis: 2023-12}\n"
        "    - {stellen: 0.38, von: 2023-01, bis: 2023-12}\n"
    )
    done = run("calc", "-", "--ids", stdin=case)
    assert done.out.count("unter dem kleinsten geförderten Anteil") == 1
    assert "kim.case_management_stellen: 0,38 Stellen" in done.out
