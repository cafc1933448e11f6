"""`ki-funding test`: the rules' own tests pass, or say exactly where and why they do not."""

import csv
import shutil
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from conftest import CASES, INVENTED, RULES, run, without_receipt
from invented_tests import GOOD, changed, write

import ki_funding
from ki_funding.calculation.by_path import MONEY, amounts_by_path
from ki_funding.upkeep.rule_tests.run import AMOUNT


def test_rules_that_give_what_their_tests_expect_pass(schilda: Path) -> None:
    done = run("test", "schilda", cwd=schilda)
    assert (done.code, done.err) == (0, "")
    assert done.out == "Regeln schilda · Dateien: 1 · Tests: 2 · fehlgeschlagen: 0\n"


def test_one_cent_too_much_fails_at_its_place_with_both_amounts(schilda: Path) -> None:
    changed(schilda, ("603.00", "603.01"))
    done = run("test", "schilda", cwd=schilda)
    assert done.code == 1
    assert done.err == ""
    assert done.out.startswith(
        "error[expectation-amount]: "
        "narrenhilfe.personal.granted: erwartet 603.01, errechnet 603.00, Unterschied -0.01\n"
        " --> schilda/tests/narrenhilfe.yaml:7:37\n"
        "  |\n"
        "7 |       narrenhilfe.personal.granted: 603.01  # three at 201\n"
        "  |                                     ^^^^^^ "
    )
    assert done.out.endswith("Tests: 2 · fehlgeschlagen: 1\n")


def test_below_a_failure_stands_how_the_item_was_calculated(schilda: Path) -> None:
    changed(schilda, ("603.00", "603.01"), ('"3600.00"', "1"), ("'official'", "open"))
    out = run("test", "schilda", "--lang", "en", cwd=schilda).out
    assert out.count('How it was calculated in "three fools in Seldwyla":') == 2
    assert "    ├── claimed €603.00 = 3 posts × €201.00 per post" in out
    assert "satz = €100.50 per 0.5 posts" in out
    staff, grant, status = (out.index(f"narrenhilfe.{path}:") for path in (
        "personal.granted", "kosten.granted", "kosten.status",
    ))  # fmt: skip
    traces = [place for place in range(len(out)) if out.startswith("How it was", place)]
    assert staff < traces[0] < grant < status < traces[1]


def test_null_and_an_amount_are_not_the_same(schilda: Path) -> None:
    changed(schilda, ('"3600.00"', "null"), ("kosten.maximum: null", "kosten.maximum: 0.00"))
    out = run("test", "schilda", cwd=schilda).out
    assert "erwartet null, errechnet 3600.00" in out
    assert "erwartet 0.00, errechnet null" in out


def test_an_amount_without_cents_is_told_how_to_write_it(schilda: Path) -> None:
    changed(schilda, ("603.00", "603"))
    out = run("test", "schilda", cwd=schilda).out
    assert "603 ist nicht mit zwei Nachkommastellen geschrieben" in out
    assert "So schreiben: 603.00" in out


def test_everything_that_is_wrong_is_said_at_once_and_in_order(schilda: Path) -> None:
    changed(
        schilda,
        ("source: amtsblatt", "source: amtsblat\n    readings: {lesart: mild, lesat: milde}"),
        ("personal.granted: 402", "personal.grantet: 402"),
        ("[amtsblatt § 1]", "[amtsblatt § 1, zeitung]"),
        ('kommune: "01"', "kommune: Schildo"),
    )
    done = run("test", "schilda", cwd=schilda)
    found = [line.split(": ")[:2] for line in done.located.splitlines() if "error[" in line]
    assert found == [
        ["schilda/tests/narrenhilfe.yaml:4:13", "error[source-unknown]"],
        ["schilda/tests/narrenhilfe.yaml:5:24", "error[option-unknown]"],
        ["schilda/tests/narrenhilfe.yaml:5:30", "error[reading-unknown]"],
        ["schilda/tests/narrenhilfe.yaml:12:45", "error[source-unknown]"],
        ["schilda/tests/narrenhilfe.yaml:12:88", "error[kommune-unknown]"],
    ]
    assert done.code == 1


