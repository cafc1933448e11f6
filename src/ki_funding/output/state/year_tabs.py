"""The sheets of a workbook on all KI with a column a year: sums, and what they leave out."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ki_funding.language import Language, text, words
from ki_funding.output.spreadsheet.names import sheet_names
from ki_funding.output.spreadsheet.tabs import (
    Calculated,
    Cell,
    Column,
    Count,
    Money,
    Place,
    Row,
    Tab,
    heads,
    line,
    summed,
)
from ki_funding.results.calculation import CENTS
from ki_funding.results.statewide import ItemSum, Sum, YearState
from ki_funding.vocabulary import ProgrammeKind

OTHERS = ("overview", "municipalities", "bezirke", "assumptions", "sources")
METRICS = {"sum": "state.sum", "count": "sheet.funded", "undetermined": "sheet.undetermined"}
Parts = Mapping[str, Sequence[Place]]


class Line(NamedTuple):
    """What a row is called, and its sum in each year; None where there is nothing."""

    names: tuple[str, ...]
    sums: tuple[Sum | None, ...]
    counted: bool = True
    parts: tuple[Parts, ...] = ()


class YearTab(NamedTuple):
    """A sheet, with the places of its lines and totals by metric and year."""

    tab: Tab
    lines: dict[str, list[list[Place]]]
    totals: dict[str, list[Place | None]]


def programme_tabs(years: Sequence[YearState], language: Language) -> list[YearTab]:
    """A sheet a programme: its items as rows."""
    found: dict[str, dict[str, dict[int, ItemSum]]] = {}
    for year in years:
        for item in year.items():
            found.setdefault(item.programme, {}).setdefault(item.item, {})[year.year] = item
    newest = [list(items.values())[-1] for items in found.values()]
    titles = [words(next(iter(n.values())).programme_title, language) for n in newest]
    taken = [text(f"sheet.{name}", language) for name in OTHERS]
    names = sheet_names([*taken, *titles])[len(taken) :]
    tabs = []
    for name, title, items in zip(names, titles, found.values(), strict=True):
        lines = [_item(by_year, years, language) for by_year in items.values()]
        first = (text("column.item", language),)
        tab = year_tab(title, first, lines, years, language, name=name)
        tabs.append(tab)
    return tabs


def _item(by_year: Mapping[int, ItemSum], years: Sequence[YearState], language: Language) -> Line:
    newest = list(by_year.values())[-1]
    sums = (by_year[y.year].sum if y.year in by_year else None for y in years)
    counted = newest.kind is not ProgrammeKind.STATE
    return Line((words(newest.title, language),), tuple(sums), counted)


def municipality_tab(years: Sequence[YearState], language: Language) -> YearTab:
    """A row a municipality, in the order of the register."""
    groups = [year.by_municipality() for year in years]
    lines = []
    for number, calculation in enumerate(years[0].calculations):
        about = calculation.municipality
        names = (about.name, about.ags or "", years[0].bezirke[about.ags or ""])
        lines.append(Line(names, tuple(group[number].sum for group in groups)))
    titles = (text("column.kommune", language), "AGS", text("column.regierungsbezirk", language))
    title = text("sheet.municipalities", language)
    return year_tab(title, titles, lines, years, language)


def bezirk_tab(years: Sequence[YearState], within: YearTab, language: Language) -> YearTab:
    """A row a Regierungsbezirk, whose figures add up those of its municipalities."""
    bezirke = [years[0].bezirke[c.municipality.ags or ""] for c in years[0].calculations]
    groups = [year.by_regierungsbezirk() for year in years]
    lines = []
    for number, first in enumerate(groups[0]):
        members = [place for place, name in enumerate(bezirke) if name == first.name]
        parts = tuple(
            {metric: [within.lines[metric][member][year] for member in members]
             for metric in METRICS}
            for year in range(len(years))
        )  # fmt: skip
        sums = tuple(group[number].sum for group in groups)
        lines.append(Line((first.name,), sums, parts=parts))
    titles = (text("column.regierungsbezirk", language),)
    title = text("sheet.bezirke", language)
    return year_tab(title, titles, lines, years, language)


def year_tab(
    title: str,
    first: Sequence[str],
    lines: Sequence[Line],
    years: Sequence[YearState],
    language: Language,
    *,
    name: str = "",
) -> YearTab:
    """Three tables below each other: the sums, how many KI they are, and what is undetermined.

    Without a `name` of its own the sheet is named after its title and has a KI in one line alone,
    so that its counts can be added up, which those of items cannot.
    """
    apart, name = not name, name or title
    columns = (*(Column(one, 40) for one in first), *(Column(str(y.year)) for y in years))
    lines = sorted(lines, key=lambda one: not one.counted)
    rows, head = [line(title, "title")], 0
    found = YearTab(Tab(name, columns, (), 0), {}, {})
    for metric, key in METRICS.items():
        rows.append(line(text(key, language), "section"))
        head = head or len(rows)
        rows.append(heads(columns))
        places = []
        for one in lines:
            row = [Place(len(rows), len(first) + n, name) for n in range(len(years))]
            places.append(row)
            cells = [_cell(one, metric, year) for year in range(len(years))]
            rows.append(Row((*one.names, *cells)))
        found.lines[metric] = places
        totals = _total(lines, metric, places, len(rows), apart=apart)
        found.totals[metric] = [place for _, place in totals]
        if any(place for _, place in totals):
            rows.append(_total_row([cell for cell, _ in totals], len(first), language))
    if any(found.undetermined for one in lines for found in one.sums if found is not None):
        rows.append(line(text("sheet.lower_bound", language)))
    return found._replace(tab=Tab(name, columns, tuple(rows), head))


def _cell(one: Line, metric: str, year: int) -> Cell:
    found = one.sums[year]
    if found is None:
        return None
    formula = summed(one.parts[year][metric]) if one.parts else ""
    if metric != "sum":
        return Count(_count(found, metric), formula)
    if not known(found):
        return Money(None)
    low = found.undetermined > 0
    return Calculated(formula, found.maximum, low) if formula else Money(found.maximum, low)


def known(found: Sum) -> bool:
    """Whether anything of a sum is known."""
    return bool(found.funded or not found.undetermined)


def _total_row(cells: Sequence[Cell], first: int, language: Language) -> Row:
    low = any(isinstance(cell, Calculated) and cell.at_least for cell in cells)
    label = text("line.total_at_least" if low else "line.total", language)
    return Row((label, *[None] * (first - 1), *cells), "total")


def _total(
    lines: Sequence[Line],
    metric: str,
    places: Sequence[Sequence[Place]],
    row: int,
    *,
    apart: bool,
) -> list[tuple[Cell, Place | None]]:
    """The sum of each year's column and its place; None where nothing can be added up."""
    cells: list[tuple[Cell, Place | None]] = []
    for year in range(len(lines[0].sums)):
        counted = [
            (found, places[number][year])
            for number, one in enumerate(lines)
            if (found := one.sums[year]) is not None and (one.counted or metric != "sum")
        ]
        if not counted or (metric == "count" and not apart):
            cells.append((None, None))
            continue
        at = places[0][year]._replace(row=row)
        formula = summed(place._replace(tab="") for _, place in counted)
        if metric == "sum":
            amount = sum((found.maximum for found, _ in counted), CENTS)
            low = any(found.undetermined for found, _ in counted)
            cells.append((Calculated(formula, amount, low), at))
        else:
            count = sum(_count(found, metric) for found, _ in counted)
            cells.append((Count(count, formula), at))
    return cells


def _count(found: Sum, metric: str) -> int:
    return found.funded if metric == "count" else found.undetermined
