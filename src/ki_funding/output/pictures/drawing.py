"""Draws pictures, without a browser and without the network."""

from ki_funding.extras import extra
from ki_funding.output.page import Picture


def svg(picture: Picture) -> str:
    """The picture as SVG. Raises MissingExtra."""
    drawn: str = extra("vl_convert", "report").vegalite_to_svg(picture.chart().to_dict())
    return drawn


def png(picture: Picture) -> bytes:
    """The picture as PNG, twice as large as on the page. Raises MissingExtra."""
    drawn: bytes = extra("vl_convert", "report").vegalite_to_png(picture.chart().to_dict(), scale=2)
    return drawn
