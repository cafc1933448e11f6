"""A format that nobody has asked for: tables as `org` writes them. This is all that one takes."""

from collections.abc import Iterator, Sequence

from ki_funding.presentation.cells import inline, plain
from ki_funding.presentation.page import Block, Page, Section, Sheet


def write(page: Page) -> str:
    """The tables of a page below their headings."""
    return "\n".join([f"#+TITLE: {page.title}", *_lines(page.blocks, 1)]) + "\n"


def _lines(blocks: Sequence[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Section):
            yield f"{'*' * depth} {block.title}"
            yield from _lines(block.blocks, depth + 1)
        elif isinstance(block, Sheet):
            yield f"| {' | '.join(column.title for column in block.columns)} |"
            yield "|-"
            for row in block.rows:
                cells = (plain(inline(cell)) for cell in row.cells)
                yield f"| {' | '.join(cells)} |"
