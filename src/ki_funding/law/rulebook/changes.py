"""What figures differ between two readings of the law: which, from when to when, old and new.

Only what is said counts, not how it is written: rows that are split or merged without another
figure, status or source are no change.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from ki_funding.law.programme.dated import DAY, DatedParameter, Days, year_days
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import BySteps, ByYear, CompiledSeries
from ki_funding.law.programme.tables import Branches, Leaf, Scale, Table
from ki_funding.values.basis import Period
from ki_funding.values.scalars import Citation, Words, read_day
from ki_funding.values.units import Unit
from ki_funding.values.vocabulary import Status, weakest


class Side(NamedTuple):
    """What the old or the new law says of one figure, as written; None is an open value."""

    value: str | None
    unit: str
    status: Status
    sources: tuple[Citation, ...]
    note: Words | None
    place: str
    title: Words | None = None
    written: Period | None = None  # from when to when the row says that it holds


class ValueChange(NamedTuple):
    """One figure that differs on some days; a side that says nothing then is None.

    `branch` are the branches and brackets that lead to the figure; `to_end` says that it holds to
    the end of the rulebook, so that its last day means nothing.
    """

    path: str
    branch: tuple[str, ...]
    first: date
    until: date
    old: Side | None
    new: Side | None
    to_end: bool = False

    @property
    def name(self) -> str:
        """The path with its branches: `kim.grundstellen.kreis`."""
        return ".".join([self.path, *self.branch])

    @property
    def amount_differs(self) -> bool:
        """Whether the figure itself differs, not only its status, source or note."""
        if self.old is None or self.new is None:
            return True
        return (self.old.value, self.old.unit) != (self.new.value, self.new.unit)


class TextChange(NamedTuple):
    """Something else in the rules that differs: a formula, a period, a reading, a register cell."""

    path: str
    old: str | None
    new: str | None


Key = tuple[str, ...]
Flat = Mapping[Key, Leaf]


def value_changes(old: Law | None, new: Law | None) -> tuple[ValueChange, ...]:
    """Every figure of a programme that differs; all of them where one side has no programme."""
    found: list[ValueChange] = []
    names = dict.fromkeys([*(new.parameters if new else ()), *(old.parameters if old else ())])
    ends = {law.covers.last for law in (old, new) if law}
    for name in names:
        before = old.parameters.get(name) if old else None
        after = new.parameters.get(name) if new else None
        changes = _of_parameter(_path(old, new, name), before, after, _common(old, new))
        found += (change._replace(to_end=change.until in ends) for change in changes)
    for name in dict.fromkeys([*(new.series if new else ()), *(old.series if old else ())]):
        found += _of_series(
            _path(old, new, name),
            old.series.get(name) if old else None,
            new.series.get(name) if new else None,
        )
    found += _of_periods(old, new)
    return tuple(found)


def _of_periods(old: Law | None, new: Law | None) -> Iterator[ValueChange]:
    """When a programme runs, if that differs."""
    before, after = (None if law is None else _periods(law) for law in (old, new))
    law = new or old
    if law is not None and not _same(before, after):
        covers = law.covers
        yield ValueChange(
            f"{law.id}.in_force", (), covers.first, covers.last, before, after, to_end=True
        )


def _periods(law: Law) -> Side:
    rows = law.spec.in_force
    value = ", ".join(
        f"{row.first.isoformat()}..{row.until.isoformat() if row.until else ''}" for row in rows
    )
    sources = tuple(dict.fromkeys(citation for row in rows for citation in row.source))
    status = weakest(row.status for row in rows) or Status.OPEN
    note, place = rows[-1].note, law.in_force_place
    return Side(value, "", status, sources, note, place, law.spec.title)


def _path(old: Law | None, new: Law | None, name: str) -> str:
    law = new or old
    assert law is not None
    return f"{law.id}.{name}" if name in {**law.spec.parameters, **law.spec.series} else name


def _common(old: Law | None, new: Law | None) -> Days | None:
    """The days that both sides cover; None where there is one side, or no such day."""
    if old is None or new is None:
        return None
    first = max(old.covers.first, new.covers.first)
    last = min(old.covers.last, new.covers.last)
    return Days(first, last) if first <= last else None


def _of_parameter(
    path: str, old: DatedParameter | None, new: DatedParameter | None, common: Days | None
) -> Iterator[ValueChange]:
    """The changes of one parameter, neighbouring days with the same change taken together.

    What goes on unchanged beyond the `common` days, where only one side reaches, is no change.
    """
    running: dict[Key, ValueChange] = {}
    for days in _segments(old, new):
        before, after = _on(old, days.first), _on(new, days.first)
        for key in _keys(before, after):
            sides = (_side(old, before, key, days.first), _side(new, after, key, days.first))
            if _same(*sides) or (common and _carried(old, new, days.first, key, common)):
                continue
            last = running.get(key)
            if last and last.until == days.first - DAY and (last.old, last.new) == sides:
                running[key] = last._replace(until=days.last)
                continue
            if last:
                yield last
            running[key] = ValueChange(path, key, days.first, days.last, *sides)
    yield from running.values()


def _carried(
    old: DatedParameter | None, new: DatedParameter | None, day: date, key: Key, common: Days
) -> bool:
    """Whether a day is beyond the common ones, and says what the nearest of them says."""
    nearest = min(max(day, common.first), common.last)
    if nearest == day:
        return False
    sides = [
        (_side(p, _on(p, day), key, day), _side(p, _on(p, nearest), key, nearest))
        for p in (old, new)
    ]
    return all(here is None or _same(here, there) for here, there in sides)


def _segments(old: DatedParameter | None, new: DatedParameter | None) -> Iterator[Days]:
    """The stretches of days in which neither side changes."""
    rows = [*(old.rows if old else ()), *(new.rows if new else ())]
    cuts = sorted({day for row in rows for day in (row.first, row.until + DAY)})
    yield from (Days(first, following - DAY) for first, following in pairwise(cuts))


def _on(parameter: DatedParameter | None, day: date) -> Flat:
    row = parameter.on(day) if parameter else None
    return flat(row.table) if row else {}


def _written(parameter: DatedParameter, day: date) -> Period | None:
    """From when to when the row that holds on a day says so; None where it is not dated."""
    row = parameter.on(day)
    said = row.written.data if row else None
    if not isinstance(said, dict) or "from" not in said:
        return None
    return Period(read_day(said["from"]), read_day(said["until"]) if said.get("until") else None)


def flat(table: Table, key: Key = ()) -> dict[Key, Leaf]:
    """Every figure of a table by the branches and brackets that lead to it."""
    match table:
        case Leaf():
            return {key: table}
        case Branches():
            parts = {
                inner: leaf
                for name, part in table.tables.items()
                for inner, leaf in flat(part, (*key, name)).items()
            }
            rest = flat(table.otherwise, (*key, "else")) if table.otherwise else {}
            return {**parts, **rest}
        case Scale():
            rows = zip(table.bounds, table.tables, strict=True)
            return {
                inner: leaf
                for bound, part in rows
                for inner, leaf in flat(part, (*key, f"{table.by} >= {bound}")).items()
            }


def _keys(before: Flat, after: Flat) -> list[Key]:
    """The branches of the finer side; a scalar stands for all of them."""
    keys = dict.fromkeys([*before, *after])
    return [key for key in keys if not any(_inside(other, key) for other in keys)]


def _inside(finer: Key, coarser: Key) -> bool:
    return len(finer) > len(coarser) and finer[: len(coarser)] == coarser


def _looked_up(found: Flat, key: Key) -> Leaf | None:
    """The figure of a branch, or of the coarser branch that stands for it."""
    for length in range(len(key), -1, -1):
        for name in (key[:length], (*key[: length - 1], "else")) if length else ((),):
            if name in found:
                return found[name]
    return None


def _side(parameter: DatedParameter | None, found: Flat, key: Key, day: date) -> Side | None:
    leaf = _looked_up(found, key)
    if parameter is None or leaf is None:
        return None
    return _said(leaf, parameter.unit)._replace(written=_written(parameter, day))


def _said(leaf: Leaf, unit: Unit) -> Side:
    use = leaf.use
    value = None if leaf.number is None else use.value
    return Side(value, unit.text, use.status, use.sources, use.note, use.place, use.title)


def _same(old: Side | None, new: Side | None) -> bool:
    """Whether both say the same, wherever they stand."""
    if old is None or new is None:
        return old is new
    elsewhere: dict[str, Any] = {"place": "", "title": None, "written": None}
    return old._replace(**elsewhere) == new._replace(**elsewhere)


def _of_series(
    path: str, old: CompiledSeries | None, new: CompiledSeries | None
) -> Iterator[ValueChange]:
    """The figures of a series by year or by step that differ."""
    before, after = _figures(old), _figures(new)
    for day in sorted({*before, *after}):
        sides = (before.get(day), after.get(day))
        if not _same(*sides):
            whole = year_days(day.year)
            yield ValueChange(path, (str(day.year),), day, whole.last, *sides)


def _figures(series: CompiledSeries | None) -> dict[date, Side]:
    match series:
        case ByYear():
            return {
                date(year, 1, 1): _said(leaf, series.unit) for year, leaf in series.years.items()
            }
        case BySteps():
            return {day: _said(leaf, series.unit) for day, leaf in series.steps}
    return {}


def text_changes(old: Any, new: Any, route: tuple[str, ...] = ()) -> Iterator[TextChange]:
    """What differs in two files besides dated figures: formulas, titles, periods, readings."""
    if _figure(route) or old == new:
        return
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        old, new = ({str(n + 1): part for n, part in enumerate(side)} for side in (old, new))
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from text_changes(old.get(key), new.get(key), (*route, key))
        return
    yield TextChange(".".join(route), _compact(old), _compact(new))


def _figure(route: tuple[str, ...]) -> bool:
    """Whether a route leads to figures, which are compared by what they say."""
    match route:
        case (_, "parameters", _, "values") | (_, "series", _, "years" | "steps"):
            return True
        case (_, "in_force"):
            return True
    return False


def _compact(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
