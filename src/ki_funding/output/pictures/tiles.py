"""A map of equal tiles: the amount of each KI as a number and as a colour."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.exact import Rounding, round_to
from ki_funding.extras import extra
from ki_funding.language import Language, text
from ki_funding.output.numbers import money, number
from ki_funding.output.pictures.land import Place, places
from ki_funding.output.pictures.scales import round_steps
from ki_funding.output.pictures.theme import GRID, RAMP, UNKNOWN, on
from ki_funding.output.pictures.words import label, lines
from ki_funding.rulebook.register import short_name

if TYPE_CHECKING:
    import altair

WIDE, HIGH, GAP = 78, 70, 3
NAME, AMOUNT = 12, 15  # sizes of letters
IN_LINE = 12  # characters of a name that fit a line
NAME_LINES = 3
THOUSAND = Fraction(1000)


class Tile(NamedTuple):
    """A KI: its amount as far as known, None where nothing is; `complete` says it is all."""

    name: str
    ags: str | None
    amount: Decimal | None
    complete: bool


def tile_map(tiles: Sequence[Tile], language: Language) -> "altair.LayerChart":
    """The tiles where they belong; those that have no place on the map stand in rows below it."""
    alt = extra("altair", "report")
    classes = _classes([tile.amount for tile in tiles if tile.amount is not None])
    placed = _placed(tiles)
    records = [
        _record(tile, place, classes, language) for tile, place in zip(tiles, placed, strict=True)
    ]
    data = alt.Data(values=records)
    width = WIDE * (1 + max(place.column for place in placed))
    height = HIGH * (1 + max(place.row for place in placed))
    labels = [_class_name(low, high, language) for low, high in classes]
    domain, colors = labels, list(_colors(len(classes)))
    if any(tile.amount is None for tile in tiles):
        domain, colors = [*labels, text("amount.undetermined", language)], [*colors, UNKNOWN]
    squares = alt.Chart(data).mark_rect(stroke=GRID, strokeWidth=1, cornerRadius=4).encode(
        x=_pixel("left", width),
        x2="right:Q",
        y=_pixel("top", height, down=True),
        y2="bottom:Q",
        fill=alt.Fill(
            "class:N",
            scale=alt.Scale(domain=domain, range=colors),
            sort=None,
            legend=alt.Legend(columns=3, symbolStrokeColor=GRID, symbolStrokeWidth=1),
        ),
        description="told:N",
    )  # fmt: skip
    written = alt.Chart(data).encode(x=_pixel("middle", width), color=alt.Color("on:N", scale=None))
    names = written.mark_text(
        aria=False, fontSize=NAME, lineHeight=NAME + 1, baseline="top"
    ).encode(y=_pixel("name_at", height, down=True), text="name:N")
    amounts = written.mark_text(
        aria=False, fontSize=AMOUNT, fontWeight="bold", baseline="alphabetic"
    ).encode(y=_pixel("amount_at", height, down=True), text="amount:N")
    notes = [text("picture.thousand", language)]
    if not all(tile.complete for tile in tiles):
        notes.append(text("picture.at_least", language))
    title = alt.TitleParams(text=[], subtitle=notes)
    chart: altair.LayerChart = alt.layer(squares, names, amounts, title=title).properties(
        width=width, height=height
    )
    return chart


def _pixel(name: str, size: int, *, down: bool = False) -> Any:
    alt = extra("altair", "report")
    scale = alt.Scale(domain=[0, size], range=[0, size], nice=False)
    return (alt.Y if down else alt.X)(f"{name}:Q", axis=None, scale=scale)


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


def _record(
    tile: Tile, place: Place, classes: Sequence[tuple[int, int]], language: Language
) -> dict[str, Any]:
    left, top = place.column * WIDE, place.row * HIGH
    shown = _in_thousands(tile, language)
    within = next(
        (
            (_class_name(low, high, language), color)
            for (low, high), color in zip(classes, _colors(len(classes)), strict=True)
            if tile.amount is not None and low <= tile.amount < high
        ),
        (text("amount.undetermined", language), UNKNOWN),
    )
    exact = money(tile.amount, language)
    sign = "" if tile.complete or tile.amount is None else "≥ "
    return {
        "left": left,
        "right": left + WIDE - GAP,
        "middle": left + (WIDE - GAP) / 2,
        "top": top,
        "bottom": top + HIGH - GAP,
        "name_at": top + 6,
        "amount_at": top + HIGH - GAP - 6,
        "name": _name(tile, place),
        "amount": shown,
        "class": within[0],
        "on": on(within[1]),
        "told": f"{label(tile.name)}: {sign}{exact}",
    }


def _name(tile: Tile, place: Place) -> list[str]:
    """The lines of a name as laid out by hand, if it is still that name; else broken anew."""
    name = short_name(label(tile.name))
    if _letters("".join(place.name)) in {_letters(name), _letters(tile.name)}:
        return list(place.name)
    found = lines(name, IN_LINE)
    return found if len(found) <= NAME_LINES else [*found[: NAME_LINES - 1], "…"]


def _letters(name: str) -> str:
    """A name without what breaking it into lines changes."""
    return name.replace("-", "").replace(" ", "").casefold()


def _in_thousands(tile: Tile, language: Language) -> str:
    """The amount in thousands: rounded to the nearest, down where there is more to come."""
    if tile.amount is None:
        return "?"
    rounding = Rounding.HALF_UP if tile.complete else Rounding.DOWN
    value = round_to(Fraction(tile.amount) / THOUSAND, Fraction(1), rounding)
    return f"{'' if tile.complete else '≥ '}{number(value, language)}"


def _classes(amounts: Sequence[Decimal]) -> list[tuple[int, int]]:
    """Round classes from the least to the greatest amount; each begins with its first euro."""
    if not amounts:
        return []
    low, high = min(amounts), max(amounts)
    step = next(
        step for step in round_steps(1000) if int(high / step) - int(low / step) < len(RAMP)
    )
    first, last = int(low / step), int(high / step)
    return [(place * step, (place + 1) * step) for place in range(first, last + 1)]


def _colors(count: int) -> tuple[str, ...]:
    """So many colours of the ramp, from its ends inwards, so that few classes differ most."""
    if count <= 1:
        return RAMP[2:3] * count
    places_ = [round(place * (len(RAMP) - 1) / (count - 1)) for place in range(count)]
    return tuple(RAMP[place] for place in places_)


def _class_name(low: int, high: int, language: Language) -> str:
    bounds = [number(Fraction(bound) / THOUSAND, language) for bound in (low, high)]
    return text("picture.class", language, low=bounds[0], high=bounds[1])
