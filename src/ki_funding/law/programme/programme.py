"""One programme, ready to calculate with: what it holds, when it runs, and as what it counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ki_funding.files.document import Document, Route
from ki_funding.law.kinds.base import KindRow
from ki_funding.law.programme.dated import DatedParameter, Days, year_days
from ki_funding.law.programme.file import (
    Begin,
    Fact,
    ProgrammeFile,
    Reading,
)
from ki_funding.law.programme.names import (
    Links,
    Symbol,
)
from ki_funding.law.programme.series import (
    CompiledSeries,
)
from ki_funding.values.scalars import Words
from ki_funding.values.vocabulary import ProgrammeKind


class Law(NamedTuple):
    """A programme ready to calculate with."""

    spec: ProgrammeFile
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
    in_force_place: str
    begin: Begin | None = None
    begin_places: Mapping[str, str] = {}

    @property
    def id(self) -> str:
        """The id of the programme."""
        return self.spec.id

    def users(self, name: str) -> list[str]:
        """The items that need a name, for their amounts or for what of them is paid back."""
        users = self.links.users(name)
        found = {item for user in users for item, point, _ in [user.partition(".")] if point}
        return [item for item in self.spec.items if item in found] if len(found) > 1 else [*found]

    def title_of(self, name: str) -> Words | None:
        """The title of an input, a figure, a formula, or of one year in a series."""
        spec, (name, _, _) = self.spec, name.partition("[")
        named = spec.inputs, spec.parameters, spec.series, spec.formulas, self.facts, self.readings
        return next((found[name].title for found in named if name in found), None)

    def kind_in(
        self, year: int, chosen: Callable[[str], str], item: str | None = None
    ) -> ProgrammeKind:
        """What the programme or an item counts as in a year: the kind on its first day in force.

        `chosen` gives the option of a reading.
        """
        rows = self.spec.kind
        if item is not None:
            rows = self.spec.items[item].counts_as or rows
        active = self.in_force(year, item)
        day = active[0].first if active else date(year, 1, 1)
        held = [
            row.value
            for row in rows
            if row.first <= day and all(chosen(name) == o for name, o in row.readings.items())
        ]
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


def titles(laws: Iterable[Law]) -> dict[str, Words]:
    """What programmes, their items, figures and readings are called, by the names of commands."""
    found: dict[str, Words] = {}
    for law in laws:
        spec = law.spec
        found[law.id] = spec.title
        found |= {name: fact.title for name, fact in law.facts.items()}
        for named in (spec.formulas, spec.inputs, spec.parameters, spec.series, spec.items):
            found |= {f"{law.id}.{name}": entry.title for name, entry in named.items()}
        for name, reading in law.readings.items():
            found[name] = reading.title
            found |= {f"{name}={o}": option.title for o, option in reading.options.items()}
    return found


def kind_rows(spec: ProgrammeFile) -> Iterator[tuple[Route, KindRow]]:
    """What a programme and its items count as, each row with its place."""
    for place, row in enumerate(spec.kind):
        yield ("kind", place), row
    for name, item in spec.items.items():
        for place, row in enumerate(item.counts_as or ()):
            yield ("items", name, "counts_as", place), row
