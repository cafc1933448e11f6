"""`ki-funding sweep SCENARIO`: many cases at once, in the tables that the scenario asks for."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ki_funding.cli import OK, completion
from ki_funding.cli.options import (
    SWEEP_FORMATS,
    Color,
    ColorOption,
    DialectOption,
    LangOption,
    OutputOption,
    QuietOption,
    ReadingOption,
    RulesOption,
    SetOption,
    SweepFormatOption,
    WithOption,
    YearOption,
    one_of,
)
from ki_funding.presentation.style import Dialect

if TYPE_CHECKING:
    from ki_funding.cli.console import Console
    from ki_funding.cli.delivery import Wanted
    from ki_funding.sweep.answer_table import Answer, RowWriter
    from ki_funding.sweep.engines.engines import Engine
    from ki_funding.sweep.question import Question
    from ki_funding.sweep.scenario.file import Asked

LARGE = 10**9  # cases; more are a slip more often than a wish
WATCHED = 10**5  # cases; fewer are done before a bar is read


class EngineName(StrEnum):
    """What a sweep is computed with."""

    AUTO = "auto"
    PYTHON = "python"
    NUMPY = "numpy"
    NUMBA = "numba"


def sweep(
    scenario: Annotated[
        str | None, typer.Argument(metavar="SCENARIO", help="help.scenario")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="help.dry_run")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="help.yes")] = False,
    draws: Annotated[str | None, typer.Option("--draws", metavar="N", help="help.draws")] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="N", help="help.seed")] = None,
    vary: Annotated[
        list[str] | None,
        typer.Option(
            "--vary",
            metavar="PATH=VALUES",
            help="help.vary",
            autocompletion=completion.parameters,
        ),
    ] = None,
    year: YearOption = None,
    engine: Annotated[
        EngineName, one_of(EngineName, "--engine", help="help.engine")
    ] = EngineName.AUTO,
    rows: Annotated[str | None, typer.Option("--rows", metavar="FILE", help="help.rows")] = None,
    reading: ReadingOption = None,
    with_: WithOption = None,
    set_: SetOption = None,
    rules: RulesOption = None,
    format_: SweepFormatOption = None,
    csv_dialect: DialectOption = Dialect.RFC4180,
    output: OutputOption = None,
    lang: LangOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from ki_funding.cli.console import UsageProblem, console_for
    from ki_funding.cli.delivery import deliver
    from ki_funding.cli.inputs import adjusted, readings_of, rules_here, rules_of, years_of
    from ki_funding.cli.scenario import check_targets, scenario_of
    from ki_funding.extras import MissingExtra
    from ki_funding.presentation.sweep.shown import Answered
    from ki_funding.sweep.engines.engines import engine_for, extra_for
    from ki_funding.sweep.extent import extent
    from ki_funding.sweep.scenario.file import Override, asked
    from ki_funding.sweep.scenario.options import number_of, with_options
    from ki_funding.sweep.scenario.scenario_file import read_draws, read_seed
    from ki_funding.texts.language import text

    console = console_for(lang, color, quiet=quiet)
    language = console.language
    wanted = _wanted(format_, output, csv_dialect, rows, console)
    chosen = rules_of(rules, None, language)
    years_of(year, chosen, language)
    document, folder = scenario_of(scenario, chosen, year, language, varies=bool(vary))
    if here := rules_here(rules, chosen):
        console.note("note.rules_here", folder=here)
    check_targets((rows, output), document, folder, with_ or (), language)
    found = asked(
        with_options(document, vary or (), year),
        folder,
        chosen,
        adjust=lambda base: adjusted(base, with_, set_),
        override=Override(
            readings_of(reading, language),
            number_of("--draws", draws, read_draws),
            number_of("--seed", seed, read_seed),
        ),
    )
    question = found.question
    if not question.drawn and (draws is not None or seed is not None):
        console.note("note.sweep_draws", file=document.name)
    cases = extent(question).total
    try:
        runner = engine_for(cases, engine)
    except MissingExtra as error:
        raise UsageProblem(text("usage.extra", language, extra=error.extra)) from error
    if dry_run:
        to = output if wanted.format_ == "table" else None  # a plan is a text
        console.result(_plan(question, runner.name, console) + "\n", to)
        return OK
    if cases > LARGE and not yes:
        told = {"cases": _whole(cases, console), "time": _time(question, runner.name, console)}
        raise UsageProblem(text("usage.sweep_large", language, **told))
    writer = None if rows is None else partial(_writer, rows, csv_dialect, output, console)
    result = _computed(found, runner, writer, document.name, console)
    deliver(console, wanted, Answered(result, found.title))
    if engine is EngineName.AUTO and (missing := extra_for(cases, runner.name)):
        console.note("note.sweep_slow", extra=missing)
    return OK


def _computed(
    found: "Asked",
    engine: "Engine",
    writer: "Callable[[], AbstractContextManager[RowWriter]] | None",
    name: str,
    console: "Console",
) -> "Answer":
    """The answer, and every row in a file where that is asked for. Raises UsageProblem."""
    from ki_funding.cli.console import UsageProblem
    from ki_funding.sweep.answer import answer
    from ki_funding.sweep.engines.integers import Overflow
    from ki_funding.sweep.extent import extent
    from ki_funding.sweep.formulas.plan import planned
    from ki_funding.sweep.formulas.symbols import Refused
    from ki_funding.sweep.rows import write_rows
    from ki_funding.texts.language import text

    tables = len(found.question.tables) + (writer is not None)
    try:
        plan = planned(found.rules, found.question)
        with _progress(extent(found.question).total * tables, console) as progress:
            if writer is not None:
                with writer() as rows:
                    write_rows(plan, engine, rows, progress=progress)
            return answer(plan, engine, progress=progress)
    except (Refused, Overflow) as error:
        named = {"item": error.name or name}
        raise UsageProblem(text(f"usage.sweep.{error.why}", console.language, **named)) from error


def _wanted(
    given: str | None,
    output: str | None,
    dialect: Dialect,
    rows: str | None,
    console: "Console",
) -> "Wanted":
    """How the answer is written; the dialect may be about the rows alone. Raises UsageProblem."""
    from ki_funding.cli.delivery import check_dialect, wanted_of
    from ki_funding.cli.suffix import suffix_of

    wanted = wanted_of(SWEEP_FORMATS, given, output, console.language, dialect)
    if rows is not None and suffix_of(rows) == ".csv" and wanted.format_ != "csv":
        wanted = wanted._replace(dialect=Dialect.RFC4180)
    check_dialect(wanted, console.language)  # before anything is computed or written
    return wanted


@contextmanager
def _writer(
    rows: str, dialect: Dialect, output: str | None, console: "Console"
) -> "Iterator[RowWriter]":
    """What writes every row to a file that is there whole or not at all."""
    from ki_funding.cli.console import UsageProblem, whole_file
    from ki_funding.cli.suffix import suffix_of
    from ki_funding.extras import MissingExtra
    from ki_funding.presentation.sweep.rows import SUFFIXES, writer
    from ki_funding.texts.language import text

    path, suffix, language = Path(rows), suffix_of(rows), console.language
    if suffix not in SUFFIXES:
        raise UsageProblem(text("usage.rows_suffix", language, file=rows))
    if output is not None and path.resolve() == Path(output).resolve():
        raise UsageProblem(text("usage.rows_same", language))
    try:
        with whole_file(path, language) as stream:
            made = writer(suffix, stream, dialect)
            yield made
            made.end()
    except MissingExtra as error:
        raise UsageProblem(text("usage.extra", language, extra=error.extra)) from error
    console.note("note.written", file=rows)


def _progress(total: int, console: "Console") -> AbstractContextManager[Callable[[int], None]]:
    """What is told how many cases are done; a bar where a person watches."""
    if console.quiet or sys.stderr is None or not sys.stderr.isatty() or total < WATCHED:
        return nullcontext(lambda _: None)
    from ki_funding.presentation.with_rich import bar

    return bar(sys.stderr, total)


def _plan(question: "Question", engine: str, console: "Console") -> str:
    """How many cases a question has and what they are, how long they take and how much memory."""
    from ki_funding.sweep.extent import extent, megabytes
    from ki_funding.texts.language import text

    found, language = extent(question), console.language
    factors = [
        text(f"sweep.factor.{name}", language, count=_whole(count, console))
        for name, count in found._asdict().items()
        if count != 1 or name == "cases"
    ]
    whole, memory = _whole(found.total, console), _whole(megabytes(question, engine), console)
    time = _time(question, engine, console)
    return "\n".join([
        text("sweep.extent", language, cases=whole, factors=" × ".join(factors)),
        text("sweep.estimate", language, engine=engine, time=time, memory=memory),
    ])  # fmt: skip


def _time(question: "Question", engine: str, console: "Console") -> str:
    """About how long a question takes, in a unit that people can picture."""
    from ki_funding.sweep.extent import seconds
    from ki_funding.texts.language import text

    left = seconds(question, engine)
    for unit, size in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if left >= 2 * size:
            return text(f"sweep.{unit}", console.language, count=_whole(left // size, console))
    return text("sweep.seconds", console.language, count=_whole(left, console))


def _whole(number: int, console: "Console") -> str:
    from fractions import Fraction

    from ki_funding.presentation.numbers import number as shown

    return shown(Fraction(number), console.language)
