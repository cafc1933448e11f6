"""A dated row that begins or ends on days that no item reaches: nothing that uses it runs then."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.dated import Days
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every such row of a parameter that is used at other times."""
    series = set(law.spec.series)
    for name in law.spec.parameters:
        users = law.users(name) or list(law.spec.items)  # who is eligible is so for all
        if any(law.links.reach(f"{item}.") & series for item in users):
            continue  # a recurrence looks up the figures of other years
        running = [span for item in users for span in law.running(item)]
        for place, row in enumerate(law.spec.parameters[name].values):
            held = law.parameters[name].rows[place].days
            if idle := _idle(held, running, law.covers, ends=row.until is not None):
                key = "until" if row.until == idle.last and row.first < idle.first else "from"
                yield law.document.diagnostic(
                    "row-never-in-force",
                    ("parameters", name, "values", place, key),
                    name=name,
                    first=idle.first.isoformat(),
                    until=idle.last.isoformat(),
                )


def _idle(row: Days, running: list[Days], covers: Days, *, ends: bool) -> Days | None:
    """The days with which a row begins, or says that it ends, before or after any run."""
    inside = row.meet(covers)
    if inside is None:
        return row
    for days in inside.without(running):
        if days.first == inside.first or (ends and days.last == inside.last):
            return days
    return None
