"""What every writer is told about its medium, and how text is laid out and made harmless."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar, cast
from urllib.parse import urlsplit

from ki_funding.values.signs import FILLERS, is_seen


class Dialect(StrEnum):
    """How CSV is written: as the RFC says, or as a German Excel opens it with a double click."""

    RFC4180 = "rfc4180"
    EXCEL_DE = "excel-de"


class Style(NamedTuple):
    """The width (None: nothing is cut or wrapped), and whether colours and links are shown."""

    width: int | None = None
    color: bool = False
    dialect: Dialect = Dialect.RFC4180
    links: bool = False


def clean(text: str) -> str:
    """A text from elsewhere without control, bidirectional, invisible or unassigned marks.

    This decides what may be shown, in every format. What joins two emoji or letters stays, as long
    as it stands between two.
    """
    printed = text.replace("\u00a0", " ")  # Python takes no other space for printable
    if printed.isprintable() and FILLERS.isdisjoint(printed):
        return text
    return "".join(
        mark if is_seen(mark) or _joins(text, place) else "\ufffd"
        for place, mark in enumerate(text)
    )


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands between two signs that are seen."""
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    seen = all(unicodedata.category(mark)[0] in "LMS" for mark in around)
    return text[place] == "\u200d" and len(around) == 2 and seen


def clean_lines(text: str) -> str:
    """The same of a text in several lines; a tab is a space."""
    return "\n".join(clean(line.replace("\t", " ")) for line in text.split("\n"))


Part = TypeVar("Part")


def cleaned(part: Part) -> Part:
    """A page, or anything in it, with every text in it clean."""
    found: Any = part
    if isinstance(part, str):
        found = part if isinstance(part, StrEnum) else clean_lines(part)
    elif isinstance(part, tuple):
        parts = [cleaned(inner) for inner in part]
        found = type(part)(*parts) if hasattr(part, "_fields") else tuple(parts)
    elif isinstance(part, list):
        found = [cleaned(inner) for inner in part]
    elif isinstance(part, Iterator):
        found = map(cleaned, part)
    return cast(Part, found)


# What the log of GitHub takes for a command, wherever or at the start of a line.
COMMAND = re.compile(r"##(?=\[)|^(\s*):(?=:)", re.M)


def no_command(text: str) -> str:
    """A text that is no command where it stands in a log of GitHub."""
    return COMMAND.sub(lambda found: f"{found[0]} ", text)


def flat(text: str) -> str:
    """A text in one line, without control characters."""
    return clean(" ".join(text.split("\n")))


def web_address(text: str | None) -> str | None:
    """An address that may become a link: that of a page of the web, and of nothing else."""
    if not text or flat(text) != text or text != text.strip() or "\\" in text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.netloc else None


def paragraph(text: str, width: int | None, *, first: str = "", rest: str = "") -> str:
    """A text broken between words only, so that no id or figure is ever cut."""
    if width is None:
        return first + text
    return textwrap.fill(
        text,
        max(width, 20),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
