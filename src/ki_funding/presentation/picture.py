"""A picture before it is SVG or PNG: what it shows in words, and what draws it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ki_funding.extras import extra

if TYPE_CHECKING:  # who shows figures alone draws nothing
    from ki_funding.presentation.pictures.canvas import Canvas

MOST_HIGH = 2**14  # pixels of a picture that is a PNG: a quarter of a gigabyte in memory


class TooTall(ValueError):
    """A picture of more pixels than fit in memory: so many would be its height."""

    def __init__(self, high: int) -> None:
        super().__init__(f"{high} > {MOST_HIGH}")
        self.high = high


class Picture(NamedTuple):
    """What is drawn, on a canvas of any width; `alt` says in words what it shows.

    `name` is what `--picture` calls it. `source` stands below a picture by itself: where its
    figures come from, and with which rules they were computed.
    """

    name: str
    title: str
    alt: str
    draw: Callable[["Canvas"], None]
    source: tuple[str, ...] = ()

    def svg(self) -> str:
        """The picture by itself, on white, with its title and its source."""
        from ki_funding.presentation.pictures.canvas import alone

        return alone(self.title, self.draw, self.source, self.alt)

    def png(self) -> bytes:
        """The same twice as large, as PNG. Raises MissingExtra, or TooTall."""
        from ki_funding.presentation.pictures.canvas import height

        drawn = self.svg()
        if (high := height(drawn)) > MOST_HIGH:
            raise TooTall(high)
        made: bytes = extra("vl_convert", "png").svg_to_png(drawn, scale=2)
        return made

    def within(self, wide: float) -> str:
        """The picture inside a page that says the rest, in the colours and letters of that page."""
        from ki_funding.presentation.pictures.canvas import within

        return within(wide, self.draw, self.alt)

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg()
