"""Rows of a parameter stand in order of time, and no two begin on one day."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every row that begins on or before the day of the row above it."""
    for name, parameter in law.spec.parameters.items():
        for place in range(1, len(parameter.values)):
            above, row = parameter.values[place - 1], parameter.values[place]
            if row.first <= above.first:
                code = "period-twice" if row.first == above.first else "period-order"
                route = ("parameters", name, "values", place, "from")
                yield law.document.diagnostic(
                    code, route, first=row.first.isoformat(), above=above.first.isoformat()
                )
