"""Two entries of the bibliography with one title: one is a copy that nobody finished editing."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.checks.whole import Whole


def check(whole: Whole) -> Iterator[Diagnostic]:
    """Every entry whose title another one above it has."""
    entries = whole.sources.data if isinstance(whole.sources.data, dict) else {}
    seen: dict[str, str] = {}
    for name, entry in entries.items():
        title = entry.get("title") if isinstance(entry, dict) else None
        if not isinstance(title, str):
            continue
        if title in seen:
            yield whole.sources.diagnostic("source-copied", (name, "title"), other=seen[title])
        seen.setdefault(title, name)
