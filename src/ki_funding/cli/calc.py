"""`ki-funding calc CASE...`: the funding of each case."""

from typing import Annotated

import typer

from ki_funding.cli import INVALID, OK, USAGE
from ki_funding.cli.options import (
    Color,
    ColorOption,
    Format,
    FormatOption,
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


def calc(
    cases: Annotated[list[str] | None, typer.Argument(metavar="CASE", help="help.cases")] = None,
    year: YearOption = None,
    full_use: FullUseOption = False,
    reading: ReadingOption = None,
    with_: WithOption = None,
    set_: SetOption = None,
    rules: RulesOption = None,
    format_: FormatOption = Format.TABLE,
    output: OutputOption = None,
    lang: LangOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from importlib import import_module

    from ki_funding.cli.console import DATA, UsageProblem, console_for
    from ki_funding.cli.inputs import documents, rules_here, rules_of, years_of
    from ki_funding.diagnostics import Diagnostic, InvalidInput, MissingFile, in_order
    from ki_funding.language import text
    from ki_funding.output import RESULT_FORMATS

    console = console_for(lang, color, quiet=quiet)
    if not cases:
        raise UsageProblem(text("usage.no_case", console.language))
    chosen = rules_of(rules, reading, console.language, with_, set_)
    if here := rules_here(rules, chosen):
        console.note("note.rules_here", folder=here)
    years = years_of(year, chosen, console.language)
    results, problems, code = [], list[Diagnostic](), OK
    for document in documents(cases, console.language):
        try:
            if isinstance(document, InvalidInput):
                raise document
            results += [
                chosen.calculate(document, year=y, full_use=full_use, trace=False).calculation
                for y in years
            ]
        except InvalidInput as error:
            problems += error.diagnostics
            code = max(code, USAGE if isinstance(error, MissingFile) else INVALID)
    if problems:
        console.findings(in_order(problems))
    if results:
        writer = import_module(f"ki_funding.output.{RESULT_FORMATS[format_]}")
        content = writer.render(results, chosen.sources, console.style(output))
        console.result(content, output, data=format_ in DATA)
    return code
