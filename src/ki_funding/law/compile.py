"""From a rule file that is well formed to a programme that can be calculated with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from ki_funding.diagnostics import Diagnostic, nearest
from ki_funding.document import Document, Route
from ki_funding.formulas import Comparison, Place, leaves
from ki_funding.law.names import (
    Field,
    Links,
    Symbol,
    dimension,
    fields,
    links,
    node,
    shadowed,
    symbols,
    used_names,
)
from ki_funding.law.series import PREVIOUS, CompiledSeries, compiled_series, series_formulas
from ki_funding.law.tables import Dimension, Leaf, Table, TableReader
from ki_funding.law.timeline import DatedParameter, DatedTable, Days, ends, year_days
from ki_funding.law.unit_rules import UnitRules
from ki_funding.model.programme import Common, Fact, Parameter, Programme, Reading, Row
from ki_funding.results.basis import Use
from ki_funding.units import SHARE
from ki_funding.vocabulary import Art, ProgrammeKind, Status


class Law(NamedTuple):
    """A programme ready to calculate with."""

    spec: Programme
    document: Document
    names: Mapping[str, Symbol]
    parameters: Mapping[str, DatedParameter]
    facts: Mapping[str, Fact]
    fact_places: Mapping[str, str]
    series: Mapping[str, CompiledSeries]
    readings: Mapping[str, Reading]
    reading_places: Mapping[str, str]
    order: tuple[str, ...]
    links: Links
    covers: Days

    @property
    def id(self) -> str:
        """The id of the programme."""
        return self.spec.id

    def kind_in(self, year: int, item: str | None = None) -> ProgrammeKind:
        """What the programme or an item counts as in a year: the kind on its first day in force."""
        rows = self.spec.kind
        if item is not None:
            rows = self.spec.items[item].counts_as or rows
        active = self.in_force(year, item)
        day = active[0].first if active else date(year, 1, 1)
        held = [row.value for row in rows if row.first <= day]
        return held[-1] if held else rows[0].value

    def in_force(self, year: int, item: str | None = None) -> list[Days]:
        """The days of a year on which the programme, or an item of it, runs."""
        return self._within(year_days(year), item)

    def running(self, item: str) -> list[Days]:
        """All days on which an item runs, within what the rulebook covers, year by year."""
        return [
            both
            for days in self._within(self.covers, item)
            for year in range(days.first.year, days.last.year + 1)
            if (both := days.meet(year_days(year)))
        ]

    def _within(self, whole: Days, item: str | None) -> list[Days]:
        days = [whole]
        for spans in self._spans(item):
            days = [both for a in days for b in spans if (both := a.meet(b))]
        return sorted(days)

    def _spans(self, item: str | None) -> list[list[Days]]:
        sources = [self.spec.in_force]
        own = self.spec.items[item].in_force if item else None
        if own is not None:
            sources.append(own)
        return [[Days(s.first, s.until or self.covers.last) for s in rows] for rows in sources]


@dataclass(slots=True)
class Compiler:
    """Compiles one programme; all problems are collected before any is raised."""

    spec: Programme
    document: Document
    common: Common
    common_document: Document
    covers: Days
    register: frozenset[str]
    problems: list[Diagnostic] = field(default_factory=list)

    def compile(self) -> Law:
        """The programme, as far as it makes sense; see `problems` for what does not."""
        names = symbols(self.spec, self.common)
        self.problems += shadowed(self.spec, self.common, self.document)
        self._check_kinds()
        parameters = self._parameters(names)
        linked = links(self.spec, parameters)
        order = self._order(linked)
        if order:
            self._check_units(names, linked)
        return Law(
            spec=self.spec,
            document=self.document,
            names=names,
            parameters=parameters,
            facts=self.common.facts,
            fact_places=self._common_places("facts", self.common.facts),
            series=compiled_series(self.spec, self.document, self.problems),
            readings={**self.common.readings, **self.spec.readings},
            reading_places={
                **self._common_places("readings", self.common.readings),
                **{name: self.document.place(("readings", name)) for name in self.spec.readings},
            },
            order=order,
            links=linked,
            covers=self.covers,
        )

    def _common_places(self, section: str, entries: Mapping[str, object]) -> dict[str, str]:
        return {name: self.common_document.place((section, name)) for name in entries}

    def _check_kinds(self) -> None:
        for name, reading in self.spec.readings.items():
            if reading.default not in reading.options:
                likely = " | ".join(nearest(reading.default, reading.options))
                self._problem(
                    "reading-default",
                    ("readings", name, "default"),
                    option=reading.default,
                    nearest=likely,
                )

    def _parameters(self, names: Mapping[str, Symbol]) -> dict[str, DatedParameter]:
        compiled = {}
        for name, parameter in self.common.parameters.items():
            route = ("parameters", name)
            compiled[name] = self._parameter(
                name, parameter, route, names, self.common_document, name
            )
        for name, parameter in self.spec.parameters.items():
            route = ("parameters", name)
            qualified = f"{self.spec.id}.{name}"
            compiled[name] = self._parameter(
                name, parameter, route, names, self.document, qualified
            )
        return compiled

    def _parameter(
        self,
        name: str,
        parameter: Parameter,
        route: Route,
        names: Mapping[str, Symbol],
        document: Document,
        qualified: str,
    ) -> DatedParameter:
        dimensions = self._dimensions(parameter, route, names, document)
        reader = TableReader(document, parameter.unit, self.problems)
        order = sorted(range(len(parameter.values)), key=lambda i: parameter.values[i].first)
        rows = [parameter.values[i] for i in order]
        lasts = ends([row.first for row in rows], [row.until for row in rows], self.covers.last)
        tables = []
        for i, row, last in zip(order, rows, lasts, strict=True):
            here: Route = (*route, "values", i)
            use = Use(
                "parameter",
                qualified,
                None,
                parameter.unit.text,
                row.status,
                row.source,
                row.note,
                document.place(here),
                row.first,
                last,
                parameter.title,
            )
            tables.append(
                DatedTable(row.first, last, self._table(row, dimensions, reader, here, use))
            )
        return DatedParameter(name, parameter.unit, tuple(tables), tuple(r.first for r in rows))

    def _table(
        self,
        row: Row,
        dimensions: tuple[Dimension, ...] | None,
        reader: TableReader,
        route: Route,
        use: Use,
    ) -> Table:
        document = reader.document
        if row.status is Status.OPEN:
            if row.value is not None:
                self.problems.append(document.diagnostic("row-open-value", (*route, "value")))
            if row.note is None:
                self.problems.append(document.diagnostic("row-open-note", (*route, "status")))
            return Leaf(None, use)
        if row.value is None:
            self.problems.append(document.diagnostic("row-value", route, status=row.status))
            return Leaf(None, use)
        if dimensions is None:
            return Leaf(None, use)
        return reader.read(row.value, dimensions, (*route, "value"), use)

    def _dimensions(
        self, parameter: Parameter, route: Route, names: Mapping[str, Symbol], document: Document
    ) -> tuple[Dimension, ...] | None:
        """What the values are split by; None where one of the names is unknown."""
        found = []
        for place, name in enumerate(parameter.by):
            split = dimension(name, self.spec, self.common, self.register, names)
            if split is None:
                known = ["art", "kommune", *self.spec.readings, *self.common.readings, *names]
                likely = " | ".join(nearest(name, known))
                where = (*route, "by", place)
                self.problems.append(
                    document.diagnostic("dimension-unknown", where, name=name, nearest=likely)
                )
            else:
                found.append(split)
        return tuple(found) if len(found) == len(parameter.by) else None

    def _order(self, linked: Links) -> tuple[str, ...]:
        """The items in an order in which each comes after what it needs; empty on a cycle."""
        try:
            ordered = list(TopologicalSorter(linked.edges).static_order())
        except CycleError as error:
            cycle = [str(name).removesuffix(".") for name in error.args[1]]
            route, within = self._reference(str(error.args[1][0]), str(error.args[1][-2]))
            self._problem("cycle", route, within=within, path=" -> ".join(reversed(cycle)))
            return ()
        items = [name.removesuffix(".") for name in ordered if name.endswith(".")]
        return tuple(name for name in items if name in self.spec.items)

    def _reference(self, name: str, needed: str) -> tuple[Route, Place | None]:
        """Where something names something else that it needs."""
        own = [(field.route, field.formula) for field in fields(self.spec)]
        own += [(route, formula) for route, formula, _ in series_formulas(self.spec)]
        for route, formula in own:
            places = [leaf.place for leaf in leaves(formula) if needed in used_names(leaf)]
            if node(route) == name and places:
                return route, places[0]
        return ("parameters", name), None

    def _check_units(self, names: Mapping[str, Symbol], linked: Links) -> None:
        readings = {**self.common.readings, **self.spec.readings}
        choices = {name: tuple(reading.options) for name, reading in readings.items()}
        choices["art"] = tuple(art for art in self.spec.recipients if art is not Art.LAND)
        for entry in fields(self.spec):
            rules = UnitRules(names, tuple(self.spec.items), linked, choices, self._at(entry))
            rules.check(entry.formula, entry.unit)
        self._check_series_units(names, linked, choices)
        if self.spec.eligible is not None:
            eligible = Field(("eligible",), self.spec.eligible, None)
            rules = UnitRules(names, tuple(self.spec.items), linked, choices, self._at(eligible))
            if not isinstance(self.spec.eligible, Comparison):
                self._problem("formula-condition", ("eligible",), text="")
            rules.infer(self.spec.eligible)

    def _check_series_units(
        self,
        names: Mapping[str, Symbol],
        linked: Links,
        choices: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Inside a recurrence `previous` and the names of `where` are known as well."""
        items = tuple(self.spec.items)
        bound: dict[str, dict[str, Symbol]] = {
            name: {PREVIOUS: Symbol(PREVIOUS, "formula", series.unit)}
            for name, series in self.spec.series.items()
        }
        for route, formula, unit in series_formulas(self.spec):
            inside = bound[str(route[1])]
            report = self._at(Field(route, formula, unit))
            rules = UnitRules({**names, **inside}, items, linked, choices, report)
            if unit is not None:
                rules.check(formula, unit)
                continue
            name = str(route[-1])
            inside[name] = Symbol(name, "formula", rules.infer(formula) or SHARE)

    def _at(self, entry: Field) -> "Reporter":
        return Reporter(self.document, entry.route, self.problems)

    def _problem(self, code: str, route: Route, **params: Any) -> None:
        self.problems.append(self.document.diagnostic(code, route, **params))


class Reporter(NamedTuple):
    """Collects problems of one formula, with their place inside the text."""

    document: Document
    route: Route
    problems: list[Diagnostic]

    def __call__(self, code: str, place: Place, **params: Any) -> None:
        within = place if place != (0, 0) else None
        self.problems.append(self.document.diagnostic(code, self.route, within=within, **params))

    def inside(self, option: str) -> "Reporter":
        """Collects the problems of one option of a choice."""
        return self._replace(route=(*self.route, option))
