"""`ki-funding state`: all KI at full use, beside the minimum that the Land guarantees."""

from enum import StrEnum
from typing import Annotated

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
    YearOption,
)


class StateFormat(StrEnum):
    """How the state is written."""

    TABLE = "table"
    JSON = "json"


class By(StrEnum):
    """What the sums are for."""

    PROGRAMME = "programme"
    KOMMUNE = "kommune"
    REGIERUNGSBEZIRK = "regierungsbezirk"


def state(
    year: YearOption = None,
    by: Annotated[By, typer.Option("--by", help="help.by")] = By.PROGRAMME,
    reading: ReadingOption = None,
    with_: WithOption = None,
    set_: SetOption = None,
    rules: RulesOption = None,
    format_: Annotated[
        StateFormat, typer.Option("--format", "-f", help="help.format")
    ] = StateFormat.TABLE,
    output: OutputOption = None,
    lang: LangOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from ki_funding.cli.console import DATA, console_for
    from ki_funding.cli.inputs import rules_here, rules_of, years_of
    from ki_funding.output.state import as_json, table
    from ki_funding.state import state as computed

    console = console_for(lang, color, quiet=quiet)
    chosen = rules_of(rules, reading, console.language, with_, set_)
    if here := rules_here(rules, chosen):
        console.note("note.rules_here", folder=here)
    years = [y or chosen.current_year for y in years_of(year, chosen, console.language)]
    writer = as_json if format_ is StateFormat.JSON else table
    content = writer(computed(chosen, years), by, console.style(output))
    console.result(content, output, data=format_ in DATA)
    return OK
