"""`ki-funding diff [OLD] [NEW]`: what changed between two rulebooks, and what it means in euro."""

from typing import Annotated

import typer

from ki_funding.cli import INVALID, OK
from ki_funding.cli.options import (
    SUM_FORMATS,
    Color,
    ColorOption,
    DialectOption,
    LangOption,
    OutputOption,
    PictureOption,
    PngOption,
    QuietOption,
    ReadingOption,
    RulesOption,
    SetOption,
    SumFormatOption,
    SvgOption,
    WithOption,
    YearOption,
)
from ki_funding.presentation.style import Dialect


def diff(
    old: Annotated[str | None, typer.Argument(metavar="OLD", help="help.diff_old")] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="help.diff_new")] = None,
    year: YearOption = None,
    case: Annotated[
        list[str] | None, typer.Option("--case", metavar="CASE", help="help.diff_case")
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="help.exit_code")] = False,
    reading: ReadingOption = None,
    with_: WithOption = None,
    set_: SetOption = None,
    rules: RulesOption = None,
    format_: SumFormatOption = None,
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
    from ki_funding.calculation.diff import diff as compared
    from ki_funding.cli.console import UsageProblem, console_for
    from ki_funding.cli.delivery import PICTURES, deliver, wanted_of
    from ki_funding.cli.inputs import adjusted, documents, maintained_rules, readings_of, years_of
    from ki_funding.cli.sides import sides_of
    from ki_funding.files.findings import InvalidInput
    from ki_funding.presentation.diff.shown import Differences
    from ki_funding.texts.language import text

    console = console_for(lang, color, quiet=quiet)
    if old is None and not (with_ or set_):
        raise UsageProblem(text("usage.diff_empty", console.language))
    before, after, names = sides_of(old, new, maintained_rules(rules), console.language)
    after = adjusted(after, with_, set_)
    chosen = readings_of(reading, console.language)
    before, after = before.with_readings(chosen), after.with_readings(chosen)
    for side in (after, before):  # a year that one of them does not cover is not 0 there
        asked = [y for y in years_of(year, side, console.language) if y is not None]
    cases = []
    for document in documents(case or (), console.language):
        if isinstance(document, InvalidInput):
            raise document
        cases.append(document)
    found = compared(before, after, asked or None, cases if case else None)
    full = asked or found.years_in_full(after.current_year)
    wanted = wanted_of((*SUM_FORMATS, *PICTURES), format_, output, console.language, csv_dialect,
                       svg=svg, png=png, picture=picture)  # fmt: skip
    deliver(console, wanted, Differences(found._replace(names=names), full))
    return INVALID if exit_code and found.differs else OK
