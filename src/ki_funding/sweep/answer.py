"""Answers a question: what all parts of the work have tallied, as tables of exact figures."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from ki_funding.sweep.answer_table import Answer, AnswerRow, AnswerTable, Axis, SweepValue
from ki_funding.sweep.blocks import PLAIN, batches, run
from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.engines.scenarios import Scenarios
from ki_funding.sweep.formulas.graph import Term
from ki_funding.sweep.formulas.integers import lowered
from ki_funding.sweep.formulas.measures import idle, open_items
from ki_funding.sweep.formulas.plan import Plan, Traced
from ki_funding.sweep.formulas.tracing import Formulas
from ki_funding.sweep.question import Measure, Table
from ki_funding.sweep.tally import Tally
from ki_funding.sweep.tallying import Progress, Tallied, in_order, nobody, tally
from ki_funding.values.exact import ONE, Rounding, cents, plain_text, round_to


def answer(plan: Plan, engine: Engine, *, progress: Progress = nobody) -> Answer:
    """The tables of a question, whose formulas are planned.

    Raises Overflow where an amount may be too large for the engine.
    """
    return told(plan, engine.name, [tally(plan, engine, progress=progress)])


def told(plan: Plan, engine: str, parts: Sequence[Sequence[Sequence[Tallied]]]) -> Answer:
    """The tables that the tallies of all parts make up."""
    whole = [
        [Tallied.of_all(group) for group in zip(*groups, strict=True)]
        for groups in zip(*parts, strict=True)
    ]
    question = plan.question
    rows = Rows(Scenarios.of(question, plan.slots))
    tables = [rows.table(table, found) for table, found in zip(question.tables, whole, strict=True)]
    return Answer(
        tuple(tables),
        plan.receipt,
        rows.scenarios.size * len(plan.traced),
        question.draws,
        question.seed,
        engine,
        question.asked,
        tuple(Axis(v.path, v.title, v.unit, v.share) for v in question.variations),
        open_items(plan, Saying(plan, rows.scenarios).known_to_all),
        idle(plan),
        question.written,
        plan.titles,
        plan.cited,
        plan.owed,
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


class Rows:
    """Makes the rows of tables of what was tallied."""

    def __init__(self, scenarios: Scenarios) -> None:
        self.scenarios = scenarios
        self.segments: dict[tuple[tuple[str, ...], ...], list[tuple[tuple[str, ...], int]]] = {}

    def table(self, table: Table, groups: Sequence[Tallied]) -> AnswerTable:
        """One table: a row for each group of cases and each combination of its own axes."""
        rows = [row for group in groups for row in self._rows(table, group)]
        inner = [name for name in table.by if name not in self.scenarios.axes]
        if tuple(inner) != table.by[: len(inner)]:  # else they are in order already
            rows = in_order(rows)
        return AnswerTable(table.title, table.by, table.show, tuple(rows), table.measure.path)

    def _rows(self, table: Table, group: Tallied) -> Iterator[AnswerRow]:
        """The rows of a group of cases, one for each combination of the axes of the table."""
        by = tuple(name for name in table.by if name in self.scenarios.axes)
        figures = list(_figures(table, group.tallies))
        places = self._places(table.by)
        in_place = places == sorted(places)
        for texts, place in self._segments(by, group.ahead):
            key = group.key + texts
            yield AnswerRow(key if in_place else tuple([key[at] for at in places]), *figures[place])

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


def _figures(
    table: Table, tallies: Sequence[Tally]
) -> Iterator[tuple[tuple[SweepValue, ...], int, int]]:
    """What rows tell of their numbers: values, how many there are, how many undetermined."""
    if table.counts_sums:
        columns: list[list[SweepValue]] = [[_share(table.measure, tally) for tally in tallies]]
    else:
        columns = [_column(show, tallies, share=table.measure.is_share) for show in table.show]
    for one, values in zip(tallies, zip(*columns, strict=True), strict=True):
        yield values, one.count + one.nothing, one.undetermined


def _share(measure: Measure, tally: Tally) -> Fraction | None:
    """How often a sum over all cases lies below or above some euros."""
    if measure.below is not None:
        return tally.share(measure.below * 100, below=True)
    assert measure.above is not None
    return tally.share(measure.above * 100, below=False)


def _column(show: str, tallies: Sequence[Tally], *, share: bool) -> list[SweepValue]:
    """A figure of each tally: euros to the cent (a mean rounded half up), or an exact share."""
    found: Sequence[Fraction | int | None]
    match show:
        case "sum":
            found = [tally.total if tally.count else None for tally in tallies]
        case "mean":
            found = [Fraction(one.total, one.count) if one.count else None for one in tallies]
        case "least":
            found = [tally.least for tally in tallies]
        case "most":
            found = [tally.most for tally in tallies]
        case _:
            rank = Fraction(show.removeprefix("p")) / 100
            found = [tally.quantile(rank) for tally in tallies]
    if share:
        return [None if one is None else Fraction(one) for one in found]
    return [None if one is None else cents(_whole(one)) for one in found]


def _whole(number: Fraction | int) -> int:
    return number if isinstance(number, int) else int(round_to(number, ONE, Rounding.HALF_UP))
