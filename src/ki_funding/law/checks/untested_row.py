"""Every dated row has a rule test in a year in which it holds: no figure is taken on trust."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.checks.whole import Whole
from ki_funding.law.programme.programme import Law


def check(whole: Whole) -> Iterator[Diagnostic]:
    """Every row of a parameter without one, where an item that uses it is tested at all."""
    for law in whole.laws:
        for name in law.spec.parameters:
            users = law.users(name)
            years = {year for item in users for year in whole.tested(law.id, item)}
            if years and not any(_in_series(law, item) for item in users):
                yield from _rows(law, name, years)


def _rows(law: Law, name: str, years: set[int]) -> Iterator[Diagnostic]:
    for place, row in enumerate(law.spec.parameters[name].values):
        until = law.parameters[name].rows[place].until
        if not any(row.first.year <= year <= until.year for year in years):
            yield law.document.diagnostic(
                "untested-row",
                ("parameters", name, "values", place, "from"),
                name=name,
                first=str(row.first.year),
                until=str(until.year),
                id=law.id,
            )


def _in_series(law: Law, item: str) -> bool:
    """Whether an item rests on figures of other years than its own."""
    return bool(law.links.reach(f"{item}.") & set(law.spec.series))
