"""A map of equal tiles: the amount of each KI as a number and as a colour."""

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import NamedTuple

from ki_funding.law.rulebook.register import short_name
from ki_funding.presentation.numbers import money, number
from ki_funding.presentation.pictures.canvas import Canvas, Entry
from ki_funding.presentation.pictures.land import Place, places
from ki_funding.presentation.pictures.theme import (
    GRID,
    INK,
    LARGE,
    MUTED,
    ON_SHADES,
    SHADES,
    SMALL,
    UNKNOWN,
)
from ki_funding.presentation.pictures.words import fitted, label, lines, named, width
from ki_funding.texts.language import text
from ki_funding.values.exact import Rounding, round_to

GAP, PADDING = 2.5, 1.5  # between tiles; between the edge of a tile and its texts
ROOMY = 70  # pixels of a tile that holds a name
NAME_LINES = 3
NEW_NAME = 10  # size of letters for which names are broken that nobody laid out
LEAST = 6.5  # size of letters below which amounts are left to the tooltip
THOUSAND = Fraction(1000)
# Where classes begin: the same in every year, so that two maps can be compared.
CLASSES = tuple(Fraction(1000 * low) for low in (0, 250, 400, 500, 600, 800, 1000, 1500))


class Tile(NamedTuple):
    """A KI and its amount, None where nothing is known; without `complete` something lacks."""

    name: str
    ags: str | None
    amount: Decimal | None
    complete: bool = True


class Face(NamedTuple):
    """What stands on a tile, and where it lies on the map; None is no class."""

    place: Place
    lines: list[str]
    amount: str
    shade: int | None
    complete: bool
    told: str


def tile_map(canvas: Canvas, tiles: Sequence[Tile], left_out: Sequence[str] = ()) -> None:
    """The tiles where they belong; those that have no place on the map stand in rows below it.

    Where there is no room for names, there are the signs of number plates. `left_out` is what is
    not known of all, and so in no amount.
    """
    notes = [text("picture.thousand")]
    if left_out:
        notes.append(text("picture.left_out", names=named(left_out)))
    canvas.notes(notes)
    step = canvas.width / (1 + max(place.column for place in places().values()))
    faces = [_face(tile, place, step) for tile, place in zip(tiles, _placed(tiles), strict=True)]
    _draw(canvas, faces, step)
    used = sorted({face.shade for face in faces if face.shade is not None})
    entries = [Entry(SHADES[shade], _class_name(shade), GRID) for shade in used]
    if any(tile.amount is None for tile in tiles):
        entries.append(Entry(UNKNOWN, text("amount.undetermined"), GRID))
    canvas.legend(entries)
    if not all(tile.complete for tile in tiles):
        canvas.paragraph(text("picture.hatched"), size=SMALL, color=MUTED)


def _face(tile: Tile, place: Place, step: float) -> Face:
    roomy = step >= ROOMY
    told = f"{label(tile.name)}: {money(tile.amount)}"
    name = _name(tile, place, _room(step)) if roomy else [_sign(tile, place, _room(step))]
    amount = _in_thousands(tile, roomy=roomy)
    shade = None if tile.amount is None else bisect_right(CLASSES, tile.amount) - 1
    return Face(place, name, amount, shade, tile.complete, told)


def _draw(canvas: Canvas, faces: Sequence[Face], step: float) -> None:
    """All tiles, with letters as large as the longest name and the longest amount allow."""
    roomy = step >= ROOMY
    high = 72 if roomy else 40
    names = _size([line for face in faces for line in face.lines], SMALL, step, bold=not roomy)
    amounts = _size([face.amount for face in faces], LARGE if roomy else SMALL, step, bold=roomy)
    top = canvas.bottom
    for face in faces:
        x, y = face.place.column * step, top + face.place.row * high
        shade = face.shade
        color, ink = (UNKNOWN, INK) if shade is None else (SHADES[shade], ON_SHADES[shade])
        canvas.rect(x, y, step - GAP, high - GAP, color, edge=GRID, round_=4, told=face.told)
        if shade is not None and not face.complete:
            canvas.hatch(x, y, step - GAP, high - GAP, ink)
        middle = x + (step - GAP) / 2
        for place, line in enumerate(face.lines):
            at = y + (13 if roomy else 12) + place * (names + 1.5)
            canvas.write(line, middle, at, anchor="middle", size=names, color=ink, bold=not roomy)
        if amounts >= LEAST:
            at = y + high - GAP - (13 if roomy else 11)
            canvas.write(face.amount, middle, at, anchor="middle", size=amounts, color=ink,
                         bold=roomy)  # fmt: skip
        canvas.bottom = max(canvas.bottom, y + high)


def _room(step: float) -> float:
    """The pixels for a text on a tile."""
    return step - GAP - 2 * PADDING


def _size(texts: Sequence[str], most: float, step: float, *, bold: bool) -> float:
    """The size of letters at which all texts fit on a tile, but not above `most`."""
    longest = max((width(said, 1, bold=bold) for said in texts), default=0)
    return min(most, floor(2 * _room(step) / (longest or 1)) / 2)


def _placed(tiles: Sequence[Tile]) -> list[Place]:
    """The place of each tile; one that the map does not know follows below, row by row."""
    known = places()
    columns = 1 + max(place.column for place in known.values())
    here = any(tile.ags in known for tile in tiles)
    below = 2 + max(place.row for place in known.values()) if here else 0
    found: list[Place] = []
    strangers = 0
    for tile in tiles:
        place = known.get(tile.ags or "")
        if place is None:
            row, column = divmod(strangers, columns)
            place = Place(column, row + below, ())
            strangers += 1
        found.append(place)
    return found


def _name(tile: Tile, place: Place, room: float) -> list[str]:
    """The lines of a name as laid out by hand, if it is still that name; else broken anew."""
    name = short_name(label(tile.name))
    if _letters("".join(place.name)) in {_letters(name), _letters(tile.name)}:
        return list(place.name)
    return lines(name, room, NEW_NAME, most=NAME_LINES)


def _sign(tile: Tile, place: Place, room: float) -> str:
    """The sign on number plates; who has none, as much of the name as there is room for."""
    return place.sign or fitted(short_name(tile.name), room, NEW_NAME, bold=True)


def _letters(name: str) -> str:
    """A name without what breaking it into lines changes."""
    return name.replace("-", "").replace(" ", "").casefold()


def _in_thousands(tile: Tile, *, roomy: bool) -> str:
    """The amount in thousands, rounded to the nearest."""
    if tile.amount is None:
        return "?"
    value = round_to(Fraction(tile.amount) / THOUSAND, Fraction(1), Rounding.HALF_UP)
    return number(value) if roomy else str(value)


def _class_name(shade: int) -> str:
    """Both ends of a class in thousands; the last one has no end."""
    low, *after = (number(end / THOUSAND) for end in CLASSES[shade : shade + 2])
    return text("picture.class", low=low, high=after[0]) if after else text("picture.from", low=low)
