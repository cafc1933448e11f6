"""Defects put into copies of the shipped rules: each is refused, by the check or by a rule test."""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, EXAMPLES, FROZEN, INVENTED, ROOT, RULES, run
from finding_pairs import Pair, groups, place_of

import ki_funding
from ki_funding.files.findings import Diagnostic, Severity, hint
from ki_funding.files.yaml import read_file
from ki_funding.texts.language import in_each
from ki_funding.upkeep.check.check import check
from ki_funding.upkeep.rule_tests.outcome import Tested as RunOfTests
from ki_funding.upkeep.rule_tests.run import files_of_tests, run_tests

THIRTEEN = read_file(ROOT / "tests" / "upkeep" / "thirteen.yaml").data["defects"]
SEEDED = read_file(ROOT / "tests" / "upkeep" / "seeded.yaml").data["defects"]
BY_CHECK = [defect for defect in SEEDED if defect["found_by"] == "check"]
BY_TEST = [defect for defect in SEEDED if defect["found_by"] == "test"]
SHIPPED = ki_funding.load_rules()


def seed(folder: Path, file: str, defect: dict[str, Any]) -> None:
    """A copy of the shipped rules and an example in a folder, with one defect."""
    shutil.copytree(RULES, folder / "rules")
    shutil.copy(EXAMPLES / "kreis-unna.yaml", folder / "fall.yaml")
    path = folder / file
    text = path.read_text("utf-8")
    assert defect["replace"] in text
    path.write_text(text.replace(defect["replace"], defect["by"] or "", 1), "utf-8")


def errors(folder: Path) -> list[Diagnostic]:
    found = check([folder / "rules", folder / "fall.yaml"], SHIPPED).findings
    return [finding for finding in found if finding.severity is Severity.ERROR]


def assert_found(defect: dict[str, Any], file: str, found: list[Diagnostic], folder: Path) -> None:
    """A finding with the code and a remedy stands at the very place of the defect."""
    text = (folder / file).read_text("utf-8")
    here = [f for f in found if f.code == defect["code"] and f.span.file == str(folder / file)]
    places = [(f.span.line, f.span.column) for f in here]
    if defect["at"] is None:
        line = text.count("\n", 0, text.index(defect["line_of"])) + 1
        assert line in [place[0] for place in places], found
    else:
        start = 0
        if "in" not in defect:
            changed, original = text, (RULES.parent / "rules").joinpath(*Path(file).parts[1:])
            whole = EXAMPLES / "kreis-unna.yaml" if file == "fall.yaml" else original
            start = whole.read_text("utf-8").index(defect["replace"])
            assert changed != whole.read_text("utf-8")
        assert place_of(text, start, defect["at"], defect.get("after")) in places, found
    for finding in here:
        assert all(in_each(lambda finding=finding: hint(finding)))


@pytest.mark.parametrize("defect", THIRTEEN, ids=lambda defect: defect["what"])
def test_13_of_13_defects_are_refused_with_place_and_remedy(
    defect: dict[str, Any], tmp_path: Path
) -> None:
    seed(tmp_path, defect["file"], defect)
    assert_found(defect, defect["file"], errors(tmp_path), tmp_path)


def test_13_of_13_end_the_command_with_1_and_name_the_place(tmp_path: Path) -> None:
    defect = THIRTEEN[0]
    seed(tmp_path, defect["file"], defect)
    done = run("check", "rules", "fall.yaml", cwd=tmp_path, KI_FUNDING_LANG="en")
    assert done.code == 1
    assert f"{defect['file']}:61:5: error[{defect['code']}]" in done.located


@pytest.mark.few(6)
@pytest.mark.parametrize("defect", BY_CHECK, ids=lambda defect: defect["what"])
def test_a_seeded_defect_is_found_by_the_check(defect: dict[str, Any], tmp_path: Path) -> None:
    seed(tmp_path, f"rules/{defect['file']}", defect)
    file = f"rules/{defect.get('in', defect['file'])}"
    assert_found(defect, file, errors(tmp_path), tmp_path)


@pytest.mark.few(1)
@pytest.mark.parametrize("defect", BY_TEST, ids=lambda defect: defect["what"])
def test_a_seeded_defect_that_no_check_can_see_is_found_by_a_rule_test(
    defect: dict[str, Any], tmp_path: Path
) -> None:
    seed(tmp_path, f"rules/{defect['file']}", defect)
    assert errors(tmp_path) == []
    rules = ki_funding.load_rules(tmp_path / "rules")
    found = [f for file in _tested(rules, tmp_path / "rules", defect).files for f in file.findings]
    missed = {finding.params.get("path"): finding for finding in found}
    assert defect["at"] in missed, missed
    line = (
        Path(missed[defect["at"]].span.file)
        .read_text("utf-8")
        .split("\n")[missed[defect["at"]].span.line - 1]
    )
    assert f"{defect['at']}:" in line


def _tested(rules: ki_funding.Rules, folder: Path, defect: dict[str, Any]) -> RunOfTests:
    name = defect.get("tests", Path(defect["file"]).stem)
    files = {str(p): p for p in files_of_tests(folder).values() if p.stem == name}
    return run_tests(rules, files)


def test_the_shipped_files_have_no_finding() -> None:
    examples = [str(path.relative_to(FROZEN)) for path in CASES]
    done = run("check", "rules", *examples)
    assert (done.code, done.out) == (0, "")


