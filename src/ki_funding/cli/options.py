"""Options that several commands share. Help texts are keys of the catalogue."""

from enum import StrEnum
from typing import Annotated

import typer

from ki_funding.cli import completion
from ki_funding.output.writing import Dialect


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    XLSX = "xlsx"
    HTML = "html"


class SumFormat(StrEnum):
    """How sums and comparisons are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    XLSX = "xlsx"
    HTML = "html"


class PageFormat(StrEnum):
    """How the rulebook is written."""

    TABLE = "table"
    MD = "md"
    HTML = "html"


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
FormatOption = Annotated[Format | None, typer.Option("--format", "-f", help="help.format")]
SumFormatOption = Annotated[SumFormat | None, typer.Option("--format", "-f", help="help.format")]
PageFormatOption = Annotated[PageFormat | None, typer.Option("--format", "-f", help="help.format")]
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
