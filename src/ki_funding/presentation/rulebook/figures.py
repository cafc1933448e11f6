"""The figures of a rulebook one by one: each value with its branch, days, status and source."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from ki_funding.calculation.begin import unknown
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import BySteps, ByYear
from ki_funding.law.programme.tables import Branches, Leaf, Scale, Table
from ki_funding.presentation.page import Value
from ki_funding.presentation.records import Kind
from ki_funding.texts.language import words
from ki_funding.values.basis import Use
from ki_funding.values.exact import plain_text
from ki_funding.values.vocabulary import Status

FIGURES = (
    "programme", "figure", "branch", "title", "value", "unit", "from", "until", "status",
    "sources", "note", "place",
)  # fmt: skip
KINDS: dict[str, Kind] = {"value": "exact"}
Fields = dict[str, Value]


def figures(law: Law) -> Iterator[Fields]:
    """A row for each figure of the programme's own file."""
    for name in law.spec.parameters:
        for row in law.parameters[name].rows:
            yield from (fields(law, leaf.use, way) for way, leaf in _leaves(row.table))
    for found in law.series.values():
        if isinstance(found, ByYear | BySteps):
            steps = (
                found.years.values() if isinstance(found, ByYear) else dict(found.steps).values()
            )
            yield from (fields(law, leaf.use) for leaf in steps)


def fields(law: Law, use: Use, way: Sequence[str] = ()) -> Fields:
    """What is known of a figure; an open one has no value."""
    return {
        "programme": law.id,
        "figure": use.name.removeprefix(f"{law.id}."),
        "branch": ".".join(way) or None,
        "title": words(use.title) if use.title else None,
        "value": None if use.value is None else Fraction(use.value),
        "unit": use.unit,
        "from": use.first.isoformat() if use.first else None,
        "until": use.until.isoformat() if use.until else None,
        "status": str(use.status),
        "sources": "; ".join(map(str, use.sources)),
        "note": words(use.note) if use.note else None,
        "place": use.place,
    }


def weak(law: Law, statuses: Sequence[Status]) -> Iterator[tuple[str, Use]]:
    """The figures with one of some statuses, and their names; many branches alike count once."""
    early = law.begin is not None and law.spec.in_force[0].first < law.begin.latest
    if early and (begin := unknown(law)) is not None and begin.status in statuses:
        yield begin.name, begin
    for name in filter(law.users, law.parameters):  # those that all programmes share, too
        found = chain.from_iterable(_leaves(row.table) for row in law.parameters[name].rows)
        alike = dict[object, Use]()
        for _, leaf in found:
            alike.setdefault((leaf.use.first, leaf.use.status, leaf.use.note), leaf.use)
        yield from ((name, use) for use in alike.values() if use.status in statuses)
    for name, series in law.series.items():
        if isinstance(series, ByYear):
            uses = (leaf.use for leaf in series.years.values())
            yield from ((name, use) for use in uses if use.status in statuses)


def waiting(law: Law, name: str) -> str:
    """The items that need a figure."""
    items = law.spec.items if name == law.spec.since else law.users(name)
    return ", ".join(f"{law.id}.{item}" for item in items)


def _leaves(table: Table, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    """Every figure of a table with the branches that lead to it."""
    match table:
        case Leaf():
            yield way, table
        case Branches():
            for name, inner in table.tables.items():
                yield from _leaves(inner, (*way, name))
            if table.otherwise is not None:
                yield from _leaves(table.otherwise, (*way, "else"))
        case Scale():
            for bound, inner in zip(table.bounds, table.tables, strict=True):
                yield from _leaves(inner, (*way, plain_text(bound)))
