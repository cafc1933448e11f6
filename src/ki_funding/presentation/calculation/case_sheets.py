"""The sheets of a workbook that show one case each: its amounts, and what of it can be changed.

The tables are those of other formats. What stands on the sheet of a programme is taken from there,
so that whoever changes a number sees it everywhere.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ki_funding.calculation.result import Calculation, ItemResult
from ki_funding.presentation.calculation import tables
from ki_funding.presentation.calculation.compared import beside, has_notice, head, in_all
from ki_funding.presentation.calculation.free_numbers import FreeNumbers
from ki_funding.presentation.calculation.heading import heading
from ki_funding.presentation.calculation.headline import headline
from ki_funding.presentation.page import (
    Block,
    Cell,
    Chart,
    Column,
    Marked,
    Money,
    Name,
    Place,
    Row,
    Same,
    Section,
    Sheet,
    Sum,
    paragraphs,
)
from ki_funding.texts.language import text
from ki_funding.values.vocabulary import ProgrammeKind

COMPARED = ("notice", "actual", "unspent", "repayable")  # the difference is on the next sheets
KINDS = (ProgrammeKind.BASIC, ProgrammeKind.OPTIONAL)
# Where an amount of an item of a calculation stands, if it has a place of its own.
Where = Callable[[Calculation, str, str, str], Place | None]


class Shows(NamedTuple):
    """What a column shows: an amount of a year."""

    calculation: Calculation
    amount: str


def section(
    key: str, title: str, calculations: Sequence[Calculation], free: FreeNumbers, where: Where
) -> Section:
    """The sheet of a case, in one year or side by side in several."""
    first, *more = calculations
    table, shows = _years(calculations) if more else _year(first)
    amounts = _with_formulas(table._replace(key=key, fixed=1, wraps=False), shows, where)
    lines = [headline(calculations), *([] if more else [heading(first)])]
    blocks: list[Block] = [*paragraphs(lines), amounts, *_chart(amounts, shows)]
    found = free.sheet()
    if found is not None:
        how = paragraphs([text("sheet.free_how")])
        blocks.append(Section(found.caption, (*how, found)))
    return Section(title, tuple(blocks))


def _year(calculation: Calculation) -> tuple[Sheet, list[Shows]]:
    """One year, with what was noticed and spent before the status."""
    table = tables.case(calculation)
    names = tables.amounts_of(calculation)
    more = [Shows(calculation, name) for name in _compared(calculation)]
    shows = [*(Shows(calculation, name) for name in names), *more]
    return _widened(table, len(names) + 1, more, several=False), shows


def _years(calculations: Sequence[Calculation]) -> tuple[Sheet, list[Shows]]:
    """What is granted in each year, and what was noticed and spent in those where it was."""
    table = tables.years(calculations, {})
    more = [Shows(one, name) for one in calculations for name in _compared(one)]
    shows = [*(Shows(one, "granted") for one in calculations), *more]
    return _widened(table, len(calculations) + 1, more, several=True), shows


def _compared(calculation: Calculation) -> tuple[str, ...]:
    return COMPARED if any(has_notice(item) for _, item in calculation.lines()) else ()


def _widened(table: Sheet, at: int, more: Sequence[Shows], *, several: bool) -> Sheet:
    """A table with further columns from a place on."""
    titles = [head(one.amount, (i for _, i in one.calculation.lines())) for one in more]
    if several:
        titles = [
            f"{title} {one.calculation.year}" for title, one in zip(titles, more, strict=True)
        ]
    columns = (*table.columns[:at], *(Column(t, right=True) for t in titles), *table.columns[at:])
    rows = []
    for row, item in _items(table):
        added = [_amount(item, one, total=row.look == "total") for one in more]
        cells = (*row.cells, *[None] * at)[:at]
        rows.append(row._replace(cells=(*cells, *added, *row.cells[at:])))
    return table._replace(columns=columns, rows=tuple(rows))


def _amount(item: tuple[str, str] | None, shows: Shows, *, total: bool) -> Cell:
    if total:
        return in_all((one for _, one in shows.calculation.lines()), shows.amount)
    found = None if item is None else _result(shows.calculation, *item)
    return None if found is None else beside(found, shows.amount)


def _result(calculation: Calculation, programme: str, item: str) -> ItemResult | None:
    found = ((p.id, one) for p, one in calculation.lines() if one.id == item)
    return next((one for id_, one in found if id_ == programme), None)


def _items(table: Sheet) -> Iterator[tuple[Row, tuple[str, str] | None]]:
    """Each row with the programme and item that it shows, if it shows one."""
    programme = ""
    for row in table.rows:
        match row.cells[0]:
            case Name(_, id_) if row.look == "group":
                programme = id_
                yield row, None
            case Name(_, id_):
                yield row, (programme, id_)
            case _:
                yield row, None


def _with_formulas(table: Sheet, shows: Sequence[Shows], where: Where) -> Sheet:
    """The same amounts, each from where it stands, and sums as sums."""
    rows: list[Row] = []
    counted: list[tuple[int, tuple[str, str]]] = []
    kinds = iter(KINDS)
    for number, (row, item) in enumerate(_items(table)):
        kind = next(kinds) if row.look == "dim" else None
        cells = list(row.cells)
        for column, one in enumerate(shows, 1):
            cell = _plain(cells[column]) if column < len(cells) else None
            if isinstance(cell, Money) and cell.amount is not None:
                if item is not None:
                    place = where(one.calculation, *item, one.amount)
                    cell = cell._replace(by=place and Same(place))
                else:
                    found = [n for n, key in counted if _counts(one, key, kind)]
                    cell = cell._replace(by=Sum(tuple(Place(table.key, n, column) for n in found)))
            if column < len(cells):
                cells[column] = cell
        if item is not None:
            counted.append((number, item))
        rows.append(row._replace(cells=tuple(cells)))
    return table._replace(rows=tuple(rows))


def _counts(shows: Shows, key: tuple[str, str], kind: ProgrammeKind | None) -> bool:
    """Whether a total counts an item, or that of one kind of programme does."""
    item = _result(shows.calculation, *key)
    if item is None or item.in_kind or item.counts_as is ProgrammeKind.STATE:
        return False
    return kind is None or item.counts_as is kind


def _plain(cell: Cell) -> Cell:
    """A cell without a mark, which a number cannot carry."""
    return cell.cell if isinstance(cell, Marked) else cell


def _chart(table: Sheet, shows: Sequence[Shows]) -> Iterator[Chart]:
    """The total over the years, or of one year what is granted of what could be."""
    total = next((n for n, row in enumerate(table.rows) if row.look == "total"), None)
    years = len({one.calculation.year for one in shows})
    if years > 1 and total is not None:
        ends = [(Place(table.key, row, 1), Place(table.key, row, years)) for row in (-1, total)]
        yield Chart(text("column.granted"), ends[0], ((text("line.total"), *ends[1]),))
    elif years == 1 and total:
        columns = {one.amount: column for column, one in enumerate(shows, 1)}
        series = tuple(
            (text(f"column.{name}"), *_down(table, columns[name], total))
            for name in ("maximum", "granted")
        )
        yield Chart(table.caption, _down(table, 0, total), series)


def _down(table: Sheet, column: int, end: int) -> tuple[Place, Place]:
    """A column of a table, from its first row to the one before another."""
    return Place(table.key, 0, column), Place(table.key, end - 1, column)
