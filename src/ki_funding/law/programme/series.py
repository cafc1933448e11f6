"""Figures by calendar year: data, dated rises, formulas over other series, and recurrences."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ki_funding.files.document import Route
from ki_funding.files.problems import Problems
from ki_funding.law.formulas import Formula
from ki_funding.law.programme.file import ProgrammeFile, Series
from ki_funding.law.programme.tables import Leaf, TableReader
from ki_funding.values.basis import Use
from ki_funding.values.units import Unit
from ki_funding.values.vocabulary import Status

PREVIOUS = "previous"


class ByYear(NamedTuple):
    """A figure for each year that is known."""

    unit: Unit
    years: Mapping[int, Leaf]
    outside: Use


class BySteps(NamedTuple):
    """Dated rises; what comes after `until` is open, and so is what came before the first."""

    unit: Unit
    steps: tuple[tuple[date, Leaf], ...]
    until: date
    outside: Use


class ByFormula(NamedTuple):
    """A formula over other series, in the running year `jahr`."""

    unit: Unit
    formula: Formula


class Recurrence(NamedTuple):
    """A first value, and how each year's value follows from the one before."""

    unit: Unit
    first_year: int
    first: Formula
    following: Formula
    where: Mapping[str, Formula]


CompiledSeries = ByYear | BySteps | ByFormula | Recurrence


def compiled_series(spec: ProgrammeFile, problems: Problems) -> dict[str, CompiledSeries]:
    """The series of a programme by name."""
    found = {}
    for name, series in spec.series.items():
        use = Use(
            "series", f"{spec.id}.{name}", None, series.unit.text, series.status or Status.OPEN,
            series.source or (), series.note, problems.document.place(("series", name)),
            title=series.title,
        )  # fmt: skip
        built = _Builder(series, ("series", name), use, problems).build()
        if built is not None:
            found[name] = built
    return found


def series_formulas(spec: ProgrammeFile) -> Iterator[tuple[Route, Formula, Unit | None]]:
    """Every formula of every series with the unit it must have; None for those in `where`."""
    for name, series in spec.series.items():
        if series.formula is not None:
            yield ("series", name, "formula"), series.formula, series.unit
        for year, formula in (series.first or {}).items():
            yield ("series", name, "first", year), formula, series.unit
        for inner, formula in (series.where or {}).items():
            yield ("series", name, "where", inner), formula, None
        if series.following is not None:
            yield ("series", name, "next"), series.following, series.unit


def years_of(
    raw: Mapping[Any, Any], route: Route, use: Use, reader: TableReader
) -> dict[int, Leaf]:
    """Figures by year."""
    return {int(year): _figure(raw[year], (*route, str(year)), use, reader) for year in raw}


def steps_of(
    raw: Mapping[date, Any], route: Route, use: Use, reader: TableReader
) -> dict[date, Leaf]:
    """Dated rises; each begins with a month."""
    for day in raw:
        if day.day != 1:
            reader.problems.add("series-steps", (*route, day.isoformat()), on_key=True)
    return {day: _figure(raw[day], (*route, day.isoformat()), use, reader) for day in raw}


def _figure(raw: Any, route: Route, use: Use, reader: TableReader) -> Leaf:
    return reader.figure(raw, route, use._replace(name=f"{use.name}[{route[-1]}]"))


class _Builder(NamedTuple):
    series: Series
    route: Route
    use: Use
    problems: Problems

    def build(self) -> CompiledSeries | None:
        s = self.series
        shapes = [s.years is not None, s.steps is not None, s.formula is not None, bool(s.first)]
        data = s.years is not None or s.steps is not None
        if data and (s.source is None or s.status is None):
            self.problems.add("series-source", self.route, on_key=True)
        if sum(shapes) != 1 or bool(s.first) != (s.following is not None):
            self.problems.add("series-shape", self.route, on_key=True)
            return None
        reader = TableReader(s.unit, self.problems)
        outside = self.use._replace(value=None, status=Status.OPEN, note=None)
        if s.years is not None:
            years = years_of(s.years, (*self.route, "years"), self.use, reader)
            return ByYear(s.unit, years, outside)
        if s.steps is not None:
            steps = steps_of(s.steps, (*self.route, "steps"), self.use, reader)
            if s.until is None:
                self.problems.add("series-until", (*self.route, "steps"), on_key=True)
                return None
            return BySteps(s.unit, tuple(sorted(steps.items())), s.until, outside)
        if s.formula is not None:
            return ByFormula(s.unit, s.formula)
        assert s.first is not None
        assert s.following is not None
        (first_year, first), *_ = s.first.items()
        return Recurrence(s.unit, int(first_year), first, s.following, s.where or {})
