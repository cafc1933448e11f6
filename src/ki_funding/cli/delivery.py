"""Hands a result over: in its format to stdout or a file, or one of its pictures alone."""

from collections.abc import Sequence
from typing import NamedTuple

from ki_funding.cli.console import Console, UsageProblem, check_target
from ki_funding.cli.suffix import format_of
from ki_funding.extras import MissingExtra
from ki_funding.presentation.formats import FORMATS, UnknownPicture, picture
from ki_funding.presentation.shown import Shown
from ki_funding.presentation.style import Dialect, clean
from ki_funding.texts.language import Language, text

# What an output may be as well, where there is something to draw.
PICTURES = ("svg", "png")


class Wanted(NamedTuple):
    """What the options ask for: a format and where to, or pictures alone."""

    format_: str
    output: str | None = None
    dialect: Dialect = Dialect.RFC4180
    svg: str | None = None
    png: str | None = None
    picture: str | None = None

    @property
    def pictures(self) -> dict[str, str]:
        """The files of pictures by their kind."""
        named = {"svg": self.svg, "png": self.png}
        return {kind: file for kind, file in named.items() if file is not None}

    @property
    def as_document(self) -> bool:
        """Whether it says more than the figures: how they came about, what could change them."""
        return not self.pictures and FORMATS[self.format_].in_full


def wanted_of(
    formats: Sequence[str],
    given: str | None,
    output: str | None,
    language: Language,
    dialect: Dialect = Dialect.RFC4180,
    *,
    svg: str | None = None,
    png: str | None = None,
    picture: str | None = None,
) -> Wanted:
    """What the options ask for, in one of a command's formats; the first where none is named.

    An output whose suffix is that of a picture is one, as with `--svg`. Raises UsageProblem.
    """
    format_ = format_of(output, given, formats, language)
    found = Wanted(format_, output, dialect, svg, png, picture)
    if format_ not in PICTURES:
        return found
    if format_ in found.pictures:
        raise UsageProblem(text("usage.picture_alone", language, option=f"--output {output}"))
    found = found._replace(format_=formats[0], output=None)
    return found._replace(svg=output) if format_ == "svg" else found._replace(png=output)


def deliver(console: Console, wanted: Wanted, shown: Shown) -> None:
    """Writes a result, or pictures of it. Raises UsageProblem."""
    language, format_ = console.language, FORMATS[wanted.format_]
    check_dialect(wanted, language)
    try:
        if wanted.pictures:
            _pictures(console, wanted, shown)
            return
        if wanted.picture is not None:
            raise UsageProblem(text("usage.picture_file", language))
        if format_.binary and console.on_terminal(wanted.output):
            raise UsageProblem(text("usage.binary", language, format=wanted.format_))
        content = format_.write(shown, console.style(wanted.output, wanted.dialect))
    except MissingExtra as error:
        raise UsageProblem(text("usage.extra", language, extra=error.extra)) from error
    console.result(content, wanted.output, data=not format_.people)


def check_dialect(wanted: Wanted, language: Language) -> None:
    """Raises UsageProblem for a dialect of CSV where no CSV is written."""
    if wanted.dialect is not Dialect.RFC4180 and wanted.format_ != "csv":
        raise UsageProblem(text("usage.dialect", language, dialect=wanted.dialect))


def _pictures(console: Console, wanted: Wanted, shown: Shown) -> None:
    language = console.language
    if wanted.format_ != "table" or wanted.output is not None:
        other = wanted.output and f"--output {wanted.output}"
        option = clean(other or f"--format {wanted.format_}")
        raise UsageProblem(text("usage.picture_alone", language, option=option))
    if "png" in wanted.pictures and console.on_terminal(wanted.png):
        raise UsageProblem(text("usage.binary_picture", language))
    try:
        chosen = picture(shown, wanted.picture, language)
    except UnknownPicture as error:
        if not error.known:
            raise UsageProblem(text("usage.no_picture", language)) from error
        names = ", ".join(error.known)
        raise UsageProblem(text("usage.picture", language, name=error.name, names=names)) from error
    if wanted.svg == wanted.png:
        raise UsageProblem(text("usage.picture_twice", language, file=wanted.svg or ""))
    made = [(file, getattr(chosen, kind)()) for kind, file in wanted.pictures.items()]
    for file, _ in made:
        check_target(file, language)  # none is written if another cannot be
    for file, content in made:
        console.result(content, file, data=True)
