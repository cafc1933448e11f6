"""An annual amount that runs for part of a year says what that part brings."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.dated import year_days
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every item with an amount and without `part_year` that begins or ends within a year."""
    for name, item in law.spec.items.items():
        if item.says_part_year:
            continue
        partial = [days for days in law.running(name) if days != year_days(days.first.year)]
        if partial:
            yield law.document.diagnostic(
                "part-year",
                ("items", name),
                on_key=True,
                item=name,
                first=partial[0].first.isoformat(),
                last=partial[0].last.isoformat(),
            )
