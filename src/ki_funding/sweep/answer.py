"""Answers a question: runs the formulas over all draws, block by block, and tallies the results."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, NamedTuple

from ki_funding.sweep.answer_table import Answer, AnswerRow, AnswerTable, Axis, SweepValue
from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.engines.integers import Overflow, lowered
from ki_funding.sweep.engines.scenarios import Scenarios
from ki_funding.sweep.formulas.measures import Measured, idle, measured, open_items
from ki_funding.sweep.formulas.plan import Plan, Traced
from ki_funding.sweep.formulas.symbols import Number, Symbol
from ki_funding.sweep.land import Done, Land, land, tallied
from ki_funding.sweep.question import Measure, Question, Table
from ki_funding.sweep.scenario.report import about
from ki_funding.sweep.tally import Tally
from ki_funding.values.exact import CENT, ONE, Rounding, plain_text, round_to, to_cents

Progress = Callable[[int], None]


class Group(NamedTuple):
    """Cases of one key of a table: each distinct measure with the cases that it holds for."""

    key: tuple[str, ...]
    parts: tuple[tuple[Measured, tuple[Traced, ...]], ...]


def answer(plan: Plan, engine: Engine, *, progress: Progress = lambda _: None) -> Answer:
    """The tables of a question, whose formulas are planned.

    Raises Overflow where an amount may be too large for the engine.
    """
    run = Answering.of(plan.question, engine, progress)
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
        open_items(plan),
        idle(plan),
    )


class Answering(NamedTuple):
    """What every table is computed with."""

    question: Question
    scenarios: Scenarios
    engine: Engine
    progress: Progress
    done: Done

    @classmethod
    def of(
        cls, question: Question, engine: Engine, progress: Progress = lambda _: None
    ) -> "Answering":
        """A run in which nothing is done yet."""
        return cls(question, Scenarios.of(question), engine, progress, Done({}, {}))

    def table(self, table: Table, plan: Plan) -> AnswerTable:
        """One table: a row for each group of cases and each combination of its own axes."""
        asked = [(group, self.whole(group, table)) for group in groups(table, plan, self.question)]
        rows = [row for group, whole in asked for row in self.rows(table, group, whole)]
        path = table.measure.path
        return AnswerTable(table.title, table.by, table.show, _in_order(rows), path)

    def whole(self, group: Group, table: Table) -> Land | None:
        """The programs of a sum over all cases, where one is asked for."""
        with _named(table):
            return land(group.parts, self.scenarios, self.done) if table.of == "land" else None

    def rows(self, table: Table, group: Group, whole: Land | None) -> Iterator[AnswerRow]:
        """The rows of a group of cases, one for each combination of the axes of the table."""
        for fixed in self.scenarios.segments([n for n in table.by if n in self.scenarios.axes]):
            kept = table.counts_sums or any(show.startswith("p") for show in table.show)
            tally = Tally(quantiles=kept)
            with _named(table):
                if whole is None:
                    self._cases(group, fixed, tally, share=table.measure.is_share)
                else:
                    engine, progress = self.engine, self.progress
                    tallied(whole, self.scenarios, fixed, engine, tally, progress, self.done)
            yield _row(table, group.key, fixed, tally)

    def _cases(
        self, group: Group, fixed: Mapping[str, Fraction], tally: Tally, *, share: bool
    ) -> None:
        """Tallies each case of each scenario."""
        scenarios, engine = self.scenarios, self.engine
        for measure, cases in group.parts:
            program = lowered(measure._asdict(), cents=[] if share else ["number"])
            space = scenarios.space(program.inputs, fixed)
            alone = not self.scenarios.each.isdisjoint(program.inputs)
            weight = space.repeats * (1 if alone else len(cases))
            for one in cases if alone else cases[:1]:
                for start, count in scenarios.blocks(space, engine):
                    columns = scenarios.columns(program, space, one.whose, start, count, engine)
                    found = engine.run(program, columns, count)
                    some = engine.total(found["some"])
                    tally.undetermined += (count - engine.total(found["known"])) * weight
                    tally.nothing += (count - some) * weight
                    numbers = found["number"]
                    if some < count:  # what nothing is known of is no number
                        numbers = engine.where(numbers, found["some"])
                    tally.add(numbers, weight)
                    self.progress(count * weight)


@contextmanager
def _named(table: Table) -> Iterator[None]:
    """Raises Overflow with the amount of a table as its name."""
    try:
        yield
    except Overflow as overflow:
        raise Overflow(table.measure.path, overflow.largest) from overflow


def _in_order(rows: list[AnswerRow]) -> tuple[AnswerRow, ...]:
    """The rows by their keys from the left, each key in the order in which it first came."""
    width = len(rows[0].key) if rows else 0
    places = [
        {key: place for place, key in enumerate(dict.fromkeys(row.key[at] for row in rows))}
        for at in range(width)
    ]
    return tuple(sorted(rows, key=lambda row: [p[k] for p, k in zip(places, row.key, strict=True)]))


def groups(table: Table, plan: Plan, question: Question) -> Iterator[Group]:
    """The cases by all of the key that is no variation."""
    names = [name for name, _ in question.readings]
    found: dict[tuple[str, ...], dict[Any, tuple[Measured, list[Traced]]]] = {}
    measures: dict[tuple[int, ...], Measured] = {}
    measure_of_case = table.measure
    if table.counts_sums:  # only their sum is compared
        measure_of_case = measure_of_case._replace(below=None, above=None)
    for traced in plan.traced:
        options = dict(zip(names, traced.readings, strict=True))
        known = {**about(traced.case), **options}
        key = tuple(known[name] for name in table.by if name in known)
        alike = tuple(map(id, traced.formulas))
        if alike not in measures:
            measures[alike] = measured(traced.formulas, measure_of_case)
        measure = measures[alike]
        place = tuple(map(_identity, measure))
        found.setdefault(key, {}).setdefault(place, (measure, []))[1].append(traced)
    for key, parts in found.items():
        yield Group(key, tuple((measure, tuple(cases)) for measure, cases in parts.values()))


def _identity(number: Number) -> Any:
    return id(number) if isinstance(number, Symbol) else number


def _row(
    table: Table, key: tuple[str, ...], fixed: Mapping[str, Fraction], tally: Tally
) -> AnswerRow:
    unit = ONE if table.measure.is_share else CENT
    rest = iter(key)
    whole = tuple(plain_text(fixed[n]) if n in fixed else next(rest) for n in table.by)
    if table.counts_sums:
        values: tuple[SweepValue, ...] = (_share(table.measure, tally),)
    else:
        values = tuple(_value(show, tally, unit) for show in table.show)
    return AnswerRow(whole, values, tally.count + tally.nothing, tally.undetermined)


def _share(measure: Measure, tally: Tally) -> Fraction | None:
    """How often a sum over all cases lies below or above some euros."""
    if measure.below is not None:
        return tally.share(measure.below * 100, below=True)
    assert measure.above is not None
    return tally.share(measure.above * 100, below=False)


def _value(show: str, tally: Tally, unit: Fraction) -> SweepValue:
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
    number = Fraction(found) * unit
    if unit == ONE:
        return number
    whole = number if isinstance(found, int) else round_to(number, CENT, Rounding.HALF_UP)
    return to_cents(whole)
