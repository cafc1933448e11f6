"""When a programme or item runs, or counts as what: rows in order of time, none inside another."""

from collections.abc import Iterator, Sequence
from datetime import date

from ki_funding.files.document import Route
from ki_funding.files.findings import Diagnostic
from ki_funding.law.kinds.base import Force, KindRow
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every row of `in_force`, `kind` or `counts_as` that is out of order, and its days."""
    yield from _rows(law, law.spec.in_force, ("in_force",))
    yield from _rows(law, law.spec.kind, ("kind",))
    for name, item in law.spec.items.items():
        yield from _rows(law, item.in_force or (), ("items", name, "in_force"))
        yield from _rows(law, item.counts_as or (), ("items", name, "counts_as"))


def _rows(law: Law, rows: Sequence[Force | KindRow], route: Route) -> Iterator[Diagnostic]:
    above: date | None = None
    for place, row in enumerate(rows):
        until = getattr(row, "until", None)
        here = (*route, place)
        if above is not None and row.first <= above:
            yield law.document.diagnostic(
                "period-order",
                (*here, "from"),
                first=row.first.isoformat(),
                above=above.isoformat(),
            )
        if until is not None and until < row.first:
            yield law.document.diagnostic(
                "period-backwards",
                (*here, "until"),
                first=row.first.isoformat(),
                until=until.isoformat(),
            )
        above = max(until or row.first, row.first)
