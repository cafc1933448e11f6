"""All KI of the register at full use, year by year, beside the minimum that the Land guarantees."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import product

from ki_funding.calculation.case import Case, Claim
from ki_funding.calculation.rules import Rules
from ki_funding.calculation.statewide import Line, Minimum, State, YearState
from ki_funding.law.rulebook.overlaid import changes_of
from ki_funding.law.rulebook.register import Municipality
from ki_funding.values.vocabulary import Art


def state(rules: Rules, years: Iterable[int]) -> State:
    """All KI at full use in each of some years."""
    found = tuple(_year(rules, year) for year in years)
    asked = [year.year for year in found]
    changes = tuple(
        change
        for name in rules.ids
        for change in changes_of(rules.book, name)
        if any(change.first.year <= year <= change.until.year for year in asked)
    )
    return State(found, rules.receipt, changes)


def _year(rules: Rules, year: int) -> YearState:
    municipalities = rules.book.register.municipalities.values()
    calculations = tuple(
        rules.calculation(Case(m, year, {}, m.name), full_use=True, trace=False)
        for m in municipalities
    )
    bezirke = {m.ags or "": m.regierungsbezirk for m in municipalities}
    return YearState(year, calculations, _minimum(rules, year), bezirke)


def _minimum(rules: Rules, year: int) -> Minimum | None:
    """The minimum as the rulebook says to compare it; None where it does not run."""
    spec = rules.book.head.minimum
    if spec is None or not rules.book.law(spec.programme).in_force(year):
        return None
    names, options = list(spec.band), list(spec.band.values())
    band = [
        _amount(rules, dict(zip(names, chosen, strict=True)), spec.programme, spec.item, year)
        for chosen in product(*options)
    ]
    known = [amount for amount in band if amount is not None]
    lines = tuple(
        Line(line.title, _amount(rules, line.readings, spec.programme, spec.item, year))
        for line in spec.lines
    )
    return Minimum(
        default=_amount(rules, {}, spec.programme, spec.item, year),
        low=min(known, default=None),
        high=max(known, default=None),
        open=len(band) - len(known),
        lines=lines,
        also_pays=spec.also_pays,
    )


def _amount(
    rules: Rules, readings: Mapping[str, str], programme: str, item: str, year: int
) -> Decimal | None:
    for name, option in readings.items():
        rules = rules.reading(name, option)
    land = Municipality("Nordrhein-Westfalen", None, Art.LAND)
    found = rules.calculation(Case(land, year, {programme: Claim()}, "Land"), trace=False)
    return next(i.granted for _, i in found.lines() if i.id == item)
