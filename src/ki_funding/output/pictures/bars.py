"""Bars of programmes on top of each other's end: a bar for a year or a case."""

from collections.abc import Sequence
from decimal import Decimal
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.extras import extra
from ki_funding.language import Language, text
from ki_funding.output.numbers import money
from ki_funding.output.pictures.places import Ground, ground, writing
from ki_funding.output.pictures.theme import INK, MUTED, NORMAL, PALETTE, REST, SMALL, WIDTH, on
from ki_funding.output.pictures.words import label, width

if TYPE_CHECKING:
    import altair

THICK = 22
LETTER_ROOM = 14  # pixels that a letter needs
LEGEND = 44  # characters of a title in a column of the legend
SHORT = 6  # characters of a label that stands beside its bar


class Part(NamedTuple):
    """What one programme has in a bar."""

    programme: str
    title: str
    amount: Decimal


class Band(NamedTuple):
    """What a bar is compared with: a range of amounts, and the one that counts (None: unknown)."""

    low: Decimal
    high: Decimal
    default: Decimal | None


class Bar(NamedTuple):
    """A bar: its label and its parts; without `complete` its sum is a lower bound.

    One that is `marked` has a diamond.
    """

    label: str
    parts: tuple[Part, ...]
    complete: bool
    marked: bool = False
    band: Band | None = None

    @property
    def end(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.amount for part in self.parts), Decimal("0.00"))

    def total(self, language: Language) -> str:
        """What stands behind the bar."""
        return f"{'' if self.complete else '≥ '}{money(self.end, language)}"


def in_words(bars: Sequence[Bar], language: Language) -> str:
    """The sums of the bars as a sentence."""
    return f"{'; '.join(f'{bar.label}: {bar.total(language)}' for bar in bars)}."


def stacked(
    bars: Sequence[Bar], language: Language, *, notes: Sequence[str] = (), band: str = ""
) -> "altair.LayerChart":
    """The bars below each other, with the titles of the programmes; `band` names the bands."""
    if not all(bar.complete for bar in bars):
        notes = [*notes, text("picture.at_least", language)]
    alt = extra("altair", "report")
    beside = all(len(bar.label) <= SHORT for bar in bars)
    top, step, above = (16 if band else 0), (34 if beside else 52), (0 if beside else 20)
    gutter = 58 if beside else 0
    tops = [top + place * step + above + 4 for place in range(len(bars))]
    area = _ground(bars, (WIDTH - gutter, tops[-1] + THICK + 8), language)
    titles = _titles(bars, language)
    parts = [record for bar, y in zip(bars, tops, strict=True)
             for record in _parts(bar, y, titles, area)]  # fmt: skip
    layers = [
        *_bands(bars, tops, band, area, language),
        _areas(parts, titles, area, language),
        writing([part for part in parts if part["wide"]], area, align="center", fontSize=SMALL)
        .transform_filter("datum.wide")
        .encode(text="letter:N", color=alt.Color("on:N", scale=None)),
        writing(
            [
                {"text": bar.total(language), "x": float(bar.end), "y": y + THICK / 2}
                for bar, y in zip(bars, tops, strict=True)
            ],
            area,
            dx=6,
            fontWeight="bold",
        ),
        *_labels(bars, tops, beside=beside, area=area),
    ]
    title = alt.TitleParams(text=[], subtitle=list(notes))
    chart: altair.LayerChart = alt.layer(*layers, title=title).properties(
        width=area.width, height=area.height
    )
    return chart


def _ground(bars: Sequence[Bar], size: tuple[int, int], language: Language) -> Ground:
    """Wide enough for the sums behind the bars, and for the amounts behind the bands."""
    ends = [bar.end for bar in bars] + [bar.band.high for bar in bars if bar.band]
    room = max(width(f"≥ {money(end, language)}", NORMAL) for end in ends) + 12
    return ground(size, Decimal(0), max(ends), language, (0, room))


def _titles(bars: Sequence[Bar], language: Language) -> dict[str, tuple[str, str, str]]:
    """The letter, the title and the colour of each programme; the least of many share one."""
    sums: dict[str, Decimal] = {}
    names: dict[str, str] = {}
    order: list[str] = []
    for bar in sorted(bars, key=lambda bar: -len(bar.parts)):
        place = 0 if any(part.programme in order for part in bar.parts) else len(order)
        for part in bar.parts:
            name = part.programme
            sums[name] = sums.get(name, Decimal(0)) + part.amount
            names[name] = label(part.title, LEGEND)
            if name not in order:
                order.insert(place, name)
            place = order.index(name) + 1
    some = [name for name in order if sums[name]]
    colors = (*PALETTE, REST)
    first = some
    if len(some) > len(colors):
        greatest = sorted(some, key=lambda name: -sums[name])[: len(PALETTE)]
        first = [name for name in some if name in greatest]
    found = {
        name: (letter, f"{letter} · {names[name]}", color)
        for name, letter, color in zip(first, ascii_uppercase, colors, strict=False)
    }
    rest = [name for name in some if name not in found]
    others = text("picture.others", language, count=str(len(rest)))
    return found | dict.fromkeys(rest, ("", others, REST))


