"""`explain`: how an amount came about, in words, and of one item no more than concerns it."""

import pytest
from conftest import EXAMPLES, run
from report_pages import UNNA

pytestmark = pytest.mark.usefixtures("german")

ITEM = "ki_grundfoerderung.fachkraft"


def explained(*arguments: str) -> str:
    done = run("explain", UNNA, *arguments)
    assert done.code == 0, done.err
    return done.out.replace("\u00a0", " ")


def test_an_item_comes_without_what_concerns_its_programme_or_the_case() -> None:
    programme, item = explained("ki_grundfoerderung"), explained("fachkraft")
    assert item == explained(ITEM)
    assert "57.000,00 € je Stelle" in item
    for around in ("Bedingungen", "Fristen"):
        assert around in programme
        assert around not in item
    for whole in ("kann 2023 515.000 € bekommen", "Nicht beantragt"):
        assert whole in explained()
        assert whole not in programme + item


def test_files_and_lines_are_for_those_who_ask_for_ids() -> None:
    assert ".yaml:" not in explained(ITEM)
    assert "ki_grundfoerderung.yaml:" in explained(ITEM, "--ids")


def test_of_overlaid_figures_an_item_names_its_own() -> None:
    other = ("--set", "komm_an_i.massnahmen_hoechstbetrag=9000")
    own = ("--set", "ki_grundfoerderung.fachkraft_hoechstzahl.kreis=7")
    assert "geändert: " in explained(*other)
    assert "geändert: " not in explained(ITEM, *other)
    assert "geändert: höchstens geförderte Stellen" in explained(ITEM, *own)


@pytest.mark.parametrize(("language", "said"), [
    ("de", "= der kleinere Wert von 48.000,00 € und 50.000,00 €"),
    ("en", "= the smaller of €48,000.00 and €50,000.00"),
])  # fmt: skip
def test_the_smaller_of_two_numbers_is_said_in_words(language: str, said: str) -> None:
    told = " ".join(explained("laiensprachmittler", "--lang", language).replace("│", "").split())
    assert said in told


def test_of_equal_numbers_none_is_the_smaller_and_nothing_unknown_is_a_formula() -> None:
    assert "Förderung (berechnet) 342.000,00 € = 6 Stellen × 57.000,00 € je" in explained(ITEM)
    unknown = explained("kim.case_management", "--full-use", "--year", "2025")
    assert "Förderung (berechnet) unbestimmt · offen" in unknown
    assert "unbestimmt ×" not in unknown
    assert "offen · offen" not in unknown


def test_what_the_land_owes_is_no_maximum() -> None:
    land = str(EXAMPLES / "land-nrw-mindestbetrag.yaml")
    for command in (("calc",), ("calc", "--short"), ("explain",)):
        said = run(*command, land).out
        assert "Berechneter Mindestbetrag, den das Land bereitstellen muss" in said
        assert "Höchstbetrag;" not in said


@pytest.mark.parametrize(
    "name", ["Fachkräfte", "fachk", "KI-Grundförderung, Fachkräfte", "FACHKRAFT"]
)
def test_an_item_is_meant_by_its_title_or_the_beginning_of_it(name: str) -> None:
    assert explained(name) == explained(ITEM)


@pytest.mark.parametrize(("name", "said"), [
    ("komm_an", ["heißt hier mehreres", "KOMM-AN NRW Teil I"]),
    ("Fachkrafte", ["Es hat: Fachkräfte (ki_grundfoerderung.fachkraft); "]),
    ("xyz", ["gibt es in diesem Ergebnis nicht", "KI-Grundförderung (ki", "Laiensprach"]),
])  # fmt: skip
def test_a_name_that_means_nothing_or_too_much_is_told_with_titles(
    name: str, said: list[str]
) -> None:
    several = (
        ("explain", UNNA, name, "--full-use") if name == "komm_an" else ("explain", UNNA, name)
    )
    done = run(*several)
    assert (done.code, done.out) == (2, "")
    for part in said:
        assert part in done.err
