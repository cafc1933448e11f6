"""Draws pictures, without a browser and without the network."""

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from ki_funding.extras import extra
from ki_funding.output.page import Picture
from ki_funding.output.pictures.theme import CONFIG
from ki_funding.output.pictures.words import lines
from ki_funding.output.writing import clean

if TYPE_CHECKING:
    import altair

    Plot = altair.TopLevelMixin

NAMESPACE = "http://www.w3.org/2000/svg"
TITLE_CHARACTERS = 84
PAPER = "#ffffff"  # a picture by itself may land on any ground
# What Vega says to screen readers about each of its marks; the picture has one text for all.
SPOKEN = ("aria-label", "aria-roledescription", "aria-hidden", "role", "class")


def svg(picture: Picture, *, titled: bool = True) -> str:
    """The picture as SVG: titled and on white by itself, neither within a page that has both.

    Raises MissingExtra.
    """
    specification = _specification(picture, titled=titled)
    drawn = extra("vl_convert", "report").vegalite_to_svg(specification, allowed_base_urls=[])
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.fromstring(drawn)
    for element in list(root.iter()):
        _tell(element)
    root.set("role", "img")
    root.set("aria-label", f"{clean(picture.title)}. {clean(picture.alt)}")
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def png(picture: Picture) -> bytes:
    """The picture as PNG on white, twice as large as on the page. Raises MissingExtra."""
    drawn: bytes = extra("vl_convert", "report").vegalite_to_png(
        _specification(picture, titled=True), scale=2, allowed_base_urls=[]
    )
    return drawn


def plotted(picture: Picture) -> "Plot":
    """The picture on white as a chart, which a notebook shows. Raises MissingExtra."""
    specification = _specification(picture, titled=True)
    chart: Plot = extra("altair", "report").Chart.from_dict(specification)
    return chart


def _specification(picture: Picture, *, titled: bool) -> dict[str, Any]:
    specification: dict[str, Any] = picture.chart().to_dict()
    title = {"text": [], **specification.get("title", {})}
    config = CONFIG
    if titled:
        title["text"] = lines(clean(picture.title), TITLE_CHARACTERS)
        title["subtitle"] = [
            *_listed(title.get("subtitle")),
            *lines(picture.note, TITLE_CHARACTERS),
        ]
        config = {**CONFIG, "background": PAPER}
    return {**specification, "config": config, "title": title}


def _listed(text: str | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or [])


def _tell(element: ElementTree.Element) -> None:
    """Makes what a mark says a tooltip, and takes away what Vega tells about it."""
    told = element.get("aria-label")
    if told and element.get("role") == "graphics-symbol" and element.tag.endswith("path"):
        ElementTree.SubElement(element, f"{{{NAMESPACE}}}title").text = told
    for name in SPOKEN:
        element.attrib.pop(name, None)