def test_a_path_that_does_not_exist_is_told_with_the_nearest(schilda: Path) -> None:
    changed(schilda, ("personal.granted: 603", "personal.grantet: 603"))
    done = run("test", "schilda", cwd=schilda)
    out = done.out
    assert "narrenhilfe.yaml:7:7: error[expect-unknown]" in done.located
    assert (
        "      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Gemeint ist vielleicht: narrenhilfe.personal.granted"
        in out
    )


def test_a_plan_goes_on_after_the_last_year_of_the_rules(schilda: Path) -> None:
    later = ("jahr: 2021", "jahr: 2031")
    changed(schilda, later)
    assert "error[year-uncovered]" in run("test", "schilda", cwd=schilda).out
    changed(schilda, later, ("source: amtsblatt\n", "source: amtsblatt\n    plan: true\n"))
    assert "error[expectation]: narrenhilfe" in run("test", "schilda", cwd=schilda).out


def test_a_warning_is_expected_by_the_inputs_that_it_is_about(rules: ki_funding.Rules) -> None:
    claims = {
        "koordination_stellen": "0.4",
        "verwaltungsassistenz_stellen": 0,
        "arbeitsplatz_ausgaben": 0,
        "case_management_stellen": "0.5",
        "auslaenderbehoerden_stellen": "0.4",
    }
    result = rules.calculate({"kommune": "Köln", "jahr": 2023, "kim": claims})
    warned = amounts_by_path(result.calculation)["kim.warnings"]
    assert warned == "kim.koordination_stellen kim.auslaenderbehoerden_stellen"


def test_a_case_that_cannot_be_read_is_told_at_its_place(schilda: Path) -> None:
    changed(schilda, ("narren: 3", "narren: drei"))
    done = run("test", "schilda", cwd=schilda)
    assert "narrenhilfe.yaml:5:65: error[number-text]" in done.located
    assert done.code == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "tests-empty"),
        ("# nothing\n", "tests-empty"),
        ("tests: []\n", "list-empty"),
        ("tests: {}\n", "expected-list"),
        ("tests: [\n", "yaml-syntax"),
        ("tests: [{name: x}]\n", "key-missing"),
        ("- name: x\n", "expected-mapping"),
        (GOOD.replace("expect:\n", "expects:\n"), "key-unknown"),
        (GOOD.replace("603.00", "[603.00]"), "value-nested"),
        (GOOD.replace("full_use: false", "full_use: nein"), "flag-text"),
        (GOOD.replace("    source: amtsblatt\n", ""), "key-missing"),
        ("tests:\n  - {name: x, source: amtsblatt, case: , expect: {totals.granted: 1.00}}\n", ""),
        (
            "tests:\n  - {name: x, source: amtsblatt, case: [], expect: {totals.granted: 1.00}}\n",
            "",
        ),
        ("tests:\n  - {name: x, source: amtsblatt, case: {}, expect: {}}\n", ""),
        ("tests: [1, null, [], {}]\n", ""),
        ("\x00", ""),
    ],
)
def test_a_broken_file_is_told_and_the_good_ones_still_run(
    schilda: Path, text: str, code: str
) -> None:
    write(schilda, text, "kaputt.yaml")
    done = run("test", "schilda", cwd=schilda)
    assert done.code == 1
    assert f"error[{code}" in done.out
    assert "schilda/tests/kaputt.yaml" in done.out
    assert "Traceback" not in done.out + done.err
    assert "Dateien: 2 · Tests: " in done.out


def test_a_broken_test_does_not_keep_the_others_of_its_file_from_running(schilda: Path) -> None:
    changed(schilda, ("full_use: false", "full_use: nein"), ("603.00", "1.00"))
    out = run("test", "schilda", cwd=schilda).out
    assert "error[flag-text]" in out
    assert "erwartet 1.00, errechnet 603.00" in out
    assert out.endswith("Tests: 1 · fehlgeschlagen: 1 · fehlerhafte Dateien: 1\n")


