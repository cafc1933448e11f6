"""Answers a question: runs the formulas over all draws, block by block, and tallies the results."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any, NamedTuple, TypeVar

from ki_funding.sweep.answer_table import Answer, AnswerRow, AnswerTable, Axis, SweepValue
from ki_funding.sweep.blocks import PLAIN, SMALL, add, batches, run
from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.engines.scenarios import Scenarios
from ki_funding.sweep.formulas.graph import Term
from ki_funding.sweep.formulas.integers import Overflow, lowered
from ki_funding.sweep.formulas.measures import Measured, Measures, idle, open_items
from ki_funding.sweep.formulas.plan import Plan, Traced
from ki_funding.sweep.formulas.tracer import Block
from ki_funding.sweep.formulas.tracing import Formulas
from ki_funding.sweep.land import Done, Land, Part, land, tallied
from ki_funding.sweep.question import Measure, Question, Table
from ki_funding.sweep.scenario.report import about
from ki_funding.sweep.tally import Tally
from ki_funding.values.exact import ONE, Rounding, cents, plain_text, round_to

Progress = Callable[[int], None]


class Group(NamedTuple):
    """So many cases of one key of a table: each distinct measure with the cases it holds for.

    Of a sum over all cases the measures are those of each programme.
    """

    key: tuple[str, ...]
    cases: int
    parts: tuple[Part, ...]


def answer(plan: Plan, engine: Engine, *, progress: Progress = lambda _: None) -> Answer:
    """The tables of a question, whose formulas are planned.

    Raises Overflow where an amount may be too large for the engine.
    """
    run = Answering.of(plan, engine, progress)
    tables = tuple(run.table(table, plan) for table in plan.question.tables)
    cases = run.scenarios.size * len(plan.traced)
    question = plan.question
    return Answer(
        tables,
        plan.receipt,
        cases,
        question.draws,
        question.seed,
        engine.name,
        question.asked,
        tuple(Axis(v.path, v.title, v.unit, v.share) for v in question.variations),
        open_items(plan, Saying(plan, run.scenarios).known_to_all),
        idle(plan),
    )


class Saying:
    """Which cases have some formulas, and what these give for the numbers that they say."""

    def __init__(self, plan: Plan, scenarios: Scenarios) -> None:
        self.scenarios = scenarios
        self.cases: dict[int, list[Traced]] = {}
        for traced in plan.traced if plan.slots else ():
            for block in traced.blocks:
                self.cases.setdefault(id(block), []).append(traced)
        self.blocks = {id(f): id(block) for block in plan.blocks for f in block if plan.slots}

    def known_to_all(self, formulas: Formulas, known: Term) -> bool:
        """Whether something is known in every case that has these formulas."""
        program, space = lowered({"known": known}), self.scenarios.space((), {})
        cases = tuple(self.cases[self.blocks[id(formulas)]])
        found = (
            run(program, self.scenarios, space, some, 0, 1, PLAIN)["known"]
            for some in batches(cases, PLAIN.block)
        )
        return all(map(all, found))


class Answering(NamedTuple):
    """What every table is computed with."""

    question: Question
    scenarios: Scenarios
    engine: Engine
    progress: Progress
    done: Done
    segments: dict[Any, list[tuple[tuple[str, ...], int]]]

    @classmethod
    def of(cls, plan: Plan, engine: Engine, progress: Progress = lambda _: None) -> "Answering":
        """A run in which nothing is done yet."""
        scenarios = Scenarios.of(plan.question, plan.slots)
        return cls(plan.question, scenarios, engine, progress, Done({}, {}, {}, {}), {})

    def table(self, table: Table, plan: Plan) -> AnswerTable:
        """One table: a row for each group of cases and each combination of its own axes."""
        found = _in_order(list(groups(table, plan, self.question)))
        asked = [(group, self.whole(group, table)) for group in found]
        rows = [row for group, whole in asked for row in self.rows(table, group, whole)]
        inner = [name for name in table.by if name not in self.scenarios.axes]
        if tuple(inner) != table.by[: len(inner)]:  # else they are in order already
            rows = _in_order(rows)
        return AnswerTable(table.title, table.by, table.show, tuple(rows), table.measure.path)

    def whole(self, group: Group, table: Table) -> Land | None:
        """The programs of a sum over all cases, where one is asked for."""
        if table.of != "land":
            return None
        with _named(table):
            return land(group.parts, group.cases, self.scenarios, self.done)

    def rows(self, table: Table, group: Group, whole: Land | None) -> Iterator[AnswerRow]:
        """The rows of a group of cases, one for each combination of the axes of the table."""
        by = [name for name in table.by if name in self.scenarios.axes]
        with _named(table):
            inputs = whole.inputs if whole else self._inputs(group, table)
            ahead = self.scenarios.space(inputs, {}, by).ahead
            kept = table.counts_sums or any(show.startswith("p") for show in table.show)
            segments = prod(len(self.scenarios.axes[name]) for name in ahead)
            tallies = [Tally(quantiles=kept) for _ in range(segments)]
            if whole is None:
                self._cases(group, table, ahead, tallies)
            else:
                scenarios, engine, done = self.scenarios, self.engine, self.done
                tallied(whole, scenarios, by, engine, tallies, self.progress, done)
        figures = [_figures(table, tally) for tally in tallies]
        places = self._places(table.by)
        for texts, place in self._segments(tuple(by), ahead):
            key = group.key + texts
            yield AnswerRow(tuple([key[at] for at in places]), *figures[place])

    def _places(self, by: Sequence[str]) -> list[int]:
        """Where in the key of a group and the values of axes behind it each column stands."""
        inner = [name for name in by if name not in self.scenarios.axes]
        behind = [*inner, *(name for name in by if name in self.scenarios.axes)]
        return [behind.index(name) for name in by]

    def _segments(
        self, by: tuple[str, ...], ahead: tuple[str, ...]
    ) -> list[tuple[tuple[str, ...], int]]:
        """Each combination of the axes of a table in words, and the place of its numbers."""
        if (by, ahead) in self.segments:
            return self.segments[by, ahead]
        axes = self.scenarios.axes
        steps, step = dict.fromkeys(by, 0), 1
        for name in reversed(ahead):
            steps[name], step = step, step * len(axes[name])
        texts = [
            [(plain_text(n), steps[name] * at) for at, n in enumerate(axes[name])] for name in by
        ]
        found = [
            (tuple(word for word, _ in chosen), sum(at for _, at in chosen))
            for chosen in product(*texts)
        ]
        self.segments[by, ahead] = found
        return found

    def _inputs(self, group: Group, table: Table) -> set[str]:
        share = table.measure.is_share
        programs = [self.done.program(measure, share=share) for measure, _ in group.parts]
        return {name for program in programs for name in program.inputs}

    def _cases(
        self, group: Group, table: Table, ahead: tuple[str, ...], tallies: Sequence[Tally]
    ) -> None:
        """Tallies each case of each scenario."""
        scenarios = self.scenarios
        for measure, cases in group.parts:
            program = self.done.program(measure, share=table.measure.is_share)
            space = scenarios.space({*program.inputs, *ahead}, {}, ahead)
            alone = not scenarios.each.isdisjoint(program.inputs)
            said = alone or not scenarios.slots.keys().isdisjoint(program.inputs)
            weight = space.repeats * (1 if said else len(cases))
            counted = cases if said else cases[:1]
            few = space.size * len(counted) <= SMALL
            engine = PLAIN if few else self.engine
            for piece in scenarios.pieces(space, engine.block):
                most = 1 if alone else max(engine.block // piece.count, 1)
                for some in batches(counted, most):
                    found = run(program, scenarios, space, some, piece.start, piece.count, engine)
                    add(tallies, piece, space, found, engine, weight)
                    self.progress(piece.count * len(some) * weight)


@contextmanager
def _named(table: Table) -> Iterator[None]:
    """Raises Overflow with the amount of a table as its name."""
    try:
        yield
    except Overflow as overflow:
        raise Overflow(table.measure.path, overflow.largest) from overflow


Keyed = TypeVar("Keyed", Group, AnswerRow)


def _in_order(found: list[Keyed]) -> list[Keyed]:
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


def _figures(table: Table, tally: Tally) -> tuple[tuple[SweepValue, ...], int, int]:
    """What a row tells of its numbers: its values, how many there are, how many undetermined."""
    share = table.measure.is_share
    if table.counts_sums:
        values: tuple[SweepValue, ...] = (_share(table.measure, tally),)
    else:
        values = tuple([_value(show, tally, share=share) for show in table.show])
    return values, tally.count + tally.nothing, tally.undetermined


def _share(measure: Measure, tally: Tally) -> Fraction | None:
    """How often a sum over all cases lies below or above some euros."""
    if measure.below is not None:
        return tally.share(measure.below * 100, below=True)
    assert measure.above is not None
    return tally.share(measure.above * 100, below=False)


def _value(show: str, tally: Tally, *, share: bool) -> SweepValue:
    """A figure of a tally: euros to the cent (a mean rounded half up), or an exact share."""
    if not tally.count:
        return None
    found: Fraction | int | None
    match show:
        case "sum":
            found = tally.total
        case "mean":
            found = Fraction(tally.total, tally.count)
        case "least":
            found = tally.least
        case "most":
            found = tally.most
        case _:
            found = tally.quantile(Fraction(show.removeprefix("p")) / 100)
    if found is None:
        return None
    if share:
        return Fraction(found)
    if isinstance(found, Fraction):
        found = int(round_to(found, ONE, Rounding.HALF_UP))
    return cents(found)
