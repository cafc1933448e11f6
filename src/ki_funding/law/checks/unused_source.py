"""An entry of the bibliography that no file cites."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.checks.whole import Whole


def check(whole: Whole) -> Iterator[Diagnostic]:
    """Every such entry."""
    entries = whole.sources.data if isinstance(whole.sources.data, dict) else {}
    for name in entries:
        if name not in whole.cited:
            yield whole.sources.diagnostic(
                "unused", (name,), on_key=True, name=name, section="sources"
            )
