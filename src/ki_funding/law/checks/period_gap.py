"""While an item runs, every figure it can reach has a row for every day."""

from collections.abc import Iterator
from datetime import date

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.dated import DAY, DatedParameter, DatedTable, Days
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """The first day without a value of each parameter, for the item that needs it."""
    reported = set()
    for item in law.spec.items:
        for name in sorted(law.links.reach(f"{item}.")):
            parameter = law.parameters.get(name)
            if parameter is None or name in reported:
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
