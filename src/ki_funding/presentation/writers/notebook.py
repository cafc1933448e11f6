"""A result in a notebook: its report without pictures."""

from ki_funding.presentation.page import Block, Picture, Section
from ki_funding.presentation.shown import Shown
from ki_funding.presentation.writers.html.document import fragment


def as_html(shown: Shown) -> str:
    """A result as a part of a page."""
    page = shown.report()
    return fragment(page._replace(blocks=_without_pictures(page.blocks)))


def _without_pictures(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Who shows notebooks of others takes SVG out of a page, and leaves its letters."""
    return tuple(
        block._replace(blocks=_without_pictures(block.blocks))
        if isinstance(block, Section)
        else block
        for block in blocks
        if not isinstance(block, Picture)
    )
