"""The sheets of a workbook on all KI with a column a year: sums, and what they leave out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ki_funding.calculation import state
from ki_funding.calculation.state import ItemSum, YearState
from ki_funding.presentation.calculation.compared import total_label
from ki_funding.presentation.page import (
    Cell,
    Column,
    Count,
    Formula,
    Money,
    Place,
    Row,
    Section,
    Sheet,
    Sum,
    paragraphs,
)
from ki_funding.presentation.state.tables import planned
from ki_funding.texts.language import text, words
from ki_funding.values.exact import summed
from ki_funding.values.vocabulary import ProgrammeKind

METRICS = {"sum": "state.sum", "count": "sheet.funded", "undetermined": "sheet.undetermined"}


class Line(NamedTuple):
    """What a row is called, and its sum in each year; None where there is nothing.

    `parts` are rows of another sheet that it adds up.
    """

    names: tuple[str, ...]
    sums: tuple[state.Sum | None, ...]
    counted: bool = True
    parts: tuple[int, ...] = ()


class ByYear(NamedTuple):
    """Three tables with a column a year: the sums, how many KI they are, and what is undetermined.

    In one that is `apart` each KI is in one line alone, so that its counts can be added up, which
    those of items cannot. `within` is the one that parts are in. Years of which something is only
    `planned` have a mark.
    """

    key: str
    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    years: tuple[int, ...]
    apart: bool = True
    within: "ByYear | None" = None
    planned: frozenset[int] = frozenset()

    def section(self) -> Section:
        """The sheet."""
        tables = [self._table(metric) for metric in METRICS]
        sums = (found for one in self.lines for found in one.sums if found is not None)
        low = [text("sheet.lower_bound")] if any(s.undetermined for s in sums) else []
        marked = [text("state.marked")] if self.planned else []
        blocks = (Section(table.caption, (table,)) for table in tables)
        return Section(self.title, (*blocks, *paragraphs([*low, *marked])))

    def total_place(self, metric: str, year: int) -> Place | None:
        """Where the total of a year stands, if it has one."""
        there = self._total(metric, year) is not None
        return self._place(metric, len(self.lines), year) if there else None

    def _table(self, metric: str) -> Sheet:
        columns = (
            *(Column(head, widest=40) for head in self.heads),
            *(
                Column(f"{year} *" if year in self.planned else str(year), right=True)
                for year in self.years
            ),
        )
        years = range(len(self.years))
        rows = [Row((*one.names, *(self._cell(one, metric, y) for y in years)))
                for one in self.lines]  # fmt: skip
        totals = [self._total(metric, year) for year in years]
        if any(total is not None for total in totals):
            low = any(isinstance(total, Money) and total.at_least for total in totals)
            label = total_label(complete=not low)
            rows.append(Row((label, *[None] * (len(self.heads) - 1), *totals), "total"))
        return Sheet(text(METRICS[metric]), columns, tuple(rows), f"{self.key}.{metric}")

    def _cell(self, one: Line, metric: str, year: int) -> Cell:
        found = one.sums[year]
        if found is None:
            return None
        by = self.within and Sum(tuple(self.within._place(metric, row, year) for row in one.parts))
        return _cell(found, metric, by)

    def _total(self, metric: str, year: int) -> Cell:
        """The sum of a column; None where nothing can be added up."""
        counted = [
            (found, self._place(metric, row, year))
            for row, one in enumerate(self.lines)
            if (found := one.sums[year]) is not None and (one.counted or metric != "sum")
        ]
        if not counted or (metric == "count" and not self.apart):
            return None
        by = Sum(tuple(place for _, place in counted))
        sums = [found for found, _ in counted]
        if metric == "sum":
            amount = summed(found.maximum for found in sums)
            return Money(amount, any(found.undetermined for found in sums), by=by)
        return Count(sum(_count(found, metric) for found in sums), by)

    def _place(self, metric: str, row: int, year: int) -> Place:
        return Place(f"{self.key}.{metric}", row, len(self.heads) + year)


def _cell(found: state.Sum, metric: str, by: Formula | None) -> Cell:
    if metric != "sum":
        return Count(_count(found, metric), by)
    low = found.undetermined > 0
    return Money(found.known, low, by=by if found.known is not None else None)


def _count(found: state.Sum, metric: str) -> int:
    return found.funded if metric == "count" else found.undetermined


def programmes(years: Sequence[YearState]) -> Iterator[ByYear]:
    """A sheet a programme: its items as rows, those that no total counts last."""
    found: dict[str, dict[str, dict[int, ItemSum]]] = {}
    for year in years:
        for item in year.items():
            found.setdefault(item.programme, {}).setdefault(item.item, {})[year.year] = item
    for programme, items in found.items():
        newest = next(iter(list(items.values())[-1].values()))
        lines = (_item(by_year, years) for by_year in items.values())
        yield ByYear(
            programme,
            words(newest.programme_title),
            (text("column.item"),),
            tuple(sorted(lines, key=lambda one: not one.counted)),
            tuple(year.year for year in years),
            apart=False,
            planned=_planned(years, programme),
        )


def _item(by_year: Mapping[int, ItemSum], years: Sequence[YearState]) -> Line:
    newest = list(by_year.values())[-1]
    sums = (by_year[y.year].sum if y.year in by_year else None for y in years)
    counted = newest.kind is not ProgrammeKind.STATE
    return Line((words(newest.title),), tuple(sums), counted)


def municipalities(years: Sequence[YearState]) -> ByYear:
    """A row a municipality, in the order of the register."""
    groups = [year.by_municipality() for year in years]
    lines = []
    for number, calculation in enumerate(years[0].calculations):
        about = calculation.municipality
        names = (about.name, about.ags or "", years[0].bezirke[about.ags or ""])
        lines.append(Line(names, tuple(group[number].sum for group in groups)))
    heads = (text("column.kommune"), "AGS", text("column.regierungsbezirk"))
    title = text("sheet.municipalities")
    when = tuple(year.year for year in years)
    return ByYear("kommune", title, heads, tuple(lines), when, planned=_planned(years))


def _planned(years: Sequence[YearState], programme: str = "") -> frozenset[int]:
    """The years in which an item of a programme, or of any, rests on figures only planned."""
    return frozenset(
        year.year for year in years if any(programme in {"", of} for of, _ in planned(year))
    )


def bezirke(years: Sequence[YearState], within: ByYear) -> ByYear:
    """A row a Regierungsbezirk, whose figures add up those of its municipalities."""
    names = [years[0].bezirke[c.municipality.ags or ""] for c in years[0].calculations]
    groups = [year.by_regierungsbezirk() for year in years]
    lines = []
    for number, first in enumerate(groups[0]):
        members = tuple(place for place, name in enumerate(names) if name == first.name)
        sums = tuple(group[number].sum for group in groups)
        lines.append(Line((first.name,), sums, parts=members))
    heads = (text("column.regierungsbezirk"),)
    title = text("sheet.bezirke")
    return ByYear(
        "regierungsbezirk", title, heads, tuple(lines), within.years,
        within=within, planned=within.planned,
    )  # fmt: skip
