"""Texts in pictures have room: none is cut off, none lies on another, whatever is drawn."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest
from report_pages import HOSTILE_NAMES, report

from ki_funding.presentation.pictures.bars import Band, Bar, Part, stacked
from ki_funding.presentation.pictures.canvas import Canvas
from ki_funding.presentation.pictures.claims import Claim, claims
from ki_funding.presentation.pictures.claims import Group as Claims
from ki_funding.presentation.pictures.gains import Gain, Group, gains
from ki_funding.presentation.pictures.strips import strips
from ki_funding.presentation.pictures.theme import NARROW, WIDE
from ki_funding.presentation.pictures.tiles import Tile, tile_map
from ki_funding.presentation.pictures.words import width

pytestmark = pytest.mark.usefixtures("german")

SVG = "{http://www.w3.org/2000/svg}"
LONG = ("W" * 60, "東京都" * 30, *HOSTILE_NAMES.values())


def boxes(root: ElementTree.Element) -> list[tuple[str, float, float, float, float]]:
    """Each text with its left, top, right and bottom, as wide as letters are at most."""
    found = []
    for element in root.iter(f"{SVG}text"):
        size, said = float(element.attrib["font-size"]), element.text or ""
        wide = width(said, size, bold=element.get("font-weight") == "bold")
        before = {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", ""), 0)
        x, y = float(element.attrib["x"]) - before, float(element.attrib["y"])
        found.append((said, x, y - 0.7 * size, x + wide, y + 0.1 * size))
    return found


def outside(root: ElementTree.Element, room: float = WIDE) -> list[str]:
    """The texts that leave the picture."""
    high = float(root.attrib["height"])
    return [said for said, left, top, right, bottom in boxes(root)
            if left < -0.01 or right > room + 0.01 or top < 0 or bottom > high]  # fmt: skip


def touching(root: ElementTree.Element) -> list[tuple[str, str]]:
    """The texts that lie on each other."""
    return [
        (one[0], other[0])
        for one, other in combinations(boxes(root), 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


def fits(draw: Callable[[Canvas], None], room: float) -> None:
    canvas = Canvas(room)
    draw(canvas)
    root = ElementTree.fromstring(canvas.svg("Titel", "Text"))
    assert not outside(root, room)
    assert not touching(root)


def pictures_of(name: str, room: float, language: str) -> list[ElementTree.Element]:
    """The pictures of a report, as its page shows them where there is so much room."""
    page = report(name, language=language)
    drawn_ = re.findall(r"<svg.*?</svg>", page, re.S)
    found = [ElementTree.fromstring(svg.replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1))
             for svg in drawn_]  # fmt: skip
    return [root for root in found if root.get("width") == f"{room:g}"]


@pytest.mark.few(8)
@pytest.mark.parametrize("room", [WIDE, NARROW])
@pytest.mark.parametrize("name", ["one", "undetermined", "full", "several", "years", "state",
                                  "diff", "hostile"])  # fmt: skip
@pytest.mark.parametrize("language", ["de", "en"])
def test_no_text_is_cut_off_or_lies_on_another(name: str, room: float, language: str) -> None:
    found = pictures_of(name, room, language)
    assert found
    for root in found:
        assert not outside(root, room)
        assert not touching(root)


@pytest.mark.parametrize("room", [WIDE, NARROW])
def test_a_sum_beyond_the_minimum_does_not_hide_it(room: float) -> None:
    bars = [
        Bar(
            "2030",
            (Part("a", "Programm", Decimal(end)),),
            complete=True,
            band=Band(*map(Decimal, band)),
        )
        for end, band in (
            (900, (100, 200, 150)),
            (100, (100, 100, 100)),
            (95, (100, 120, 110)),
            (5, (900, 999, 950)),
        )
    ]
    fits(lambda canvas: stacked(canvas, bars, band="Mindestbetrag"), room)


@pytest.mark.parametrize("room", [WIDE, NARROW])
@pytest.mark.parametrize("years", [1, 2, 9, 16])
@pytest.mark.parametrize("amount", ["0", "0.01", "99999999.99"])
def test_any_years_and_amounts_fit_in_strips(amount: str, years: int, room: float) -> None:
    band = Band(*map(Decimal, ("5", "99999.99", "7.50")))
    bars = [
        Bar(
            str(2012 + year),
            tuple(Part(name, name, Decimal(amount), complete=year % 2 == 0) for name in LONG),
            complete=year % 2 == 0,
            marked=True,
            band=band if year % 3 else None,
        )
        for year in range(years)
    ]
    fits(lambda canvas: strips(canvas, bars, LONG[0], band="Mindestbetrag"), room)


@pytest.mark.parametrize("room", [WIDE, NARROW])
@pytest.mark.parametrize("amounts", [
    ("-0.01", "0.01"), ("-99999999.99", "99999999.99"), ("0", "0"), ("1000000000000.00", "-1"),
])  # fmt: skip
def test_any_amounts_and_names_fit(amounts: tuple[str, str], room: float) -> None:
    names = ("Kreis Höxter", *LONG)
    changed = [Gain(name, Decimal(amount)) for name in names for amount in amounts]
    items = tuple(
        Claim(name, Decimal(amount).copy_abs(), Decimal(other).copy_abs(), Decimal("0.01"))
        for name in names
        for amount, other in (amounts, reversed(amounts))
    )
    tiles = [Tile(name, None, Decimal(amount).copy_abs()) for name in names for amount in amounts]
    several = Gain("3 Kreise, je", Decimal(amounts[0]), ", ".join(LONG[2:]))
    groups = [Group("", (*changed, several, Gain("x", None)))]
    fits(lambda canvas: gains(canvas, groups), room)
    fits(lambda canvas: claims(canvas, [Claims(LONG[0], items)]), room)
    fits(lambda canvas: tile_map(canvas, tiles), room)


def test_letters_are_never_wider_than_measured() -> None:
    """DejaVu Sans, in thousandths of its height."""
    widths = {"i": 278, "m": 974, "W": 989, "0": 636, "≥": 838, "€": 636, "ü": 634, "ß": 630,
              "Ä": 684, ",": 318, "\u00a0": 318, "…": 1000, "é": 615}  # fmt: skip
    for letter, wide in widths.items():
        assert wide / 1000 <= width(letter, 1) <= wide / 1000 + 0.06
