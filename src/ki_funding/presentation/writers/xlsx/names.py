"""Names of sheets and other texts within the limits of Excel, which counts in UTF-16."""

import re
from collections.abc import Iterable

from ki_funding.presentation.style import clean

LONGEST_NAME = 31
LONGEST_CELL = 32_767
CUT = "…"
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
RESERVED = {"history"}  # Excel keeps this name for itself


def cut(text: str, longest: int) -> str:
    """A text of at most so many UTF-16 units, with a mark where something is left out."""
    if _units(text) <= longest:
        return text
    room, kept = longest - len(CUT), []
    for character in text:
        room -= _units(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + CUT


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A name for each title that Excel takes, no two of them the same to it."""
    found: list[str] = []
    taken = set(RESERVED)
    for title in titles:
        name, number = _name(title, LONGEST_NAME), 1
        while name.casefold() in taken:
            number += 1
            ending = f" ({number})"
            name = _name(title, LONGEST_NAME - len(ending)) + ending
        taken.add(name.casefold())
        found.append(name)
    return found


def _name(title: str, longest: int) -> str:
    """`KIM` for a long title that ends in `(KIM)`; other long titles lose their end."""
    title = " ".join(clean(title).split())
    before, opening, within = title.removesuffix(")").rpartition(" (")
    if _units(title) > longest and opening:
        title = before if " " in within else within
    return cut(FORBIDDEN.sub(" ", title).strip(" '") or "–", longest).strip(" '")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
