"""A window to apply closes after it opens."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every deadline that closes before it opens."""
    for place, deadline in enumerate(law.spec.deadlines):
        if deadline.opens is not None and deadline.closes < deadline.opens:
            yield law.document.diagnostic(
                "period-backwards",
                ("deadlines", place, "closes"),
                first=deadline.opens.isoformat(),
                until=deadline.closes.isoformat(),
            )
