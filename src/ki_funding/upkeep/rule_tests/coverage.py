"""What of the rules their tests reach: every value, limit, reading and item, and whether a test
would notice if it were wrong.

Only what a test expects counts: a value is reached if the result of an item rests on it, and a
test expects something of that item or of a sum that it is in. A limit is reached if it bites, an
option of a reading if another one would give another result. Two equal figures on one line count
as one. What no result can rest on is never reached.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ki_funding.calculation.result import ItemResult, ProgrammeResult
from ki_funding.files.document import Document, Route
from ki_funding.law.programme.dated import DatedParameter
from ki_funding.law.programme.file import Reading
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import BySteps, ByYear
from ki_funding.law.programme.tables import Leaf, leaves
from ki_funding.law.rulebook.folder import COMMON
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.upkeep.rule_tests.outcome import Goal, Outcome, ProgrammeCoverage, Tested
from ki_funding.values.basis import Use
from ki_funding.values.vocabulary import ProgrammeKind

SHARED = "common"
SUMMED = ("granted", "complete")  # what of a programme is a sum over its items


class Reached(NamedTuple):
    """What the expected results rest on."""

    uses: frozenset[Use]
    options: frozenset[tuple[str, str | None]]  # the place of a reading, and the option
    limits: frozenset[tuple[str, str, str]]
    items: frozenset[tuple[str, str]]


def coverage_of(book: Rulebook, tested: Tested) -> tuple[ProgrammeCoverage, ...]:
    """Every programme with its goals in the order of its file, and what all programmes share.

    Raises InvalidInput if a rule file cannot be read.
    """
    reached, laws = _reached(tested), book.laws()
    found = [ProgrammeCoverage(law.id, _ordered(_goals(law, reached))) for law in laws]
    shared = _ordered(_shared(book, laws, reached))
    return tuple(entry for entry in [*found, ProgrammeCoverage(SHARED, shared)] if entry.goals)


def expected_items(tested: Tested) -> Iterator[tuple[ProgrammeResult, ItemResult, Outcome]]:
    """Every item of which a test expects something, with its result in that test."""
    for outcome, calculation in tested.calculated():
        for programme, item in calculation.lines():
            if _is_expected(programme, item, outcome):
                yield programme, item, outcome


def _reached(tested: Tested) -> Reached:
    expected = list(expected_items(tested))
    uses = frozenset(u for _, item, _ in expected for u in item.all_uses)
    return Reached(
        uses,
        frozenset((use.place, use.value) for use in uses if use.kind == "reading"),
        frozenset((p.id, item.id, limit.name) for p, item, _ in expected for limit in item.limits),
        frozenset((p.id, i.id) for p, i, o in expected if _is_named(f"{p.id}.{i.id}.", o)),
    )


def _is_named(item: str, outcome: Outcome) -> bool:
    return any(path.startswith(item) for path in outcome.compared)


def _is_expected(programme: ProgrammeResult, item: ItemResult, outcome: Outcome) -> bool:
    """Whether a test expects something of an item or of a sum that the item is in."""
    sums = {f"{programme.id}.{key}" for key in SUMMED}
    if item.counts_as is not ProgrammeKind.STATE:
        others = {"totals.basic", "totals.optional"} - {f"totals.{item.counts_as}"}
        sums |= {path for path in outcome.compared if path.startswith("totals.")} - others
    return _is_named(f"{programme.id}.{item.id}.", outcome) or not sums.isdisjoint(outcome.compared)


def _goals(law: Law, reached: Reached) -> Iterator[Goal]:
    """Everything that a programme's own file says."""
    own = [law.parameters[name] for name in law.spec.parameters]
    figures = [leaf for parameter in own for leaf in _figures(parameter)]
    for series in law.series.values():
        if isinstance(series, ByYear):
            figures += series.years.values()
        elif isinstance(series, BySteps):
            figures += [leaf for _, leaf in series.steps]
    yield from _values(figures, reached)
    places = law.reading_places
    yield from _readings(law.spec.readings, law.document, places, reached)
    for name, item in law.spec.items.items():
        place = _place(law.document, ("items", name))
        yield Goal("item", name, place, (law.id, name) in reached.items)
        for limit, keys in item.limits().items():
            place = _place(law.document, ("items", name, *keys))
            bites = (law.id, name, limit) in reached.limits
            yield Goal("limit", f"{name}.{limit}", place, bites)


def _shared(book: Rulebook, laws: Iterable[Law], reached: Reached) -> Iterator[Goal]:
    """Parameters and readings of the file that all programmes share."""
    for law in laws:
        parameters = [law.parameters[name] for name in book.common.parameters]
        yield from _values((leaf for p in parameters for leaf in _figures(p)), reached)
        places = law.reading_places
        yield from _readings(book.common.readings, book.document(COMMON), places, reached)
        return


def _figures(parameter: DatedParameter) -> Iterator[Leaf]:
    for row in parameter.rows:
        yield from leaves(row.table)


def _values(figures: Iterable[Leaf], reached: Reached) -> Iterator[Goal]:
    for use in dict.fromkeys(leaf.use for leaf in figures):
        yield Goal("value", use.name, use.place, use in reached.uses, use)


def _readings(
    readings: Mapping[str, Reading],
    document: Document,
    places: Mapping[str, str],
    reached: Reached,
) -> Iterator[Goal]:
    for name, reading in readings.items():
        for option in reading.options:
            place = _place(document, ("readings", name, "options", option))
            taken = (places[name], option) in reached.options
            yield Goal("reading", f"{name}={option}", place, taken)


def _place(document: Document, route: Route) -> str:
    return f"{document.name}:{document.span(route, on_key=True).line}"


def _ordered(goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """By line; a file has one order only, that of its lines."""
    return tuple(sorted(goals, key=lambda goal: int(goal.place.rpartition(":")[2])))
