"""Input that somebody gave once and that nobody should see a bug for."""

import re
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, FROZEN, ROOT, RULES, Run, run

import ki_funding

UNNA = "examples/kreis-unna.yaml"
HEAD = "kommune: Unna\njahr: 2024\nki_grundfoerderung:\n"
REST = "  verwaltungsassistenz_stellen: 0\n  laiensprachmittler_ausgaben: 0\n"


def granted(posts: list[dict[str, Any]], written: int, **options: Any) -> str:
    case = {
        "kommune": "05978", "jahr": written,
        "ki_grundfoerderung": {"fachkraft_stellen": posts, "verwaltungsassistenz_stellen": 0,
                               "laiensprachmittler_ausgaben": 0},
    }  # fmt: skip
    rules = ki_funding.load_rules(readings=options.pop("readings", {}))
    return str(rules.calculate(case, **options).granted)


def test_rows_that_meet_on_29_february_still_meet_in_another_year() -> None:
    rows = [{"stellen": 3, "von": "2024-01-01", "bis": "2024-02-28"},
            {"stellen": 3, "von": "2024-02-29", "bis": "2024-12-31"}]  # fmt: skip
    assert granted(rows, 2024) == granted(rows, 2024, year=2023) == "171000.00"


def test_a_row_that_begins_on_29_february_keeps_its_month_in_another_year() -> None:
    rows = [{"stellen": 3, "von": "2024-02-29", "bis": "2024-12-31"}]
    assert granted(rows, 2024) == granted(rows, 2024, year=2023) == "156750.00"


def test_rows_that_meet_on_28_february_still_meet_in_a_leap_year() -> None:
    rows = [{"stellen": 3, "von": "2023-01-01", "bis": "2023-02-27"},
            {"stellen": 3, "von": "2023-02-28", "bis": "2023-12-31"}]  # fmt: skip
    by_days = {"zeitanteil": "tage"}
    assert granted(rows, 2023, readings=by_days) == "171000.00"
    assert granted(rows, 2023, year=2024, readings=by_days) == "171000.00"


def test_rounding_of_what_is_claimed_alone_weakens_nothing() -> None:
    rows = [{"stellen": 6, "von": "2018-01", "bis": "2018-12"},
            {"stellen": 1, "von": "2018-01", "bis": "2018-01"}]  # fmt: skip
    case = {"kommune": "05978", "jahr": 2018, "ki_grundfoerderung": {
        "fachkraft_stellen": rows, "verwaltungsassistenz_stellen": 0,
        "laiensprachmittler_ausgaben": 0}}  # fmt: skip
    item = ki_funding.calculate(case).programmes[0].items[0]
    assert (str(item.claimed), item.status) == ("304166.67", "official")


def test_a_chosen_reading_is_not_explained_with_the_reason_for_the_default() -> None:
    done = run("calc", "examples/kreis-soest-teiljahr.yaml", "--reading", "zeitanteil=tage",
               "--format", "plain")  # fmt: skip
    assert "zeitanteil = tage. Gewählt statt der Voreinstellung." in done.out


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  fachkraft_stellen: 6,500", "number-comma"),
        ('  fachkraft_stellen: "6 "', "number-spaces"),
        (f"  fachkraft_stellen: 1.{'3' * 5000}", "number-decimals"),
        ('  fachkraft_stellen: "1' + " " * 60_000 + '!"', "number-text"),
        ("  fachkraft_stellen: 6\n  foerderzeitraum:", "period-keys"),
        ("  fachkraft_stellen: [{stellen: 1, von: 0001-01, bis: 2024-12}]", "date-far"),
        ("  fachkraft_stellen: 6\n  bescheid: 5", "amounts-by-item"),
        ("  fachkraft_stellen: 6\n  ist: {fachkrafft: 5}", "key-unknown"),
        ("  fachkraft_stellen: {stellen: 5}", "input-rows"),
        ("  fachkraft_stellen:", "value-missing"),
        ("  fachkraft_stellen: -1", "number-negative"),
    ],
)
def test_an_input_that_makes_no_sense_has_its_own_error(line: str, code: str) -> None:
    done = run("calc", "-", stdin=f"{HEAD}{line}\n{REST}")
    assert (done.code, done.out) == (1, "")
    assert f"error[{code}]" in done.err


@pytest.mark.parametrize(
    ("kommune", "code"),
    [
        ("{name: X, art: land, einwohner: 5}", "word-unknown"),
        ("{name: X, art: {a: 1}, einwohner: 5}", "value-nested"),
        ("{name: X, art: , einwohner: 5}", "value-missing"),
        ("{name: X, art: kreis}", "key-missing"),
        ("{name: X, art: kreis, einwohner: 12.000}", "number-thousands"),
        (f"{{name: X, art: kreis, einwohner: 5, flaeche: 1.{'3' * 5000}}}", "number-decimals"),
        ("[]", "kommune-text"),
        ("", "kommune-text"),
        ("Unma", "kommune-unknown"),
    ],
)
def test_a_municipality_that_makes_no_sense_has_its_own_error(kommune: str, code: str) -> None:
    done = run("calc", "-", stdin=f"kommune: {kommune}\njahr: 2024\n")
    assert (done.code, done.out) == (1, "")
    assert f"error[{code}]" in done.err


