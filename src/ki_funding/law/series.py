"""Figures by calendar year: data, dated rises, formulas over other series, and recurrences."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ki_funding.diagnostics import Diagnostic
from ki_funding.document import Document, Route
from ki_funding.formulas import Formula
from ki_funding.law.tables import Leaf, TableReader
from ki_funding.model.programme import Programme, Series
from ki_funding.results.basis import Use
from ki_funding.units import Unit
from ki_funding.vocabulary import Status

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


def compiled_series(
    spec: Programme, document: Document, problems: list[Diagnostic]
) -> dict[str, CompiledSeries]:
    """The series of a programme by name."""
    found = {}
    for name, series in spec.series.items():
        use = Use(
            "series", f"{spec.id}.{name}", None, series.unit.text, series.status or Status.OPEN,
            series.source or (), series.note, document.place(("series", name)),
            title=series.title,
        )  # fmt: skip
        built = _Builder(document, series, ("series", name), use, problems).build()
        if built is not None:
            found[name] = built
    return found


def series_formulas(spec: Programme) -> Iterator[tuple[Route, Formula, Unit | None]]:
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


class _Builder(NamedTuple):
    document: Document
    series: Series
    route: Route
    use: Use
    problems: list[Diagnostic]

    def build(self) -> CompiledSeries | None:
        s = self.series
        shapes = [s.years is not None, s.steps is not None, s.formula is not None, bool(s.first)]
        data = s.years is not None or s.steps is not None
        if sum(shapes) != 1 or bool(s.first) != (s.following is not None):
            self._problem("series-shape")
            return None
        if data and (s.source is None or s.status is None):
            self._problem("series-source")
        outside = self.use._replace(value=None, status=Status.OPEN, note=None)
        if s.years is not None:
            years = {
                int(year): self._leaf(raw, ("years", year), str(year))
                for year, raw in s.years.items()
            }
            return ByYear(s.unit, years, outside)
        if s.steps is not None:
            steps = [
                (day, self._leaf(raw, ("steps", day.isoformat()), day.isoformat()))
                for day, raw in s.steps.items()
            ]
            for day, _ in steps:
                if day.day != 1:
                    self._problem("series-steps", "steps", day.isoformat())
            if s.until is None:
                self._problem("series-until", "steps")
                return None
            return BySteps(s.unit, tuple(sorted(steps)), s.until, outside)
        if s.formula is not None:
            return ByFormula(s.unit, s.formula)
        assert s.first is not None
        assert s.following is not None
        (first_year, first), *_ = s.first.items()
        return Recurrence(s.unit, int(first_year), first, s.following, s.where or {})

    def _leaf(self, raw: object, route: Route, key: str) -> Leaf:
        here: Route = (*self.route, *route)
        place = self.document.place(here)
        use = self.use._replace(name=f"{self.use.name}[{key}]", place=place)
        reader = TableReader(self.document, self.series.unit, self.problems)
        table = reader.read(raw, (), here, use)
        return table if isinstance(table, Leaf) else Leaf(None, use)

    def _problem(self, code: str, *within: str) -> None:
        route = (*self.route, *within)
        self.problems.append(self.document.diagnostic(code, route, on_key=True))
