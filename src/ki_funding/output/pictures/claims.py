"""What is claimed, granted and left unused: a bar for each item, with the amounts above it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.extras import extra
from ki_funding.language import Language, text
from ki_funding.output.numbers import money
from ki_funding.output.pictures.places import Ground, ground, writing
from ki_funding.output.pictures.theme import INK, MORE, MUTED, SMALL, UNUSED, WIDTH
from ki_funding.output.pictures.words import LONGEST, label, width

if TYPE_CHECKING:
    import altair

THICK, BELOW = 10, 11  # a bar, and how far below the middle of its text it begins
HEAD, LINE = 28, 38  # from one programme or item to the next

LONG = 64  # characters of a title with room


class Claim(NamedTuple):
    """An item: its amounts, None where undetermined."""

    title: str
    claimed: Decimal | None
    granted: Decimal | None
    unused: Decimal | None


class Group(NamedTuple):
    """A programme and its items."""

    title: str
    claims: tuple[Claim, ...]


def claims(groups: Sequence[Group], language: Language) -> "altair.LayerChart":
    """The items below each other, by programme."""
    alt = extra("altair", "report")
    heads: list[dict[str, Any]] = []
    placed: list[tuple[Claim, int]] = []
    top = 0
    for group in groups:
        heads.append({"text": label(group.title, LONG), "y": top + 10})
        top += HEAD
        for claim in group.claims:
            placed.append((claim, top))
            top += LINE
    high = max((_longest(claim) for claim, _ in placed), default=Decimal(0))
    area = ground((WIDTH, max(top, 1)), Decimal(0), high, language)
    layers = [
        *_bars(placed, area, language),
        *_ticks(placed, area),
        *_open(placed, area),
        writing(heads, area, x=0, fontWeight="bold"),
        *_lines(placed, area, language),
    ]
    notes = [text("picture.tick", language)]
    if any(claim.granted is None for claim, _ in placed):
        notes.append(text("picture.dots", language))
    title = alt.TitleParams(text=[], subtitle=notes)
    chart: altair.LayerChart = alt.layer(*layers, title=title).properties(
        width=area.width, height=area.height
    )
    return chart


def _longest(claim: Claim) -> Decimal:
    claimed, granted, unused = (x or Decimal(0) for x in claim[1:])
    return max(claimed, granted + unused)


def _bars(
    placed: Sequence[tuple[Claim, int]], area: Ground, language: Language
) -> "list[altair.Chart]":
    """What is granted, and as an outline what could be had besides."""
    alt = extra("altair", "report")
    names = [text(f"column.{name}", language) for name in ("granted", "unused")]
    records: list[dict[str, Any]] = []
    for claim, top in placed:
        start = Decimal(0)
        for name, amount in zip(names, (claim.granted, claim.unused), strict=True):
            if amount:
                records.append(
                    {
                        "part": name,
                        "start": float(start),
                        "end": float(start + amount),
                        "top": top + BELOW,
                        "bottom": top + BELOW + THICK,
                        "told": f"{label(claim.title)} · {name}: {money(amount, language)}",
                    }
                )
                start += amount
    scale = alt.Scale(domain=names, range=[MORE, UNUSED])
    legend = alt.Legend(symbolStrokeColor=MORE, symbolStrokeWidth=1)
    return [
        alt.Chart(alt.Data(values=records))
        .mark_rect(stroke=MORE, strokeWidth=1)
        .encode(
            x=area.x("start"),
            x2="end:Q",
            y=area.y("top"),
            y2="bottom:Q",
            fill=alt.Fill("part:N", scale=scale, legend=legend, sort=None),
            description="told:N",
        )
    ]


def _ticks(placed: Sequence[tuple[Claim, int]], area: Ground) -> "list[altair.Chart]":
    """A line where what is claimed ends, joined to its bar where it lies beyond."""
    alt = extra("altair", "report")
    records = [
        {
            "start": float((claim.granted or 0) + (claim.unused or 0)),
            "x": float(claim.claimed),
            "beyond": claim.claimed > (claim.granted or 0) + (claim.unused or 0),
            "top": top + BELOW - 3,
            "y": top + BELOW + THICK / 2,
            "bottom": top + BELOW + THICK + 3,
        }
        for claim, top in placed
        if claim.claimed
    ]
    ticks = alt.Chart(alt.Data(values=records))
    joined = alt.Chart(alt.Data(values=[record for record in records if record["beyond"]]))
    return [
        joined.mark_rule(color=MUTED, aria=False).encode(
            x=area.x("start"), x2="x:Q", y=area.y("y")
        ),
        ticks.mark_rule(color=INK, strokeWidth=2, aria=False).encode(
            x=area.x("x"), y=area.y("top"), y2="bottom:Q"
        ),
    ]


def _open(placed: Sequence[tuple[Claim, int]], area: Ground) -> "list[altair.Chart]":
    """A dashed line from end to end where nobody knows how long the bar is."""
    alt = extra("altair", "report")
    records = [{"y": top + BELOW + THICK / 2} for claim, top in placed if claim.granted is None]
    return [
        alt.Chart(alt.Data(values=records))
        .mark_rule(color=MUTED, strokeWidth=2, strokeDash=[2, 6], aria=False)
        .encode(x=alt.value(0), x2=alt.value(area.width), y=area.y("y"))
    ]


def _lines(
    placed: Sequence[tuple[Claim, int]], area: Ground, language: Language
) -> "list[altair.Chart]":
    """Above each bar its title, what is granted, and what is claimed or unused besides."""
    titles, granted, others = list[dict[str, Any]](), list[dict[str, Any]](), []
    for claim, top in placed:
        granted.append({"text": money(claim.granted, language), "y": top})
        besides = [
            text(key, language, amount=money(amount, language))
            for key, amount in (
                ("picture.claimed", claim.claimed),
                ("picture.unused", claim.unused),
            )
            if amount and amount != claim.granted
        ]
        others.append({"text": " · ".join(besides), "y": top})
        titles.append({"text": label(claim.title, LONGEST if besides else LONG), "y": top})
    room = max((width(record["text"], 14) for record in granted), default=0) + 12
    return [
        writing(titles, area, x=0),
        writing(granted, area, x=area.width, align="right", fontWeight="bold"),
        writing(others, area, x=area.width - room, align="right", color=MUTED, fontSize=SMALL),
    ]
