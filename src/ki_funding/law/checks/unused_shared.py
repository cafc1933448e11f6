"""A reading or parameter of common.yaml that no programme uses."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.checks.whole import Whole
from ki_funding.law.programme.needed import names_needed

# What every calculation uses, although no formula names it.
ALWAYS = frozenset({"zeitanteil", "rundung"})


def check(whole: Whole) -> Iterator[Diagnostic]:
    """Every such entry; facts are shown with each municipality and need no formula."""
    needed = ALWAYS.union(*(names_needed(law) for law in whole.laws))
    for section in ("readings", "parameters"):
        for name in getattr(whole.common, section):
            if name not in needed:
                yield whole.common_document.diagnostic(
                    "unused", (section, name), on_key=True, name=name, section=section
                )
