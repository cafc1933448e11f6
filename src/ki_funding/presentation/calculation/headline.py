"""The finding of a report on cases in one sentence: what is possible, unused, repayable."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ki_funding.calculation.result import CENTS, Calculation
from ki_funding.presentation.calculation import tables
from ki_funding.presentation.numbers import euros, spanned
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text
from ki_funding.values.exact import summed


def headline(calculations: Sequence[Calculation]) -> str:
    """What matters most, of one case, of its years together, or of several cases."""
    if all(calculation.for_land for calculation in calculations):
        return " ".join(map(_of_the_land, calculations))
    if twice := tables.exclusive(calculations):
        return text("report.no_sum", names="; ".join(twice))
    return " ".join([*_of_notices(calculations), _possible(calculations)])


def _of_the_land(calculation: Calculation) -> str:
    owed = [item.granted for _, item in calculation.lines() if item.granted is not None]
    key = "headline.land" if owed else "headline.land_open"
    return text(key, year=str(calculation.year), amount=euros(summed(owed)))


def _possible(calculations: Sequence[Calculation]) -> str:
    every = [calculation.totals for calculation in calculations]
    open_maximum = any(totals.at_least("maximum") for totals in every)
    undetermined = sum(totals.undetermined for totals in every)
    unused: Decimal = summed(totals.unused for totals in every)
    if undetermined:
        key = "at_least_one" if undetermined == 1 else "at_least"
    elif open_maximum:
        key = "open_maximum"
    elif unused:
        key = "unused"
    elif not summed(totals.granted for totals in every):
        key = "nothing"
    else:
        key = "whole"
    amounts = {name: euros(summed(getattr(t, name) for t in every)) for name in tables.AMOUNTS}
    return text(f"headline.{key}", who=_who(calculations), count=str(undetermined), **amounts)


def _who(calculations: Sequence[Calculation]) -> str:
    """Who can get something, and when."""
    names = {(c.case, c.municipality.name) for c in calculations}
    when = spanned(calculation.year for calculation in calculations)
    if len(names) > 1:
        return text("headline.several", count=str(len(names)), when=when)
    key = "headline.one" if len(calculations) == 1 else "headline.years"
    key = "headline.full_use" if calculations[0].full_use else key
    return text(key, name=clean(calculations[0].municipality.name), when=when)


def _of_notices(calculations: Sequence[Calculation]) -> Iterator[str]:
    """How notices differ from the calculation together, and what may have to be paid back."""
    items = [item for calculation in calculations for _, item in calculation.lines()]
    noticed = [item for item in items if item.notice is not None and item.difference is not None]
    difference = summed(item.difference or CENTS for item in noticed)
    repayable = summed(item.repayable for item in items if item.repayable)
    said = []
    if noticed:
        key = "less" if difference < 0 else "more" if difference else "same"
        said.append(text(f"headline.notice.{key}", difference=euros(abs(difference))))
    if repayable:
        said.append(text("headline.repayable", amount=euros(repayable)))
    if said:
        yield f"{'; '.join(said)}."
