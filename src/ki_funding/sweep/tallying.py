"""A part of the work of a sweep: it runs formulas over its draws and cases, and tallies them.

The work is cut into units in one order, and each part takes its turns. Tallies are whole numbers,
so that the parts together give the same figures however many there are, and wherever they ran.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from math import prod
from threading import Event
from typing import NamedTuple, TypeVar

from ki_funding.sweep.answer_table import AnswerRow
from ki_funding.sweep.blocks import PLAIN, SMALL, Work, add, batches, run
from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.engines.scenarios import Scenarios
from ki_funding.sweep.formulas.integers import Overflow
from ki_funding.sweep.formulas.measures import Measured, Measures
from ki_funding.sweep.formulas.plan import Plan, Traced
from ki_funding.sweep.formulas.tracing import Block
from ki_funding.sweep.land import Done, Land, Part, land, tallied
from ki_funding.sweep.question import Question, Table
from ki_funding.sweep.scenario.report import about
from ki_funding.sweep.tally import Tally

Progress = Callable[[int], None]


def nobody(_: int) -> None:
    """Tells nobody how many cases are done."""


class Share(NamedTuple):
    """Which of so many parts: its number from 0 on."""

    number: int = 0
    of: int = 1


WHOLE = Share()


class Tallied(NamedTuple):
    """A group of cases of a table: a tally for each combination of the axes `ahead`."""

    key: tuple[str, ...]
    ahead: tuple[str, ...]
    tallies: tuple[Tally, ...]

    @classmethod
    def of_all(cls, parts: "Sequence[Tallied]") -> "Tallied":
        """One group of which several parts have tallied something each."""
        columns = zip(*(part.tallies for part in parts), strict=True)
        return parts[0]._replace(tallies=tuple([Tally.of_all(column) for column in columns]))


class Stopped(Exception):
    """Another part has failed, or nobody waits any longer."""


class Group(NamedTuple):
    """So many cases of one key of a table: each distinct measure with the cases it holds for.

    Of a sum over all cases the measures are those of each programme.
    """

    key: tuple[str, ...]
    cases: int
    parts: tuple[Part, ...]


def tally(
    plan: Plan,
    engine: Engine,
    share: Share = WHOLE,
    *,
    progress: Progress = nobody,
    stop: Event | None = None,
) -> tuple[tuple[Tallied, ...], ...]:
    """What a part of the work comes to, for each table its groups of cases.

    Raises Overflow where an amount may be too large for the engine, and Stopped.
    """
    work = Work(engine, _turns(share, stop), progress)
    tallying = Tallying.of(plan, work)
    return tuple([tuple(tallying.table(table, plan)) for table in plan.question.tables])


def _turns(share: Share, stop: Event | None) -> Iterator[bool]:
    for number in cycle(range(share.of)):
        if stop is not None and stop.is_set():
            raise Stopped
        yield number == share.number


class Tallying(NamedTuple):
    """What every table is computed with."""

    question: Question
    scenarios: Scenarios
    work: Work
    done: Done

    @classmethod
    def of(cls, plan: Plan, work: Work) -> "Tallying":
        """A run in which nothing is done yet."""
        scenarios = Scenarios.of(plan.question, plan.slots)
        return cls(plan.question, scenarios, work, Done({}, {}, {}, {}))

    def table(self, table: Table, plan: Plan) -> Iterator[Tallied]:
        """The groups of cases of a table."""
        found = in_order(list(groups(table, plan, self.question)))
        asked = [(group, self.whole(group, table)) for group in found]
        for group, whole in asked:
            yield self.group(table, group, whole)

    def whole(self, group: Group, table: Table) -> Land | None:
        """The programs of a sum over all cases, where one is asked for."""
        if table.of != "land":
            return None
        with _named(table):
            return land(group.parts, group.cases, self.scenarios, self.done)

    def group(self, table: Table, group: Group, whole: Land | None) -> Tallied:
        """A group of cases, with a tally for each combination of the axes of the table."""
        by = [name for name in table.by if name in self.scenarios.axes]
        with _named(table):
            inputs = whole.inputs if whole else self._inputs(group, table)
            ahead = self.scenarios.space(inputs, {}, by).ahead
            segments = prod(len(self.scenarios.axes[name]) for name in ahead)
            quantiles = kept(table)
            tallies = tuple([Tally(quantiles=quantiles) for _ in range(segments)])
            if whole is None:
                self._cases(group, table, ahead, tallies)
            else:
                tallied(whole, self.scenarios, by, self.work, tallies, self.done)
        return Tallied(group.key, ahead, tallies)

    def _inputs(self, group: Group, table: Table) -> set[str]:
        share = table.measure.is_share
        programs = [self.done.program(measure, share=share) for measure, _ in group.parts]
        return {name for program in programs for name in program.inputs}

    def _cases(
        self, group: Group, table: Table, ahead: tuple[str, ...], tallies: Sequence[Tally]
    ) -> None:
        """Tallies each case of each scenario."""
        scenarios, work = self.scenarios, self.work
        for measure, cases in group.parts:
            program = self.done.program(measure, share=table.measure.is_share)
            space = scenarios.space({*program.inputs, *ahead}, {}, ahead)
            alone = not scenarios.each.isdisjoint(program.inputs)
            said = alone or not scenarios.slots.keys().isdisjoint(program.inputs)
            weight = space.repeats * (1 if said else len(cases))
            counted = cases if said else cases[:1]
            few = space.size * len(counted) <= SMALL
            engine = PLAIN if few else work.engine
            for piece in scenarios.pieces(space, engine.block):
                most = 1 if alone else max(engine.block // piece.count, 1)
                for some in filter(work.takes, batches(counted, most)):
                    found = run(program, scenarios, space, some, piece.start, piece.count, engine)
                    add(tallies, piece, space, found, engine, weight)
                    work.progress(piece.count * len(some) * weight)


def kept(table: Table) -> bool:
    """Whether every number of a table is kept, for its quantiles."""
    return table.counts_sums or any(show.startswith("p") for show in table.show)


@contextmanager
def _named(table: Table) -> Iterator[None]:
    """Raises Overflow with the amount of a table as its name."""
    try:
        yield
    except Overflow as overflow:
        raise Overflow(table.measure.path, overflow.largest) from overflow


Keyed = TypeVar("Keyed", Group, AnswerRow, Tallied)


def in_order(found: list[Keyed]) -> list[Keyed]:
    """By keys from the left, each part of a key in the order in which it first came."""
    width = len(found[0].key) if found else 0
    places = [
        {key: place for place, key in enumerate(dict.fromkeys(one.key[at] for one in found))}
        for at in range(width)
    ]
    return sorted(found, key=lambda one: [p[k] for p, k in zip(places, one.key, strict=True)])


def groups(table: Table, plan: Plan, question: Question) -> Iterator[Group]:
    """The cases by all of the key that is no variation."""
    measure = table.measure
    if table.counts_sums:  # only their sum is compared
        measure = measure._replace(below=None, above=None)
    measures, sums = Measures(measure), table.of == "land"
    found: dict[tuple[str, ...], list[Traced]] = {}
    for traced, key in _keys(table.by, plan, question):
        found.setdefault(key, []).append(traced)
    for key, cases in found.items():
        parts: dict[int, tuple[Measured, list[Traced]]] = {}
        if sums:
            blocks: dict[int, tuple[Block, list[Traced]]] = {}
            for traced in cases:
                for block in traced.blocks:
                    blocks.setdefault(id(block), (block, []))[1].append(traced)
            for block, whose in blocks.values():
                if (one := measures.of_block(block)) is not None:
                    parts.setdefault(id(one), (one, []))[1].extend(whose)
        else:
            for traced in cases:
                one = measures.of_case(traced.blocks)
                parts.setdefault(id(one), (one, []))[1].append(traced)
        yield Group(key, len(cases), tuple((one, tuple(whose)) for one, whose in parts.values()))


def _keys(
    by: Sequence[str], plan: Plan, question: Question
) -> Iterator[tuple[Traced, tuple[str, ...]]]:
    """Every case with what of its key is no variation."""
    readings = {name: place for place, (name, _) in enumerate(question.readings)}
    abouts: dict[int, dict[str, str]] = {}
    for traced in plan.traced:
        if id(traced.case) not in abouts:
            abouts[id(traced.case)] = about(traced.case)
        known = abouts[id(traced.case)]
        yield traced, tuple([
            known[name] if name in known else traced.readings[readings[name]]
            for name in by
            if name in known or name in readings
        ])  # fmt: skip