def _parts(
    bar: Bar, top: int, titles: dict[str, tuple[str, str, str]], area: Ground
) -> list[dict[str, Any]]:
    """The areas of a bar from left to right, in the order of the legend."""
    found: list[dict[str, Any]] = []
    start = Decimal(0)
    pixel = area.width / (area.high - area.low)
    order = list(titles)
    shown = [part for part in bar.parts if part.amount]
    for part in sorted(shown, key=lambda part: order.index(part.programme)):
        letter, title, color = titles[part.programme]
        found.append(
            {
                "start": float(start),
                "end": float(start + part.amount),
                "x": float(start + part.amount / 2),
                "top": top,
                "bottom": top + THICK,
                "y": top + THICK / 2,
                "programme": title,
                "letter": letter,
                "wide": float(part.amount) * pixel >= LETTER_ROOM,
                "on": on(color),
                "told": f"{bar.label} · {label(part.title)}: ",
                "amount": part.amount,
            }
        )
        start += part.amount
    return found


def _areas(
    parts: list[dict[str, Any]],
    titles: dict[str, tuple[str, str, str]],
    area: Ground,
    language: Language,
) -> "altair.Chart":
    alt = extra("altair", "report")
    legend = list(dict.fromkeys((title, color) for _, title, color in titles.values()))
    for part in parts:
        part["told"] += money(part.pop("amount"), language)
    longest = max((len(title) for title, _ in legend), default=1)
    scale = alt.Scale(domain=[title for title, _ in legend], range=[c for _, c in legend])
    shown = alt.Legend(columns=2 if longest > 28 else 3, symbolStrokeWidth=0)
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=parts))
        .mark_rect(x2Offset=-1)
        .encode(
            x=area.x("start"),
            x2="end:Q",
            y=area.y("top"),
            y2="bottom:Q",
            fill=alt.Fill("programme:N", scale=scale, legend=shown, sort=None),
            description="told:N",
        )
    )
    return chart


def _labels(
    bars: Sequence[Bar], tops: list[int], *, beside: bool, area: Ground
) -> "list[altair.Chart]":
    """What each bar stands for, beside it or above it, and a diamond where it is marked."""
    alt = extra("altair", "report")
    down = THICK / 2 if beside else -12
    records = [{"text": bar.label, "y": top + down} for bar, top in zip(bars, tops, strict=True)]
    found = [writing(records, area, x=-10 if beside else 0, align="right" if beside else "left")]
    marked = [record for record, bar in zip(records, bars, strict=True) if bar.marked]
    if marked:
        found.append(
            alt.Chart(alt.Data(values=marked))
            .mark_point(shape="diamond", filled=True, size=60, fill=INK, opacity=1, aria=False)
            .encode(x=alt.value(-50), y=area.y("y"))
        )
    return found


def _bands(
    bars: Sequence[Bar], tops: list[int], title: str, area: Ground, language: Language
) -> "list[altair.Chart]":
    """The bands behind the bars: a range, a line at the amount that counts, and that amount."""
    alt = extra("altair", "report")
    records: list[dict[str, Any]] = []
    for bar, top in zip(bars, tops, strict=True):
        if bar.band is not None:
            low, high, default = bar.band
            span = f"{money(low, language)} – {money(high, language)}"
            records.append(
                {
                    "start": float(low),
                    "end": float(high),
                    "x": float(high),
                    "top": top - 3,
                    "bottom": top + THICK + 3,
                    "y": top + THICK / 2,
                    "default": None if default is None else float(default),
                    "text": money(default, language),
                    "told": f"{bar.label} · {title}: {span}",
                }
            )
    if not records:
        return []
    known = [record for record in records if record["default"] is not None]
    ranges = alt.Chart(alt.Data(values=records)).mark_rect(
        fill=MUTED, fillOpacity=0.3, stroke=MUTED, strokeWidth=1
    ).encode(
        x=area.x("start"), x2="end:Q", y=area.y("top"), y2="bottom:Q", description="told:N"
    )  # fmt: skip
    defaults = (
        alt.Chart(alt.Data(values=known))
        .mark_rule(color=INK, strokeWidth=3, aria=False)
        .encode(x=area.x("default"), y=area.y("top"), y2="bottom:Q")
    )
    head = [{"text": title, "x": records[0]["x"], "y": 4}]
    return [
        ranges,
        defaults,
        writing(records, area, dx=6, color=INK, fontSize=SMALL),
        writing(head, area, align="right", color=MUTED, fontSize=SMALL),
    ]
