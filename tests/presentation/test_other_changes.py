"""`diff`: what differs besides figures is said by titles and in words; ids show it as written."""

from typing import Any

import pytest

from ki_funding.calculation.diff_result import Diff
from ki_funding.law.rulebook.changes import Side, TextChange, ValueChange
from ki_funding.presentation.diff.other import changes
from ki_funding.presentation.diff.view import figures
from ki_funding.presentation.naming import change_name
from ki_funding.texts.language import Language, speaking
from ki_funding.texts.naming import naming
from ki_funding.values.scalars import Words
from ki_funding.values.vocabulary import Status

DAY: Any = None
TITLES = {
    "geld": Words("Schellengeld", "bell money"),
    "geld.narr": Words("Narren", "fools"),
    "geld.hoechstzahl": Words("höchstens geförderte Schellen", "limit of bells"),
    "zaehlung": Words("Teile eines Jahres", "Parts of a year"),
    "zaehlung=tage": Words("Tage", "days"),
    "einwohner": Words("Einwohner", "inhabitants"),
}


def told(path: str, old: str | None, new: str | None, language: str = "de") -> tuple[str, ...]:
    return every((TextChange(path, old, new),), language)[0]


def every(texts: tuple[TextChange, ...], language: str = "de") -> list[tuple[str, ...]]:
    nothing: Any = None
    found = Diff(nothing, nothing, (), texts, (), full_use=True, titles=TITLES)
    with speaking(Language(language)):
        return list(map(tuple, changes(found)))


@pytest.mark.parametrize(("path", "old", "new", "expected"), [
    ("geld.items.narr.limit", "hoechstzahl", None,
     ("Schellengeld: Narren, Höchstzahl", "höchstens geförderte Schellen", "–")),
    ("geld.items.narr.cap", "a * b", "a", ("Schellengeld: Narren, Höchstbetrag", "a * b", "a")),
    ("geld", None, "geld", ("Schellengeld", "–", "vorhanden")),
    ("geld.readings", None, '{"x": {}}', ("Schellengeld: Auslegungen", "–", "vorhanden")),
    ("geld.conditions", '[{"a": "b"}]', "[]", ("Schellengeld: Bedingungen", "vorhanden", "–")),
    ("geld.title", None, '{"de": "Geld", "en": "money"}', ("Schellengeld: Titel", "–", "Geld")),
    ("common.readings.zaehlung.options.tage.title.de", "Tag", "Tage",
     ("alle Programme: Teile eines Jahres, Tage, Titel, deutsch", "Tag", "Tage")),
    ("reading.zaehlung", "monate", "tage", ("Teile eines Jahres", "monate", "Tage")),
    ("sources.fremd.address", None, "https://x.de", ("Quellen: fremd, Adresse", "–", "https://x.de")),
    ("register.05978.name", "Unna", "Anna", ("Register: name (1 Zellen)", "Unna", "Anna")),
])  # fmt: skip
def test_a_change_is_named_by_titles_and_words(
    path: str, old: str | None, new: str | None, expected: tuple[str, ...]
) -> None:
    assert told(path, old, new) == expected


def test_in_english_too_and_by_ids_as_it_is_written() -> None:
    change = ("geld.items.narr.limit", "hoechstzahl", None)
    assert told(*change, language="en") == ("bell money: fools, limit", "limit of bells", "–")
    with naming(ids=True):
        assert told(*change) == ("geld.items.narr.limit", "hoechstzahl", "–")


def test_cells_of_one_column_are_one_change() -> None:
    cells = tuple(TextChange(f"register.0511{n}.anteil", None, str(n)) for n in range(3))
    assert every(cells) == [("Register: anteil (3 Zellen)", "verschieden", "verschieden")]


def test_the_branches_of_a_figure_are_said_in_words() -> None:
    side = Side("1", "post", Status.OFFICIAL, (), None, "", Words("Schellen", "bells"))
    branch = ("tage", "einwohner >= 200000")
    change = ValueChange("geld.hoechstzahl", branch, DAY, DAY, side, side)
    with speaking(Language.DE):
        assert change_name(change, TITLES) == "Schellen (Tage, Einwohner ab 200.000)"


def test_when_a_programme_runs_has_german_days() -> None:
    side = Side("2012-06-25..2017-12-31, 2020-01-01..", "", Status.OFFICIAL, (), None, "")
    change = ValueChange("geld.in_force", (), DAY, DAY, None, side)
    with speaking(Language.DE):
        assert figures(change) == ("–", "vom 25.06.2012 bis 31.12.2017; ab 01.01.2020")