def test_ten_thousand_mistakes_are_reported_in_reasonable_time() -> None:
    rows = "".join(f"  quatsch_{n}: 1\n" for n in range(5000))
    done = run("calc", "-", stdin=HEAD + rows + "x: 1\n" * 5000)
    assert done.code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["calc", ""],
        ["calc", "a" * 5000],
        ["calc", UNNA, "--rules", "a" * 5000],
        ["calc", UNNA, "-o", f"{'a' * 300}/x"],
        ["calc", UNNA, "-o", ""],
        ["calc", UNNA, "--year", "２０２３"],
        ["calc", UNNA, "--reading", "zeitanteil=tage", "--reading", "zeitanteil=monate"],
    ],
)
def test_a_call_that_cannot_work_ends_with_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, ""), done.err
    assert "Fehler im Programm" not in done.err


def test_a_control_character_in_an_option_does_not_reach_the_terminal(tmp_path: Path) -> None:
    done = run("calc", UNNA, "-o", str(tmp_path / "a\x1b[31mb"))
    assert "\x1b" not in done.err
    assert "\x1b" not in run("calc", UNNA, "-o", "nirgends\x1b[31m/x").err


@pytest.mark.process
def test_a_full_disk_is_told_and_no_bug() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ki_funding", "calc", UNNA], cwd=ROOT, stdout=full,
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "Errno" not in done.stderr


@pytest.mark.process
@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-"])
def test_a_closed_stream_is_no_bug(closed: str) -> None:
    source = "-" if closed == "<&-" else UNNA
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m ki_funding calc {source} {closed}"], cwd=ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 2}
    assert "bug" not in done.stderr


def test_a_columns_that_is_no_number_is_no_width() -> None:
    assert run("calc", UNNA, COLUMNS="²").code == 0
    assert run("explain", UNNA, COLUMNS="1").code == 0


def changed_rules(tmp_path: Path, file: str, old: str, new: str) -> Run:
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return run("calc", UNNA, "--rules", str(folder))


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("rulebook.yaml", "- komm_an_ii\n", "- komm_an_i\n", "order-twice"),
        ("rulebook.yaml", "- komm_an_ii\n", "- komm_an_ix\n", "order-unknown"),
        ("rulebook.yaml", "until: 2027-12-31", "until: 2011-12-31", "period-backwards"),
        ("rulebook.yaml", "until: 2027-12-31", "until: 9999-12-31", "date-far"),
        ("register.csv", "einwohner_2015_z11", "foo", "fact-column"),
        ("register.csv", "05334,StädteRegion Aachen,kreis,Köln,05334002",
         "05334,StädteRegion Aachen,kreis,Köln,05334", "register-contains"),
        ("register.csv", "Kreis Unna,kreis,Arnsberg,,", "Kreis Unna,kreis,Arnsberg,05315,",
         "register-smaller"),
        ("register.csv", "396035", "abc", "register-number"),
        ("register.csv", "396035", "9" * 5000, "register-number"),
        ("register.csv", ",", ";", "register-columns"),
        ("ki_grundfoerderung.yaml", "kind: basic", "kind: []", "list-empty"),
        ("komm_an_i.yaml", "value: 50000\n", "value: {value: 50000, status: []}\n",
         "word-unknown"),
        ("komm_an_i.yaml", "value: 50000\n", "value: {value: 50000, source: []}\n",
         "value-missing"),
        ("komm_an_i.yaml", "value: 50000\n", "value: {value: 50000, source: [[]]}\n",
         "value-nested"),
        ("komm_an_i.yaml", "value: 50000\n", f"value: 50000.{'3' * 5000}\n", "number-decimals"),
    ],
)  # fmt: skip
def test_a_broken_rulebook_gives_no_figure(
    file: str, old: str, new: str, code: str, tmp_path: Path
) -> None:
    done = changed_rules(tmp_path, file, old, new)
    assert (done.code, done.out) == (1, ""), done.err
    place = "common.yaml" if code == "fact-column" else file
    assert f"{place}:" in done.err
    assert f"error[{code}]" in done.err


