"""Hands a result over: in its format to stdout or a file, or one of its pictures alone."""

from typing import NamedTuple

from ki_funding.cli.console import Console
from ki_funding.cli.suffix import format_of
from ki_funding.cli.targets import check_targets
from ki_funding.cli.usage import UsageProblem
from ki_funding.presentation.formats import FORMATS, UnknownPicture, picture
from ki_funding.presentation.picture import MOST_HIGH, TooTall
from ki_funding.presentation.shown import Shown
from ki_funding.presentation.style import Dialect, clean

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

    def drawn(self, format_: str) -> "Wanted":
        """The same for an output whose suffix is that of a picture: as with `--svg`."""
        if self.format_ in self.pictures:
            option = f"--output {self.output}"
            raise UsageProblem("usage.picture_alone", option=option)
        found = self._replace(format_=format_, output=None)
        if self.format_ == "svg":
            return found._replace(svg=self.output)
        return found._replace(png=self.output)


def deliver(console: Console, wanted: Wanted, shown: Shown) -> None:
    """Writes a result, or pictures of it. Raises UsageProblem."""
    format_ = FORMATS[wanted.format_]
    check_dialect(wanted)
    if wanted.pictures:
        _pictures(console, wanted, shown)
        return
    if wanted.picture is not None:
        raise UsageProblem("usage.picture_file")
    if format_.binary and console.on_terminal(wanted.output):
        raise UsageProblem("usage.binary", format=wanted.format_)
    content = format_.write(shown, console.style(wanted.output, wanted.dialect))
    console.result(content, wanted.output, data=not format_.people)


def check_dialect(wanted: Wanted) -> None:
    """Raises UsageProblem for a dialect of CSV where no CSV is written."""
    if wanted.dialect is not Dialect.RFC4180 and wanted.format_ != "csv":
        raise UsageProblem("usage.dialect", dialect=wanted.dialect)


def _pictures(console: Console, wanted: Wanted, shown: Shown) -> None:
    if wanted.format_ != "table" or wanted.output is not None:
        other = wanted.output and f"--output {wanted.output}"
        option = clean(other or f"--format {wanted.format_}")
        raise UsageProblem("usage.picture_alone", option=option)
    if "png" in wanted.pictures and console.on_terminal(wanted.png):
        raise UsageProblem("usage.binary_picture")
    try:
        chosen = picture(shown, wanted.picture)
    except UnknownPicture as error:
        if not error.known:
            raise UsageProblem("usage.no_picture") from error
        names = ", ".join(error.known)
        raise UsageProblem("usage.picture", name=error.name, names=names) from error
    check_targets(*wanted.pictures.values())  # none is written if another cannot be
    for kind, file in wanted.pictures.items():
        format_of(file, None, (kind,))
    try:
        made = [(file, getattr(chosen, kind)()) for kind, file in wanted.pictures.items()]
    except TooTall as error:
        params = {"high": str(error.high), "most": str(MOST_HIGH)}
        raise UsageProblem("usage.picture_tall", **params) from error
    for file, content in made:
        console.result(content, file, data=True)
