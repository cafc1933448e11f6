"""Tables of cases with the notice, and what was spent of it, beside the amounts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ki_funding.calculation.result import Calculation, ItemResult
from ki_funding.presentation.calculation import tables
from ki_funding.presentation.calculation.compared import (
    COMPARED,
    amounts_beside,
    beside,
    has_notice,
    head,
    in_all,
)
from ki_funding.presentation.page import Cell, Column, Money, Name, Row, Sheet
from ki_funding.texts.language import text
from ki_funding.values.exact import summed


class Shows(NamedTuple):
    """What a column shows: an amount of a year."""

    calculation: Calculation
    amount: str


def granted_and_noticed(calculation: Calculation) -> Sheet:
    """The items of a case with what is granted, noticed and spent, on which one can decide."""
    table, shows = year(calculation)
    names = ["", *(one.amount for one in shows), ""]
    spare = {"claimed", "maximum", "unused", "own_share"}
    places = [n for n, name in enumerate(names) if name not in spare]
    rows = (
        row._replace(cells=row.cells[:1]) if row.look == "group"
        else row._replace(cells=tuple(row.cells[n] for n in places if n < len(row.cells)))
        for row in table.rows
    )  # fmt: skip
    found = table._replace(columns=tuple(table.columns[n] for n in places), rows=tuple(rows))
    return _apart(found, calculation, [names[n] for n in places])


def _apart(table: Sheet, calculation: Calculation, names: Sequence[str]) -> Sheet:
    """The sums of what has a notice in a row of their own, where not all items have one."""
    every = [item for _, item in calculation.lines() if item.runs and not item.in_kind]
    noticed = [item for item in every if has_notice(item)]
    if len(noticed) == len(every):
        return table
    label = text("line.noticed", count=str(len(noticed)), all=str(len(every)))
    granted = Money(summed(i.granted for i in noticed if i.granted is not None),
                    any(i.granted is None for i in noticed))  # fmt: skip
    sums = {name: in_all(noticed, name) for name in names if name in COMPARED}
    own = Row((label, *(({"granted": granted} | sums).get(name) for name in names[1:])), "total")
    rows = [
        row._replace(cells=tuple(None if n in COMPARED else c
                                 for n, c in zip(names, row.cells, strict=False)))
        if row.look == "total" else row
        for row in table.rows
    ]  # fmt: skip
    return table._replace(rows=(*rows, own))


def year(calculation: Calculation) -> tuple[Sheet, list[Shows]]:
    """One year, with what was noticed and spent before the status."""
    names = tables.amounts_of(calculation)
    more = _compared(calculation)
    shows = [*(Shows(calculation, name) for name in names), *more]
    return _widened(tables.case(calculation), len(names) + 1, more, several=False), shows


def years(calculations: Sequence[Calculation]) -> tuple[Sheet, list[Shows]]:
    """What is granted in each year, and what was noticed and spent in those where it was."""
    more = [one for calculation in calculations for one in _compared(calculation)]
    shows = [*(Shows(one, "granted") for one in calculations), *more]
    table = tables.years(calculations, {})
    return _widened(table, len(calculations) + 1, more, several=True), shows


def _compared(calculation: Calculation) -> list[Shows]:
    """What there is to compare; what is left of a notice can be seen without a column."""
    names = amounts_beside(item for _, item in calculation.lines())
    return [Shows(calculation, name) for name in names if name != "unspent"]


def _widened(table: Sheet, at: int, more: Sequence[Shows], *, several: bool) -> Sheet:
    """A table with further columns from a place on."""
    titles = [head(one.amount, (i for _, i in one.calculation.lines())) for one in more]
    if several:
        titles = [
            f"{title} {one.calculation.year}" for title, one in zip(titles, more, strict=True)
        ]
    columns = (*table.columns[:at], *(Column(t, right=True) for t in titles), *table.columns[at:])
    rows = []
    for row, item in items(table):
        added = [_amount(item, one, total=row.look == "total") for one in more]
        cells = (*row.cells, *[None] * at)[:at]
        rows.append(row._replace(cells=(*cells, *added, *row.cells[at:])))
    return table._replace(columns=columns, rows=tuple(rows))


def _amount(item: tuple[str, str] | None, shows: Shows, *, total: bool) -> Cell:
    if total:
        return in_all((one for _, one in shows.calculation.lines()), shows.amount)
    found = None if item is None else result(shows.calculation, *item)
    return None if found is None else beside(found, shows.amount)


def result(calculation: Calculation, programme: str, item: str) -> ItemResult | None:
    """An item of a calculation, by the ids of its row."""
    found = ((p.id, one) for p, one in calculation.lines() if one.id == item)
    return next((one for id_, one in found if id_ == programme), None)


def items(table: Sheet) -> Iterator[tuple[Row, tuple[str, str] | None]]:
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
