"""Every case of every scenario as a row, block by block, so that no number of them fills memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ki_funding.sweep.answer_table import RowCells, RowColumn, RowWriter
from ki_funding.sweep.blocks import PLAIN, SMALL
from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.engines.scenarios import Scenarios, Space
from ki_funding.sweep.formulas.integers import Program, lowered
from ki_funding.sweep.formulas.measures import Measures
from ki_funding.sweep.formulas.plan import Plan, Traced
from ki_funding.sweep.formulas.symbols import Number
from ki_funding.sweep.question import Measure, Question
from ki_funding.values.columns import AGS, CASE, DRAW, KOMMUNE, UNDETERMINED, YEAR

HEAD = (KOMMUNE, AGS, YEAR)
SHARE = "share"


def write_rows(
    plan: Plan,
    engine: Engine,
    writer: RowWriter,
    *,
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Writes who, when, what varies, and what is known of each amount of the report.

    Behind each amount stands 1 if something of it is lacking, else 0. See `answer` for errors.
    """
    question = plan.question
    scenarios = Scenarios.of(question, plan.slots)
    amounts = amounts_of(question)
    space = scenarios.space([v.path for v in question.variations], {})
    if space.size <= SMALL:
        engine = PLAIN
    programs = programs_of(plan, amounts)
    named = _named(question)
    writer.begin(_columns(question, programs, amounts, named=named))
    for traced, program in zip(plan.traced, programs, strict=True):
        for _, _, start, count in scenarios.pieces(space, engine.block):
            columns = scenarios.columns(program, space, (traced,), start, count, engine)
            found = engine.run(program, columns, count)
            cells = [*_head(traced, named=named), *_draws(space, start, count)]
            cells += [RowCells(found[v.path]) for v in question.variations]
            writer.write(count, [*cells, *amount_cells(amounts, found)])
            progress(count)


def amounts_of(question: Question) -> dict[str, Measure]:
    """The amounts that the report is about, and those that it compares with, by path."""
    found = {}
    for table in question.tables:
        measure = table.measure
        for amount in filter(None, [measure.amount, measure.reference]):
            path = ".".join(filter(None, [measure.within, amount]))
            found[path] = Measure(amount, measure.within)
    return found


def programs_of(plan: Plan, asked: Mapping[str, Measure]) -> list[Program]:
    """What varies and each measure of each case, as one program; cases share theirs."""
    measures = {name: Measures(measure) for name, measure in asked.items()}
    amounts = [name for name, measure in asked.items() if not measure.is_share]
    done: dict[tuple[int, ...], Program] = {}
    found = []
    for traced in plan.traced:
        key = tuple(map(id, traced.blocks))
        if key not in done:
            formulas: dict[str, Number] = dict(plan.symbols)
            for name, measure in measures.items():
                one = measure.of_case(traced.blocks)
                formulas[name], formulas[f"{name} some"] = one.number, one.some
                formulas[f"{name} lacking"] = 1 - one.known
            done[key] = lowered(formulas, cents=amounts)
        found.append(done[key])
    return found


def _named(question: Question) -> bool:
    """Whether cases have names of their own, as files and the rows of tables have."""
    return any(case.name != case.municipality.name for case in question.cases)


def _columns(
    question: Question, programs: list[Program], amounts: dict[str, Measure], *, named: bool
) -> list[RowColumn]:
    names = [*([CASE] if named else []), *HEAD, *(name for name, _ in question.readings)]
    found = [RowColumn(name, "whole" if name == YEAR else "text") for name in names]
    if question.draws > 1:
        found.append(RowColumn(DRAW, "whole"))
    for variation in question.variations:
        below = programs[0].denominators[variation.path] if programs else 1
        name = f"{variation.path}.{SHARE}" if variation.share else variation.path
        found.append(RowColumn(name, "number", below))
    return [*found, *amount_columns(amounts)]


def amount_columns(amounts: Iterable[str]) -> Iterator[RowColumn]:
    """Each amount, and whether something of it is lacking."""
    for name in amounts:
        yield RowColumn(name, "euros")
        yield RowColumn(f"{name}.{UNDETERMINED}", "whole")


def amount_cells(amounts: Iterable[str], found: Mapping[str, Any]) -> Iterator[RowCells]:
    """What the program of some rows gives for these columns."""
    for name in amounts:
        yield RowCells(found[name], found[f"{name} some"])
        yield RowCells(found[f"{name} lacking"])


def _head(traced: Traced, *, named: bool) -> Iterator[RowCells]:
    municipality = traced.case.municipality
    if named:
        yield RowCells(traced.case.name)
    yield RowCells(municipality.name)
    yield RowCells(municipality.ags or "")
    yield RowCells(traced.case.year)
    yield from (RowCells(option) for option in traced.readings)


def _draws(space: Space, start: int, count: int) -> Iterator[RowCells]:
    """The number of the draw, from 1 on."""
    if space.draws > 1:
        yield RowCells([number % space.draws + 1 for number in range(start, start + count)])
