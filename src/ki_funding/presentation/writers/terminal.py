"""A page for a terminal, as wide as that is, or as plain lines for `grep`, `awk` and pagers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ki_funding.presentation.cells import plain
from ki_funding.presentation.page import Block, Bullet, Bullets, Page, Paragraph, Section, Sheet
from ki_funding.presentation.style import Style, paragraph
from ki_funding.presentation.writers.columns import aligned, fitted, styled

INDENT = "  "


def write(page: Page, style: Style) -> Iterator[str]:
    """The page; its title only where it has one."""
    title = [Paragraph((page.title,), "lead")] if page.title else []
    return (f"{block}\n" for block in _blocks(chain(title, page.blocks), style, 0))


def write_plain(page: Page, style: Style) -> Iterator[str]:
    """Every part of the page as lines without a gap; nothing is wrapped, whatever the width."""
    whole = style._replace(width=None, color=False)
    parts = ("\n".join(_flat(block, whole)) for block in page.blocks)
    for number, part in enumerate(filter(None, parts)):
        yield f"\n{part}\n" if number else f"{part}\n"


def _blocks(blocks: Iterable[Block], style: Style, depth: int) -> Iterator[str]:
    """Each in its lines; texts stand close to each other, everything else is set apart."""
    before: Block | None = None
    for block in blocks:
        lines = list(_lines(block, style, depth))
        apart = lines and before is not None and not (_close(before) and _close(block))
        if lines:
            yield "\n".join(["", *lines] if apart else lines)
            before = block


def _close(block: Block) -> bool:
    return isinstance(block, Bullets) or (isinstance(block, Paragraph) and block.role != "lead")


def _lines(block: Block, style: Style, depth: int) -> Iterator[str]:
    match block:
        case Paragraph(line, role):
            indent = INDENT if depth > 1 else ""
            said = paragraph(plain(line), style.width, first=indent, rest=indent)
            yield styled(said, "dim" if role == "small" else "", color=style.color)
        case Bullets(items, marked):
            yield from _bullets(items, style, "" if marked else INDENT, "- " if marked else "")
        case Sheet():
            yield fitted(block, style)
        case Section(title, inner):
            heading = paragraph(title, style.width)
            yield styled(heading, "bold", color=style.color)
            close = not inner or isinstance(inner[0], Bullets) or (depth and _close(inner[0]))
            yield from [] if close else [""]
            yield from _blocks(inner, style, depth + 1)


def _bullets(items: Sequence[Bullet], style: Style, indent: str, mark: str) -> Iterator[str]:
    for item in items:
        first, rest = f"{indent}{mark}", f"{indent}{INDENT}"
        yield paragraph(plain(item.line), style.width, first=first, rest=rest)
        yield from _bullets(item.below, style, rest, mark)


def _flat(block: Block, style: Style) -> Iterator[str]:
    match block:
        case Section(title, inner):
            yield title
            for one in inner:
                yield from _flat(one, style)
        case Sheet():
            yield aligned(block, style)
        case _:
            yield from _lines(block, style, 0)
