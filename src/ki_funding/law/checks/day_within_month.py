"""A day within a month is mostly a slip: law begins with a month and ends with one."""

from collections.abc import Container, Iterator
from datetime import date

from ki_funding.files.document import Route
from ki_funding.files.findings import Diagnostic
from ki_funding.law.kinds.base import Force
from ki_funding.law.programme.dated import DAY
from ki_funding.law.programme.file import Row
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import BySteps
from ki_funding.values.scalars import Words


def check(law: Law) -> Iterator[Diagnostic]:
    """Every such day that no note names; a figure may begin and end with what it is for."""
    edges = {day for _, row in _forces(law) for day in (row.first, row.until)}
    for route, row in _forces(law):
        yield from _odd(law, route, row)
    for route, figure in _figures(law):
        yield from _odd(law, route, figure, edges)
    for name, series in law.series.items():
        if isinstance(series, BySteps):
            if _is_odd(series.until, None, ends=True):
                yield _finding(law, ("series", name, "until"), series.until)
            for day, leaf in series.steps:
                if _is_odd(day, leaf.use.note, ends=False):
                    yield _finding(law, ("series", name, "steps", day.isoformat()), day)


def _odd(
    law: Law, route: Route, row: Force | Row, known: Container[date | None] = ()
) -> Iterator[Diagnostic]:
    for key, day, ends in (("from", row.first, False), ("until", row.until, True)):
        if day is not None and day not in known and _is_odd(day, row.note, ends=ends):
            yield _finding(law, (*route, key), day)


def _forces(law: Law) -> Iterator[tuple[Route, Force]]:
    for place, row in enumerate(law.spec.in_force):
        yield ("in_force", place), row
    for name, item in law.spec.items.items():
        for place, row in enumerate(item.in_force or ()):
            yield ("items", name, "in_force", place), row


def _figures(law: Law) -> Iterator[tuple[Route, Row]]:
    for name, parameter in law.spec.parameters.items():
        for place, row in enumerate(parameter.values):
            yield ("parameters", name, "values", place), row


def _is_odd(day: date, note: Words | None, *, ends: bool) -> bool:
    whole = (day + DAY if ends else day).day == 1
    return not whole and (note is None or f"{day:%d.%m.}" not in note.de)


def _finding(law: Law, route: Route, day: date) -> Diagnostic:
    return law.document.diagnostic("day-within-month", route, day=day.isoformat())
