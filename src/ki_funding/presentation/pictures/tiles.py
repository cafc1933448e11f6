"""A map of equal tiles: the amount of each KI as a number and as a colour."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import NamedTuple

from ki_funding.law.rulebook.register import short_name
from ki_funding.presentation.numbers import money, number
from ki_funding.presentation.pictures.canvas import Canvas, Entry
from ki_funding.presentation.pictures.land import Place, places
from ki_funding.presentation.pictures.scales import round_steps
from ki_funding.presentation.pictures.theme import GRID, INK, LARGE, RAMP, SMALL, UNKNOWN, on
from ki_funding.presentation.pictures.words import fitted, label, lines, named, width
from ki_funding.texts.language import text
from ki_funding.values.exact import Rounding, round_to

GAP, PADDING = 2.5, 1.5  # between tiles; between the edge of a tile and its texts
ROOMY = 70  # pixels of a tile that holds a name
NAME_LINES = 3
NEW_NAME = 10  # size of letters for which names are broken that nobody laid out
LEAST = 6.5  # size of letters below which amounts are left to the tooltip
THOUSAND = Fraction(1000)


class Tile(NamedTuple):
    """A KI and its amount, None where nothing is known."""

    name: str
    ags: str | None
    amount: Decimal | None


class Class(NamedTuple):
    """Amounts that share a colour, from the first to below the second."""

    low: int
    high: int
    color: str

    def name(self) -> str:
        """Both ends in thousands."""
        low, high = (number(Fraction(end) / THOUSAND) for end in (self.low, self.high))
        return text("picture.class", low=low, high=high)


class Face(NamedTuple):
    """What stands on a tile, and where it lies on the map."""

    place: Place
    lines: list[str]
    amount: str
    color: str
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
    classes = _classes([tile.amount for tile in tiles if tile.amount is not None])
    step = canvas.width / (1 + max(place.column for place in places().values()))
    faces = [
        _face(tile, place, step, classes) for tile, place in zip(tiles, _placed(tiles), strict=True)
    ]
    _draw(canvas, faces, step)
    entries = [Entry(found.color, found.name(), GRID) for found in classes]
    if any(tile.amount is None for tile in tiles):
        entries.append(Entry(UNKNOWN, text("amount.undetermined"), GRID))
    canvas.legend(entries)


def _face(tile: Tile, place: Place, step: float, classes: Sequence[Class]) -> Face:
    roomy = step >= ROOMY
    amount = tile.amount
    color = next((c.color for c in classes if amount is not None and c.low <= amount < c.high), "")
    told = f"{label(tile.name)}: {money(amount)}"
    name = _name(tile, place, _room(step)) if roomy else [_sign(tile, place, _room(step))]
    return Face(place, name, _in_thousands(tile, roomy=roomy), color, told)


def _draw(canvas: Canvas, faces: Sequence[Face], step: float) -> None:
    """All tiles, with letters as large as the longest name and the longest amount allow."""
    roomy = step >= ROOMY
    high = 72 if roomy else 40
    names = _size([line for face in faces for line in face.lines], SMALL, step, bold=not roomy)
    amounts = _size([face.amount for face in faces], LARGE if roomy else SMALL, step, bold=roomy)
    top = canvas.bottom
    for face in faces:
        x, y = face.place.column * step, top + face.place.row * high
        color, ink = face.color or UNKNOWN, on(face.color) if face.color else INK
        canvas.rect(x, y, step - GAP, high - GAP, color, edge=GRID, round_=4, told=face.told)
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


def _classes(amounts: Sequence[Decimal]) -> list[Class]:
    """Round classes from the least to the greatest amount; each begins with its first euro."""
    if not amounts:
        return []
    low, high = min(amounts), max(amounts)
    step = next(
        step for step in round_steps(1000) if int(high / step) - int(low / step) < len(RAMP)
    )
    first, last = int(low / step), int(high / step)
    colors = _colors(last - first + 1)
    return [
        Class(place * step, (place + 1) * step, color)
        for place, color in zip(range(first, last + 1), colors, strict=True)
    ]


def _colors(count: int) -> tuple[str, ...]:
    """So many colours of the ramp, from its ends inwards, so that few classes differ most."""
    if count <= 1:
        return RAMP[2:3] * count
    places_ = [round(place * (len(RAMP) - 1) / (count - 1)) for place in range(count)]
    return tuple(RAMP[place] for place in places_)
