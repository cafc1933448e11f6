"""Each fact has a column of its own and of its year, and what a case gives for it has one unit."""

import re
from collections.abc import Iterable, Iterator

from ki_funding.files.document import Route
from ki_funding.files.findings import Diagnostic, likely
from ki_funding.law.checks.whole import Whole


def check(whole: Whole) -> Iterator[Diagnostic]:
    """Every column that two share, or of another year, units that differ, exceptions for nobody."""
    seen: dict[str, str] = {}
    given: dict[str, str] = {}
    for name, fact in whole.common.facts.items():
        if fact.column in seen:
            yield whole.common_document.diagnostic(
                "fact-copied", ("facts", name, "column"), name=fact.column, other=seen[fact.column]
            )
        seen.setdefault(fact.column, name)
        other = given.setdefault(fact.given_as, name)
        if not fact.unit.same(whole.common.facts[other].unit):
            yield whole.common_document.diagnostic(
                "fact-unit", ("facts", name, "unit"), name=fact.given_as, other=other
            )
        years = re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", fact.column)
        if years and str(fact.as_of.year) not in years:
            yield whole.common_document.diagnostic(
                "fact-year",
                ("facts", name, "as_of"),
                name=fact.column,
                year=years[0],
                found=str(fact.as_of.year),
            )
        yield from _unknown(whole, ("facts", name, "exceptions"), fact.exceptions)
    for name, begin in whole.common.begins.items():
        yield from _unknown(whole, ("begins", name, "kommunen"), begin.kommunen)


def _unknown(whole: Whole, route: Route, named: Iterable[str]) -> Iterator[Diagnostic]:
    """What is said of municipalities that are not in the register."""
    for ags in named:
        if ags not in whole.municipalities:
            yield whole.common_document.diagnostic(
                "branch-unknown",
                (*route, ags),
                on_key=True,
                key=ags,
                by="kommune",
                nearest=likely(ags, whole.municipalities),
            )
