"""A picture inside a document: its SVG, named for those who do not see it."""

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ki_funding.extras import extra
from ki_funding.output.page import Picture
from ki_funding.output.pictures.drawing import svg
from ki_funding.output.pictures.theme import GRID, INK, MUTED
from ki_funding.output.writing import flat

if TYPE_CHECKING:
    from markupsafe import Markup

# What pictures draw in the colours of letters and lines follows the page into the dark.
FOLLOWING = {INK: "ink", MUTED: "muted", GRID: "line"}
WITHIN = re.compile(r"(?<=url\(#)(?=[^)]+\))")


def styles() -> str:
    """The rules for what pictures draw in the colours of letters and lines."""
    return "".join(
        f'.ki svg [{part}="{colour}"] {{ {part}: var(--{token}); }}\n'
        for colour, token in FOLLOWING.items()
        for part in ("fill", "stroke")
    )


def inline_svg(picture: Picture, prefix: str) -> "Markup":
    """The SVG of a picture as an element; ids begin with `prefix`, because a page holds several.

    Raises MissingExtra.
    """
    root = ElementTree.fromstring(svg(picture, titled=False))
    for element in root.iter():
        element.tag = _local(element.tag)
        given = {_local(key): value for key, value in element.attrib.items()}
        element.attrib.clear()
        for key, value in given.items():
            element.set(key, _own(key, value, prefix))
    root.set("role", "img")
    root.set("aria-label", flat(picture.alt))
    root.set("style", f"--width: {root.get('width')}px")
    drawn = ElementTree.tostring(root, encoding="unicode")
    markup: type[Markup] = extra("markupsafe", "report").Markup
    return markup(drawn)


def _local(name: str) -> str:
    """A name without the namespace, which HTML knows by itself."""
    return name.rpartition("}")[2]


def _own(key: str, value: str, prefix: str) -> str:
    """An id, or what refers to one, as it is called in this page."""
    if key == "id":
        return f"{prefix}{value}"
    if key == "href":
        return value.replace("#", f"#{prefix}", 1)
    return WITHIN.sub(prefix, value)
