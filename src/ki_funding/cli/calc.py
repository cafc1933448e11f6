"""`ki-funding calc CASE...`: the funding of each case."""

from typing import TYPE_CHECKING, Annotated

import typer

from ki_funding.cli import INVALID, OK, USAGE
from ki_funding.cli.options import (
    FORMATS,
    Color,
    ColorOption,
    DialectOption,
    FormatOption,
    FullUseOption,
    LangOption,
    OutputOption,
    PictureOption,
    PngOption,
    QuietOption,
    ReadingOption,
    RulesOption,
    SetOption,
    SvgOption,
    WithOption,
    YearOption,
)
from ki_funding.presentation.style import Dialect

if TYPE_CHECKING:
    from ki_funding.calculation.result import Calculation
    from ki_funding.calculation.rules import Rules
    from ki_funding.files.document import Document


def calc(
    cases: Annotated[list[str] | None, typer.Argument(metavar="CASE", help="help.cases")] = None,
    year: YearOption = None,
    full_use: FullUseOption = False,
    reading: ReadingOption = None,
    with_: WithOption = None,
    set_: SetOption = None,
    rules: RulesOption = None,
    format_: FormatOption = None,
    csv_dialect: DialectOption = Dialect.RFC4180,
    svg: SvgOption = None,
    png: PngOption = None,
    picture: PictureOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from ki_funding.cli.console import UsageProblem, console_for
    from ki_funding.cli.delivery import PICTURES, deliver, wanted_of
    from ki_funding.cli.inputs import documents, rules_here, rules_of, without_scenarios, years_of
    from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, in_order
    from ki_funding.presentation.calculation.shown import Cases
    from ki_funding.texts.language import text

    console = console_for(lang, color, quiet=quiet)
    if not cases:
        raise UsageProblem(text("usage.no_case", console.language))
    chosen = rules_of(rules, reading, console.language, with_, set_)
    if here := rules_here(rules, chosen):
        console.note("note.rules_here", folder=here)
    years = years_of(year, chosen, console.language)
    wanted = wanted_of((*FORMATS, *PICTURES), format_, output, console.language, csv_dialect,
                       svg=svg, png=png, picture=picture)  # fmt: skip
    found, problems, code = [], list[Diagnostic](), OK
    for document in without_scenarios(documents(cases, console.language), console):
        try:
            if isinstance(document, InvalidInput):
                raise document
            found += [
                _calculation(chosen, document, y, full_use=full_use, whole=wanted.as_document)
                for y in years
            ]
        except InvalidInput as error:
            problems += error.diagnostics
            code = max(code, USAGE if isinstance(error, MissingFile) else INVALID)
    if not found and not problems:  # nothing but scenarios
        raise UsageProblem(text("usage.scenario", console.language, file=cases[0]))
    if problems:
        console.findings(in_order(problems))
    if found:
        deliver(console, wanted, Cases(found, chosen.sources))
    return code


def _calculation(
    rules: "Rules", document: "Document", year: int | None, *, full_use: bool, whole: bool
) -> "Calculation":
    """The funding of a case; for a document whole, with its steps and what else could be meant."""
    from ki_funding.calculation.alternatives import with_alternatives

    case = rules.case(document, year=year, full_use=full_use)
    found = rules.calculation(case, full_use=full_use, trace=whole)
    return with_alternatives(rules, case, found) if whole else found
