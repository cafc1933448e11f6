"""Options that several commands share. Help texts are keys of the catalogue."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from ki_funding.cli import completion
from ki_funding.cli.usage import NoSuchWord
from ki_funding.presentation.formats import all_but
from ki_funding.presentation.style import Dialect


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


def format_of(formats: Sequence[str]) -> Any:
    """The option that takes the name of one of some formats."""
    words: type[StrEnum] = StrEnum("words", [(name, name) for name in formats])  # type: ignore[misc]
    return one_of(words, "--format", "-f", help="help.format")


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
FormatOption = Annotated[str | None, format_of(FORMATS)]
SumFormatOption = Annotated[str | None, format_of(SUM_FORMATS)]
SweepFormatOption = Annotated[str | None, format_of(SWEEP_FORMATS)]
BookFormatOption = Annotated[str | None, format_of(BOOK_FORMATS)]
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
