"""Which writer writes which format: one table. A further format is a writer and an entry here.

Writers are imported when they are asked for, because each brings its own libraries.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ki_funding.texts.language import keeping

if TYPE_CHECKING:  # the command line asks for the names of formats whenever it starts
    from ki_funding.presentation.picture import Picture
    from ki_funding.presentation.shown import Shown
    from ki_funding.presentation.style import Style

    Written = str | bytes | Iterator[str]


class Format(NamedTuple):
    """How a result is written, and for whom; a file with one of the `suffixes` is meant to be one.

    `people` read it in signs that their terminal knows, everything else is UTF-8. `binary` would
    only confuse a terminal. `in_full` says more than the figures: how they came about, and what
    could change them. What may be long is written in parts, each of whole lines.
    """

    write: "Callable[[Shown, Style], Written]"
    suffixes: tuple[str, ...] = ()
    people: bool = False
    binary: bool = False
    in_full: bool = False


class UnknownPicture(LookupError):
    """A picture that a result does not have, with the names of those that it has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name}: {', '.join(known)}")
        self.name, self.known = name, known


def _table(shown: "Shown", style: "Style") -> "Written":
    from ki_funding.presentation.style import cleaned
    from ki_funding.presentation.writers.terminal import write

    return write(cleaned(shown.brief()), style)


def _plain(shown: "Shown", style: "Style") -> "Written":
    from ki_funding.presentation.style import cleaned
    from ki_funding.presentation.writers.terminal import write_plain

    return write_plain(cleaned(shown.lines()), style)


def _json(shown: "Shown", _style: "Style") -> "Written":
    from ki_funding.presentation.json_text import json_parts

    return json_parts(shown.envelope())


def _csv(shown: "Shown", style: "Style") -> "Written":
    from ki_funding.presentation.writers.csv import write

    return write(shown.records(), style.dialect)


def _markdown(shown: "Shown", _style: "Style") -> "Written":
    from ki_funding.presentation.style import cleaned
    from ki_funding.presentation.writers.markdown import write

    return write(cleaned(shown.report()))


def _xlsx(shown: "Shown", _style: "Style") -> bytes:
    from ki_funding.presentation.style import cleaned
    from ki_funding.presentation.writers.xlsx.workbook import write

    return write(cleaned(shown.workbook()))


def _html(shown: "Shown", _style: "Style") -> "Written":
    from ki_funding.presentation.style import cleaned
    from ki_funding.presentation.writers.html.document import write

    return write(cleaned(shown.report()))


def _parquet(shown: "Shown", _style: "Style") -> bytes:
    from ki_funding.presentation.writers.parquet import write

    return write(shown.records())


FORMATS = {
    "table": Format(_table, people=True),
    "plain": Format(_plain, people=True),
    "json": Format(_json, (".json",)),
    "csv": Format(_csv, (".csv",)),
    "md": Format(_markdown, (".md", ".markdown"), in_full=True),
    "xlsx": Format(_xlsx, (".xlsx",), binary=True, in_full=True),
    "html": Format(_html, (".html", ".htm"), in_full=True),
    "parquet": Format(_parquet, (".parquet",), binary=True),
}


def all_but(*without: str) -> tuple[str, ...]:
    """The names of the formats that a command can write."""
    return tuple(name for name in FORMATS if name not in without)


def render(shown: "Shown", format_: str, style: "Style") -> str | bytes:
    """A result in a format. Raises MissingExtra where the library of the format is missing."""
    written = FORMATS[format_].write(shown, style)
    return written if isinstance(written, str | bytes) else "".join(written)


def picture(shown: "Shown", name: str | None) -> "Picture":
    """One picture of a result: the one of that name, else the first. Raises UnknownPicture.

    It may be drawn anywhere, and still speaks the language that is spoken here.
    """
    found = shown.pictures()
    for one in found:
        if name in {None, one.name}:
            return one._replace(draw=keeping(one.draw))
    raise UnknownPicture(name or "", tuple(one.name for one in found))
