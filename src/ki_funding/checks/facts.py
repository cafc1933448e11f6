"""Each fact has a column of its own, and its exceptions are municipalities of the register."""

from collections.abc import Iterator

from ki_funding.checks.whole import Whole
from ki_funding.diagnostics import Diagnostic, nearest


def check(whole: Whole) -> Iterator[Diagnostic]:
    """Every column that two facts share, and every exception for nobody."""
    seen: dict[str, str] = {}
    for name, fact in whole.common.facts.items():
        if fact.column in seen:
            yield whole.common_document.diagnostic(
                "fact-copied", ("facts", name, "column"), name=fact.column, other=seen[fact.column]
            )
        seen.setdefault(fact.column, name)
        for ags in fact.exceptions:
            if ags not in whole.municipalities:
                yield whole.common_document.diagnostic(
                    "branch-unknown",
                    ("facts", name, "exceptions", ags),
                    on_key=True,
                    key=ags,
                    by="kommune",
                    nearest=" | ".join(nearest(ags, whole.municipalities)),
                )
