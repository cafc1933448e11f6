"""The rules in sentences: made of what a rule says, the same way for every programme."""

import pytest
from conftest import FROZEN, run

from ki_funding.law.kinds import WORDS
from ki_funding.texts.language import catalogue

pytestmark = pytest.mark.usefixtures("german")

INVENTED = ("--rules", str(FROZEN.parent / "invented"))


def said(programme: str, *more: str) -> str:
    """What `rules` says of a programme, in one line."""
    return " ".join(run("rules", programme, *more).out.split())


def test_posts_are_told_with_limit_and_rate_for_each_type_of_municipality() -> None:
    told = said("ki_grundfoerderung")
    assert "Kreis: Das Land fördert höchstens 6 Stellen mit 57.000 € je Stelle." in told
    assert "Kreisfreie Stadt: Das Land fördert höchstens 5 Stellen mit 57.000 €" in told
    assert "Die Höchstzahl gilt in jedem Monat für sich." in told


def test_the_markdown_says_the_same_as_the_screen() -> None:
    sentence = "Kreis: Das Land fördert höchstens 6 Stellen mit 57.000 € je Stelle."
    assert sentence in said("ki_grundfoerderung", "--format", "md")


def test_what_is_open_is_said_to_be_unknown() -> None:
    assert "mit einem Betrag, der nicht bekannt ist" in said("komm_an_i")


def test_what_no_longer_runs_is_told_as_it_was_last() -> None:
    assert "So war es zuletzt, am 30.06.2023." in said("durchstarten")


def test_shares_parts_conditions_and_scales_are_told_too() -> None:
    told = said("narrenhilfe", *INVENTED)
    assert "Voraussetzung: „Einwohner“ mindestens 50.000 Personen." in told
    assert "höchstens 1 Stelle; ab 200.000: 3 Stellen (nach: Einwohner) mit 100,50 €" in told
    assert "Schellen: höchstens 1.000 €." in told
    assert "Das Land trägt 80 % der Ausgaben, den Rest die Kommune selbst." in told


def test_a_condition_that_holds_for_everybody_is_not_told() -> None:
    assert "Voraussetzung" not in said("kim")


def test_a_table_names_municipalities_and_with_ids_its_keys() -> None:
    assert "Stadt Seldwyla: 9.000,00 €" in said("narrenhilfe", *INVENTED)
    by_ids = said("narrenhilfe", "--ids", *INVENTED)
    assert "budget: Budget ab 01.01.2020: 02: 9.000,00 €" in by_ids
    assert "limit: hoechstzahl" in by_ids


def test_every_kind_of_item_has_a_sentence() -> None:
    assert {f"said.{kind}" for kind in WORDS} <= catalogue().keys()
