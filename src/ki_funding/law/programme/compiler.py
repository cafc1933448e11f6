"""From a rule file that is well formed to a programme that can be calculated with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from ki_funding.files.document import Document, Route
from ki_funding.files.findings import likely
from ki_funding.files.problems import Problems
from ki_funding.law.formulas import MAX_DEPTH, Comparison, Place, leaves
from ki_funding.law.programme.dated import DatedParameter, DatedTable, Days, ends
from ki_funding.law.programme.file import (
    Begin,
    Common,
    Parameter,
    ProgrammeFile,
    Row,
)
from ki_funding.law.programme.names import (
    MOST_STEPS,
    Field,
    Links,
    Symbol,
    dimension,
    fields,
    formulas,
    links,
    node,
    shadowed,
    sizes,
    symbols,
    used_names,
)
from ki_funding.law.programme.programme import Law, kind_rows
from ki_funding.law.programme.series import (
    PREVIOUS,
    compiled_series,
    series_formulas,
)
from ki_funding.law.programme.tables import Dimension, Split, Table, TableReader
from ki_funding.law.programme.unit_rules import UnitRules
from ki_funding.values.basis import Use
from ki_funding.values.units import SHARE
from ki_funding.values.vocabulary import Art, Status


def dated_row(
    row: Row,
    days: Days,
    use: Use,
    route: Route,
    reader: TableReader,
    split: Split,
    below: Table | None = None,
) -> DatedTable:
    """A row as it holds on some days; branches that it does not name are those of the one below."""
    document = reader.problems.document
    use = use._replace(
        status=row.status,
        sources=row.source,
        note=row.note,
        place=document.place(route),
        first=days.first,
        until=days.last,
    )
    return DatedTable(*days, reader.row(row, split, route, use, below), document.part(route))


@dataclass(slots=True)
class Compiler:
    """Compiles one programme; all problems are collected before any is raised."""

    spec: ProgrammeFile
    document: Document
    common: Common
    common_document: Document
    covers: Days
    register: frozenset[str]
    problems: Problems = field(init=False)

    def __post_init__(self) -> None:
        self.problems = Problems(self.document)

    def compile(self) -> Law:
        """The programme, as far as it makes sense; see `problems` for what does not."""
        names = symbols(self.spec, self.common)
        self.problems += shadowed(self.spec, self.common, self.document)
        self._check_readings()
        begin = self._begin()
        parameters = self._parameters(names)
        linked = links(self.spec, parameters)
        ordered = self._ordered(linked)
        items = (name.removesuffix(".") for name in ordered if name.endswith("."))
        order = tuple(name for name in items if name in self.spec.items)
        if order:
            self._check_units(names, linked)
            self._check_sizes(ordered, linked)
        return Law(
            spec=self.spec,
            document=self.document,
            names=names,
            parameters=parameters,
            facts=self.common.facts,
            fact_places=self._common_places("facts", self.common.facts),
            series=compiled_series(self.spec, self.problems),
            readings={**self.common.readings, **self.spec.readings},
            reading_places={
                **self._common_places("readings", self.common.readings),
                **{name: self.document.place(("readings", name)) for name in self.spec.readings},
            },
            order=order,
            links=linked,
            covers=self.covers,
            in_force_place=self.document.place(("in_force",)),
            begin=begin,
            begin_places=self._begin_places(begin),
        )

    def _begin(self) -> Begin | None:
        """What a municipality must have begun with, if the programme says so."""
        name = self.spec.since
        if name is None or name in self.common.begins:
            return self.common.begins[name] if name else None
        words = ", ".join(self.common.begins) or "–"
        self.problems.add("word-unknown", ("since",), text=name, words=words)
        return None

    def _begin_places(self, begin: Begin | None) -> dict[str, str]:
        route = ("begins", self.spec.since or "")
        rows = begin.kommunen if begin else ()
        found = {ags: self.common_document.place((*route, "kommunen", ags)) for ags in rows}
        return {**found, "": self.common_document.place(route)} if begin else {}

    def _common_places(self, section: str, entries: Mapping[str, object]) -> dict[str, str]:
        return {name: self.common_document.place((section, name)) for name in entries}

    def _check_readings(self) -> None:
        for name, reading in self.spec.readings.items():
            if reading.default not in reading.options:
                self.problems.add(
                    "reading-default",
                    ("readings", name, "default"),
                    option=reading.default,
                    nearest=likely(reading.default, reading.options),
                )
        known = {**self.common.readings, **self.spec.readings}
        for route, row in kind_rows(self.spec):
            for name, option in row.readings.items():
                options = known[name].options if name in known else ()
                if option not in options:
                    words = ", ".join(options or known)
                    text = option if options else name
                    self.problems.add(
                        "word-unknown", (*route, "readings", name), text=text, words=words
                    )

    def _parameters(self, names: Mapping[str, Symbol]) -> dict[str, DatedParameter]:
        shared = Problems(self.common_document)
        compiled = {
            name: self._parameter(name, name, parameter, names, shared)
            for name, parameter in self.common.parameters.items()
        }
        for name, parameter in self.spec.parameters.items():
            own = f"{self.spec.id}.{name}"
            compiled[name] = self._parameter(name, own, parameter, names, self.problems)
        self.problems += shared
        return compiled

    def _parameter(
        self,
        name: str,
        qualified: str,
        parameter: Parameter,
        names: Mapping[str, Symbol],
        problems: Problems,
    ) -> DatedParameter:
        route: Route = ("parameters", name)
        split = self._split(parameter, route, names, problems)
        reader = TableReader(parameter.unit, problems)
        order = sorted(range(len(parameter.values)), key=lambda i: parameter.values[i].first)
        rows = [parameter.values[i] for i in order]
        lasts = ends([row.first for row in rows], [row.until for row in rows], self.covers.last)
        tables = []
        for i, row, last in zip(order, rows, lasts, strict=True):
            here, days = (*route, "values", i), Days(row.first, last)
            use = Use("parameter", qualified, None, parameter.unit.text, Status.OPEN)
            use = use._replace(title=parameter.title)
            tables.append(dated_row(row, days, use, here, reader, split))
        return DatedParameter(
            name, parameter.unit, tuple(tables), tuple(r.first for r in rows), split
        )

    def _split(
        self, parameter: Parameter, route: Route, names: Mapping[str, Symbol], problems: Problems
    ) -> Split:
        """What the values are split by."""
        found = []
        for place, name in enumerate(parameter.by):
            split = dimension(name, self.spec, self.common, self.register, names)
            found.append(split or Dimension(name, known=False))
            if split is not None:
                continue
            known = ["art", "kommune", *self.spec.readings, *self.common.readings, *names]
            problems.add(
                "dimension-unknown", (*route, "by", place), name=name, nearest=likely(name, known)
            )
        return tuple(found)

    def _ordered(self, linked: Links) -> tuple[str, ...]:
        """All names in an order in which each comes after what it needs; empty on a cycle."""
        try:
            return tuple(TopologicalSorter(linked.edges).static_order())
        except CycleError as error:
            cycle = [str(name).removesuffix(".") for name in error.args[1]]
            route, within = self._reference(str(error.args[1][0]), str(error.args[1][-2]))
            self.problems.add("cycle", route, within=within, path=" -> ".join(reversed(cycle)))
            return ()

    def _check_sizes(self, ordered: Sequence[str], linked: Links) -> None:
        """Few lines can double their steps again and again, many lie one behind the other."""
        for route, (steps, depth) in sizes(self.spec, ordered, linked):
            if steps > MOST_STEPS:
                self.problems.add("formula-steps", route, limit=str(MOST_STEPS), steps=str(steps))
            elif depth > MAX_DEPTH:
                self.problems.add("formula-deep", route, limit=str(MAX_DEPTH))

    def _reference(self, name: str, needed: str) -> tuple[Route, Place | None]:
        """Where something names something else that it needs."""
        for route, formula in formulas(self.spec):
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
                self.problems.add("formula-condition", ("eligible",), text="")
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
        return Reporter(entry.route, self.problems)


class Reporter(NamedTuple):
    """Collects problems of one formula, with their place inside the text."""

    route: Route
    problems: Problems

    def __call__(self, code: str, place: Place, **params: Any) -> None:
        within = place if place != (0, 0) else None
        self.problems.add(code, self.route, within=within, **params)

    def inside(self, option: str) -> "Reporter":
        """Collects the problems of one option of a choice."""
        return self._replace(route=(*self.route, option))
