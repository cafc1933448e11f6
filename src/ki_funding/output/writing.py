"""What every writer is told about its medium, and how text is laid out and made harmless."""

import textwrap
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from ki_funding.language import Language


class Dialect(StrEnum):
    """How CSV is written: as the RFC says, or as a German Excel opens it with a double click."""

    RFC4180 = "rfc4180"
    EXCEL_DE = "excel-de"


class Style(NamedTuple):
    """The language, the width (None: nothing is cut or wrapped) and whether colours are shown."""

    language: Language
    width: int | None = None
    color: bool = False
    dialect: Dialect = Dialect.RFC4180


def clean(text: str) -> str:
    """A text of the user without control, bidirectional or other invisible marks."""
    return "".join(
        character if unicodedata.category(character)[0] != "C" else "\ufffd" for character in text
    )


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
