"""A page as GitHub's Markdown. Pictures stay out: Markdown cannot hold them in the file."""

import html
import re
from collections.abc import Iterable, Iterator

from ki_funding.presentation.cells import inline
from ki_funding.presentation.page import (
    Block,
    Bullet,
    Bullets,
    Code,
    Inline,
    Line,
    Link,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    Strong,
)
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.style import clean, no_command, web_address

MARKS = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_[]|~$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)
ADDRESS = str.maketrans({"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E", "|": "%7C"})
DEEPEST = 6
# What would begin a heading, a list or a rule.
BEGINNING = re.compile(r"^(\d*)([#+.)-]|:(?=:))")
# What GitHub makes of a text: a mention, a number of an issue, an address, a picture. Between the
# two parts goes something that shows nothing.
LIVE = re.compile(
    r"[@#](?=\w)|\b(?:https?|ftp|mailto|xmpp):(?=\S)|\bwww(?=\.)|:(?=[\w+-]+:)|\bGH-(?=\d)", re.I
)
APART = "<span></span>"


def write(page: Page) -> Iterator[str]:
    """The page as a document."""
    yield f"# {escaped(page.title)}\n"
    for block in _blocks(page.blocks, 2, page.title):
        yield f"\n{block}\n"


def _blocks(blocks: Iterable[Block], level: int, above: str) -> Iterator[str]:
    """The blocks below a heading; a table whose caption says no more than it goes without."""
    for block in blocks:
        match block:
            case Paragraph(line, role):
                shown = _begun(_line(line))
                yield f"<sub>{shown}</sub>" if role == "small" else shown
            case Bullets(items):
                yield "\n".join(_bullets(items, ""))
            case Sheet():
                if block.caption not in above:
                    yield f"**{escaped(block.caption)}**"
                yield _sheet(block)
            case Section(title, inner, folded):
                content = "\n\n".join(_blocks(inner, level + 1, title))
                if folded:
                    summary = f"<summary>{_apart(html.escape(clean(title)))}</summary>"
                    yield f"<details>{summary}\n\n{content}\n\n</details>"
                else:
                    yield f"{'#' * min(level, DEEPEST)} {escaped(title)}\n\n{content}"
            case Picture():
                pass


def _bullets(items: tuple[Bullet, ...], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}- {_begun(_line(item.line))}"
        yield from _bullets(item.below, indent + "  ")


def _begun(line: str) -> str:
    """A line whose beginning is no heading, list or rule of Markdown."""
    return BEGINNING.sub(lambda found: f"{found[1]}\\{found[2]}", line.lstrip(), count=1)


def _sheet(sheet: Sheet) -> str:
    head = [escaped(column.title) for column in sheet.columns]
    marks = ["---:" if column.right else "---" for column in sheet.columns]
    rows = [_row(row, len(head)) for row in sheet.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, marks, *rows])


def _row(row: Row, width: int) -> list[str]:
    cells = [_line(inline(cell)) for cell in row.cells]
    cells += [""] * (width - len(cells))
    bold = row.look in {"group", "total"}
    return [f"**{cell}**" if bold and cell and "**" not in cell else cell for cell in cells]


def _line(line: Line) -> str:
    return "".join(_inline(part) for part in line)


def _inline(part: Inline) -> str:
    match part:
        case Code(inner):
            return f"`{coded(inner)}`"
        case Strong(inner):
            return f"**{escaped(inner)}**"
        case Link(inner, given):
            address = web_address(given)
            if address is None:
                return escaped(inner)
            return f"[{escaped(inner)}]({address.translate(ADDRESS)})"
    return escaped(str(part))


def escaped(value: str) -> str:
    """A text that Markdown shows as it is, in one line."""
    plain = clean(" ".join(value.split(" ")).replace("\n", " ")).translate(MARKS)
    return _apart(plain)


def _apart(plain: str) -> str:
    """A text in which GitHub sees no mention, number, address or command."""
    return LIVE.sub(lambda found: found[0] + APART, no_command(plain))


def coded(value: str) -> str:
    """A name between backticks, which nothing may end early."""
    return clean(value).replace("`", "'").replace("|", "\\|")
