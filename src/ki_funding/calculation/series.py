"""The value of a series in a year: data, a product of rises, a mean of months, or a recurrence."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Protocol

from ki_funding.law.formulas import Formula
from ki_funding.law.programme.series import (
    PREVIOUS,
    ByFormula,
    BySteps,
    ByYear,
    CompiledSeries,
    Recurrence,
)
from ki_funding.law.programme.tables import Leaf
from ki_funding.values.basis import Figure, Use
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.units import SHARE
from ki_funding.values.value import Value


class Evaluate(Protocol):
    """Works out a formula in a running year, with some names bound to values."""

    def __call__(self, formula: Formula, year: int, bound: Mapping[str, Value]) -> Value:
        """The value of the formula."""
        ...


def value_in(name: str, series: CompiledSeries, part: str, year: int, evaluate: Evaluate) -> Value:
    """A series, or its `rise` or `mean`, in one year."""
    match series:
        case ByYear():
            return _of_year(series, year)
        case BySteps():
            return _of_steps(series, part, year)
        case ByFormula():
            return evaluate(series.formula, year, {}).named(f"{name}[{year}]")
        case Recurrence():
            return _recurring(name, series, year, evaluate)


def _of_year(series: ByYear, year: int) -> Value:
    leaf = series.years.get(year)
    if leaf is None:
        return Value(None, series.unit, (_outside(series.outside, year),))
    return Value(leaf.number, series.unit, (leaf.use,), (Figure(leaf.number, series.unit),))


def _of_steps(series: BySteps, part: str, year: int) -> Value:
    """`rise`: what the steps of the year add; `mean`: the mean of its twelve monthly levels."""
    known = series.steps and series.steps[0][0].year <= year <= series.until.year
    if not known:
        return Value(None, SHARE, (_outside(series.outside, year),))
    counted = [(day, leaf) for day, leaf in series.steps if day.year <= year]
    if part == "rise":
        counted = [(day, leaf) for day, leaf in counted if day.year == year]
    uses = tuple(leaf.use for _, leaf in counted) or (_without_step(series, year),)
    if any(leaf.number is None for _, leaf in counted):
        return Value(None, SHARE, uses)
    if part == "rise":
        number = _level(counted, lambda _: True) - 1
    else:
        months = [(year, month) for month in range(1, 13)]
        levels = [_level(counted, lambda d, m=m: (d.year, d.month) <= m) for m in months]  # type: ignore[misc]
        number = sum(levels, ZERO) / 12
    return Value(number, SHARE, uses, (Figure(number, SHARE),))


def _level(steps: list[tuple[date, Leaf]], counts: Callable[[date], bool]) -> Fraction:
    level = ONE
    for day, leaf in steps:
        if counts(day) and leaf.number is not None:
            level *= ONE + leaf.number
    return level


def _recurring(name: str, series: Recurrence, year: int, evaluate: Evaluate) -> Value:
    """From the first year on, each from the one before; a year before the first is open."""
    if year < series.first_year:
        missing = Use.missing("series", f"{name}[{year}]", series.unit)
        return Value(None, series.unit, (missing,))
    value = evaluate(series.first, series.first_year, {}).named(f"{name}[{series.first_year}]")
    for running in range(series.first_year + 1, year + 1):
        bound = {PREVIOUS: value}
        for inner, formula in series.where.items():
            bound[inner] = evaluate(formula, running, bound).named(f"{inner}[{running}]")
        value = evaluate(series.following, running, bound).named(f"{name}[{running}]")
    return value


def _outside(use: Use, year: int) -> Use:
    return use._replace(name=f"{use.name}[{year}]")


def _without_step(series: BySteps, year: int) -> Use:
    """A year without a step: that nothing rose rests on the series as a whole."""
    whole = series.steps[0][1].use
    return whole._replace(name=f"{series.outside.name}[{year}]", value="0", note=None)
