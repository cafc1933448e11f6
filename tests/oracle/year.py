"""What a part of a year is: months that have begun, full months, or days."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

DAY = timedelta(days=1)


class Span(NamedTuple):
    """From the first to the last day, both included."""

    first: date
    last: date

    def within(self, other: "Span") -> "Span | None":
        """The days of both."""
        both = Span(max(self.first, other.first), min(self.last, other.last))
        return both if both.first <= both.last else None


class Row(NamedTuple):
    """So many posts on these days."""

    posts: Fraction
    span: Span


def whole(year: int) -> Span:
    """The year from its first to its last day."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def period(year: int, written: Mapping[str, Any]) -> Span:
    """What `von` and `bis` say; a month begins with its first day and ends with its last."""
    first, last = written.get("von", f"{year}-01"), written.get("bis", f"{year}-12")
    begin = date.fromisoformat(first if len(first) > 7 else f"{first}-01")
    end = date.fromisoformat(last if len(last) > 7 else f"{last}-01")
    return Span(begin, end if len(last) > 7 else _month(end.year, end.month).last)


def rows(year: int, written: Any) -> list[Row]:
    """Posts as a case writes them: a number for the year, or who was there when."""
    if not isinstance(written, list):
        return [Row(Fraction(written), whole(year))]
    return [Row(Fraction(row["stellen"]), period(year, row)) for row in written]


def pieces(
    year: int, days: Span, posts: list[Row], counted: str
) -> Iterator[tuple[Fraction, Fraction]]:
    """The shares of the year that count, each with the posts that are filled in it.

    In a month that has begun the highest number of a day counts, in a full one the lowest.
    """
    for month in (_month(year, number) for number in range(1, 13)):
        here = month.within(days)
        if here is None:
            continue
        filled = list(_filled(here, posts))
        if counted == "tage":
            in_year = (date(year, 12, 31) - date(year, 1, 1)).days + 1
            yield from ((Fraction(length, in_year), number) for length, number in filled)
        elif counted == "monate":
            yield Fraction(1, 12), max(number for _, number in filled)
        elif here == month:
            yield Fraction(1, 12), min(number for _, number in filled)


def part(year: int, days: Span, counted: str) -> Fraction:
    """The share of the year that these days are."""
    return sum((share for share, _ in pieces(year, days, [], counted)), Fraction(0))


def _filled(days: Span, posts: list[Row]) -> Iterator[tuple[int, Fraction]]:
    """Stretches of days in which nothing changes: how many days, how many posts."""
    edges = {days.first, days.last + DAY}
    for row in posts:
        changes = (row.span.first, row.span.last + DAY)
        edges |= {day for day in changes if days.first < day <= days.last}
    ordered = sorted(edges)
    for begin, end in pairwise(ordered):
        there = (row.posts for row in posts if row.span.first <= begin <= row.span.last)
        yield (end - begin).days, sum(there, Fraction(0))


def _month(year: int, number: int) -> Span:
    return Span(date(year, number, 1), date(year, number, monthrange(year, number)[1]))