@pytest.mark.few(1)
@pytest.mark.parametrize("count", [60, pytest.param(2050, marks=pytest.mark.slow)])
def test_of_many_deviations_the_first_are_shown_in_full(schilda: Path, count: int) -> None:
    case = "{kommune: Seldwyla, jahr: 2021, narrenhilfe: {narren: 3, ausgaben: 0}}"
    expect = "{narrenhilfe.personal.granted: 1.00}"
    test = "  - {name: '%s', source: amtsblatt, case: " + case + ", expect: " + expect + "}\n"
    write(schilda, "tests:\n" + "".join(test % place for place in range(count)))
    out = run("test", "schilda", cwd=schilda).out
    assert out.count("erwartet 1.00, errechnet 603.00") == count
    assert out.count("Rechenweg in „") == 50
    assert "nur unter den ersten 50 Abweichungen" in out


def test_tests_and_what_they_reach_are_a_table_for_other_programs(schilda: Path) -> None:
    changed(schilda, ("603.00", "1.00"))
    done = run("test", "schilda", "--coverage", "-f", "csv", cwd=schilda)
    results = [row[-1] for row in csv.reader(StringIO(done.out))]
    assert done.code == 1
    assert results[:2] == ["result", "failed"]
    assert {"reached", "missed"} < set(results)
    page = run("test", "schilda", "-o", "tests.md", cwd=schilda)
    assert page.code == 1
    assert "erwartet 1.00, errechnet 603.00" in (schilda / "tests.md").read_text("utf-8")


def test_rules_that_cannot_be_read_are_told_at_their_place(schilda: Path) -> None:
    path = schilda / "schilda" / "narrenhilfe.yaml"
    path.write_text(path.read_text("utf-8").replace("cap: grenze", "cap: grenz"), "utf-8")
    done = run("test", "schilda", cwd=schilda)
    assert done.code == 1
    assert done.located.count("schilda/narrenhilfe.yaml:83:10: error[name-unknown]") == 1
    assert "fehlgeschlagen: 2" in done.out
    covered = run("test", "schilda", "--coverage", cwd=schilda)
    assert (covered.code, covered.out) == (1, done.out)
    assert "erst, wenn sich alle Regeln von schilda lesen lassen" in covered.err


@pytest.mark.parametrize(
    "paths",
    [
        ["schilda"],
        ["schilda/tests"],
        ["schilda/tests/narrenhilfe.yaml"],
        ["./schilda/tests/../tests"],
        ["schilda", "schilda/tests/narrenhilfe.yaml"],
        ["elsewhere.yaml", "--rules", "schilda"],
        ["--rules", "schilda"],
    ],
)
def test_a_path_is_a_folder_of_rules_or_of_tests_or_a_file(schilda: Path, paths: list[str]) -> None:
    (schilda / "elsewhere.yaml").write_text(GOOD, "utf-8")
    done = run("test", *paths, cwd=schilda)
    assert done.code == 0, done.out + done.err
    assert "Dateien: 1 · Tests: 2 " in done.out


@pytest.mark.slow
def test_without_a_path_the_rules_here_are_meant_else_the_shipped_ones(schilda: Path) -> None:
    inside = schilda / "schilda" / "tests"
    assert "Regeln .. · Dateien: 1" in run("test", "narrenhilfe.yaml", cwd=inside).out
    assert "Tests: 2" in run("test", cwd=schilda, KI_FUNDING_RULES="schilda").out
    assert "Dateien: 13" in run("test", cwd=inside).out
    (schilda / "schilda").rename(schilda / "rules")
    assert "Regeln rules · Dateien: 1" in run("test", cwd=schilda).out


def test_tests_of_two_rulebooks_are_run_each_with_its_own(schilda: Path) -> None:
    done = run("test", "schilda", str(RULES / "tests" / "lehrkraefte.yaml"), cwd=schilda)
    assert done.code == 0
    assert [line.count("fehlgeschlagen: 0") for line in done.located.splitlines() if line] == [1, 1]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("nirgends", "file-missing"),
        ("nirgends.yaml", "file-missing"),
        ("", "file-missing"),
        ("leer", "folder-no-tests"),
        ("ohne", "folder-no-tests"),
    ],
)
def test_what_is_not_there_or_holds_no_tests_is_a_wrong_call(
    schilda: Path, path: str, code: str
) -> None:
    (schilda / "leer").mkdir()
    shutil.copytree(INVENTED, schilda / "ohne", ignore=shutil.ignore_patterns("tests"))
    done = run("test", path, "schilda", cwd=schilda)
    assert done.code == 2
    assert f"error[{code}]" in done.err
    assert "Tests: 2 · fehlgeschlagen: 0" in done.out


