"""A grant year has one deadline: the second is a copy whose year nobody changed."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every deadline of a year that has one already."""
    years = [deadline.year for deadline in law.spec.deadlines]
    for place, year in enumerate(years):
        if year in years[:place]:
            yield law.document.diagnostic(
                "deadline-twice", ("deadlines", place, "year"), year=str(year)
            )
