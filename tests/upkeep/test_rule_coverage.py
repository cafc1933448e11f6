"""`ki-funding test --coverage`: exactly what of the invented rules no test reaches."""

import re
from pathlib import Path

from conftest import INVENTED, run

import ki_funding
from ki_funding.upkeep.rule_tests.coverage import coverage_of
from ki_funding.upkeep.rule_tests.outcome import Goal
from ki_funding.upkeep.rule_tests.run import files_of_tests, run_tests

LAW = (INVENTED / "narrenhilfe.yaml").read_text("utf-8").splitlines()
CLAIM = "narrenhilfe: {narren: 3, ausgaben: 5000, davon_schellen: 1500}"
CITY = "{kommune: Seldwyla, jahr: 2021, " + CLAIM + "}"
LATER = CITY.replace("2021", "2023")
KREIS = '{kommune: "01", jahr: 2021, ' + CLAIM + "}"


def goals_of(folder: Path, *tests: str) -> dict[str, Goal]:
    """What tests written as `CASE, expect: {...}` reach, by kind, name, value and line."""
    rules = folder / "schilda"
    lines = [f"  - {{name: n, source: amtsblatt, case: {test}}}\n" for test in tests]
    (rules / "tests" / "narrenhilfe.yaml").write_text("tests:\n" + "".join(lines), "utf-8")
    loaded = ki_funding.load_rules(rules)
    ran = run_tests(loaded, files_of_tests(rules))
    assert not any(outcome.problems for outcome in ran.outcomes), ran.findings
    return {key(goal): goal for part in coverage_of(loaded.book, ran) for goal in part.goals}


def key(goal: Goal) -> str:
    if goal.use is None:
        return f"{goal.kind} {goal.name}"
    name = goal.name.removeprefix("narrenhilfe.")
    line = LAW[int(goal.place.rpartition(":")[2]) - 1]
    branch = re.search(r"at_least: \d+|kreis(?=:)|else|from: \d+|streng", line)
    return f"value {name} {goal.use.value} {branch[0] if branch else ''}".strip()


def missing(goals: dict[str, Goal], kind: str) -> set[str]:
    found = {name for name, goal in goals.items() if goal.kind == kind and not goal.reached}
    return {name.removeprefix(f"{kind} ") for name in found}


def test_each_branch_and_bracket_of_a_table_is_a_value_of_its_own(schilda: Path) -> None:
    goals = goals_of(schilda, CITY + ", expect: {narrenhilfe.personal.granted: 603.00}")
    assert {"value hoechstzahl 2 kreis", "value hoechstzahl 1 at_least: 0"} <= set(goals)
    assert missing(goals, "value") == {
        "hoechstzahl 2 kreis",
        "hoechstzahl 1 at_least: 0",
        "satz 100.50 streng",
        "satz 200 streng",
        "budget 9000 from: 2020",
        "budget None from: 2020",
        "schellen_grenze 1000 from: 2020",
        "anteil 80 from: 2020",
    }


def test_the_place_of_a_value_is_the_line_of_its_own_bracket(schilda: Path) -> None:
    goals = goals_of(schilda, CITY + ", expect: {narrenhilfe.personal.granted: 603.00}")
    for goal in goals.values():
        path, _, line = goal.place.rpartition(":")
        text = Path(path).read_text("utf-8").splitlines()[int(line) - 1]
        if goal.use is not None and goal.use.value is not None:
            assert goal.use.value in text
        if goal.kind == "item":
            assert text.strip() == f"{goal.name}:"
    assert goals["limit kosten.davon_schellen"].place.endswith(
        f"schilda/narrenhilfe.yaml:{next(n for n, s in enumerate(LAW, 1) if 'within' in s)}"
    )


def test_two_values_on_one_line_are_told_apart(schilda: Path) -> None:
    goals = goals_of(schilda, LATER + ", expect: {narrenhilfe.personal.granted: 603.00}")
    assert goals["value satz 100.50 streng"].reached
    assert not goals["value satz 200 streng"].reached
    assert not goals["value satz 100.50 from: 2020"].reached


