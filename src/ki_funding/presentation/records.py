"""Rows for other programs: those of the tables of a page, where a result says no others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from ki_funding.presentation.cells import shown
from ki_funding.presentation.page import (
    Block,
    Cell,
    Count,
    Marked,
    Money,
    Page,
    Section,
    Sheet,
    Value,
)
from ki_funding.values.basis import Figure
from ki_funding.values.exact import plain_text

Kind = Literal["text", "whole", "money", "exact"]
TABLE, AT_LEAST = "table", "at_least"


class Records(NamedTuple):
    """Rows for other programs, under names that are public.

    `kinds` are those of columns whose cells may all be missing, so that nothing else tells.
    """

    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    kinds: Mapping[str, Kind] = MappingProxyType({})


def records_of(page: Page) -> Records:
    """Every row of every table, with its caption and which of the figures are lower bounds."""
    sheets = list(_sheets(page.blocks))
    columns = dict.fromkeys(column.title for sheet in sheets for column in sheet.columns)
    names = (TABLE, *columns, AT_LEAST)
    rows = [[found.get(name) for name in names] for sheet in sheets for found in _rows(sheet)]
    return Records(names, rows)


def as_json(records: Records) -> dict[str, Any]:
    """Rows as objects; exact numbers are texts."""
    rows = [dict(zip(records.columns, map(_text, row), strict=True)) for row in records.rows]
    return {"rows": rows}


def _sheets(blocks: Iterable[Block]) -> Iterator[Sheet]:
    for block in blocks:
        if isinstance(block, Sheet):
            yield block
        elif isinstance(block, Section):
            yield from _sheets(block.blocks)


def _rows(sheet: Sheet) -> Iterator[dict[str, Value]]:
    for row in sheet.rows:
        if row.look != "group":
            cells = {c.title: cell for c, cell in zip(sheet.columns, row.cells, strict=False)}
            low = [
                name for name, cell in cells.items() if isinstance(cell, Money) and cell.at_least
            ]
            values = {name: _value(cell) for name, cell in cells.items()}
            yield {TABLE: sheet.caption, AT_LEAST: "; ".join(low), **values}


def _value(cell: Cell) -> Value:
    match cell:
        case Money(amount):
            return amount
        case Count(number) | Figure(number):
            return number
        case Marked(inner):
            return _value(inner)
        case int():
            return cell
    return shown(cell)


def _text(value: Value) -> str | int | None:
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return plain_text(value) if isinstance(value, Fraction) else value
