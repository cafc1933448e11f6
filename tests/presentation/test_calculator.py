"""What the page with the calculator asks of the program, without a browser."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, run

import ki_funding
from ki_funding.presentation.site import form as forms
from ki_funding.presentation.site.calculator import Calculator
from ki_funding.presentation.site.fields import form_of, kommune_of, of_case, written
from ki_funding.texts.language import Language, speaking

UNNA = [["kommune", "05978"], ["jahr", "2026"]]
BASIC = [
    ["claim", "ki_grundfoerderung"],
    ["ki_grundfoerderung.verwaltungsassistenz_stellen", "0.5"],
    ["ki_grundfoerderung.laiensprachmittler_ausgaben", "0"],
]
POSTS = "ki_grundfoerderung.fachkraft_stellen"


@pytest.fixture(scope="module")
def calculator(rules: ki_funding.Rules) -> Calculator:
    return Calculator(rules)


def answered(
    calculator: Calculator, fields: list[list[str]], language: str = "de", **more: str
) -> dict[str, Any]:
    if "file" in more:
        more["file"] = b64encode(more["file"].encode()).decode()
    asked = {"language": language, "fields": fields, **more}
    found: dict[str, Any] = json.loads(calculator.answer(json.dumps(asked)))
    return found


def filed(calculator: Calculator, fields: list[list[str]], kind: str) -> tuple[str, bytes]:
    return calculator.file(json.dumps({"language": "de", "fields": fields}), kind)


@pytest.fixture(params=["de", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    with speaking(Language(request.param)):
        yield Language(request.param)


@pytest.mark.few(6)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_the_same_after_a_form_held_it(
    path: Path, rules: ki_funding.Rules, language: Language, tmp_path: Path
) -> None:
    case = rules.case(path)
    again = tmp_path / "again.yaml"
    form = of_case(case, rules.book, kommune_of(case))
    sent = [*form.fields.items(), *(("claim", programme) for programme in form.claims)]
    again.write_text(written(form_of(sent), rules.book).text, "utf-8")
    other = rules.case(again)
    assert other.claims == case.claims
    assert rules.calculation(other).totals == rules.calculation(case).totals


def test_a_municipality_brings_its_programmes_at_full_use(calculator: Calculator) -> None:
    found = answered(calculator, [*UNNA, ["before", '{"jahr": "2026"}']], action="moved")
    assert f'id="{POSTS}" name="{POSTS}" value="6"' in found["form"]
    assert "höchstens 6 Stellen" in found["form"]
    assert "bis 31.10.2025" in found["form"]
    assert "€" in found["status"]
    assert "<svg" in found["report"]


@pytest.mark.parametrize("year", [2020, 2025, 2026])
def test_full_use_is_that_of_a_new_case_file(
    calculator: Calculator, rules: ki_funding.Rules, tmp_path: Path, year: int
) -> None:
    new, kept = tmp_path / "new.yaml", tmp_path / "kept.yaml"
    new.write_text(run("init", "Unna", "--year", str(year)).out, "utf-8")
    with speaking(Language.DE):
        form = forms.defaults(calculator.law, form_of([("kommune", "05978"), ("jahr", str(year))]))
        kept.write_text(written(form, rules.book).text, "utf-8")
        assert rules.case(kept).claims == rules.case(new).claims


def test_without_a_municipality_it_asks_for_one(calculator: Calculator) -> None:
    found = answered(calculator, [["kommune", ""], ["jahr", "2026"]])
    assert found == {"report": "", "status": "Bitte eine Kommune wählen", "problems": {}}


def test_numbers_are_read_as_the_language_of_the_page_writes_them(calculator: Calculator) -> None:
    amount = "ki_grundfoerderung.laiensprachmittler_ausgaben"
    for language, posts, euros in (("de", "5,5", "12.345,67 €"), ("en", "5.5", "12,345.67")):
        fields = [*UNNA, *BASIC[:2], [POSTS, posts], [amount, euros]]
        found = answered(calculator, fields, language)
        assert found["problems"] == {}
        assert ("12.345,67" if language == "de" else "12,345.67") in found["report"]


def test_what_can_be_read_in_two_ways_is_refused_at_its_field(calculator: Calculator) -> None:
    amount = "ki_grundfoerderung.laiensprachmittler_ausgaben"
    fields = [*UNNA, *BASIC[:2], [POSTS, "6"], [amount, "30.000"]]
    found = answered(calculator, fields, "en")
    assert list(found["problems"]) == [amount]
    assert found["problems"][amount] in found["report"].replace("&#34;", '"')
    assert found["status"] == "To be corrected: 1"


def test_a_missing_number_is_told_at_its_programme(calculator: Calculator) -> None:
    found = answered(calculator, [*UNNA, *BASIC])
    assert list(found["problems"]) == ["ki_grundfoerderung"]
    assert "fachkraft_stellen" in found["problems"]["ki_grundfoerderung"]


def test_what_is_typed_is_only_text(calculator: Calculator) -> None:
    for typed in ("<script>alert(1)</script>", '"\n- x: 1', "{a: 1}", "*a", "!!python/name:os"):
        found = answered(calculator, [*UNNA, *BASIC, [POSTS, typed]])
        assert list(found["problems"]) == [POSTS]
        assert "<script>" not in found["report"]


def test_another_municipality_changes_what_nobody_typed(calculator: Calculator) -> None:
    koeln = [["kommune", "05315"], ["jahr", "2026"], ["before", json.dumps(dict(UNNA))]]
    claims = [["claim", "ki_grundfoerderung"]]
    for typed, value in (("6", "5"), ("4,5", "4,5")):
        found = answered(calculator, [*koeln, *claims, [POSTS, typed]], action="moved")
        assert f'name="{POSTS}" value="{value}"' in found["form"]


def test_another_year_keeps_the_months_of_its_rows(calculator: Calculator) -> None:
    row = [[f"{POSTS}.0.stellen", "5"], [f"{POSTS}.0.von", "2026-01-01"],
           [f"{POSTS}.0.bis", "2026-06-30"]]  # fmt: skip
    moved = [["kommune", "05978"], ["jahr", "2025"], ["before", json.dumps(dict(UNNA))]]
    found = answered(calculator, [*moved, *BASIC, *row], action="moved")
    assert 'value="2025-06-30"' in found["form"]
    assert found["problems"] == {}


def test_a_number_becomes_rows_and_a_row_can_go(calculator: Calculator) -> None:
    found = answered(calculator, [*UNNA, *BASIC, [POSTS, "5"]], action=f"row:{POSTS}")
    assert f'name="{POSTS}.0.stellen" value="5"' in found["form"]
    assert f'name="{POSTS}.0.bis" value="2026-12-31"' in found["form"]
    rows = [[f"{POSTS}.{place}.stellen", "3"] for place in range(2)]
    left = answered(calculator, [*UNNA, *BASIC, *rows], action=f"drop:{POSTS}.0")
    assert f'name="{POSTS}.1.stellen"' in left["form"]
    assert f'name="{POSTS}.0.stellen"' not in left["form"]


def test_a_plan_knows_what_the_rules_leave_open(calculator: Calculator) -> None:
    fields = [
        ["kommune", "05978"],
        ["jahr", "2026"],
        ["claim", "komm_an_i"],
        ["komm_an_i.personal_stellen", "1"],
        ["komm_an_i.massnahmen_ausgaben", "0"],
    ]
    law, plan = (answered(calculator, [*fields, *more]) for more in ([], [["plan", "on"]]))
    assert "nbestimmt" in law["report"]
    assert law["status"] != plan["status"]


def test_a_file_that_is_opened_fills_the_form(calculator: Calculator) -> None:
    case = CASES[[path.stem for path in CASES].index("kreis-unna-bescheid")].read_text("utf-8")
    found = answered(calculator, [["jahr", "2024"]], action="open", file=case)
    assert '<option value="05978" selected>' in found["form"]
    assert 'name="ki_grundfoerderung.bescheid.fachkraft" value="335000"' in found["form"]
    assert found["problems"] == {}


def test_a_form_that_is_filled_in_as_a_workbook_is_opened_too(
    calculator: Calculator, tmp_path: Path
) -> None:
    form = tmp_path / "unna.xlsx"
    assert run("init", "Unna", "--year", "2025", "--output", str(form)).code == 0
    file = b64encode(form.read_bytes()).decode()
    asked = {"language": "de", "fields": [["jahr", "2026"]], "action": "open", "file": file}
    found = json.loads(calculator.answer(json.dumps(asked)))
    assert '<option value="05978" selected>' in found["form"]
    assert f'name="{POSTS}" value="6"' in found["form"]


def test_the_land_has_its_minimum_and_not_the_programmes_of_the_ki(calculator: Calculator) -> None:
    land = [["kommune", "Land NRW"], ["jahr", "2026"], ["before", '{"jahr": "2026"}']]
    found = answered(calculator, land, action="moved")
    assert 'value="tintg_mindestbetrag" checked' in found["form"]
    assert "muss das Land" in found["status"]


def test_a_year_beyond_the_rulebook_is_carried_forward(calculator: Calculator) -> None:
    later = [["kommune", "05978"], ["jahr", "2029"], ["before", '{"jahr": "2026"}']]
    found = answered(calculator, later, action="moved")
    assert "Förderung Kreis Unna 2029" in found["report"]
    assert "Planungsannahme" in found["report"]
    assert "2033" not in found["form"]


def test_what_was_entered_before_comes_back_as_it_was(calculator: Calculator) -> None:
    found = answered(calculator, [*UNNA, *BASIC, [POSTS, "2,5"]], action="again")
    assert f'name="{POSTS}" value="2,5"' in found["form"]


def test_advice_for_a_field_says_how_to_fill_it_in(calculator: Calculator) -> None:
    found = answered(calculator, [*UNNA, *BASIC, [POSTS, "sechs"]])
    assert "Eine Zahl eintragen: 48000 oder 0,5" in found["problems"][POSTS]


def test_the_sentence_that_stays_in_sight_is_one(calculator: Calculator) -> None:
    notice = ["ki_grundfoerderung.bescheid.fachkraft", "300.000"]
    found = answered(calculator, [*UNNA, *BASIC, [POSTS, "6"], notice])
    assert found["status"].startswith("Der Bescheid")
    assert "Annahmen" not in found["status"]


def test_a_name_in_a_file_is_only_text(calculator: Calculator) -> None:
    name = "<img src=x onerror=alert(1)>"
    case = f"kommune: {{name: '{name}', art: kreis, einwohner: 100000}}\njahr: 2026\n"
    found = answered(calculator, [["jahr", "2026"]], action="open", file=case)
    assert "<img" not in found["form"] + found["report"]
    assert "&lt;img" in found["report"]


def test_a_file_that_cannot_be_read_changes_nothing_and_says_why(calculator: Calculator) -> None:
    found = answered(calculator, UNNA, action="open", file="kommune: Nirgendwo\njahr: 2026\n")
    assert "form" not in found
    assert "Nirgendwo" in found["report"]


def test_files_are_those_of_the_command_line(calculator: Calculator, tmp_path: Path) -> None:
    fields = [*UNNA, *BASIC, [POSTS, "5,5"]]
    name, case = filed(calculator, fields, "yaml")
    assert name == "kreis-unna-2026.yaml"
    (tmp_path / name).write_bytes(case)
    found = ki_funding.calculate(tmp_path / name)
    granted = f"{found.granted:,.2f}".translate(str.maketrans(",.", ".,"))
    assert granted in answered(calculator, fields)["report"]
    assert filed(calculator, fields, "html")[1].startswith(b"<!doctype html>")
    assert filed(calculator, fields, "xlsx")[1].startswith(b"PK")


def test_one_sheet_for_the_council_is_that_of_the_command_line(
    calculator: Calculator, tmp_path: Path
) -> None:
    name, content = filed(calculator, [*UNNA, *BASIC, [POSTS, "6"]], "short")
    assert name == "kreis-unna-2026-ein-blatt.html"
    case = tmp_path / "Kreis Unna 2026.yaml"
    case.write_bytes(filed(calculator, [*UNNA, *BASIC, [POSTS, "6"]], "yaml")[1])
    printed = run("calc", str(case), "--short", "-f", "html").out.encode()
    assert content.split(b"Quellen")[0] == printed.split(b"Quellen")[0]


def test_what_is_wrong_leads_to_its_field(calculator: Calculator) -> None:
    found = answered(calculator, [*UNNA, *BASIC, [POSTS, "sechs"]])
    link = f'<a href="#{POSTS}">KI-Grundförderung, besetzte Stellen für Fachkräfte</a>: '
    assert link in found["report"]


def test_how_sure_a_limit_is_stands_beside_it(calculator: Calculator) -> None:
    found = answered(calculator, [*UNNA, ["before", '{"jahr": "2026"}']], action="moved")
    assert "höchstens 6 Stellen (Annahme)" in found["form"]


@pytest.mark.parametrize("typed", ["28.500 €", "28.500,00", "28.500", "28500"])
def test_an_amount_is_typed_as_on_paper(calculator: Calculator, typed: str) -> None:
    pool = "ki_grundfoerderung.laiensprachmittler_ausgaben"
    found = answered(calculator, [*UNNA, *BASIC[:2], [POSTS, "6"], [pool, typed]])
    assert found["problems"] == {}
    assert "28.500,00" in found["report"]


def test_another_answer_to_a_legal_question_can_be_chosen(calculator: Calculator) -> None:
    fields = [*UNNA, *BASIC, [f"{POSTS}.0.stellen", "6"], [f"{POSTS}.0.von", "2026-01-01"],
              [f"{POSTS}.0.bis", "2026-04-15"]]  # fmt: skip
    chosen = [*fields, ["reading.zeitanteil", "tage"]]
    usual, other = answered(calculator, fields), answered(calculator, chosen)
    assert usual["status"] != other["status"]
    assert "zeitanteil=tage" in other["report"]
    form = answered(calculator, chosen, action="moved")["form"]
    assert '<select id="reading.zeitanteil" name="reading.zeitanteil"' in form
    assert '<option value="tage" selected>' in form
