"""`ki-funding state`: all KI at full use, beside the minimum that the Land guarantees."""

from enum import StrEnum
from typing import Annotated

from ki_funding.cli import OK
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
    one_of,
)
from ki_funding.presentation.style import Dialect


class By(StrEnum):
    """What the sums are for."""

    PROGRAMME = "programme"
    KOMMUNE = "kommune"
    REGIERUNGSBEZIRK = "regierungsbezirk"


def state(
    year: YearOption = None,
    by: Annotated[By, one_of(By, "--by", help="help.by")] = By.PROGRAMME,
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
    from ki_funding.calculation.state import state as computed
    from ki_funding.cli.console import console_for
    from ki_funding.cli.delivery import PICTURES, deliver, wanted_of
    from ki_funding.cli.inputs import rules_here, rules_of, years_of
    from ki_funding.presentation.state.shown import Land

    console = console_for(lang, color, quiet=quiet)
    chosen = rules_of(rules, reading, console.language, with_, set_)
    if here := rules_here(rules, chosen):
        console.note("note.rules_here", folder=here)
    years = [y or chosen.current_year for y in years_of(year, chosen, console.language)]
    found = computed(chosen, years)
    wanted = wanted_of((*SUM_FORMATS, *PICTURES), format_, output, console.language, csv_dialect,
                       svg=svg, png=png, picture=picture)  # fmt: skip
    deliver(console, wanted, Land(found, by, chosen.sources))
    return OK
