"""No sum looks surer than it is: what is known, how sure it is, and from where it goes on."""

import json
import re
from decimal import Decimal

import pytest
from conftest import CASES, run

UNNA = "examples/kreis-unna.yaml"


def said(*arguments: str) -> str:
    done = run("calc", *arguments)
    assert done.code == 0, done.err
    return done.out.replace("\u00a0", " ")


@pytest.mark.few(4)
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_sums_by_status_add_up_to_the_total(case: object) -> None:
    for found in json.loads(said(str(case), "-f", "json"))["cases"]:
        parts = [Decimal(amount) for amount in found["totals"]["by_status"].values()]
        assert sum(parts) == Decimal(found["totals"]["granted"])


@pytest.mark.parametrize("format_", ["table", "md", "html"])
def test_a_total_says_what_of_it_is_how_sure(format_: str) -> None:
    (case,) = json.loads(said(UNNA, "--year", "2025", "-f", "json"))["cases"]
    assert len(case["totals"]["by_status"]) > 1
    text = said(UNNA, "--year", "2025", "-f", format_)
    assert "Wie sicher die Summe ist: mittelbar belegt" in text


@pytest.mark.parametrize("format_", ["table", "plain", "md", "html"])
def test_what_leaves_something_out_is_the_sum_of_what_is_known(format_: str) -> None:
    text = said(UNNA, "--full-use", "--year", "2027", "-f", format_)
    assert "Summe der bekannten Posten" in text
    assert not re.search(r"mindestens [0-9.]+,?[0-9]*.€", text)


def test_how_many_items_are_undetermined_is_counted() -> None:
    (case,) = json.loads(said(UNNA, "--full-use", "--year", "2027", "-f", "json"))["cases"]
    items = [item for programme in case["programmes"] for item in programme["items"]]
    missing = [i for i in items if i["kind"] != "in_kind" and None in (i["maximum"], i["granted"])]
    assert case["totals"]["undetermined"] == len(missing) > 0
    told = " ".join(said(UNNA, "--full-use", "--year", "2027").split())
    assert f"{len(missing)} Beträge sind unbestimmt und fehlen darin" in told


def test_what_is_no_money_is_named_beside_the_amounts() -> None:
    for year, many in (("2019", "3,5 Stellen"), ("2025", "wie viele ist nicht bekannt")):
        told = " ".join(said(UNNA, "--full-use", "--year", year).split())
        assert f"abgeordnete Lehrkräfte, {many}." in told.partition("Posten")[0]
    years = " ".join(said(UNNA, "--full-use", "--year", "2025..2026").split())
    assert "Dazu kommt ohne Geldbetrag: abgeordnete Lehrkräfte." in years


def test_a_figure_that_only_goes_on_says_from_when() -> None:
    told = " ".join(said(UNNA, "--year", "2027").split())
    assert "Fortgeschrieben von 2026: KI-Grundförderung – Fachkräfte, Verwaltungsassis" in told
    assert "ortgeschrieben" not in said(UNNA, "--year", "2026")


def test_json_says_of_each_figure_from_which_year_it_is_carried_forward() -> None:
    def carried(year: str) -> dict[str, int]:
        result = json.loads(run("calc", UNNA, "--year", year, "-f", "json").out)
        return dict(result["cases"][0]["carried_forward"])

    assert carried("2026") == {}
    assert carried("2027")["ki_grundfoerderung.fachkraft_hoechstbetrag"] == 2026


def test_what_is_no_longer_known_is_no_change_of_the_law() -> None:
    text = said("examples/kreis-unna-kim-2023.yaml", "--year", "2023..2024", "--ids")
    assert "2024: kim.case_management_satz ab hier nicht bekannt (zuvor 57.000,00 €" in text
    assert "→ offen" not in text
