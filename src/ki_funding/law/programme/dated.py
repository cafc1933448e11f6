"""Dated values: which row holds on a day. `from` and `until` are both inclusive.

A row without `until` ends the day before the next `from`; the last one ends with the rulebook.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ki_funding.files.document import Document
from ki_funding.law.programme.tables import Split, Table, changed
from ki_funding.values.units import Unit

DAY = timedelta(days=1)


class Days(NamedTuple):
    """A stretch of days, both ends inclusive."""

    first: date
    last: date

    def meet(self, other: "Days") -> "Days | None":
        """The days in both."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Days(first, last) if first <= last else None

    def without(self, others: Sequence["Days"]) -> "list[Days]":
        """The days in none of the others."""
        found, start = [], self.first
        for inner in sorted(both for other in others if (both := self.meet(other))):
            if start < inner.first:
                found.append(Days(start, inner.first - DAY))
            start = max(start, inner.last + DAY)
        return [*found, *([Days(start, self.last)] if start <= self.last else [])]


class DatedTable(NamedTuple):
    """A table and the days on which it holds; `written` is the row in its file."""

    first: date
    until: date
    table: Table
    written: Document

    @property
    def days(self) -> Days:
        """The days on which it holds."""
        return Days(self.first, self.until)

    def on(self, days: Days) -> "DatedTable":
        """The row on other days, which every figure in it names."""
        return DatedTable(*days, changed(self.table, lambda leaf: leaf.on(*days)), self.written)


class DatedParameter(NamedTuple):
    """A parameter with its rows in order of time, and what their values are split by."""

    name: str
    unit: Unit
    rows: tuple[DatedTable, ...]
    firsts: tuple[date, ...]
    split: Split = ()

    def on(self, day: date) -> DatedTable | None:
        """The row that holds on a day; None in a gap, which the checks refuse."""
        place = bisect_right(self.firsts, day) - 1
        if place < 0 or self.rows[place].until < day:
            return None
        return self.rows[place]

    def changes(self) -> tuple[date, ...]:
        """The days on which another row begins."""
        return self.firsts


def year_days(year: int) -> Days:
    """All days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def ends(firsts: list[date], untils: list[date | None], last: date) -> list[date]:
    """The last day of each row, where rows without an end run to the next one."""
    following = [*firsts[1:], last + DAY]
    return [until or begin - DAY for until, begin in zip(untils, following, strict=True)]
