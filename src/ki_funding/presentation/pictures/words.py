"""Texts in pictures: harmless, short enough, and never wider than their place.

No browser is asked how wide a text is. The widths are those of DejaVu Sans, rounded up: of the
letters that computers usually have, none are wider (Verdana's are as wide), so that what fits here
fits with every other.
"""

import re
import unicodedata
from collections.abc import Sequence

from ki_funding.presentation.pictures.theme import NORMAL
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text

LONGEST = 40
SHORT_FORM = re.compile(r" \([^()]{1,12}\)$")
NAMED = 6  # names in a sentence
# Characters by their width in twentieths of the height of the letters.
WIDTHS = {
    mark: twentieths / 20
    for twentieths, marks in {
        6: "'IJijl", 7: " ,./:;\\|·‚’", 8: "()-[]ft", 9: "!r", 10: '"*_`–', 11: "?cszç„“”",
        12: "FLkvxy", 13: "$0123456789EPSTYabdeghnopquß€«»{}", 14: "ABCKRVXZ", 15: "NU",
        16: "&DGHOQ", 17: "#+<=>^w~≥≤×±", 18: "M", 20: "%@Wm—…",
    }.items()
    for mark in marks
}  # fmt: skip
OTHER, WIDEST = 0.8, 1.4  # letters of other scripts; pictographs and letters of East Asia
BOLDER = 1.14


def label(text: str, most: int = LONGEST) -> str:
    """A name as a sentence shows it: without invisible marks, cut if it is very long.

    A short form in brackets at the end stays.
    """
    cleaned = " ".join(clean(text).split())
    if len(cleaned) <= most:
        return cleaned
    short = SHORT_FORM.search(cleaned)
    end = short.group() if short else ""
    return f"{cleaned[: most - 1 - len(end)].rstrip()}…{end}"


def named(names: Sequence[str]) -> str:
    """Names in a sentence; of many the first, and how many more there are."""
    said, more = ", ".join(names[:NAMED]), len(names) - NAMED
    return text("picture.and_more", names=said, count=str(more)) if more > 0 else said


def width(text: str, size: float = NORMAL, *, bold: bool = False) -> float:
    """How many pixels a text takes at most."""
    parts = unicodedata.normalize("NFKD", text)
    return sum(map(_width, parts)) * size * (BOLDER if bold else 1)


def _width(mark: str) -> float:
    if mark in WIDTHS:
        return WIDTHS[mark]
    if unicodedata.combining(mark) or unicodedata.category(mark) in {"Mn", "Me", "Cf"}:
        return 0
    return WIDEST if unicodedata.east_asian_width(mark) in "WF" else OTHER


def fitted(text: str, room: float, size: float = NORMAL, *, bold: bool = False) -> str:
    """A name that fits into a room, cut where it must be; its short form in brackets stays."""
    name = label(text, len(text) + 1)
    most = len(name)
    while most > 1 and width(label(name, most), size, bold=bold) > room:
        most -= 1
    return label(name, most)


def lines(
    text: str, room: float, size: float = NORMAL, *, bold: bool = False, most: int = 99
) -> list[str]:
    """A text in lines that fit into a room, the last cut where there would be more than `most`."""
    found: list[str] = []
    words = clean(text).split(" ")
    for place, word in enumerate(words):
        joined = f"{found[-1]} {word}" if found else word
        if found and width(joined, size, bold=bold) <= room:
            found[-1] = joined
        elif len(found) == most:
            rest = " ".join([found[-1], *words[place:]])
            return [*found[:-1], fitted(rest, room, size, bold=bold)]
        else:
            found.append(word)
    return [fitted(line, room, size, bold=bold) for line in found]
