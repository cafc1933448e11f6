"""What a scenario reports: which amounts, of what, grouped by what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ki_funding.calculation.case import Case
from ki_funding.files.findings import likely
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.sweep.question import Measure, Table
from ki_funding.sweep.scenario.scenario_file import AMOUNTS, MOST_SHARE, Report
from ki_funding.texts.language import in_each, text, words
from ki_funding.values.exact import plain_text
from ki_funding.values.scalars import Words

YEAR, KOMMUNE, ART, BEZIRK = "year", "kommune", "art", "regierungsbezirk"
LAND, CASE = "land", "case"
SPREAD = ("mean", "p5", "p50", "p95")
EXTREMES = frozenset({"least", "most"})

# Where in the entry something is wrong, with which code and parameters.
Problem = tuple[tuple[Any, ...], str, dict[str, Any]]


class Alternatives(NamedTuple):
    """What one result excludes another by: axes, readings with several options, several draws.

    `twice` is what several cases claim although only one of them can come true.
    """

    axes: tuple[str, ...]
    readings: Mapping[str, Sequence[str]]
    drawn: bool
    twice: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The words that a table can be grouped by."""
        return (YEAR, KOMMUNE, ART, BEZIRK, *self.axes, *self.readings)

    @property
    def several(self) -> tuple[str, ...]:
        """The readings with several options."""
        return tuple(name for name, options in self.readings.items() if len(options) > 1)


def about(case: Case) -> dict[str, str]:
    """What tables may be grouped by of a case itself."""
    whose = case.municipality
    return {
        YEAR: str(case.year),
        KOMMUNE: whose.name,
        ART: whose.art.value,
        BEZIRK: whose.regierungsbezirk,
    }


def table_of(
    report: Report, book: Rulebook, among: Alternatives
) -> tuple[Table | None, list[Problem]]:
    """A table of the report, or what is wrong with it."""
    problems = [
        *_problems_of_amount(report, book),
        *_problems_of_groups(report, among.groups),
        *_problems_of_meaning(report, among),
        *_problems_of_bounds(report),
    ]
    bounds = [bound for bound in (report.below, report.above) if bound is not None]
    if len(bounds) > 1 or (report.reference is not None and not bounds):
        problems.append(((), "report-bound", {}))
    other = [show for show in report.show if show != "mean"]
    if bounds and other:
        problems.append((("show",), "report-show", {"show": other[0]}))
    if problems:
        return None, problems
    within, _, amount = report.amount.rpartition(".")
    measure = Measure(amount, within, report.below, report.above, report.reference or "")
    title = report.title or _title(measure, report.of, book)
    return Table(measure, report.of, report.by, report.show, title), []


def standard(among: Alternatives, within: str, book: Rulebook, *, years: bool) -> Table:
    """What is told where a file says nothing: the funding of all cases together, or of each."""
    measure = Measure("granted", within)
    by = (*([YEAR] if years else []), *among.axes, *among.several)
    if among.twice:
        title = _title(measure, CASE, book)
        return Table(measure, CASE, (KOMMUNE, *by), ("mean", "least", "most"), title)
    return Table(
        measure, LAND, by, SPREAD if among.drawn else ("sum",), _title(measure, LAND, book)
    )


def _problems_of_amount(report: Report, book: Rulebook) -> Iterator[Problem]:
    within, _, amount = report.amount.rpartition(".")
    programme, dot, item = within.partition(".")
    if report.amount in AMOUNTS:
        return
    if amount in AMOUNTS and programme in book.ids:
        items = book.law(programme).spec.items
        if not dot or (item in items and not items[item].in_kind):
            return
    known = [*AMOUNTS, *(f"{name}.{one}" for name in book.ids for one in AMOUNTS)]
    if programme in book.ids:
        names = book.law(programme).spec.items
        known += [f"{programme}.{name}.{one}" for name in names for one in AMOUNTS]
    near = likely(report.amount, known)
    yield ("amount",), "report-amount", {"text": report.amount, "nearest": near}


def _problems_of_groups(report: Report, groups: Sequence[str]) -> Iterator[Problem]:
    for place, name in enumerate(report.by):
        if name not in groups:
            params = {
                "name": name,
                "names": ", ".join(groups),
                "nearest": likely(name, groups),
            }
            yield ("by", place), "report-by", params


def _problems_of_meaning(report: Report, among: Alternatives) -> Iterator[Problem]:
    """Sums of what excludes itself, and means over legal answers, would mean nothing."""
    if report.of == LAND and report.reference is not None:
        yield ("reference",), "report-land-share", {}
    loose = [name for name in among.several if name not in report.by]
    if loose and any(show not in EXTREMES for show in report.show):
        yield ("show",), "report-readings", {"names": ", ".join(loose)}
    loose = [name for name in among.axes if name not in report.by]
    if "sum" in report.show and (loose or among.drawn):
        yield ("show",), "report-sum", {"names": ", ".join(loose) or "draws"}
    if among.twice and ("sum" in report.show or report.of == LAND):
        yield ("show",), "report-twice", {"names": "; ".join(among.twice)}


def _problems_of_bounds(report: Report) -> Iterator[Problem]:
    """Parts that would be read as euros, and percentages that would be read as multiples."""
    for key, bound in (("below", report.below), ("above", report.above)):
        if bound is None:
            continue
        number = plain_text(bound)
        if report.reference is not None and bound > MOST_SHARE:
            yield (key,), "share-percent", {"number": number, "share": plain_text(bound / 100)}
        if report.reference is None and 0 < bound < 1:  # above: 0 asks whether there is any
            yield (key,), "report-reference", {"number": number}


def _title(measure: Measure, of: str, book: Rulebook) -> Words:
    return Words(*in_each(lambda: _in_words(measure, of, book)))


def _in_words(measure: Measure, of: str, book: Rulebook) -> str:
    """What a table shows, where the file has no title for it."""
    shown = _amount(measure.amount)
    if measure.within:
        programme, _, item = measure.within.partition(".")
        spec = book.law(programme).spec
        named = [spec.title, *([spec.items[item].title] if item else [])]
        shown = f"{shown} ({', '.join(map(words, named))})"
    bound = measure.below if measure.below is not None else measure.above
    if bound is not None:
        side = "below" if measure.below is not None else "above"
        limit = plain_text(bound)
        if measure.reference:
            reference = _amount(measure.reference)
            limit = text("sweep.title.part", part=limit, reference=reference)
        else:
            limit = f"{limit} €"
        if of == LAND:
            return text(f"sweep.title.land_{side}", shown=shown, limit=limit)
        return text(f"sweep.title.{side}", shown=shown, limit=limit)
    return text("sweep.title.land", shown=shown) if of == LAND else shown


def _amount(name: str) -> str:
    """What an amount is called; in a title funding is short."""
    return text("sweep.granted" if name == "granted" else f"column.{name}")
