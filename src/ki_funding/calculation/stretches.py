"""Cuts the active part of a year into stretches in which nothing changes.

By months each of the twelve has the weight 1/12 and the values of its first active day. A begun
month counts in full, with the highest level of posts on any of its days. Of full months only those
count that are active on each day, with the lowest level; the others have no weight. By days each
day has the weight 1/365 or 1/366.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import NamedTuple

from ki_funding.calculation.case import Claimed, Period
from ki_funding.law.kinds.base import Stretch
from ki_funding.law.programme.dated import DAY, Days, year_days
from ki_funding.values.exact import ZERO, least, most

BY_DAY, FULL_MONTHS = "tage", "volle_monate"

State = Callable[[Days], Hashable]


def stretches(
    year: int, active: list[Days], cuts: Iterable[date], state: State, option: str
) -> list[Stretch]:
    """The active stretches of a year, under an option of the reading of parts of a year.

    `cuts` are the days on which anything may change; `state` says what holds in a piece, so that
    neighbours in which the same holds become one stretch.
    """
    by_day, full = option == BY_DAY, option == FULL_MONTHS
    pieces = _days(year, active, set(cuts)) if by_day else _months(year, active, full=full)
    merged: list[tuple[Stretch, Hashable]] = []
    for stretch, whole in pieces:
        here = state(whole)
        if merged and merged[-1][1] == here and merged[-1][0].last + DAY == stretch.first:
            before = merged[-1][0]
            longer = Stretch(before.first, stretch.last, before.weight + stretch.weight)
            merged[-1] = (longer, here)
        else:
            merged.append((stretch, here))
    return [stretch for stretch, _ in merged]


class Levels(NamedTuple):
    """From which days on there is how much of an input, in order of time."""

    firsts: list[date]
    sums: list[Fraction]

    def inside(self, days: Days, *, lowest: bool = False) -> Fraction:
        """How much there is in a piece: the highest sum on any day of it, or the lowest."""
        before = bisect_right(self.firsts, days.first) - 1
        sums = self.sums[before : bisect_right(self.firsts, days.last)]
        return least(sums) if lowest else most(sums)


def levels(rows: tuple[Period, ...]) -> Levels:
    """How much there is on which days. Of symbols each sum is its own: none is taken away again."""
    firsts = sorted({date.min, *changes(rows)})
    if not all(isinstance(row.amount, Fraction) for row in rows):
        return Levels(firsts, [_on(rows, day) for day in firsts])
    more = dict.fromkeys(firsts, ZERO)
    for row in rows:
        more[row.days.first] += row.amount
        more[row.days.last + DAY] -= row.amount
    return Levels(firsts, list(accumulate(more.values())))


def changes(claimed: Claimed) -> list[date]:
    """The days on which an input changes."""
    if not isinstance(claimed, tuple):
        return []
    return [day for row in claimed for day in (row.days.first, row.days.last + DAY)]


def _on(rows: tuple[Period, ...], day: date) -> Fraction:
    return sum((r.amount for r in rows if r.days.first <= day <= r.days.last), ZERO)


def _months(year: int, active: list[Days], *, full: bool) -> list[tuple[Stretch, Days]]:
    """The begun months with their active days; the level of posts counts on these."""
    pieces = []
    firsts = [date(year, month, 1) for month in range(1, 13)]
    for first, following in pairwise([*firsts, date(year + 1, 1, 1)]):
        month = Days(first, following - DAY)
        inside = [both for days in active if (both := days.meet(month))]
        if inside:
            counts = not full or sum(map(_length, inside)) == _length(month)
            weight = Fraction(1, 12) if counts else ZERO
            stretch = Stretch(inside[0].first, inside[-1].last, weight)
            pieces.append((stretch, Days(inside[0].first, inside[-1].last)))
    return pieces


def _days(year: int, active: list[Days], cuts: set[date]) -> list[tuple[Stretch, Days]]:
    length = _length(year_days(year))
    pieces = []
    for days in active:
        inner = sorted(cut for cut in cuts if days.first < cut <= days.last)
        for first, following in pairwise([days.first, *inner, days.last + DAY]):
            last = following - DAY
            piece = Days(first, last)
            pieces.append((Stretch(first, last, Fraction(_length(piece), length)), piece))
    return pieces


def _length(days: Days) -> int:
    return (days.last - days.first).days + 1
