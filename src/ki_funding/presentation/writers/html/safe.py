"""Texts made harmless for HTML, beyond what escaping does."""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from ki_funding.presentation.picture import Picture
from ki_funding.presentation.pictures.theme import NARROW, WIDE
from ki_funding.presentation.style import flat

FROM_THE_RIGHT = frozenset({"R", "AL", "AN"})
# Marks and blanks that belong to the text on both sides of them.
BETWEEN = frozenset({"WS", "NSM", "ON", "CS", "ES", "ET", "BN"})
LONGEST_IN_STYLE = 90


@lru_cache(maxsize=4096)  # a page on many cases says the same again and again
def isolated(text: str) -> Markup:
    """A text in one line; what is written from the right does not turn its surroundings round."""
    shown = flat(text)
    parts = [
        Markup("<bdi>{}</bdi>").format(part) if from_the_right else Markup.escape(part)
        for from_the_right, part in _by_direction(shown)
    ]
    return Markup("").join(parts)


def breakable(name: str) -> Markup:
    """A name of the rules, which a line may break where its words end."""
    return Markup(re.sub(r"(?<=\w[./])(?=\w)", "<wbr>", isolated(name)))


def in_style(text: str) -> Markup:
    """A text as a string of a style sheet, short enough for the margin of a page."""
    shown = flat(text)
    if len(shown) > LONGEST_IN_STYLE:
        shown = shown[: LONGEST_IN_STYLE - 1].rstrip() + "…"
    escaped = "".join(
        mark if mark.isalnum() or mark == " " else f"\\{ord(mark):06x}" for mark in shown
    )
    return Markup(f'"{escaped}"')


def drawn(picture: Picture) -> Markup:
    """A picture for a desk and one for a phone; the style sheet shows what there is room for."""
    return Markup("\n").join(
        Markup('<div class="{}">{}</div>').format(name, Markup(picture.within(wide)))
        for name, wide in (("desk", WIDE), ("phone", NARROW))
    )


def _by_direction(text: str) -> list[tuple[bool, str]]:
    """The text in runs, with whether each is written from the right."""
    directions = [unicodedata.bidirectional(mark) for mark in text]
    if not FROM_THE_RIGHT.intersection(directions):
        return [(False, text)]
    turned = [direction in FROM_THE_RIGHT for direction in directions]
    start = None
    for place, direction in enumerate(directions):
        if direction in FROM_THE_RIGHT:
            if start is not None:
                turned[start:place] = [True] * (place - start)
            start = place + 1
        elif direction not in BETWEEN:
            start = None
    return [
        (from_the_right, "".join(mark for _, mark in run))
        for from_the_right, run in groupby(zip(turned, text, strict=True), key=lambda p: p[0])
    ]
