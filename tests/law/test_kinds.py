"""A kind of item is a file and its name in a list: an invented one is calculated and swept."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import INVENTED, ROOT, Run, process

RULE = """\
id: spendenhut
title: {de: Spendenhut, en: the hat}
kind: optional
recipients: [kreis, kreisfreie_stadt]
in_force: [{from: 2020-01-01, until: 2027-12-31, source: amtsblatt, status: official}]
inputs:
  spenden: {unit: EUR, title: {de: Spenden, en: donations}}
parameters:
  hut:
    title: {de: Hutgröße, en: size of the hat}
    unit: EUR
    values: [{from: 2020-01-01, value: 5000, source: amtsblatt, status: official}]
items:
  verdopplung: {title: {de: Verdopplung, en: doubling}, kind: matched, raised: spenden, most: hut}
"""
TEST = """\
tests:
  - name: Was über den Hut hinausgeht, wird nicht verdoppelt.
    source: amtsblatt
    case: {kommune: Seldwyla, jahr: 2023, spendenhut: {spenden: 7000}}
    expect: {spendenhut.verdopplung.granted: 5000.00}
"""
CASE = "kommune: Seldwyla\njahr: %s\nspendenhut: {spenden: %s}\n"


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with one more kind, and rules in which a programme uses it."""
    folder = tmp_path_factory.mktemp("kind")
    source = ROOT / "src" / "ki_funding"
    shutil.copytree(source, folder / "src" / "ki_funding", ignore=lambda *_: {"__pycache__"})
    kinds = folder / "src" / "ki_funding" / "law" / "kinds"
    shutil.copy(ROOT / "tests" / "matched.py", kinds)
    register = kinds / "__init__.py"
    text = register.read_text("utf-8")
    listed = text.replace("LumpSum, InKind)", "LumpSum, InKind, Matched)")
    assert listed != text
    imported = "from ki_funding.law.kinds.posts import Posts\n"
    listed = listed.replace(
        imported, f"from ki_funding.law.kinds.matched import Matched\n{imported}"
    )
    register.write_text(listed, "utf-8")
    shutil.copytree(INVENTED, folder / "regeln")
    (folder / "regeln" / "spendenhut.yaml").write_text(RULE, "utf-8")
    (folder / "regeln" / "tests" / "spendenhut.yaml").write_text(TEST, "utf-8")
    return folder


@pytest.fixture
def told(workplace: Path) -> Any:
    """Runs the program that knows the kind."""

    def call(*arguments: str) -> Run:
        return process(*arguments, cwd=workplace, PYTHONPATH=str(workplace / "src"))

    return call


def amounts(told: Any, workplace: Path, spent: str, *options: str, year: int = 2023) -> Any:
    (workplace / "fall.yaml").write_text(CASE % (year, spent), "utf-8")
    done = told("calc", "fall.yaml", "--rules", "regeln", "-f", "json", *options)
    assert done.code == 0, done.err
    programmes = json.loads(done.out)["cases"][0]["programmes"]
    (item,) = next(entry["items"] for entry in programmes if entry["id"] == "spendenhut")
    return {key: item[key] for key in ("kind", "claimed", "maximum", "granted", "reason")}


def test_it_is_calculated(told: Any, workplace: Path) -> None:
    found = amounts(told, workplace, "7000")
    assert found == {"kind": "matched", "claimed": "7000.00", "maximum": "5000.00",
                     "granted": "5000.00", "reason": None}  # fmt: skip


def test_where_it_does_not_run_it_is_claimed_and_nothing_granted(
    told: Any, workplace: Path
) -> None:
    found = amounts(told, workplace, "7000", year=2028)
    assert (found["claimed"], found["granted"]) == ("7000.00", "0.00")
    assert found["reason"] == "not_in_force"


def test_at_full_use_it_claims_what_reaches_its_limit(told: Any, workplace: Path) -> None:
    found = amounts(told, workplace, "7000", "--full-use")
    assert (found["claimed"], found["maximum"], found["granted"]) == ("5000.00",) * 3


def test_it_is_explained(told: Any, workplace: Path) -> None:
    (workplace / "fall.yaml").write_text(CASE % (2023, "7000"), "utf-8")
    done = told("explain", "fall.yaml", "spendenhut.verdopplung", "--rules", "regeln")
    said = done.out.replace("\xa0", " ")
    assert "5.000,00 € = der kleinere Wert von 7.000,00 € und 5.000,00 €" in said


def test_its_rules_are_checked_and_tested(told: Any, workplace: Path) -> None:
    assert told("check", "regeln", "--rules", "regeln").code == 0
    done = told("test", "regeln", "--rules", "regeln", "--coverage")
    assert done.code == 0, done.out
    assert "spendenhut" in done.out


def test_what_is_wrong_with_its_formulas_is_told(told: Any, workplace: Path) -> None:
    file = workplace / "regeln" / "spendenhut.yaml"
    for wrong, code in (("raised: spende,", "name-unknown"), ("mot: hut", "key-missing")):
        right = "raised: spenden," if wrong.startswith("raised") else "most: hut"
        file.write_text(RULE.replace(right, wrong), "utf-8")
        done = told("check", "regeln", "--rules", "regeln", "-f", "concise")
        assert code in done.out
    file.write_text(RULE, "utf-8")


def test_a_sweep_varies_what_it_asks_and_its_limit(told: Any, workplace: Path) -> None:
    (workplace / "fall.yaml").write_text(CASE % (2023, "7000"), "utf-8")
    done = told(
        "sweep", "fall.yaml", "--rules", "regeln", "-f", "json", "--engine", "python",
        "--vary", "spendenhut.spenden=4000, 6000, 8000", "--vary", "spendenhut.hut=5000, 7000",
    )  # fmt: skip
    assert done.code == 0, done.err
    (table,) = json.loads(done.out)["tables"]
    found = {tuple(row["by"].values()): row["values"]["sum"] for row in table["rows"]}
    assert found == {
        ("4000", "5000"): "4000.00",
        ("4000", "7000"): "4000.00",
        ("6000", "5000"): "5000.00",
        ("6000", "7000"): "6000.00",
        ("8000", "5000"): "5000.00",
        ("8000", "7000"): "7000.00",
    }
