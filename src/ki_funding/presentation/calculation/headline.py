"""The finding of a report on cases in one sentence: what is possible, unused, repayable."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ki_funding.calculation.result import Calculation, ItemResult
from ki_funding.presentation.calculation import tables
from ki_funding.presentation.calculation.heading import quantity
from ki_funding.presentation.numbers import euros, spanned
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text, words
from ki_funding.values.exact import summed
from ki_funding.values.vocabulary import Art, Reason, Status

ASSUMED = (Status.ASSUMED, Status.PLANNED)


def headline(calculations: Sequence[Calculation]) -> str:
    """What matters most, of one case, of its years together, or of several cases."""
    return " ".join(sentences(calculations))


def sentences(calculations: Sequence[Calculation]) -> Iterator[str]:
    """The same sentence by sentence; the first alone says the finding."""
    if all(one.municipality.art is Art.LAND and not one.programmes for one in calculations):
        yield text("headline.land_none", when=spanned(one.year for one in calculations))
    elif all(calculation.for_land for calculation in calculations):
        yield from map(_of_the_land, calculations)
    elif twice := tables.exclusive(calculations):
        yield text("report.no_sum", names="; ".join(twice))
    else:
        yield from _of_notices(calculations)
        yield _possible(calculations)
        yield from _with_what_is_missing(calculations)
        yield from _assumed(calculations)
        yield from _in_kind(calculations)


def _of_the_land(calculation: Calculation) -> str:
    owed = [item.granted for _, item in calculation.lines() if item.granted is not None]
    key = "headline.land" if owed else "headline.land_open"
    return text(key, year=str(calculation.year), amount=euros(summed(owed)))


def _possible(calculations: Sequence[Calculation]) -> str:
    every = [calculation.totals for calculation in calculations]
    open_maximum = any(totals.at_least("maximum") for totals in every)
    undetermined = sum(totals.undetermined for totals in every)
    unused: Decimal = summed(totals.unused for totals in every)
    granted = summed(totals.granted for totals in every)
    if undetermined and not granted:
        key = "unknown"
    elif undetermined:
        key = "at_least_one" if undetermined == 1 else "at_least"
    elif open_maximum:
        key = "open_maximum"
    elif unused:
        key = "unused"
    elif not granted:
        key = "nothing"
    else:
        key = "whole"
    amounts = {name: euros(summed(getattr(t, name) for t in every)) for name in tables.AMOUNTS}
    return text(f"headline.{key}", who=_who(calculations), count=str(undetermined), **amounts)


def _with_what_is_missing(calculations: Sequence[Calculation]) -> Iterator[str]:
    """How much more is possible if the case says what it leaves out."""
    items = [item for calculation in calculations for _, item in calculation.lines()]
    if amount := summed(item.maximum for item in items if item.unsaid and item.maximum):
        yield text("headline.unsaid", amount=euros(amount))


def _assumed(calculations: Sequence[Calculation]) -> Iterator[str]:
    """How much of what can be had is no more than an assumption; of a plan, on what it rests."""
    if any(calculation.receipt.plan for calculation in calculations):
        yield text("headline.plan")
    found = [calculation.totals.by_status for calculation in calculations]
    amount = summed(known[status] for known in found for status in ASSUMED if status in known)
    if amount:
        yield text("headline.assumed", amount=euros(amount))


def _in_kind(calculations: Sequence[Calculation]) -> Iterator[str]:
    """What comes beside the amounts, and of one year how much of it."""
    items = [i for c in calculations for _, i in c.lines() if i.in_kind and i.quantity != "0"]
    said = dict.fromkeys(
        _quantified(item) if len(calculations) == 1 else words(item.title)
        for item in items
        if item.runs
    )
    if said:
        yield text("headline.beside", items="; ".join(said))


def _quantified(item: ItemResult) -> str:
    title = words(item.title)
    if item.reason is Reason.UNDETERMINED:
        return text("headline.beside_open", name=title)
    return title if item.quantity is None else f"{title}, {quantity(item)}"


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
    every = (item for calculation in calculations for _, item in calculation.lines())
    known = [
        (
            item.runs and not item.in_kind,
            item.difference,
            item.repayable,
            item.unspent if item.repayment_open else None,
        )
        for item in every
    ]
    funded = [difference for counts, difference, _, _ in known if counts]
    noticed = [difference for difference in funded if difference is not None]
    difference = summed(noticed)
    repayable = summed(amount for _, _, amount, _ in known if amount)
    unknown = summed(amount for _, _, _, amount in known if amount)
    said = []
    if noticed:
        key = "all" if len(noticed) == len(funded) else "some"
        count, all_ = str(len(noticed)), str(len(funded))
        notice = text(f"headline.notice.{key}", count=count, all=all_)
        differing = sum(map(bool, noticed))
        same = "in_sum" if differing else "same"
        key = "less" if difference < 0 else "more" if difference else same
        found = {"difference": euros(abs(difference)), "count": str(differing)}
        said.append(text(f"headline.notice.{key}", notice=notice, **found))
    if repayable:
        said.append(text("headline.repayable", amount=euros(repayable)))
    if unknown:
        said.append(text("headline.repayable_open", amount=euros(unknown)))
    if said:
        whole = "; ".join(said)
        yield f"{whole[:1].upper()}{whole[1:]}."
