"""A picture inside a document: its SVG, named for those who do not see it."""

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ki_funding.output.extras import extra
from ki_funding.output.html.safe import flat
from ki_funding.output.page import Picture
from ki_funding.output.pictures.drawing import svg

if TYPE_CHECKING:
    from markupsafe import Markup

REFERENCE = re.compile(r"(?<=url\(#)[^)]+|(?<=^#).+")


def inline_svg(picture: Picture, prefix: str) -> "Markup":
    """The SVG of a picture as an element; ids begin with `prefix`, because a page holds several.

    Inside it nothing has a name of its own: the text of the picture says it all. Raises
    MissingExtra.
    """
    root = ElementTree.fromstring(svg(picture))
    for element in root.iter():
        element.tag = _local(element.tag)
        kept = {_local(key): value for key, value in element.attrib.items() if _drawn(key)}
        element.attrib.clear()
        for key, value in kept.items():
            own = key == "id"
            element.set(key, f"{prefix}{value}" if own else REFERENCE.sub(rf"{prefix}\g<0>", value))
    root.set("role", "img")
    root.set("aria-label", flat(picture.alt))
    drawn = ElementTree.tostring(root, encoding="unicode")
    markup: type[Markup] = extra("markupsafe", "report").Markup
    return markup(drawn)


def _local(name: str) -> str:
    """A name without the namespace, which HTML knows by itself."""
    return name.rpartition("}")[2]


def _drawn(attribute: str) -> bool:
    name = _local(attribute)
    return not name.startswith("aria-") and name not in {"role", "class", "version"}
