"""What all KI could get, as every format may ask for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ki_funding.calculation.state import Minimum, State, Sum, YearState
from ki_funding.presentation import foot
from ki_funding.presentation.page import Block, Page, Paragraph, Section, Value, paragraphs
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.records import Kind, Records
from ki_funding.presentation.shown import Shown
from ki_funding.presentation.state import tables
from ki_funding.presentation.state.headline import headline
from ki_funding.texts.language import text, words
from ki_funding.values.columns import AGS, YEAR

COLUMNS = (
    YEAR, "level", "name", AGS, "programme", "programme_title", "item", "item_title",
    "counts_as", "amount", "count", "undetermined", "planned",
)  # fmt: skip
KINDS: dict[str, Kind] = {
    "amount": "money",
    "count": "whole",
    "undetermined": "whole",
    "planned": "whole",
}
Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Land(Shown):
    """The sums of some years by programme, `kommune` or `regierungsbezirk`."""

    state: State
    by: str
    sources: foot.Sources

    def report(self) -> Page:
        """A section for each year, with the pictures."""
        from ki_funding.presentation.state.page import page

        return page(self.state, self.by, self.sources)

    def brief(self) -> Page:
        """A table for each year, and one line a year where there are several."""
        years = self.state.years
        blocks: list[Block] = [_screen(year, self.by) for year in years]
        if len(years) > 1:
            blocks.append(tables.overview(years, tables.ON_SCREEN))
        closing = [*tables.legend(years), *tables.changes(self.state), text("foot.no_claim")]
        return Page("", (*blocks, *paragraphs(closing), foot.received(self.state.receipt)))

    def workbook(self) -> Page:
        """The sums that are asked for, with a column a year."""
        from ki_funding.presentation.state.workbook import workbook

        return workbook(self.state, self.by, self.sources)

    def records(self) -> Records:
        """The rows of each year; `level` tells sums apart from what they add up.

        `level` is `item`, `kommune` or `regierungsbezirk`, then `total` and `minimum`. `count` are
        the KI that are funded; `undetermined` what is left out: amounts of KI, or readings of the
        minimum.
        """
        found = (row for year in self.state.years for row in _rows(year, self.by))
        cells = ([row.get(name) for name in COLUMNS] for row in found)
        return Records(COLUMNS, cells, KINDS)

    def envelope(self) -> Mapping[str, Any]:
        """The envelope of `state`."""
        from ki_funding.presentation.entry import entry
        from ki_funding.presentation.state.envelope import StateEnvelope

        return entry(StateEnvelope, self)

    def pictures(self) -> Sequence[Picture]:
        """A map of the last year, and the sums of all years, whatever they are grouped by."""
        from ki_funding.presentation.state.pictures import pictures

        return pictures(self.state, self.sources)


def _screen(year: YearState, by: str) -> Section:
    table = tables.items(year) if by == "programme" else tables.groups(year, by)
    blocks: list[Block] = [Paragraph((headline(year),)), table]
    blocks += paragraphs(foot.legend((), undetermined=year.total.undetermined > 0), "small")
    if year.minimum is not None:
        amounts = [f"{name}: {said}" for name, said in tables.minimum_lines(year.minimum)]
        said = paragraphs([*amounts, *tables.about(year)])
        blocks.append(Section(text("state.minimum"), said))
    return Section(tables.title((year,)), tuple(blocks))


def _rows(year: YearState, by: str) -> Iterator[Fields]:
    start: Fields = {YEAR: year.year}
    ahead = tables.planned(year)
    if by == "programme":
        for item in year.items():
            yield {
                **start,
                "level": "item",
                "programme": item.programme,
                "programme_title": words(item.programme_title),
                "item": item.item,
                "item_title": words(item.title),
                "counts_as": str(item.kind),
                **_sum(item.sum),
                "planned": int((item.programme, item.item) in ahead),
            }
    else:
        ags = {c.municipality.name: c.municipality.ags for c in year.calculations}
        for group in year.groups(by):
            row = {"level": by, "name": group.name, "ags": ags.get(group.name)}
            yield {**start, **row, **_sum(group.sum), "planned": int(bool(ahead))}
    yield {**start, "level": "total", **_sum(year.total), "planned": int(bool(ahead))}
    if year.minimum is not None:
        yield from ({**start, "level": "minimum", **row} for row in _minimum(year.minimum))


def _sum(total: Sum) -> Fields:
    return {
        "amount": total.known,
        "count": total.funded,
        "undetermined": total.undetermined,
    }


def _minimum(minimum: Minimum) -> Iterator[Fields]:
    yield {"name": "default", "amount": minimum.default}
    for name, amount in (("low", minimum.low), ("high", minimum.high)):
        yield {"name": name, "amount": amount, "undetermined": minimum.band.open}
    for line in minimum.lines:
        yield {"name": words(line.title), "amount": line.amount}
