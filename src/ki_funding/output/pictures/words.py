"""Texts in charts: harmless, short enough, and their width guessed."""

import re
from collections.abc import Sequence

from ki_funding.output.writing import clean

LONGEST = 40
SHORT_FORM = re.compile(r" \([^()]{1,12}\)$")
NAMED = 6  # names in a sentence
WIDE = 0.54  # of the letter's height: the mean of Liberation Sans


def label(text: str, most: int = LONGEST) -> str:
    """A name as a chart shows it: without invisible marks, cut if it is very long.

    A short form in brackets at the end stays.
    """
    cleaned = " ".join(clean(text).split())
    if len(cleaned) <= most:
        return cleaned
    short = SHORT_FORM.search(cleaned)
    end = short.group() if short else ""
    return f"{cleaned[: most - 1 - len(end)].rstrip()}…{end}"


def named(names: Sequence[str]) -> str:
    """Names in a sentence; of many the first."""
    return ", ".join([*names[:NAMED], *(["…"] if len(names) > NAMED else [])])


def width(text: str, size: int) -> int:
    """About how many pixels a text takes."""
    return round(len(text) * size * WIDE)


def lines(text: str, most: int) -> list[str]:
    """A text in lines of at most so many characters; a longer word is cut with a hyphen."""
    found: list[str] = []
    for word in text.split():
        joined = f"{found[-1]} {word}" if found else word
        if found and len(joined) <= most:
            found[-1] = joined
            continue
        rest = word
        while len(rest) > most:
            found.append(f"{rest[: most - 1]}-")
            rest = rest[most - 1 :]
        found.append(rest)
    return found
