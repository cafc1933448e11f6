"""While an item runs, it counts as something, and all it can reach has a row for every day."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.dated import DAY, DatedParameter, DatedTable, Days
from ki_funding.law.programme.names import REPAID
from ki_funding.law.programme.programme import Law, kind_rows


def check(law: Law) -> Iterator[Diagnostic]:
    """The first day without a value of each parameter, for the item that needs it."""
    yield from _kinds(law)
    reported = set()
    for item in law.spec.items:
        for name in sorted(law.links.reach(f"{item}.", f"{item}.{REPAID}")):
            parameter = law.parameters.get(name)
            if parameter is None or name in reported or _disordered(law, name):
                continue
            for days in law.running(item):
                missing = first_gap(parameter, days)
                if missing and name in law.spec.parameters:
                    reported.add(name)
                    row, key = _last_row_before(parameter, missing)
                    yield row.written.diagnostic(
                        "period-gap",
                        (key,),
                        name=name,
                        item=item,
                        day=missing.isoformat(),
                    )
                    break


def _disordered(law: Law, name: str) -> bool:
    """Whether the days of a parameter's rows are wrong already, so that gaps say nothing."""
    rows = law.spec.parameters[name].values if name in law.spec.parameters else ()
    backwards = any(row.until is not None and row.until < row.first for row in rows)
    return backwards or any(below.first <= above.first for above, below in pairwise(rows))


def _kinds(law: Law) -> Iterator[Diagnostic]:
    """What begins before it counts as anything."""
    for route, row in kind_rows(law.spec):
        *_, name = (law.id, *map(str, route[1:-2]))
        items = law.spec.items if name == law.id else [name]
        first = min((span.first for item in items for span in law.running(item)), default=row.first)
        if route[-1] == 0 and first < row.first:
            yield law.document.diagnostic(
                "period-gap",
                (*route, "from"),
                name=str(route[-2]),
                item=name,
                day=first.isoformat(),
            )


def _last_row_before(parameter: DatedParameter, day: date) -> tuple[DatedTable, str]:
    """The end after which nothing follows; where nothing comes before, the first beginning."""
    ended = [row for row in parameter.rows if row.until < day]
    return (ended[-1], "until") if ended else (parameter.rows[0], "from")


def first_gap(parameter: DatedParameter, days: Days) -> date | None:
    """The first of some days on which a parameter has no row."""
    day = days.first
    while day <= days.last:
        row = parameter.on(day)
        if row is None:
            return day
        day = row.until + DAY
    return None
