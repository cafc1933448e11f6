"""The sheets of a workbook that show one case each: its amounts, and what of it can be changed.

The tables are those of other formats. What stands on the sheet of a programme is taken from there,
so that whoever changes a number sees it everywhere.
"""

from collections.abc import Callable, Iterator, Sequence

from ki_funding.calculation.result import Calculation
from ki_funding.presentation.calculation.free_numbers import FreeNumbers
from ki_funding.presentation.calculation.heading import heading
from ki_funding.presentation.calculation.headline import headline
from ki_funding.presentation.calculation.noticed import Shows, items, result, year, years
from ki_funding.presentation.page import (
    Block,
    Chart,
    Marked,
    Money,
    Place,
    Row,
    Same,
    Section,
    Sheet,
    Sum,
    paragraphs,
    unmarked,
)
from ki_funding.texts.language import text
from ki_funding.values.vocabulary import ProgrammeKind

KINDS = (ProgrammeKind.BASIC, ProgrammeKind.OPTIONAL)
# Where an amount of an item of a calculation stands, if it has a place of its own.
Where = Callable[[Calculation, str, str, str], Place | None]


def section(
    key: str, title: str, calculations: Sequence[Calculation], free: FreeNumbers, where: Where
) -> Section:
    """The sheet of a case, in one year or side by side in several."""
    first, *more = calculations
    table, shows = years(calculations) if more else year(first)
    amounts = _with_formulas(table._replace(key=key, fixed=1, wraps=False), shows, where)
    lines = [headline(calculations), *([] if more else [heading(first)])]
    blocks: list[Block] = [*paragraphs(lines), amounts, *_chart(amounts, shows)]
    found = free.sheet()
    if found is not None:
        how = paragraphs([text("sheet.free_how")])
        blocks.append(Section(found.caption, (*how, found)))
    return Section(title, tuple(blocks))


def _with_formulas(table: Sheet, shows: Sequence[Shows], where: Where) -> Sheet:
    """The same amounts, each from where it stands, and sums as sums."""
    rows: list[Row] = []
    counted: list[tuple[int, tuple[str, str]]] = []
    kinds = iter(KINDS)
    for number, (row, item) in enumerate(items(table)):
        kind = next(kinds) if row.look == "dim" else None
        cells = list(row.cells)
        for column, one in enumerate(shows, 1):
            cell = cells[column] if column < len(cells) else None
            if isinstance(amount := unmarked(cell), Money) and amount.amount is not None:
                if item is not None:
                    place = where(one.calculation, *item, one.amount)
                    amount = amount._replace(by=place and Same(place))
                else:
                    found = [n for n, key in counted if _counts(one, key, kind)]
                    places = tuple(Place(table.key, n, column) for n in found)
                    amount = amount._replace(by=Sum(places))
                cells[column] = Marked(amount, cell.mark) if isinstance(cell, Marked) else amount
        if item is not None:
            counted.append((number, item))
        rows.append(row._replace(cells=tuple(cells)))
    return table._replace(rows=tuple(rows))


def _counts(shows: Shows, key: tuple[str, str], kind: ProgrammeKind | None) -> bool:
    """Whether a total counts an item, or that of one kind of programme does."""
    item = result(shows.calculation, *key)
    if item is None or item.in_kind or item.counts_as is ProgrammeKind.STATE:
        return False
    return kind is None or item.counts_as is kind


def _chart(table: Sheet, shows: Sequence[Shows]) -> Iterator[Chart]:
    """The total over the years, or of one year what is granted of what could be."""
    total = next((n for n, row in enumerate(table.rows) if row.look == "total"), None)
    count = len({one.calculation.year for one in shows})
    if count > 1 and total is not None:
        ends = [(Place(table.key, row, 1), Place(table.key, row, count)) for row in (-1, total)]
        yield Chart(text("column.granted"), ends[0], ((text("line.total"), *ends[1]),))
    elif count == 1 and total:
        columns = {one.amount: column for column, one in enumerate(shows, 1)}
        series = tuple(
            (text(f"column.{name}"), *_down(table, columns[name], total))
            for name in ("maximum", "granted")
        )
        yield Chart(table.caption, _down(table, 0, total), series)


def _down(table: Sheet, column: int, end: int) -> tuple[Place, Place]:
    """A column of a table, from its first row to the one before another."""
    return Place(table.key, 0, column), Place(table.key, end - 1, column)
