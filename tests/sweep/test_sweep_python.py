"""Sweeps from Python, and the notebook in `examples/` cell by cell."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES

import ki_funding
from ki_funding.files.findings import InvalidInput
from ki_funding.sweep.formulas.symbols import NothingToShare

NOTEBOOK = EXAMPLES / "szenarien.ipynb"
SATZ = {
    "scenario": "satz",
    "title": {"de": "Satz", "en": "rate"},
    "cases": "all",
    "years": 2026,
    "vary": {"ki_grundfoerderung.fachkraft_hoechstbetrag": {"values": [57000, 65000]}},
    "report": [{
        "amount": "ki_grundfoerderung.granted", "of": "land", "show": ["sum"],
        "by": ["ki_grundfoerderung.fachkraft_hoechstbetrag"],
    }],
}  # fmt: skip
KIM = {
    "koordination_stellen": 0,
    "verwaltungsassistenz_stellen": 0,
    "case_management_stellen": 2,
    "auslaenderbehoerden_stellen": 0,
}


def codes(rules: ki_funding.Rules, scenario: dict[str, Any]) -> list[str]:
    """What is wrong with a scenario."""
    with pytest.raises(InvalidInput) as refused:
        rules.sweep(scenario)
    return [finding.code for finding in refused.value.diagnostics]


def test_a_sweep_over_a_rate_is_what_each_rate_gives_by_itself(rules: ki_funding.Rules) -> None:
    found = rules.sweep(SATZ)
    for row in found.tables[0].rows:
        other = rules.with_option(f"ki_grundfoerderung.fachkraft_hoechstbetrag={row.key[0]}")
        alone = sum(
            (
                other.calculate(
                    {"kommune": m.ags, "jahr": 2026}, full_use=True, only={"ki_grundfoerderung"}
                ).granted
                for m in rules.book.register.municipalities.values()
            ),
            Decimal(0),
        )
        assert row.values == (alone,)


@pytest.mark.parametrize("engine", ["numpy", "numba"])
def test_every_engine_gives_the_same_tables(engine: str, rules: ki_funding.Rules) -> None:
    path = EXAMPLES / "scenario-vakanzen.yaml"
    plain = rules.sweep(path, draws=70, engine="python")
    assert rules.sweep(path, draws=70, engine=engine).tables == plain.tables


AXES = {
    "ki_grundfoerderung.fachkraft_hoechstbetrag": {"values": [50000, 57000, 65000]},
    "ki_grundfoerderung.assistenz_hoechstbetrag": {"values": [20000, 22501]},
    "ki_grundfoerderung.fachkraft_stellen": {"values": [0.3, 0.77, 1], "share": True},
    "komm_an_i.massnahmen_hoechstbetrag": {"values": [9000, 10001]},
}


@pytest.mark.few(2)
@pytest.mark.parametrize("engine", ["python", "numpy"])
@pytest.mark.parametrize("amount", ["granted", "ki_grundfoerderung.granted"])
def test_a_sum_that_is_taken_apart_is_what_all_combinations_give(
    engine: str, amount: str, rules: ki_funding.Rules
) -> None:
    def shown(*show: str) -> list[tuple[object, ...]]:
        report = {"amount": amount, "of": "land", "by": ["year"], "show": ["mean", *show]}
        asked = {**SATZ, "years": "2024..2026", "vary": AXES, "report": [report]}
        return [row.values[:3] for row in rules.sweep(asked, engine=engine).tables[0].rows]

    apart, whole = shown("least", "most"), shown("least", "most", "p50")
    assert apart == whole


@pytest.mark.parametrize("engine", ["python", "numpy", "numba"])
def test_the_sum_of_cases_that_draw_for_themselves_is_what_they_sum_to(
    engine: str, rules: ki_funding.Rules
) -> None:
    path = "ki_grundfoerderung.fachkraft_stellen"
    drawn = {"triangular": [0.2, 0.9, 1], "step": 0.01, "share": True, "each": "kommune"}
    amount = {"amount": "ki_grundfoerderung.granted", "by": ["year"], "show": ["sum"]}
    asked = {
        **SATZ,
        "years": "2023..2026",
        "vary": {path: drawn},
        "draws": {"number": 1, "seed": 7},
        "report": [{**amount, "of": "land"}, {**amount, "of": "case"}],
    }
    land, cases = rules.sweep(asked, engine=engine).tables
    assert [row.values for row in land.rows] == [row.values for row in cases.rows]


def test_a_sweep_is_a_table_for_arrow_and_pandas(rules: ki_funding.Rules) -> None:
    found = rules.sweep(SATZ)
    frame = found.to_pandas()
    assert list(frame["value"]) == [row["value"] for row in found.summary]
    assert found.to_arrow().num_rows == len(found.summary) == 2


def test_a_sweep_shows_itself(rules: ki_funding.Rules) -> None:
    assert "22.400.000,00" in rules.sweep(SATZ).as_text(lang="de")
    assert 'role="columnheader"' in rules.sweep(SATZ)._repr_html_()


def test_a_scenario_with_an_unknown_path_names_the_nearest(rules: ki_funding.Rules) -> None:
    wrong = {**SATZ, "vary": {"ki_grundfoerderung.fachkraft_hoechstbetag": {"values": [1]}}}
    with pytest.raises(ki_funding.InvalidInput) as raised:
        rules.sweep(wrong)
    assert "fachkraft_hoechstbetrag" in str(raised.value.diagnostics[0].params)


def test_what_is_wrong_is_told_in_the_words_of_the_command_line(rules: ki_funding.Rules) -> None:
    with pytest.raises(InvalidInput) as raised:
        rules.sweep("fehlt.yaml")
    told = ki_funding.messages(raised.value, lang="de")
    assert told.startswith("error[file-missing]: Die Datei gibt es nicht\n --> fehlt.yaml\n")
    assert "there is no such file" in ki_funding.messages(raised.value, lang="en")


def test_what_nothing_is_known_of_is_no_number(rules: ki_funding.Rules) -> None:
    open_rate = {
        **SATZ,
        "cases": [{"kommune": "Unna", "jahr": 2026, "kim": KIM}],
        "report": [{"amount": "kim.case_management.granted", "show": ["least", "mean", "sum"]}],
    }
    del open_rate["vary"]
    (row,) = rules.sweep(open_rate).tables[0].rows
    assert row.values == (None, None, None)
    assert (row.count, row.undetermined) == (1, 1)


def test_a_share_of_an_input_that_no_case_names_is_refused_by_its_name(
    rules: ki_funding.Rules,
) -> None:
    path = "kim.staedte_mit_auslaenderbehoerde"
    with pytest.raises(NothingToShare) as raised:
        rules.sweep({**SATZ, "vary": {path: {"values": [1, 2], "share": True}}, "report": [
            {"amount": "kim.granted", "of": "land"}
        ]})  # fmt: skip
    assert raised.value.name == path


POSTS = "ki_grundfoerderung.fachkraft_stellen"


def of_a_table(path: Path, header: str, row: str) -> dict[str, object]:
    """A scenario that draws posts for two rows of a table, which say the same."""
    path.write_text(f"{header}\n{row}\n{row}\n", "utf-8")
    return {
        "scenario": "tabelle",
        "title": {"de": "Tabelle", "en": "table"},
        "cases": {"table": str(path)},
        "vary": {POSTS: {"uniform": [0, 6], "step": 0.01, "each": "kommune"}},
        "draws": {"number": 1, "seed": 1},
        "report": [{"amount": "ki_grundfoerderung.fachkraft.granted", "show": ["least", "most"]}],
    }


def test_every_row_of_a_table_draws_for_itself(tmp_path: Path, rules: ki_funding.Rules) -> None:
    header = "kommune,jahr,ki_grundfoerderung.verwaltungsassistenz_stellen"
    header += ",ki_grundfoerderung.laiensprachmittler_ausgaben"
    asked = of_a_table(tmp_path / "faelle.csv", header, "Unna,2026,0.5,30000")
    (row,) = rules.sweep(asked).tables[0].rows
    assert row.count == 2
    assert row.values[0] != row.values[1]


def test_what_varies_without_effect_is_refused(tmp_path: Path, rules: ki_funding.Rules) -> None:
    asked = of_a_table(
        tmp_path / "faelle.csv", "kommune,jahr,rucksack_schule.ausgaben", "Unna,2026,1"
    )
    assert codes(rules, asked) == ["vary-unclaimed"]


LIPPE = {"kommune": "Lippe", "jahr": 2023, "rucksack_schule": {"ausgaben": 1}}


def over_the_land(**table: object) -> dict[str, object]:
    """A scenario with one case in which what is claimed decides whether its amount is known."""
    return {
        **SATZ, "cases": [LIPPE], "years": 2023,
        "vary": {"rucksack_schule.ausgaben": {"values": [0, 10000]}},
        "report": [{"amount": "rucksack_schule.granted", "of": "land", **table}],
    }  # fmt: skip


def test_a_sum_of_which_nothing_is_known_is_no_number(rules: ki_funding.Rules) -> None:
    by = ["rucksack_schule.ausgaben"]
    nothing, asked = rules.sweep(over_the_land(by=by, show=["sum", "most"])).tables[0].rows
    assert (nothing.values, nothing.undetermined) == ((Decimal("0.00"), Decimal("0.00")), 0)
    assert (asked.values, asked.undetermined) == ((None, None), 1)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"show": ["sum"]}, "report-sum"),
        ({"below": 0.8, "reference": "maximum", "show": ["mean"]}, "report-land-share"),
    ],
)
def test_a_figure_that_would_mean_nothing_is_refused(
    table: dict[str, object], code: str, rules: ki_funding.Rules
) -> None:
    assert codes(rules, over_the_land(**table)) == [code]


@pytest.mark.few(2)
@pytest.mark.parametrize("engine", ["python", "numpy", "numba"])
@pytest.mark.parametrize("own", [{}, {"each": "kommune"}])
def test_how_often_a_sum_is_below_something_is_what_its_rows_say(
    engine: str, own: dict[str, str], rules: ki_funding.Rules
) -> None:
    limit, path = 16_500_000, "ki_grundfoerderung.fachkraft_stellen"
    table = {"amount": "ki_grundfoerderung.granted", "of": "land"}
    asked = {
        **SATZ, "years": 2026, "draws": {"number": 200, "seed": 1},
        "vary": {path: {"triangular": [0.5, 0.9, 1], "step": 0.01, "share": True, **own}},
        "report": [{**table, "below": limit}, {**table, "above": limit},
                   *({**table, "show": [f"p{n}"]} for n in range(1, 100))],
    }  # fmt: skip
    below, above, *quantiles = (
        t.rows[0].values[0] for t in rules.sweep(asked, engine=engine).tables
    )
    assert isinstance(below, Fraction)
    assert below + above == 1
    assert 0 < below < 1
    reached = sum(quantile < limit for quantile in quantiles)
    assert abs(below - Fraction(reached, 100)) <= Fraction(1, 100)


def test_how_often_an_open_sum_is_below_something_is_open(rules: ki_funding.Rules) -> None:
    asked = {**SATZ, "report": [{"amount": "granted", "of": "land", "below": 1_000_000}]}
    (row,) = rules.sweep(asked).tables[0].rows
    assert (row.values, row.undetermined > 0) == ((None,), True)


def test_a_mean_over_readings_is_refused(rules: ki_funding.Rules) -> None:
    readings = {"readings": {"satz_2022": "all"}, "years": 2022}
    report = [{"amount": "ki_grundfoerderung.granted", "of": "land", "show": ["mean"]}]
    asked = {**SATZ, **readings, "report": report}
    del asked["vary"]
    assert codes(rules, asked) == ["report-readings"]


@pytest.mark.parametrize("wrong", [{"draws": 0}, {"seed": -1}, {"engine": "abacus"}])
def test_a_wrong_option_is_said_at_once(wrong: dict[str, Any], rules: ki_funding.Rules) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        rules.sweep(SATZ, **wrong)
