"""No day has two values: `until` lies before the next `from` and not before its own."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every `until` that reaches into the next row, or ends before its row begins."""
    for name, parameter in law.spec.parameters.items():
        rows = parameter.values
        for place, row in enumerate(rows):
            if row.until is None:
                continue
            route = ("parameters", name, "values", place, "until")
            if row.until < row.first:
                yield law.document.diagnostic(
                    "period-backwards",
                    route,
                    first=row.first.isoformat(),
                    until=row.until.isoformat(),
                )
            elif place + 1 < len(rows) and row.until >= rows[place + 1].first > row.first:
                yield law.document.diagnostic(
                    "period-overlap",
                    route,
                    until=row.until.isoformat(),
                    following=rows[place + 1].first.isoformat(),
                )
