"""The value of a series in a year: data, a product of rises, a mean of months, or a recurrence."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import prod
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
    number = _level(counted) - 1 if part == "rise" else _mean(counted, year)
    return Value(number, SHARE, uses, (Figure(number, SHARE),))


def _level(steps: list[tuple[date, Leaf]]) -> Fraction:
    return prod((ONE + leaf.number for _, leaf in steps if leaf.number is not None), start=ONE)


def _mean(steps: list[tuple[date, Leaf]], year: int) -> Fraction:
    """The mean level of the twelve months; a step counts from its own month on."""
    total, month = ZERO, 1
    for place, (day, _) in enumerate(steps):
        if day.year == year:
            total += _level(steps[:place]) * (day.month - month)
            month = day.month
    return (total + _level(steps) * (13 - month)) / 12


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
