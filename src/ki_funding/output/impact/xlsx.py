"""`diff --format xlsx`: what changed, and what it comes to for whom, down to each item."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ki_funding.language import Language, text, words
from ki_funding.output.calculation.basis_tabs import bibliography
from ki_funding.output.calculation.xlsx import about
from ki_funding.output.impact.view import View, basis, closing, figures, other, period
from ki_funding.output.spreadsheet.tabs import (
    Calculated,
    Cell,
    Column,
    Count,
    Money,
    Place,
    Row,
    Tab,
    column_of,
    heads,
    line,
    summed,
)
from ki_funding.output.spreadsheet.workbook import workbook
from ki_funding.results.change import ValueChange
from ki_funding.results.impact import Balance, Difference, Impact, YearImpact
from ki_funding.text_types import Citation

AMOUNTS = ("old", "new", "difference")
YEAR, PROGRAMME, OLD, NEW = 0, 3, 5, 6  # columns of the items


class Items(NamedTuple):
    """The sheet of all items, and the rows of each municipality or case in a year."""

    tab: Tab
    rows: dict[tuple[int, str], list[int]]


def render(impact: Impact, view: View) -> bytes:
    """The workbook."""
    language = view.style.language
    tabs = [_values(impact, view), bibliography(_cited(impact.values), view.sources, language)]
    if impact.years:
        items = _items(impact, language)
        effect = [_programmes(impact, items, language), _municipalities(impact, items, language)]
        tabs = [_overview(impact, items, view), tabs[0], *effect, items.tab, tabs[1]]
    else:
        tabs.insert(0, _overview(impact, None, view))
    title = text("diff.title", language)
    return workbook(about(title, " → ".join(view.names), impact.new, language), tabs)


def _overview(impact: Impact, items: Items | None, view: View) -> Tab:
    """A line a year: how many get more or less, and the sums."""
    language = view.style.language
    keys = ("sheet.among", "sheet.more", "sheet.less", "state.undetermined")
    columns = (
        Column(text("column.year", language)),
        *(Column(text(key, language)) for key in keys),
        *_amounts(language),
    )
    title = "diff.effect" if impact.full_use else "diff.effect_cases"
    rows = [
        line(text("diff.title", language), "title"),
        line(text(title, language)),
        heads(columns),
    ]
    head = len(rows) - 1
    for year in impact.years:
        assert items is not None
        conditions = [(YEAR, Place(len(rows), 0))]
        counts = (year.among, year.winners, year.losers, year.undetermined)
        cells = _balance(year.total, items, conditions, len(rows), len(counts) + 1)
        rows.append(Row((year.year, *map(Count, counts), *cells)))
    rows += [Row(), *(line(said) for said in _said(impact, view))]
    return Tab(text("sheet.overview", language), columns, tuple(rows), head)


def _said(impact: Impact, view: View) -> Iterator[str]:
    language = view.style.language
    if not impact.differs:
        yield text("diff.nothing", language)
    elif not any(year.changed for year in impact.years):
        yield text("diff.no_effect", language)
    if any(not (y.total.old_complete and y.total.new_complete) for y in impact.years):
        yield text("sheet.lower_bound", language)
    everything = view._replace(full=tuple(year.year for year in impact.years))
    yield from closing(impact, everything)


def _values(impact: Impact, view: View) -> Tab:
    """The figures that changed, and below them what else did."""
    language = view.style.language
    widest = {"value": 40, "period": 24, "old": 26, "new": 26, "basis": 44}
    columns = tuple(Column(text(f"diff.{n}", language), wide) for n, wide in widest.items())
    rows = [line(text("diff.values", language), "title"), heads(columns)]
    for change in impact.values:
        side = change.new or change.old
        title = f"{words(side.title, language)}\n" if side and side.title else ""
        old, new = figures(change, view.style)
        named = f"{title}{change.name}"
        rows.append(Row((named, period(change, view.style), old, new, basis(change, view))))
    if impact.texts:
        rows.append(line(text("diff.texts", language), "section"))
    rows += [Row((one.path, None, *other(one, view.style), None)) for one in impact.texts]
    return Tab(text("diff.values", language), columns, tuple(rows), 1)


def _items(impact: Impact, language: Language) -> Items:
    """Every item of the programmes that changed, so that the sums of other sheets are here."""
    columns = (
        Column(text("column.year", language)),
        Column(_whose(impact, language)),
        Column("AGS"),
        Column(text("diff.programme", language)),
        Column(text("column.item", language)),
        *_amounts(language),
    )
    rows = [line(text("sheet.items", language), "title"), heads(columns)]
    found = Items(Tab(text("sheet.items", language), columns, (), 1), {})
    for year in impact.years:
        for one in year.differences:
            found.rows.setdefault((year.year, one.whose), []).append(len(rows))
            rows.append(_item(year.year, one, len(rows)))
    land = [(year.year, one) for year in impact.years for one in year.land]
    if land:
        rows.append(line(text("sheet.uncounted", language), "section"))
    for number, one in land:
        rows.append(_item(number, one, len(rows)))
    return found._replace(tab=found.tab._replace(rows=tuple(rows)))


def _item(year: int, one: Difference, row: int) -> Row:
    names = (one.whose, one.ags or "", one.programme, one.item)
    cells = (Money(one.old), Money(one.new), _difference(one.amount, row, OLD))
    return Row((year, *names, *cells))


def _programmes(impact: Impact, items: Items, language: Language) -> Tab:
    """A line for each programme of each year with another amount."""
    keys = ("column.year", "diff.programme")
    columns = (*(Column(text(key, language)) for key in keys), *_amounts(language))
    rows = [line(text("sheet.programmes", language), "title"), heads(columns)]
    for year in impact.years:
        for balance in year.programmes():
            here = len(rows)
            conditions = [(YEAR, Place(here, 0)), (PROGRAMME, Place(here, 1))]
            cells = _balance(balance, items, conditions, here, len(keys))
            rows.append(Row((year.year, balance.name, *cells)))
    return Tab(text("sheet.programmes", language), columns, tuple(rows), 1)


def _municipalities(impact: Impact, items: Items, language: Language) -> Tab:
    """A line for everyone with another amount, of each year, the greatest gain first."""
    columns = (
        Column(text("column.year", language)),
        Column(_whose(impact, language)),
        Column("AGS"),
        *_amounts(language),
    )
    key = "sheet.municipalities" if impact.full_use else "diff.case"
    rows = [line(text(key, language), "title"), heads(columns)]
    for year in impact.years:
        for balance in year.municipalities():
            rows.append(_municipality(year, balance, items, len(rows)))
    return Tab(text(key, language), columns, tuple(rows), 1)


def _municipality(year: YearImpact, balance: Balance, items: Items, row: int) -> Row:
    mine = items.rows[year.year, balance.name]
    old, new = (summed(Place(n, column, items.tab.name) for n in mine) for column in (OLD, NEW))
    cells = (
        Calculated(old, balance.old, not balance.old_complete),
        Calculated(new, balance.new, not balance.new_complete),
        _difference(balance.amount, row, 3),
    )
    return Row((year.year, balance.name, balance.ags or "", *cells))


def _balance(
    balance: Balance,
    items: Items,
    conditions: Sequence[tuple[int, Place]],
    row: int,
    first: int,
) -> tuple[Cell, Cell, Cell]:
    """Sums of the items whose columns equal some cells of this sheet; those are years and ids."""
    old, new = (_sum_where(items, column, conditions) for column in (OLD, NEW))
    return (
        Calculated(old, balance.old, not balance.old_complete),
        Calculated(new, balance.new, not balance.new_complete),
        _difference(balance.amount, row, first),
    )


def _sum_where(items: Items, column: int, conditions: Sequence[tuple[int, Place]]) -> str:
    rows, name = [row for found in items.rows.values() for row in found], items.tab.name
    if not rows:
        return "=0"  # everything that changed is addressed to the Land

    def whole(column: int) -> str:
        return column_of([Place(rows[0], column, name), Place(rows[-1], column, name)])

    where = "".join(f",{whole(one)},{place.name}" for one, place in conditions)
    return f"=SUMIFS({whole(column)}{where})"


def _difference(amount: Decimal | None, row: int, old: int) -> Cell:
    """New minus old of the same row; undetermined where a side is."""
    if amount is None:
        return Money(None)
    formula = f"={Place(row, old + 1).name}-{Place(row, old).name}"
    return Calculated(formula, amount, signed=True)


def _amounts(language: Language) -> tuple[Column, ...]:
    return tuple(Column(text(f"diff.{name}", language)) for name in AMOUNTS)


def _whose(impact: Impact, language: Language) -> str:
    return text("column.kommune" if impact.full_use else "diff.case", language)


def _cited(changes: Sequence[ValueChange]) -> Iterator[tuple[Citation, str]]:
    for change in changes:
        for side in (change.old, change.new):
            for citation in side.sources if side else ():
                yield citation, change.name
