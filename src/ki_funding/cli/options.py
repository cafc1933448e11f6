"""Options that several commands share. Help texts are keys of the catalogue."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer

from ki_funding.cli import completion
from ki_funding.cli.usage import NoSuchWord
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


def one_of(words: type[StrEnum], *names: str, help: str) -> Any:  # noqa: A002, as typer says
    """An option that takes one of some words. Raises NoSuchWord for any other."""

    def read(word: str) -> StrEnum:
        try:
            return words(word)
        except ValueError:
            raise NoSuchWord(names, word, words) from None

    def offer(_context: typer.Context, _incomplete: str) -> Iterator[tuple[str, str]]:
        yield from ((word, "") for word in words)

    return typer.Option(
        *names,
        parser=read,
        metavar=f"<{'|'.join(words)}>",
        autocompletion=completion.quietly(offer),
        help=help,
    )


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
FormatOption = Annotated[Format | None, one_of(Format, "--format", "-f", help="help.format")]
SumFormatOption = Annotated[
    SumFormat | None, one_of(SumFormat, "--format", "-f", help="help.format")
]
PageFormatOption = Annotated[
    PageFormat | None, one_of(PageFormat, "--format", "-f", help="help.format")
]
DialectOption = Annotated[Dialect, one_of(Dialect, "--csv-dialect", help="help.csv_dialect")]
SvgOption = Annotated[str | None, typer.Option("--svg", metavar="FILE", help="help.svg")]
PngOption = Annotated[str | None, typer.Option("--png", metavar="FILE", help="help.png")]
PictureOption = Annotated[
    str | None,
    typer.Option(
        "--picture", metavar="NAME", help="help.picture", autocompletion=completion.pictures
    ),
]
FindingFormatOption = Annotated[
    FindingFormat, one_of(FindingFormat, "--format", "-f", help="help.finding_format")
]
CheckFormatOption = Annotated[
    FindingFormat, one_of(FindingFormat, "--format", "-f", help="help.check_format")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="help.strict")]
OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="help.output")
]
LangOption = Annotated[Lang | None, one_of(Lang, "--lang", help="help.lang")]
ColorOption = Annotated[Color, one_of(Color, "--color", help="help.color")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="help.quiet")]
