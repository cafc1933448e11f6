"""The schemas: current, valid, true to the files that are shipped, and strict with others."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, EXAMPLES, FROZEN, INVENTED, ROOT, RULES, SHIPPED, run
from editor import FOLDER, committed, faults
from jsonschema import Draft202012Validator

import ki_funding
from ki_funding.calculation.inputs import amount_key
from ki_funding.presentation.schema import SCHEMAS, describe, schema_of
from ki_funding.texts.language import explanations
from ki_funding.values.units import BASE, read_unit

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
BROKEN = sorted((EXAMPLES / "fehler").glob("*.yaml"))
OVERLAYS = EXAMPLES / "overlays"
SHOWN = ROOT / "examples"
FOLDERS = (SHIPPED, SHIPPED / "tests", SHOWN, SHOWN / "overlays")
GOOD = sorted(path for folder in FOLDERS for path in folder.glob("*.yaml"))
UNNA = EXAMPLES / "kreis-unna.yaml"


def short(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def named_in(path: Path) -> str:
    """The schema that the modeline of a file names."""
    match = MODELINE.match(path.read_text("utf-8"))
    assert match, f"{path} has no modeline"
    schema = (path.parent / match[1]).resolve()
    assert schema.parent == FOLDER, f"{path} names {schema}"
    return schema.name.removesuffix(".schema.json")


def test_no_schema_is_committed_that_the_program_does_not_know() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_itself(name: str) -> None:
    Draft202012Validator.check_schema(committed(name).schema)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_reference_in_a_schema_leads_somewhere(name: str) -> None:
    schema = committed(name).schema
    references = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', json.dumps(schema)))
    assert references == set(schema["$defs"])


@pytest.mark.parametrize("path", [*GOOD, *BROKEN], ids=short)
def test_a_file_names_its_schema_on_its_first_line(path: Path) -> None:
    if path.parent == SHIPPED:
        assert named_in(path) in {path.stem, "rules"}
    else:
        kinds = {"tests": "tests", "overlays": "overlay"}
        usual = "scenario" if path.stem.startswith("scenario-") else "case"
        assert named_in(path) == kinds.get(path.parent.name, usual)


@pytest.mark.few(12)
@pytest.mark.parametrize("path", GOOD, ids=short)
def test_a_file_is_valid_under_the_schema_that_it_names(path: Path) -> None:
    assert faults(named_in(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize("year", ["2012", "2019", "2023", "2027"])
def test_a_case_file_that_the_program_writes_is_valid(year: str) -> None:
    for kommune in ("Unna", "Köln"):
        done = run("init", kommune, "--year", year)
        assert done.code == 0, done.err
        assert faults("case", done.out) == []


def test_the_case_in_the_readme_is_valid() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert faults("case", re.findall(r"```yaml\n(.*?)```", text, re.S)[0]) == []


def test_a_file_full_of_errors_is_underlined() -> None:
    found = [fault for path in BROKEN for fault in faults(named_in(path), path.read_text("utf-8"))]
    assert any("fachkraft_stelen" in fault for fault in found)
    assert any("0,5" in fault for fault in found)
    assert any("komm_an_3" in fault for fault in found)


@pytest.mark.parametrize(
    ("wrong", "instead_of"),
    [
        ("jahr: 2011", "jahr: 2023"),
        ("jahr: 23", "jahr: 2023"),
        ("yahr: 2023", "jahr: 2023"),
        ("kommune: {name: X, art: dorf, einwohner: 9}", 'kommune: "05978"'),
        ("kommune:", 'kommune: "05978"'),
        ("fachkraft_stelle: 6", "fachkraft_stellen: 6"),
        ("fachkraft_stellen: -1", "fachkraft_stellen: 6"),
        ("fachkraft_stellen: sechs", "fachkraft_stellen: 6"),
        ("fachkraft_stellen: [{stellen: 6, bis: 2023-12}]", "fachkraft_stellen: 6"),
        ("fachkraft_stellen: [{stellen: 6, von: 1.1.23, bis: 2023-12}]", "fachkraft_stellen: 6"),
        ('laiensprachmittler_ausgaben: "12.000"', "laiensprachmittler_ausgaben: 48000"),
        ("laiensprachmittler_ausgaben: [48000]", "laiensprachmittler_ausgaben: 48000"),
        ("bescheid: {fachkräfte: 1}", "fachkraft_stellen: 6"),
        ("foerderzeitraum: {bis: 2023-12}", "fachkraft_stellen: 6"),
    ],
)
def test_a_mistake_in_a_case_is_refused(wrong: str, instead_of: str) -> None:
    text = UNNA.read_text("utf-8")
    assert instead_of in text
    assert faults("case", text) == []
    assert faults("case", text.replace(instead_of, wrong, 1)) != []


@pytest.mark.parametrize(
    "right",
    [
        "kommune: 05978",
        "kommune: Unna",
        "kommune: Land NRW",
        "kommune: {name: X, art: kreis, einwohner: 198500, flaeche: 12.5}",
    ],
)
def test_a_municipality_may_be_named_in_many_ways(right: str) -> None:
    assert faults("case", UNNA.read_text("utf-8").replace('kommune: "05978"', right, 1)) == []


@pytest.mark.parametrize("number", ["0.5", '"0.5"', "1", '"1"', "0", "1.125"])
def test_a_number_may_be_written_with_and_without_quotation_marks(number: str) -> None:
    text = f"{{kommune: Unna, jahr: 2023, komm_an_i: {{personal_stellen: {number}}}}}"
    assert faults("case", text) == []


@pytest.mark.parametrize(
    ("wrong", "instead_of"),
    [
        ("kimd: basic", "kind: basic"),
        ("kind: basis", "kind: basic"),
        ("recipients: [kreise]", "recipients: [kreis, kreisfreie_stadt]"),
        ("unit: pots", "unit: posts"),
        ("status: offical", "status: official"),
        ("{from: 2012-01-01, status:", "{from: 2012-01-01, source: ki-rl-2012, status:"),
        ("from: 2017-1-1", "from: 2017-01-01"),
        ("from: 01.01.2017", "from: 2017-01-01"),
        ("value: {kreis: sechs, kreisfreie_stadt: 5}", "value: {kreis: 6, kreisfreie_stadt: 5}"),
        ("value: {value: 6, sorce: kfi-2018}", "value: {kreis: 6, kreisfreie_stadt: 5}"),
        ("over_time: ja", "over_time: true"),
        ("  fachkraft-stellen:", "  fachkraft_stellen:"),
        ("{de: KI-Grundförderung}", "{de: KI-Grundförderung, en: Basic funding of the KI}"),
        ("kind: post", "kind: posts"),
        ("limits: fachkraft_hoechstzahl", "limit: fachkraft_hoechstzahl"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rule_file_is_refused(wrong: str, instead_of: str) -> None:
    text = (RULES / "ki_grundfoerderung.yaml").read_text("utf-8")
    assert instead_of in text
    assert faults("rules", text.replace(instead_of, wrong, 1)) != []


@pytest.mark.parametrize(
    ("name", "wrong", "instead_of"),
    [
        ("rulebook", "covers: {from: 2012-01-01}", "covers: {from: 2012-01-01, until: 2027-12-31}"),
        ("common", "given_ass: einwohner", "given_as: einwohner"),
        ("sources", "shortt:", "short:"),
        ("published", "- nam:", "- name:"),
    ],
)
def test_a_mistake_in_another_file_of_the_rules_is_refused(
    name: str, wrong: str, instead_of: str
) -> None:
    text = (RULES / f"{name}.yaml").read_text("utf-8")
    assert instead_of in text
    assert faults(name, text.replace(instead_of, wrong, 1)) != []


def test_a_mistake_in_the_case_of_a_test_is_refused() -> None:
    text = (RULES / "tests" / "kim.yaml").read_text("utf-8")
    assert faults("tests", text.replace("jahr:", "jar:", 1)) != []
    assert faults("tests", text.replace("case_management_stellen", "stellen", 1)) != []
    assert faults("tests", re.sub(r"    source: .*\n", "", text, count=1)) != []


@pytest.mark.parametrize(
    "arguments",
    [
        ("examples",),
        ("examples/koeln-2020.yaml", "--year", "2012..2027", "--full-use"),
    ],
    ids=["every example", "a case at full use in every year"],
)
def test_the_json_of_calc_is_as_its_schema_says(arguments: tuple[str, ...], tmp_path: Path) -> None:
    cases = CASES if arguments == ("examples",) else arguments
    done = run("calc", *map(str, cases), "--format", "json")
    assert done.code == 0, done.err
    assert [*committed("result").iter_errors(json.loads(done.out))] == []


@pytest.mark.few(1)
@pytest.mark.parametrize("by", ["kommune", "programme", "regierungsbezirk"])
def test_the_json_of_state_is_as_its_schema_says(by: str) -> None:
    done = run("state", "--year", "2023", "--by", by, "--format", "json")
    assert done.code == 0, done.err
    assert [*committed("state").iter_errors(json.loads(done.out))] == []


def test_the_json_of_findings_and_comparisons_is_as_their_schemas_say() -> None:
    overlay = str((OVERLAYS / "reform-2026.yaml").relative_to(FROZEN))
    found = run("check", "examples/fehler", "rules", "-f", "json")
    compared = run("diff", overlay, "-f", "json")
    overlaid = run("calc", str(UNNA), "--year", "2026", "--with", overlay, "-f", "json")
    for name, done in (("findings", found), ("diff", compared), ("result", overlaid)):
        assert faults(name, done.out) == []


def test_json_with_another_key_or_an_amount_as_a_number_is_refused() -> None:
    envelope = json.loads(run("calc", str(UNNA), "--format", "json").out)
    validator = committed("result")
    assert validator.is_valid(envelope)
    assert not validator.is_valid({**envelope, "more": 1})
    (case,) = envelope["cases"]
    case["totals"]["granted"] = 513000
    assert not validator.is_valid(envelope)


def keys_without_description(node: Any) -> list[str]:
    """Every key of an object that an editor could not explain."""
    if isinstance(node, list):
        return [key for part in node for key in keys_without_description(part)]
    if not isinstance(node, dict):
        return []
    properties = node.get("properties", {})
    own = [key for key, value in properties.items() if not value.get("description")]
    return own + [key for part in node.values() for key in keys_without_description(part)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained_in_both_languages(name: str) -> None:
    schema = committed(name).schema
    assert keys_without_description(schema) == []
    for definition in (schema, *schema["$defs"].values()):
        german, english = definition["description"].split("\n\n")
        assert german
        assert english


def test_every_explanation_belongs_to_a_key(
    rules: ki_funding.Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    text = describe.text

    def recorded(key: str, *rest: Any, **params: str) -> str:
        asked.add(key)
        return text(key, *rest, **params)

    monkeypatch.setattr(describe, "text", recorded)
    for name in SCHEMAS:
        schema_of(name, rules)
    # which of these a case may use is up to the inputs of the rules
    asked |= {f"key.Period.{amount_key(read_unit(unit))}" for unit in BASE}
    assert set(explanations()) - asked == set()


def test_the_case_schema_is_that_of_the_rules_that_are_named() -> None:
    done = run("schema", "case", "--rules", str(INVENTED))
    assert done.code == 0, done.err
    properties = json.loads(done.out)["properties"]
    assert "narrenhilfe" in properties
    assert "kim" not in properties


def test_without_a_name_the_schemas_are_listed() -> None:
    done = run("schema", "--lang", "en")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines()] == [*SCHEMAS]


def test_a_name_that_is_unknown_is_a_wrong_call_and_the_nearest_is_named() -> None:
    done = run("schema", "rule", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "rules" in done.err


def test_a_schema_is_the_same_in_every_language_and_can_go_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "state.schema.json"
    assert run("schema", "state", "--output", str(target), "--lang", "en").code == 0
    assert target.read_text("utf-8") == run("schema", "state", "--lang", "de").out


@pytest.mark.process
def test_a_calculation_loads_nothing_that_only_schemas_need() -> None:
    code = (
        "import sys; from ki_funding.cli.app import run; run(sys.argv[1:]);"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    arguments = [sys.executable, "-c", code, "calc", str(UNNA), "--format", "json"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "ki_funding.presentation.calculation.envelope" in loaded
    assert not {name for name in loaded if name.startswith("ki_funding.presentation.schema")}
    assert "ki_funding.texts.result_keys" not in loaded


def test_all_schemas_can_be_written_into_a_folder(tmp_path: Path) -> None:
    assert run("schema", "--all", str(tmp_path)).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in FOLDER.iterdir()}
    assert (tmp_path / "case.schema.json").read_text("utf-8") == run("schema", "case").out
    assert run("schema", "--all", str(tmp_path / "nix")).code == 2