def test_what_a_result_rests_on_counts_only_if_a_test_expects_something_of_it(
    schilda: Path,
) -> None:
    personal = goals_of(schilda, CITY + ", expect: {narrenhilfe.personal.granted: 603.00}")
    assert not personal["value anteil 80 from: 2020"].reached
    for sums in ("narrenhilfe.granted", "totals.granted", "totals.optional"):
        whole = goals_of(schilda, CITY + f", expect: {{{sums}: 4806.00}}")
        assert whole["value anteil 80 from: 2020"].reached
        assert missing(whole, "item") == {"personal", "kosten", "praemie", "hilfe"}
    for other in ("narrenhilfe.title: x", "totals.basic: 0.00"):
        nothing = goals_of(schilda, CITY + f", expect: {{{other}}}")
        assert not any(goal.reached for goal in nothing.values())


def test_an_open_value_is_reached_by_an_undetermined_result(schilda: Path) -> None:
    goals = goals_of(schilda, KREIS + ", expect: {narrenhilfe.kosten.maximum: null}")
    assert goals["value budget None from: 2020"].reached
    assert not goals["value budget 9000 from: 2020"].reached


def test_a_limit_is_reached_where_it_bites(schilda: Path) -> None:
    kosten = "expect: {narrenhilfe.kosten.granted: 3600.00}"
    goals = goals_of(schilda, f"{CITY}, {kosten}")
    assert missing(goals, "limit") == {"personal.limit", "kosten.cap"}
    many = CITY.replace("ausgaben: 5000", "ausgaben: 90000")
    goals = goals_of(schilda, f"{many}, {kosten}", f"{KREIS}, {kosten}")
    assert missing(goals, "limit") == {"personal.limit"}
    goals = goals_of(schilda, KREIS + ", expect: {narrenhilfe.personal.granted: 402.00}")
    assert missing(goals, "limit") == {"kosten.cap", "kosten.davon_schellen"}


def test_an_option_is_reached_where_another_one_would_give_something_else(schilda: Path) -> None:
    early = CITY + ", readings: {lesart: milde}, expect: {narrenhilfe.personal.granted: 603.00}"
    late = LATER + ", readings: {lesart: milde}, expect: {narrenhilfe.personal.granted: 1200.00}"
    part = "{kommune: Seldwyla, jahr: 2021, narrenhilfe: {ausgaben: 1, narren: "
    part += "[{stellen: 1, von: 2021-01-10, bis: 2021-12-31}]}}"
    part += ", expect: {narrenhilfe.personal.granted: 201.00}"
    everything = {"lesart=streng", "lesart=milde", "zeitanteil=monate", "zeitanteil=tage",
                  "rundung=half_up", "rundung=down"}  # fmt: skip
    assert missing(goals_of(schilda, early), "reading") == everything
    assert missing(goals_of(schilda, late), "reading") == everything - {"lesart=milde"}
    found = missing(goals_of(schilda, part), "reading")
    assert "zeitanteil=monate" not in found
    assert "zeitanteil=tage" in found


def test_the_command_counts_by_programme_and_names_places(schilda: Path) -> None:
    goals_of(schilda, CITY + ", expect: {narrenhilfe.personal.granted: 603.00}")
    done = run("test", "schilda", "--coverage", cwd=schilda)
    assert done.code == 0
    assert "narrenhilfe: Werte 3/11 · Grenzen 0/3 · Auslegungen 0/2 · Posten 1/4\n" in done.out
    assert "common: Auslegungen 0/4\n" in done.out
    assert "Gesamt: Werte 3/11 · Grenzen 0/3 · Auslegungen 0/6 · Posten 1/4\n" in done.out
    line = next(n for n, text in enumerate(LAW, 1) if "at_least: 0" in text)
    assert f"  schilda/narrenhilfe.yaml:{line}: Auf hoechstzahl" in done.out
    assert "Die Auslegung lesart=milde macht nirgends einen Unterschied" in done.out


def test_failing_tests_decide_on_the_exit_code_alone(schilda: Path) -> None:
    goals_of(schilda, CITY + ", expect: {narrenhilfe.personal.granted: 603.01}")
    done = run("test", "schilda", "--coverage", "--lang", "en", cwd=schilda)
    assert done.code == 1
    assert "total: values 3/11" in done.out
