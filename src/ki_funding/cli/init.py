"""`ki-funding init KOMMUNE`: a commented case file to fill in."""

from typing import Annotated

import typer

from ki_funding.cli import OK, completion
from ki_funding.cli.options import (
    LangOption,
    OutputOption,
    QuietOption,
    ReadingOption,
    RulesOption,
    SetOption,
    WithOption,
)


def init(
    kommune: Annotated[
        str,
        typer.Argument(
            metavar="KOMMUNE", help="help.kommune", autocompletion=completion.municipalities
        ),
    ],
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="Y", help="help.init_year", autocompletion=completion.years),
    ] = None,
    reading: ReadingOption = None,
    with_: WithOption = None,
    set_: SetOption = None,
    rules: RulesOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from ki_funding.cli.console import UsageProblem, console_for
    from ki_funding.cli.inputs import rules_of, years_of
    from ki_funding.cli.suffix import format_of
    from ki_funding.files.findings import nearest
    from ki_funding.texts.language import text
    from ki_funding.upkeep.new_case import template

    console = console_for(lang, quiet=quiet)
    format_of(output, None, ("yaml",), console.language)
    chosen = rules_of(rules, reading, console.language, with_, set_)
    first, *more = years_of(year, chosen, console.language)
    if more:
        raise UsageProblem(text("usage.one_year", console.language))
    found = chosen.book.register.find(kommune.strip())
    if len(found) != 1:
        names = [m.name for m in found] or nearest(kommune, chosen.book.register.words())
        key = "usage.kommune_ambiguous" if found else "usage.kommune"
        if not names:
            key = "usage.kommune_unknown"
        listed = ", ".join(names)
        raise UsageProblem(text(key, console.language, name=kommune, names=listed))
    year_of = first or chosen.current_year
    console.result(template(chosen, found[0], year_of, console.language), output, new=True)
    return OK
