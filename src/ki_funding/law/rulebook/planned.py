"""The law as a plan: an open figure is what it last was, and each goes on beyond the rulebook.

A figure that was never known stays open. Each that is taken over has the status `planned` and says
from when it is, so that no result can pass it off as law.
"""

from datetime import date
from functools import partial

from ki_funding.law.programme.dated import DAY, DatedParameter, DatedTable, Days
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import Branches, Leaf, Scale, Table, changed
from ki_funding.values.basis import Use
from ki_funding.values.scalars import Words
from ki_funding.values.vocabulary import Status


def planned(law: Law) -> Law:
    """A programme in which the last known figures stand in for those that are open."""
    parameters = {name: _carried(found) for name, found in law.parameters.items()}
    return law._replace(parameters=parameters)


def carried_forward(law: Law, end: date) -> Law:
    """A programme whose figures after the last day of its rulebook are planned, and say so."""
    parameters = {name: _beyond(found, end) for name, found in law.parameters.items()}
    return law._replace(parameters=parameters)


def _beyond(parameter: DatedParameter, end: date) -> DatedParameter:
    """A parameter with its last row in two: until the end, and beyond it."""
    rows = list[DatedTable]()
    for row in parameter.rows:
        known, later = row.days.meet(Days(date.min, end)), row.days.meet(Days(end + DAY, date.max))
        if known:
            rows.append(row.on(known))
        if later:
            rows.append(row._replace(table=changed(row.table, partial(_further, end))).on(later))
    return parameter._replace(rows=tuple(rows), firsts=tuple(row.first for row in rows))


def _further(end: date, leaf: Leaf) -> Leaf:
    if leaf.number is None:
        return leaf
    note = Words(
        f"fortgeschrieben; die Regeln reichen bis {end.year}",
        f"carried forward; the rules end with {end.year}",
    )
    return leaf._replace(use=leaf.use._replace(status=Status.PLANNED, note=note))


def _carried(parameter: DatedParameter) -> DatedParameter:
    rows = list[DatedTable]()
    for row in parameter.rows:
        table = row.table if not rows else _filled(row.table, rows[-1].table)
        rows.append(row._replace(table=table).on(row.days))
    return parameter._replace(rows=tuple(rows))


def _filled(table: Table, before: Table) -> Table:
    """A table with the figures of the one before where its own are open."""
    match table:
        case Leaf(None):
            return changed(before, lambda leaf: _as_plan(leaf, table))
        case Branches():
            named = table.tables
            if table.otherwise and isinstance(before, Branches):  # who was named stays so
                named = {**dict.fromkeys(before.tables, table.otherwise), **named}
            parts = {name: _filled(part, _branch(before, name)) for name, part in named.items()}
            other = table.otherwise and _filled(table.otherwise, _branch(before, None))
            return table._replace(tables=parts, otherwise=other)
        case Scale() if isinstance(before, Scale) and before.bounds == table.bounds:
            pairs = zip(table.tables, before.tables, strict=True)
            return table._replace(tables=tuple(_filled(*pair) for pair in pairs))
    return table


def _branch(table: Table, name: str | None) -> Table:
    """What a table says of a branch; a figure that is not split says it of all."""
    if not isinstance(table, Branches):
        return table
    named = table.tables.get(name) if name else None
    return named or table.otherwise or next(iter(table.tables.values()))


def _as_plan(leaf: Leaf, instead: Leaf) -> Leaf:
    """A figure that was known once, in the place of an open one."""
    if leaf.number is None:
        return instead
    if leaf.use.status is Status.PLANNED:  # it is itself from an earlier year
        return leaf
    return leaf._replace(use=leaf.use._replace(status=Status.PLANNED, note=_note(leaf.use)))


def _note(use: Use) -> Words:
    year = use.until.year if use.until else use.first.year if use.first else ""
    return Words(f"Angesetzt wie {year}", f"Taken to be as in {year}")
