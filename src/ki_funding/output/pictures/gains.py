"""Gains and losses: bars to the right and to the left of nothing, with their exact amounts."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.extras import extra
from ki_funding.language import Language, text
from ki_funding.output.numbers import signed
from ki_funding.output.pictures.places import Ground, ground, writing
from ki_funding.output.pictures.theme import INK, LESS, MORE, MUTED, SMALL, WIDTH
from ki_funding.output.pictures.words import label, width

if TYPE_CHECKING:
    import altair

THICK, STEP, HEAD = 12, 17, 28


class Gain(NamedTuple):
    """Who gets how much more or less; None where it is undetermined."""

    label: str
    amount: Decimal | None


class Group(NamedTuple):
    """Gains that belong together; the title may be empty."""

    title: str
    gains: tuple[Gain, ...]


def gains(groups: Sequence[Group], language: Language) -> "altair.LayerChart":
    """The bars in the order given; what is undetermined has a word instead of a bar."""
    alt = extra("altair", "report")
    heads: list[dict[str, Any]] = []
    placed: list[tuple[Gain, int]] = []
    top = 0
    for group in groups:
        if group.title:
            heads.append({"text": label(group.title), "y": top + HEAD - 18})
            top += HEAD
        for gain in group.gains:
            placed.append((gain._replace(label=label(gain.label)), top))
            top += STEP
    gutter = max((width(gain.label, SMALL) for gain, _ in placed), default=0) + 16
    area = _ground([gain for gain, _ in placed], (WIDTH - gutter, top), language)
    names = [{"text": gain.label, "y": top + THICK / 2} for gain, top in placed]
    layers = [
        _bars(placed, area, language),
        _zero(placed, area),
        *_amounts(placed, area, language),
        writing(names, area, x=-8, align="right", fontSize=SMALL),
        writing(heads, area, x=-gutter, fontWeight="bold"),
    ]
    title = alt.TitleParams(text=[])
    chart: altair.LayerChart = alt.layer(*layers, title=title).properties(
        width=area.width, height=area.height
    )
    return chart


def _ground(found: Sequence[Gain], size: tuple[int, int], language: Language) -> Ground:
    """As wide as the amounts need, with room for their texts on each side that has some."""
    amounts = [gain.amount for gain in found if gain.amount is not None]
    low, high = min(amounts, default=Decimal(0)), max(amounts, default=Decimal(0))
    room = max((width(signed(amount, language), 13) for amount in amounts), default=0) + 12
    margins = (room if low < 0 else 0, room if high > 0 else 0)
    return ground(size, low, high, language, margins)


def _bars(placed: Sequence[tuple[Gain, int]], area: Ground, language: Language) -> "altair.Chart":
    alt = extra("altair", "report")
    records = [
        {
            "start": 0,
            "end": float(gain.amount),
            "top": top,
            "bottom": top + THICK,
            "fill": MORE if gain.amount > 0 else LESS,
            "told": f"{gain.label}: {signed(gain.amount, language)}",
        }
        for gain, top in placed
        if gain.amount
    ]
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=records))
        .mark_rect()
        .encode(
            x=area.x("start"),
            x2="end:Q",
            y=area.y("top"),
            y2="bottom:Q",
            fill=alt.Fill("fill:N", scale=None),
            description="told:N",
        )
    )
    return chart


def _zero(placed: Sequence[tuple[Gain, int]], area: Ground) -> "altair.Chart":
    """The line where nobody gains or loses, beside the bars alone."""
    alt = extra("altair", "report")
    records = [{"x": 0, "top": top - 3, "bottom": top + THICK + 2} for _, top in placed]
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=records))
        .mark_rule(color=INK, aria=False)
        .encode(x=area.x("x"), y=area.y("top"), y2="bottom:Q")
    )
    return chart


def _amounts(
    placed: Sequence[tuple[Gain, int]], area: Ground, language: Language
) -> "list[altair.Chart]":
    """The exact amount at the end of each bar."""
    more, less, unknown = (list[dict[str, Any]]() for _ in range(3))
    for gain, top in placed:
        record = {"text": signed(gain.amount, language), "y": top + THICK / 2}
        if gain.amount is None:
            unknown.append({**record, "text": text("amount.undetermined", language), "x": 0})
        else:
            side = less if gain.amount < 0 else more
            side.append({**record, "x": float(gain.amount)})
    return [
        writing(more, area, dx=6, fontSize=SMALL),
        writing(less, area, dx=-6, align="right", fontSize=SMALL),
        writing(unknown, area, dx=6, fontSize=SMALL, color=MUTED, fontStyle="italic"),
    ]
