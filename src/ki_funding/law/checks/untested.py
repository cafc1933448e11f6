"""Every item has a rule test that expects something of it."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.checks.whole import Whole


def check(whole: Whole) -> Iterator[Diagnostic]:
    """Every item without one."""
    for law in whole.laws:
        for item in law.spec.items:
            if f"{law.id}.{item}" not in whole.expected:
                yield law.document.diagnostic(
                    "untested", ("items", item), on_key=True, item=f"{law.id}.{item}", id=law.id
                )
