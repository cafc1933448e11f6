"""`ki-funding sweep SCENARIO`: many cases at once, in the tables that the scenario asks for."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ki_funding.cli import OK
from ki_funding.cli.options import (
    Color,
    ColorOption,
    LangOption,
    OutputOption,
    QuietOption,
    ReadingOption,
    RulesOption,
    SetOption,
    WithOption,
)

if TYPE_CHECKING:
    from ki_funding.cli.console import Console
    from ki_funding.results.sweep import RowWriter
    from ki_funding.sweep.engines import Engine
    from ki_funding.sweep.question import Question

LARGE = 10**9  # cases; more are a slip more often than a wish
SLOW = 10**6  # cases above which plain Python is no fun


class SweepFormat(StrEnum):
    """How the answer of a sweep is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


class EngineName(StrEnum):
    """What a sweep is computed with."""

    AUTO = "auto"
    PYTHON = "python"
    NUMPY = "numpy"
    NUMBA = "numba"


def sweep(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="help.scenario")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="help.dry_run")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="help.yes")] = False,
    draws: Annotated[int | None, typer.Option("--draws", min=1, metavar="N", help="help.draws")] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=10**15 - 1, metavar="N", help="help.seed")
    ] = None,
    engine: Annotated[EngineName, typer.Option("--engine", help="help.engine")] = EngineName.AUTO,
    rows: Annotated[str | None, typer.Option("--rows", metavar="FILE", help="help.rows")] = None,
    reading: ReadingOption = None,
    with_: WithOption = None,
    set_: SetOption = None,
    rules: RulesOption = None,
    format_: Annotated[
        SweepFormat, typer.Option("--format", "-f", help="help.format")
    ] = SweepFormat.TABLE,
    output: OutputOption = None,
    lang: LangOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from ki_funding.cli.console import UsageProblem, console_for
    from ki_funding.cli.delivery import Wanted, deliver
    from ki_funding.cli.inputs import adjusted, documents, readings_of, rules_here, rules_of
    from ki_funding.diagnostics import InvalidInput
    from ki_funding.language import text
    from ki_funding.sweep.answer import answer
    from ki_funding.sweep.extent import extent
    from ki_funding.sweep.scenario_file import Override, asked

    console = console_for(lang, color, quiet=quiet)
    language = console.language
    chosen = rules_of(rules, None, language)
    if here := rules_here(rules, chosen):
        console.note("note.rules_here", folder=here)
    (document,) = documents([scenario], language) if not Path(scenario).is_dir() else (None,)
    if document is None:
        raise UsageProblem(text("usage.sweep_folder", language, folder=scenario))
    if isinstance(document, InvalidInput):
        raise document
    found = asked(
        document,
        Path() if scenario == "-" else Path(scenario).parent,
        chosen,
        adjust=lambda base: adjusted(base, with_, set_),
        override=Override(readings_of(reading, language), draws, seed),
    )
    question = found.question
    runner = _engine(engine, question, console)
    if dry_run:
        console.result(_plan(question, runner.name, console) + "\n", output)
        return OK
    cases = extent(question).total
    if cases > LARGE and not yes:
        told = {"cases": _whole(cases, console), "time": _time(question, runner.name, console)}
        raise UsageProblem(text("usage.sweep_large", language, **told))
    with _rows(rows, output, console) as written, _progress(question, console) as progress:
        result = answer(found.rules, question, engine=runner, progress=progress, rows=written)
    wanted = Wanted(format_, output)
    deliver(console, wanted, "sweep", lambda style: (result, found.title, style))
    if runner.name == EngineName.PYTHON and cases > SLOW:
        console.note("note.sweep_slow")
    return OK
