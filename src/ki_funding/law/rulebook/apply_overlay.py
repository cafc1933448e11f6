"""What an overlay changes of one programme: rows, figures and days of the law as it is understood.

What is wrong with them is found by the same readers and checks as in a rule file, at the place in
the overlay's own file.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from ki_funding.files.document import Route
from ki_funding.files.findings import Diagnostic
from ki_funding.files.model import Strict
from ki_funding.files.problems import Problems
from ki_funding.files.reading import validate
from ki_funding.law.kinds.base import Force
from ki_funding.law.programme.compiler import dated_row
from ki_funding.law.programme.dated import DatedTable, Days
from ki_funding.law.programme.file import Row
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import BySteps, ByYear, CompiledSeries, steps_of, years_of
from ki_funding.law.programme.tables import TableReader
from ki_funding.law.rulebook.overlay import Change, Overlay
from ki_funding.values.basis import Use
from ki_funding.values.scalars import read_citations, read_day, read_year
from ki_funding.values.vocabulary import Status

Key = TypeVar("Key", int, date)
Model = TypeVar("Model", bound=Strict)

IN_FORCE = "in_force"


def applied(overlay: Overlay, law: Law) -> tuple[Law, list[Diagnostic]]:
    """A programme with what an overlay changes of it, and what of that does not fit."""
    problems = Problems(overlay.document)
    for change in overlay.of(law.id):
        applying = _Applying(overlay, change, law, problems)
        if change.name in names_of(law) and applying.fits():  # else it is told already
            law = applying.law_changed()
    return law, problems


def names_of(law: Law) -> tuple[str, ...]:
    """What an overlay can change of a programme."""
    series = [n for n, s in law.spec.series.items() if s.years is not None or s.steps is not None]
    return (*law.spec.parameters, *series, IN_FORCE)


class _Applying(NamedTuple):
    """One change of an overlay, put on one programme."""

    overlay: Overlay
    change: Change
    law: Law
    problems: Problems

    @property
    def data(self) -> Any:
        """What the overlay says."""
        return self.overlay.document.part(self.change.route).data

    def fits(self) -> bool:
        """Whether there are figures by year where they are due, else rows, and on days covered."""
        series, option = self.change.name in self.law.spec.series, self.overlay.option
        if series != isinstance(self.data, dict) and not (series and option):
            code = "overlay-series" if series else "overlay-rows"
            self.problems.add(code, self.change.route, on_key=True)
            return False
        outside = [] if series else list(self._outside())
        self.problems.extend(outside)
        return not outside

    def _outside(self) -> Iterator[Diagnostic]:
        covers = self.law.covers
        for place, row in enumerate(self.data):
            first, last = read_day(row["from"]), read_day(row.get("until") or row["from"])
            if first > covers.last or (row.get("until") and last < covers.first):
                yield self.overlay.document.diagnostic(
                    "overlay-outside",
                    (*self.change.route, place, "from"),
                    first=covers.first.isoformat(),
                    last=covers.last.isoformat(),
                )

    def law_changed(self) -> Law:
        """The programme with the change."""
        name, law = self.change.name, self.law
        if name in law.spec.parameters:
            parameter = law.parameters[name]
            rows = tuple(self._rows(parameter.rows))
            parameter = parameter._replace(rows=rows, firsts=tuple(row.first for row in rows))
            return law._replace(parameters={**law.parameters, name: parameter})
        if name in law.spec.series:
            return self._with_figures()
        periods = tuple(row for _, row in self._filled(Force))
        spec = law.spec.but(**{IN_FORCE: periods})
        place = self.overlay.document.place(self.change.route)
        return law._replace(spec=spec, in_force_place=place)

    def _filled(self, model: type[Model]) -> Iterator[tuple[Route, Model]]:
        """The rows of the overlay, with its own source, status and note where they have none."""
        note = self.overlay.note or self.overlay.title
        own = {
            "source": self.overlay.source or self.overlay.citation,
            "status": str(self.overlay.status),
            "note": {"de": note.de, "en": note.en},
        }
        for place, row in enumerate(self.data):
            route = (*self.change.route, place)
            filled, problems = validate(model, self.problems.document, {**own, **row}, route)
            self.problems.extend(problems)
            if filled is not None:
                yield route, filled

    def _rows(self, rows: tuple[DatedTable, ...]) -> list[DatedTable]:
        """The rows of a parameter with those of the overlay on their days.

        An option without a day changes only the days for which the rules say something.
        """
        law, name = self.law, self.change.name
        parameter, everywhere = law.parameters[name], not self.overlay.option or self.overlay.since
        reader = TableReader(parameter.unit, self.problems, self.overlay.symbol)
        spec = law.spec.parameters[name]
        use = Use("parameter", f"{law.id}.{name}", None, spec.unit.text, Status.OPEN)
        use = use._replace(title=spec.title)
        found = list(rows)  # in order of time
        for route, row in self._filled(Row):
            whole = Days(row.first, row.until or law.covers.last)
            first = bisect_left(found, whole.first, key=lambda old: old.until)
            last = bisect_right(found, whole.last, key=lambda old: old.first)
            kept: list[DatedTable] = []
            for old in found[first:last]:
                kept += [old.on(days) for days in old.days.without([whole])]
                if both := old.days.meet(whole):
                    below = old.on(both).table
                    kept.append(dated_row(row, both, use, route, reader, parameter.split, below))
            gaps = whole.without([old.days for old in found[first:last]])
            for days in gaps if everywhere else ():
                kept.append(dated_row(row, days, use, route, reader, parameter.split))
            found[first:last] = sorted(kept, key=lambda row: row.days)
        return found

    def _with_figures(self) -> Law:
        """A series with figures of some years, or dated rises, put in or replaced."""
        law, name, figures, route = self.law, self.change.name, self.data, self.change.route
        if isinstance(figures, list):  # from the command line: PROGRAMME.SERIES.YEAR=VALUE
            route, figures = (*route, 0, "value"), figures[0]["value"]
        if not isinstance(figures, dict) or not figures or self.overlay.since is not None:
            self.problems.add("overlay-series", self.change.route)
            return law
        overlay, series = self.overlay, law.series[name]
        assert isinstance(series, ByYear | BySteps)
        reader = TableReader(series.unit, self.problems, overlay.symbol)
        use = series.outside._replace(
            status=overlay.status,
            sources=read_citations(overlay.source or overlay.citation),
            note=overlay.note or overlay.title,
        )
        if isinstance(series, ByYear):
            years = years_of(self._by(read_year, figures, route), route, use, reader)
            changed: CompiledSeries = series._replace(years={**series.years, **years})
        else:
            steps = steps_of(self._by(read_day, figures, route), route, use, reader)
            steps = {**dict(series.steps), **steps}
            changed = series._replace(steps=tuple(sorted(steps.items())))
        return law._replace(series={**law.series, name: changed})

    def _by(
        self, read: Callable[[str], Key], figures: Mapping[str, Any], route: Route
    ) -> dict[Key, Any]:
        """The figures by year or day, as far as that is one."""
        keys = {key: self.problems.read(read, key, (*route, key), on_key=True) for key in figures}
        return {key: figures[text] for text, key in keys.items() if key is not None}