def test_invalid_rules_are_refused_before_any_test_is_run(tmp_path: Path) -> None:
    seed(tmp_path, THIRTEEN[0]["file"], THIRTEEN[0])
    rules = ki_funding.load_rules(tmp_path / "rules")
    (finding,) = _tested(rules, tmp_path / "rules", {"file": "komm_an_i.yaml"}).findings
    assert finding.code == THIRTEEN[0]["code"]


def test_what_is_wrong_in_form_hides_nothing_that_is_wrong_besides(tmp_path: Path) -> None:
    shutil.copytree(RULES, tmp_path / "rules")
    path = tmp_path / "rules" / "kim.yaml"
    text = path.read_text("utf-8")
    for wrong in (
        ("kind: lump_sum", "kind: lump_sum\n    share: 0.5"),
        ("unit: EUR/post", "unit: EUR/pots"),
        ("* auslaenderbehoerden_satz", "* auslaenderbehoerden_saz"),
        ("source: neuss-23500", "source: neuss-235"),
    ):
        assert wrong[0] in text
        text = text.replace(*wrong, 1)
    path.write_text(text, "utf-8")
    found = check([tmp_path / "rules"], SHIPPED).findings
    assert {finding.code for finding in found} == {
        "key-unknown", "unit-text", "name-unknown", "source-unknown"}  # fmt: skip


ROW = "[{from: 2020-01-01, value: 1000, source: amtsblatt, status: official}]"
ENDS = ROW.replace(", value", ", until: END, value").replace("]", ", {from: 2024-01-01, value"
                   ": 1000, source: amtsblatt, status: official}]")  # fmt: skip


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        (ROW, ENDS.replace("END", "2022-12-31"), ["period-gap"]),
        (ROW, ENDS.replace("END", "2019-12-31"), ["period-backwards"]),
        (ROW, ENDS.replace("END", "2022-13-31"), ["date-month"]),
        ("{de: Anteil, en: share}", "{de: Anteil}", ["words-languages"]),
        ("share: anteil", 'share: "1"', ["unused"]),
    ],
)
def test_one_slip_is_told_once_and_nothing_that_only_follows(
    good: str, bad: str, told: list[str], tmp_path: Path
) -> None:
    shutil.copytree(INVENTED, tmp_path / "regeln")
    path = tmp_path / "regeln" / "narrenhilfe.yaml"
    text = path.read_text("utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), "utf-8")
    assert [finding.code for finding in check([tmp_path / "regeln"], SHIPPED).findings] == told


def test_a_text_that_lacks_a_language_does_not_need_what_it_speaks_of(tmp_path: Path) -> None:
    shutil.copytree(INVENTED, tmp_path / "regeln")
    path = tmp_path / "regeln" / "narrenhilfe.yaml"
    text = path.read_text("utf-8").replace("{de: Anteil, en: share}", "{de: Anteil}", 1)
    path.write_text(text.replace("share: anteil", 'share: "1"', 1), "utf-8")
    found = check([tmp_path / "regeln"], SHIPPED).findings
    assert {finding.code for finding in found} == {"words-languages", "unused"}


def of_the_rules(pair: Pair) -> bool:
    """Whether a pair is a slip in a file of the rules, and nothing but that."""
    plain = pair.good and pair.encoding == "utf-8" and pair.repeat == 1 and not pair.shown
    whole = pair.call or pair.git or pair.many or pair.as_of or pair.environment or pair.files
    return bool(pair.file.startswith("regeln/") and plain and not whole)


PAIRS = [pair for group in groups() for pair in group.pairs if of_the_rules(pair)]
# What a pair of texts is wrong about besides: its bad text lacks more than it is there for.
ALSO_WRONG = {
    "cycle": ["unused"],
    "fact-copied": ["fact-year"],
    "formula-condition": ["unused"],
    "formula-steps": ["unused"],
    "name-shadowed": ["cycle", "name-unknown"],
    "over-time": ["changes-within-year", "untested"],
    "part-year": ["row-never-in-force"],
    "row-never-in-force": ["untested-row"],
    "row-repeats": ["untested-row"],
    "source-copied": ["unused"],
    "untested": ["expect-unknown"],
}
DEPENDS = read_file(ROOT / "tests" / "upkeep" / "depends.yaml").data


def picked(number: int) -> list[Pair]:
    """Three to five slips, none in the lines of another."""
    draw = random.Random(number)
    found = list[Pair]()
    for pair in draw.sample(PAIRS, draw.randint(3, 5)):
        if not any(one.file == pair.file and lines(one) & lines(pair) for one in found):
            found.append(pair)
    return found


def lines(pair: Pair) -> set[int]:
    """The lines that a pair changes."""
    text = pair.text(bad=False)
    first = text.count("\n", 0, text.index(pair.good))
    return set(range(first, first + pair.good.rstrip("\n").count("\n") + 1))


@pytest.mark.few(8)
@pytest.mark.parametrize("number", range(150))
def test_all_that_is_wrong_in_a_folder_is_told_in_one_round(number: int, tmp_path: Path) -> None:
    shutil.copytree(INVENTED, tmp_path / "regeln")
    slips = picked(number)
    for pair in slips:
        path = tmp_path / pair.file
        path.write_text(path.read_text("utf-8").replace(pair.good, pair.bad, 1), "utf-8")
    told = {finding.code for finding in check([tmp_path / "regeln"], SHIPPED).findings}
    wrong = {pair.code for pair in slips}
    hidden = {code for code in wrong if wrong & set(DEPENDS.get(code, {}).get("on", []))}
    assert wrong - told <= hidden
    assert told - wrong <= {also for code in wrong for also in ALSO_WRONG.get(code, ())}
