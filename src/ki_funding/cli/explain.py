"""`ki-funding explain CASE [PROGRAMME[.ITEM]]`: how each amount came about."""

from typing import Annotated

import typer

from ki_funding.cli import OK, completion
from ki_funding.cli.options import (
    Color,
    ColorOption,
    FullUseOption,
    LangOption,
    OutputOption,
    QuietOption,
    ReadingOption,
    RulesOption,
    SetOption,
    WithOption,
    YearOption,
)


def explain(
    case: Annotated[str, typer.Argument(metavar="CASE", help="help.case")],
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="PROGRAMME[.ITEM]", help="help.path", autocompletion=completion.items
        ),
    ] = None,
    year: YearOption = None,
    full_use: FullUseOption = False,
    reading: ReadingOption = None,
    with_: WithOption = None,
    set_: SetOption = None,
    rules: RulesOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from ki_funding.cli.console import UsageProblem, console_for
    from ki_funding.cli.inputs import documents, rules_here, rules_of, years_of
    from ki_funding.cli.suffix import format_of
    from ki_funding.files.findings import InvalidInput, nearest
    from ki_funding.presentation.calculation.explanation import UnknownPath, render
    from ki_funding.texts.language import text

    console = console_for(lang, color, quiet=quiet)
    format_of(output, None, ("text",), console.language)
    chosen = rules_of(rules, reading, console.language, with_, set_)
    if here := rules_here(rules, chosen):
        console.note("note.rules_here", folder=here)
    blocks = []
    for document in documents([case], console.language):
        if isinstance(document, InvalidInput):
            raise document
        for y in years_of(year, chosen, console.language):
            found = chosen.calculation(document, year=y, full_use=full_use)
            style = console.style(output)
            try:
                blocks.append(render(found, chosen.sources, style, path))
            except UnknownPath as error:
                likely = nearest(error.path, error.known) or error.known
                nothing = text("explain.nothing", console.language, path=error.path)
                names = text("explain.names", console.language, names=", ".join(likely))
                raise UsageProblem(f"{nothing}; {names}") from error
    console.result("\n".join(blocks), output)
    return OK
