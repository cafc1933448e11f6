"""What is claimed, granted and left unused: a bar for each item, with the amounts above it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.language import Language, text
from ki_funding.output.extras import extra
from ki_funding.output.numbers import money
from ki_funding.output.pictures.places import Ground, ground, writing
from ki_funding.output.pictures.theme import INK, MORE, MUTED, SMALL, UNUSED, WIDTH
from ki_funding.output.pictures.words import label, width

if TYPE_CHECKING:
    import altair

THICK = 12
HEAD, LINE = 30, 46  # from one programme or item to the next


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
        heads.append({"text": label(group.title, 60), "y": top + 10})
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
    title = alt.TitleParams(text=[], subtitle=[text("picture.tick", language)])
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
                        "top": top + 12,
                        "bottom": top + 12 + THICK,
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
    """A line where what is claimed ends."""
    alt = extra("altair", "report")
    records = [
        {"x": float(claim.claimed), "top": top + 9, "bottom": top + 15 + THICK}
        for claim, top in placed
        if claim.claimed
    ]
    return [
        alt.Chart(alt.Data(values=records))
        .mark_rule(color=INK, strokeWidth=2, aria=False)
        .encode(x=area.x("x"), y=area.y("top"), y2="bottom:Q")
    ]


def _open(placed: Sequence[tuple[Claim, int]], area: Ground) -> "list[altair.Chart]":
    """A dashed line from end to end where nobody knows how long the bar is."""
    alt = extra("altair", "report")
    records = [{"y": top + 12 + THICK / 2} for claim, top in placed if claim.granted is None]
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
        shown = money(claim.granted, language)
        titles.append({"text": label(claim.title), "y": top})
        granted.append({"text": shown, "y": top})
        besides = [
            text(f"picture.{name}", language, amount=money(amount, language))
            for name, amount in (("claimed", claim.claimed), ("unused", claim.unused))
            if amount and amount != claim.granted
        ]
        others.append({"text": " · ".join(besides), "y": top})
    room = max((width(record["text"], 14) for record in granted), default=0) + 12
    return [
        writing(titles, area, x=0),
        writing(granted, area, x=area.width, align="right", fontWeight="bold"),
        writing(
            others, area, x=area.width - room, align="right", color=MUTED, fontSize=SMALL
        ),
    ]
