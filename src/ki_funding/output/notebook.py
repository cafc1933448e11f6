"""A result in a notebook: its report without pictures."""

from importlib import import_module
from typing import Any

from ki_funding.output.html.document import fragment
from ki_funding.output.page import Block, Page, Picture, Section


def as_html(kind: str, *given: Any) -> str:
    """A result of a kind as a part of a page; `given` is what the writers of that kind take."""
    page: Page = import_module(f"ki_funding.output.{kind}.page").page(*given)
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
