"""What every writer is told about its medium, and how text is laid out and made harmless."""

import textwrap
import unicodedata
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit


class Dialect(StrEnum):
    """How CSV is written: as the RFC says, or as a German Excel opens it with a double click."""

    RFC4180 = "rfc4180"
    EXCEL_DE = "excel-de"


class Style(NamedTuple):
    """The width (None: nothing is cut or wrapped), and whether colours are shown."""

    width: int | None = None
    color: bool = False
    dialect: Dialect = Dialect.RFC4180


def clean(text: str) -> str:
    """A text of the user without control, bidirectional or other invisible marks.

    What joins two emoji or letters stays, as long as it stands between two.
    """
    return "".join(
        mark if unicodedata.category(mark)[0] != "C" or _joins(text, place) else "\ufffd"
        for place, mark in enumerate(text)
    )


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands between two signs that are seen."""
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    seen = all(unicodedata.category(mark)[0] in "LMS" for mark in around)
    return text[place] == "\u200d" and len(around) == 2 and seen


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
