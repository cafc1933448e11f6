"""The workbook on a comparison: what changed, and what it comes to for whom, down to each item."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ki_funding.calculation.diff_result import Balance, Diff, Difference, YearDiff
from ki_funding.presentation.basis import bibliography
from ki_funding.presentation.calculation.workbook import about
from ki_funding.presentation.diff import tables
from ki_funding.presentation.diff.other import changes
from ki_funding.presentation.diff.view import basis, cited, closing, figures, period
from ki_funding.presentation.naming import change_name
from ki_funding.presentation.page import (
    Block,
    Cell,
    Column,
    Count,
    Formula,
    Minus,
    Money,
    Page,
    Paragraph,
    Place,
    Row,
    Section,
    Sheet,
    Sum,
    SumWhere,
    paragraphs,
)
from ki_funding.texts.language import text

OVERVIEW, ITEMS, PROGRAMMES, KOMMUNEN = "overview", "items", "programmes", "kommunen"
YEAR, PROGRAMME, OLD, NEW = 0, 3, 5, 6  # columns of the items
Where = Sequence[tuple[int, Place]]


class Items(NamedTuple):
    """The sheet of all items, and the rows of each municipality or case in a year."""

    section: Section
    rows: dict[tuple[int, str], list[int]]

    def sum_where(self, column: int, where: Where) -> Formula:
        """The sum of a column over the items that agree with some cells."""
        rows = [row for found in self.rows.values() for row in found]
        if not rows:
            return Sum(())  # everything that changed is addressed to the Land
        first, last = (Place(ITEMS, row, column) for row in (rows[0], rows[-1]))
        return SumWhere(first, last, tuple(where))


def workbook(diff: Diff) -> Page:
    """Every section is a sheet."""
    found = [
        _values(diff),
        bibliography(cited(diff), diff.sources),
    ]
    if diff.years:
        items = _items(diff)
        effect = [_programmes(diff, items), _municipalities(diff, items)]
        found = [_overview(diff, items), found[0], *effect, items.section, found[1]]
    else:
        found.insert(0, _overview(diff, None))
    title = text("diff.title")
    whose = " → ".join(diff.names)
    return Page(title, tuple(found), about(whose, diff.new))


def _overview(diff: Diff, items: Items | None) -> Section:
    """A line a year: how many get more or less, and the sums."""
    keys = ("sheet.among", "sheet.more", "sheet.less", "amount.undetermined")
    columns = (
        Column(text("column.year")),
        *(Column(text(key)) for key in keys),
        *tables.amounts(),
    )
    rows = list[Row]()
    for row, year in enumerate(diff.years):
        assert items is not None
        where = [(YEAR, Place(OVERVIEW, row, 0))]
        counts = (year.among, year.winners, year.losers, year.undetermined)
        first = Place(OVERVIEW, row, len(counts) + 1)
        cells = _balance(year.total, items, where, first)
        rows.append(Row((year.year, *map(Count, counts), *cells)))
    blocks: tuple[Block, ...] = (
        Paragraph((tables.effect(diff),)),
        Sheet(text("sheet.overview"), columns, tuple(rows), OVERVIEW),
        *paragraphs(_said(diff)),
    )
    return Section(text("diff.title"), blocks, short=text("sheet.overview"))


def _said(diff: Diff) -> Iterator[str]:
    if not diff.differs:
        yield text("diff.nothing")
    elif not any(year.changed for year in diff.years):
        yield text("diff.no_effect")
    if any(not (y.total.old_complete and y.total.new_complete) for y in diff.years):
        yield text("sheet.lower_bound")
    yield from closing(diff, [year.year for year in diff.years])


def _values(diff: Diff) -> Section:
    """The figures that changed, and below them what else did."""
    widest = (40, 24, 26, 26, 44)
    columns = (
        Column(text(key), widest=wide) for key, wide in zip(tables.VALUES, widest, strict=True)
    )
    rows = []
    for change in diff.values:
        old, new = figures(change)
        when, on = period(change), basis(change, diff)
        rows.append(Row((change_name(change, diff.titles), when, old, new, on)))
    if diff.texts:
        rows.append(Row((text("diff.texts"),), "group"))
    rows += [Row((one.where, None, one.old, one.new)) for one in changes(diff)]
    return _section(text("diff.values"), tuple(columns), rows)


def _section(title: str, columns: tuple[Column, ...], rows: list[Row], key: str = "") -> Section:
    return Section(title, (Sheet(title, columns, tuple(rows), key),))


def _items(diff: Diff) -> Items:
    """Every item of the programmes that changed, so that the sums of other sheets are here."""
    columns = (
        Column(text("column.year")),
        Column(tables.whose(diff)),
        Column("AGS"),
        Column(text("diff.programme")),
        Column(text("column.item")),
        *tables.amounts(),
    )
    rows, found = list[Row](), dict[tuple[int, str], list[int]]()
    for year in diff.years:
        for one in year.differences:
            found.setdefault((year.year, one.whose), []).append(len(rows))
            rows.append(_item(year.year, one, len(rows), diff))
    land = [(year.year, one) for year in diff.years for one in year.land]
    if land:
        rows.append(Row((text("sheet.uncounted"),), "group"))
    for number, one in land:
        rows.append(_item(number, one, len(rows), diff))
    return Items(_section(text("sheet.items"), columns, rows, ITEMS), found)


def _item(year: int, one: Difference, row: int, diff: Diff) -> Row:
    item = f"{one.programme}.{one.item}"
    titles = tables.named(one.programme, diff), tables.named(item, diff)
    names = (one.whose, one.ags or "", *titles)
    difference = _difference(one.amount, Place(ITEMS, row, OLD))
    return Row((year, *names, Money(one.old), Money(one.new), difference))


def _programmes(diff: Diff, items: Items) -> Section:
    """A line for each programme of each year with another amount."""
    keys = ("column.year", "diff.programme")
    columns = (*(Column(text(key)) for key in keys), *tables.amounts())
    rows = list[Row]()
    for year in diff.years:
        for balance in year.programmes():
            here, there, first = (Place(PROGRAMMES, len(rows), column) for column in range(3))
            cells = _balance(balance, items, [(YEAR, here), (PROGRAMME, there)], first)
            rows.append(Row((year.year, tables.named(balance.name, diff), *cells)))
    return _section(text("sheet.programmes"), columns, rows, PROGRAMMES)


def _municipalities(diff: Diff, items: Items) -> Section:
    """A line for everyone with another amount, of each year, the greatest gain first."""
    columns = (
        Column(text("column.year")),
        Column(tables.whose(diff)),
        Column("AGS"),
        *tables.amounts(),
    )
    rows = list[Row]()
    for year in diff.years:
        for balance in year.municipalities():
            rows.append(_municipality(year, balance, items, len(rows)))
    key = "sheet.municipalities" if diff.full_use else "column.case"
    return _section(text(key), columns, rows, KOMMUNEN)


def _municipality(year: YearDiff, balance: Balance, items: Items, row: int) -> Row:
    mine = items.rows[year.year, balance.name]
    old, new = (Sum(tuple(Place(ITEMS, n, column) for n in mine)) for column in (OLD, NEW))
    cells = _sides(balance, old, new, Place(KOMMUNEN, row, 3))
    return Row((year.year, balance.name, balance.ags or "", *cells))


def _balance(balance: Balance, items: Items, where: Where, first: Place) -> tuple[Cell, ...]:
    """Sums of the items whose columns equal some cells of this sheet; those are years and ids."""
    old, new = (items.sum_where(column, where) for column in (OLD, NEW))
    return _sides(balance, old, new, first)


def _sides(balance: Balance, old: Formula, new: Formula, first: Place) -> tuple[Cell, ...]:
    before, after, _ = tables.sums(balance)
    difference = _difference(balance.amount, first)
    return before._replace(by=old), after._replace(by=new), difference


def _difference(amount: Decimal | None, old: Place) -> Money:
    """New minus old of the same row; undetermined where a side is."""
    if amount is None:
        return Money(None)
    new = old._replace(column=old.column + 1)
    return Money(amount, signed=True, by=Minus(new, old))
