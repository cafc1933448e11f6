"""How options are declared, and the words that they take. Meanings are keys of the catalogue."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

import typer

from ki_funding.cli import completion
from ki_funding.cli.usage import NoSuchWord
from ki_funding.texts.language import Language

Word = str | None
Words = list[str] | None


class FindingFormat(StrEnum):
    """How findings are written."""

    AUTO = "auto"
    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"


class Color(StrEnum):
    """When colours are used."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class AsTyped:
    """Gives typer what was typed as it is, or as the option reads it.

    From 0.29 on typer would have pydantic look at it, which loads for longer than most runs take.
    """

    def coerce(self, value: Any, param: Any, ctx: object) -> Any:  # noqa: ARG002 - typer names them
        """What an option or argument is given, which is a list where it may be there often."""
        many = param.multiple or param.nargs == -1
        if value is None:
            return () if many else None
        read = param.type_descriptor.parameter_info.parser or str
        return [read(one) for one in value] if many else read(value)


def option(
    names: str, metavar: str, meaning: str, offers: Any = None, *, default: str | None = None
) -> Any:
    """An option that takes a text, or texts if that is the type of its field."""
    return typer.Option(
        default, *names.split(), metavar=metavar, help=meaning, autocompletion=offers
    )


def flag(names: str, meaning: str) -> Any:
    """An option that is there or not."""
    return typer.Option(False, *names.split(), help=meaning)  # noqa: FBT003, as typer says


def argument(metavar: str, meaning: str, offers: Any = None, *, default: Any = None) -> Any:
    """What is named by its place; a default of `...` means that it must be."""
    return typer.Argument(default, metavar=metavar, help=meaning, autocompletion=offers)


def one_of(words: type[StrEnum], names: str, meaning: str, default: Any = None) -> Any:
    """An option that takes one of some words. Raises NoSuchWord for any other."""

    def read(word: str) -> StrEnum:
        try:
            return words(word)
        except ValueError:
            raise NoSuchWord(names.split(), word, words) from None

    def offer(_context: typer.Context, _incomplete: str) -> Iterator[tuple[str, str]]:
        yield from ((word, "") for word in words)

    return typer.Option(
        default,
        *names.split(),
        parser=read,
        metavar=f"<{'|'.join(words)}>",
        autocompletion=completion.quietly(offer),
        help=meaning,
    )


def one_format(
    formats: Sequence[str], meaning: str = "help.format", default: str | None = None
) -> Any:
    """The option that takes the name of one of some formats."""
    words: type[StrEnum] = StrEnum("words", [(name, name) for name in formats])  # type: ignore[misc]
    return one_of(words, "--format -f", meaning, default)


LANG = one_of(Language, "--lang", "help.lang")
YEAR = option("--year", "Y|Y..Y", "help.year", completion.years)
FULL_USE = flag("--full-use", "help.full_use")
