"""Whose funding a result is, and how much of something that is no money."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby, pairwise

from ki_funding.calculation.result import Calculation, ItemResult
from ki_funding.presentation.numbers import figure
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text, words
from ki_funding.values.basis import Figure
from ki_funding.values.units import read_unit
from ki_funding.values.vocabulary import Reason


def heading(calculation: Calculation) -> str:
    """Whose funding it is, and for which year."""
    municipality = calculation.municipality
    parts = [clean(municipality.name)]
    if municipality.ags:
        parts[0] += f" ({municipality.ags})"
    parts.append(text(f"art.{municipality.art}"))
    if municipality.population is not None:
        count = f"{municipality.population:,}"
        count = words((count.replace(",", "."), count))
        on = municipality.population_on
        parts.append(
            text("line.population", count=count, year=on[:4])
            if on
            else text("line.population_given", count=count)
        )
    parts.append(str(calculation.year))
    if calculation.full_use:
        parts.append(text("line.full_use"))
    return " · ".join(parts)


def by_case(calculations: Iterable[Calculation]) -> Iterator[list[Calculation]]:
    """The years of each case."""
    return (list(group) for _, group in groupby(calculations, key=_case))


def several_cases(calculations: Iterable[Calculation]) -> bool:
    """Whether they are of more than one case."""
    return any(pair[0] != pair[1] for pair in pairwise(map(_case, calculations)))


def _case(calculation: Calculation) -> tuple[str, str]:
    return calculation.case, calculation.municipality.name


def labels(calculations: Iterable[Calculation]) -> list[str]:
    """A name for each of several results, with its case where the name alone is not enough."""
    found = [(f"{clean(c.municipality.name)} {c.year}", clean(c.case)) for c in calculations]
    count = Counter(name for name, _ in found)
    return [f"{name} ({case})" if case and count[name] > 1 else name for name, case in found]


def quantity(item: ItemResult) -> str:
    """The quantity of an in-kind item with its unit; a dash where the rule counts nothing."""
    if item.quantity is None or item.quantity_unit is None:
        open_ = item.reason is Reason.UNDETERMINED
        return text("amount.undetermined" if open_ else "amount.none")
    return figure(Figure(Fraction(item.quantity), read_unit(item.quantity_unit)))
