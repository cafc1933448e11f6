"""Options that several commands share. Help texts are keys of the catalogue."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ki_funding.cli import completion
from ki_funding.output.formats import all_but
from ki_funding.output.writing import Dialect


class FindingFormat(StrEnum):
    """How findings are written."""

    AUTO = "auto"
    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class Color(StrEnum):
    """When colours are used."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Lang(StrEnum):
    """A language of the program."""

    DE = "de"
    EN = "en"


YearOption = Annotated[
    str | None,
    typer.Option("--year", metavar="Y|Y..Y", help="help.year", autocompletion=completion.years),
]
FullUseOption = Annotated[bool, typer.Option("--full-use", help="help.full_use")]
ReadingOption = Annotated[
    list[str] | None,
    typer.Option(
        "--reading",
        metavar="ID=OPTION",
        help="help.reading",
        autocompletion=completion.readings,
    ),
]
WithOption = Annotated[
    list[str] | None, typer.Option("--with", metavar="OVERLAY", help="help.with")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PROGRAMME.NAME=VALUE",
        help="help.set",
        autocompletion=completion.parameters,
    ),
]
RulesOption = Annotated[str | None, typer.Option("--rules", metavar="DIR", help="help.rules")]
FORMATS = all_but("parquet")
SUM_FORMATS = all_but("plain", "parquet")
SWEEP_FORMATS = all_but("plain", "xlsx")
BOOK_FORMATS = all_but("plain", "json", "csv", "xlsx", "parquet")


def _format_option(formats: Sequence[str]) -> Any:
    choice = StrEnum("Format", [(name.upper(), name) for name in formats])  # type: ignore[misc]
    return Annotated[choice | None, typer.Option("--format", "-f", help="help.format")]


if TYPE_CHECKING:
    FormatOption = str | None
    SumFormatOption = FormatOption
    SweepFormatOption = FormatOption
    BookFormatOption = FormatOption
else:
    FormatOption, SumFormatOption = _format_option(FORMATS), _format_option(SUM_FORMATS)
    SweepFormatOption, BookFormatOption = map(_format_option, (SWEEP_FORMATS, BOOK_FORMATS))
DialectOption = Annotated[Dialect, typer.Option("--csv-dialect", help="help.csv_dialect")]
SvgOption = Annotated[str | None, typer.Option("--svg", metavar="FILE", help="help.svg")]
PngOption = Annotated[str | None, typer.Option("--png", metavar="FILE", help="help.png")]
PictureOption = Annotated[
    str | None,
    typer.Option(
        "--picture", metavar="NAME", help="help.picture", autocompletion=completion.pictures
    ),
]
FindingFormatOption = Annotated[
    FindingFormat, typer.Option("--format", "-f", help="help.finding_format")
]
CheckFormatOption = Annotated[
    FindingFormat, typer.Option("--format", "-f", help="help.check_format")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="help.strict")]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="help.output")
]
LangOption = Annotated[Lang | None, typer.Option("--lang", help="help.lang")]
ColorOption = Annotated[Color, typer.Option("--color", help="help.color")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="help.quiet")]
