"""A dated row that no item can ever reach, because nothing that uses it runs on its days."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.dated import Days
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every such row of a parameter that some item uses at other times."""
    days = {item: law.running(item) for item in law.spec.items}
    series = set(law.spec.series)
    for name in law.spec.parameters:
        users = law.users(name)
        if not users or any(law.links.reach(f"{item}.") & series for item in users):
            continue  # a recurrence looks up the figures of other years
        for place, row in enumerate(law.spec.parameters[name].values):
            last = law.parameters[name].rows[place].until
            held = Days(row.first, last)
            if not any(span.meet(held) for item in users for span in days[item]):
                yield law.document.diagnostic(
                    "row-never-in-force",
                    ("parameters", name, "values", place, "from"),
                    name=name,
                    first=row.first.isoformat(),
                    until=last.isoformat(),
                )