BROKEN = {
    "calc": (
        "kommune: Unnna\njahr: 2023\nki_grundfoerderung:\n  fachkraft_stellen: [6\n"
        "  verwaltungsassistenz_stellen: 0.7x\nkmi:\n  koordination_stellen: 1\n",
        ["1:10 kommune-unknown", "4:22 yaml-bracket", "5:33 number-unit-unknown",
         "6:1 programme-unknown"],
    ),
    "sweep": (
        "scenario: x\ntitle: y\ncases: {kommunen: [Unnna]}\nyears: 2023\nvary:\n"
        "  ki_grundfoerderung.fachkraft_hoechstbetrag: {values: [1,2}\n"
        "report:\n  - {amount: claimed, by: [komune]}\n",
        ["3:20 kommune-unknown", "6:60 yaml-bracket", "8:28 report-by"],
    ),
    "check": (
        "overlay: x\ntitle: y\nset:\n  kim.y: [{from: 2026-01-01, value: 1}\n"
        "  kim.x: [{from: 2026-13-01, value: 5}]\n",
        ["4:10 yaml-bracket", "5:3 overlay-path", "5:18 date-month"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("command", BROKEN)
def test_a_break_in_yaml_hides_nothing_that_is_wrong_besides(command: str, tmp_path: Path) -> None:
    text, told = BROKEN[command]
    (tmp_path / "x.yaml").write_text(text)
    for name in {command, "check"}:
        done = run(name, "x.yaml", cwd=tmp_path)
        assert done.code == 1
        found = re.findall(r"x\.yaml:([0-9:]+): error\[(.+?)\]", done.located)
        assert [f"{place} {code}" for place, code in found] == told


@pytest.mark.parametrize("file", ["rulebook.yaml", "common.yaml", "sources.yaml", "komm_an_i.yaml"])
@pytest.mark.parametrize("content", ["", "[]\n", "5\n", "a: [\n"])
def test_a_rule_file_that_is_no_rule_file_is_named(file: str, content: str, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    (folder / file).write_text(content, "utf-8")
    done = run("calc", UNNA, "--rules", str(folder))
    assert (done.code, done.out) == (1, "")
    assert f"{folder}/{file}" in done.err


def test_a_step_of_a_series_that_is_open_is_no_rise_of_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    path = folder / "tintg_mindestbetrag.yaml"
    text = path.read_text("utf-8")
    old = "2025-02-01: {value: 5.5, source: tvl 2023, status: secondary}"
    assert old in text
    path.write_text(text.replace(old, "2025-02-01: {value: open, note: {de: x, en: x}}"), "utf-8")
    case = {"kommune": "NRW", "jahr": 2026, "tintg_mindestbetrag": {}}
    item = ki_funding.load_rules(folder).calculate(case).programmes[0].items[0]
    assert (item.granted, item.reason) == (None, "undetermined")


def test_a_case_that_may_be_filled_in_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "unna.yaml"
    target.write_text("kommune: Unna\n")
    done = run("init", "Unna", "-o", str(target))
    assert done.code == 2
    assert target.read_text() == "kommune: Unna\n"


def test_a_notice_belongs_to_the_year_of_its_file() -> None:
    here = run("calc", "examples/kreis-unna-bescheid.yaml")
    elsewhere = run("calc", "examples/kreis-unna-bescheid.yaml", "--year", "2025")
    assert "Bescheid" in here.out
    assert "Bescheid" not in elsewhere.out


def test_the_terms_of_every_derivation_add_up_to_its_amount() -> None:
    rules = ki_funding.load_rules()
    for path in CASES:
        for _, item in rules.calculate(path).calculation.lines():
            for derivation in item.derivations:
                numbers = [term.number for term in derivation.terms]
                if None in numbers or derivation.closing:
                    continue
                assert sum(n for n in numbers if n is not None) == derivation.number
                amount = getattr(item, derivation.amount)
                assert amount is not None
                assert (
                    abs(Fraction(amount) - (derivation.number or 0)) < 1
                )  # rounded to cents, or to euros


def test_rules_that_lie_here_and_are_not_calculated_with_are_told(tmp_path: Path) -> None:
    shutil.copytree(RULES, tmp_path / "rules")
    case = str(FROZEN / UNNA)
    assert run("calc", case, cwd=tmp_path).err == ""  # the same rules
    path = tmp_path / "rules" / "ki_grundfoerderung.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 57000", "value: 58000"), "utf-8")
    done = run("calc", case, cwd=tmp_path)
    assert "mitgelieferten Regeln" in done.err
    assert "--rules rules" in done.err
    assert run("calc", case, "--rules", "rules", cwd=tmp_path).err == ""


def test_broken_rules_that_lie_here_stop_no_calculation_with_the_shipped_ones(
    tmp_path: Path,
) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "rulebook.yaml").write_text("what: ever\n", "utf-8")
    for number in range(2001):
        (rules / f"{number}.yaml").touch()
    done = run("calc", str(FROZEN / UNNA), cwd=tmp_path)
    assert done.code == 0
    assert "--rules rules" in done.err