def test_rules_that_are_not_there_are_a_wrong_call(schilda: Path) -> None:
    for done in (
        run("test", "--rules", "nirgends", cwd=schilda),
        run("test", "schilda/tests", "--rules", "nirgends", cwd=schilda),
        run("test", cwd=schilda, KI_FUNDING_RULES="nirgends"),
    ):
        assert (done.code, done.out) == (2, "")
        assert "nirgends: error[folder-missing]" in done.located


def test_only_tests_with_the_word_in_their_name_are_run(schilda: Path) -> None:
    changed(schilda, ("603.00", "603.01"))
    assert "Tests: 1 · fehlgeschlagen: 0" in run("test", "schilda", "-k", "kreis", cwd=schilda).out
    done = run("test", "schilda", "-k", "Närrin", cwd=schilda)
    assert (done.code, done.out) == (2, "")
    assert "Kein Test hat „Närrin“ im Namen." in done.err


def test_the_report_for_build_servers_is_well_formed_whatever_the_names(schilda: Path) -> None:
    name = '"a <Kreis> & \\"so\\" \\u0007 🎭"'
    changed(schilda, ("name: a Kreis", f"name: {name}"), ("402.00", "402.01"))
    write(schilda, "tests: [", "kaputt.yaml")
    write(schilda, GOOD.replace("kommune: Seldwyla", "kommune: Nirgends"), "unlesbar.yaml")
    done = run("test", "schilda", "--junit", "report.xml", cwd=schilda)
    assert done.code == 1
    root = Xml.parse(schilda / "report.xml").getroot()
    assert {k: root.get(k) for k in ("tests", "failures", "errors")} == {
        "tests": "5", "failures": "1", "errors": "2",
    }  # fmt: skip
    case = root.findall("testsuite")[1].findall("testcase")[1]
    assert case.attrib == {
        "name": 'a <Kreis> & "so"  🎭',
        "classname": "schilda/tests/narrenhilfe.yaml",
        "file": "schilda/tests/narrenhilfe.yaml",
        "line": "11",
    }
    failure = case.find("failure")
    assert failure is not None
    assert "erwartet 402.01, errechnet 402.00" in failure.get("message", "")
    assert "schilda/tests/narrenhilfe.yaml:11:" in (failure.text or "")
    assert [suite.find(".//error") is not None for suite in root] == [True, False, True]


def test_the_report_has_the_same_bytes_for_the_same_input(schilda: Path) -> None:
    for name in ("one.xml", "two.xml"):
        assert run("test", "schilda", "--junit", name, cwd=schilda).code == 0
    assert (schilda / "one.xml").read_bytes() == (schilda / "two.xml").read_bytes()
    assert run("test", "schilda", "--junit", "no/such.xml", cwd=schilda).code == 2


def test_the_shipped_rules_pass_their_tests() -> None:
    done = run("test")
    assert done.code == 0, without_receipt(done.out)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_a_test_may_expect_is_what_the_json_says(path: Path, rules: ki_funding.Rules) -> None:
    result = rules.calculate(path)
    entry = result.to_dict(lang="en")
    told = scalars("totals", entry["totals"])
    for programme in entry["programmes"]:
        told |= scalars(programme["id"], programme)
        warned = " ".join(warning["input"] for warning in programme["warnings"])
        told[f"{programme['id']}.warnings"] = warned or None
        for item in programme["items"]:
            told |= scalars(f"{programme['id']}.{item['id']}", item)
    found = amounts_by_path(result.calculation)
    assert found == told
    assert {p.split(".")[-1] for p, v in found.items() if v and AMOUNT.fullmatch(v)} <= MONEY


def scalars(prefix: str, entry: dict[str, Any]) -> dict[str, str | None]:
    """The values of an entry of the JSON that are no lists, as YAML writes them."""
    return {
        f"{prefix}.{key}": str(value).lower() if isinstance(value, int) else value
        for key, value in entry.items()
        if value is None or isinstance(value, str | int)
    }
