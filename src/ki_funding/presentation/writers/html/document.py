"""A page as a whole HTML document, or as a part of one.

Templates and the style sheet lie beside this file. Jinja escapes every text by itself; a value that
nobody gave is an error, not an empty place.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple
from zlib import compress, decompress

import jinja2
from markupsafe import Markup

from ki_funding.presentation.cells import inline
from ki_funding.presentation.page import Block, Cell, Column, Line, Page, Row, Section, Sheet
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.pictures.theme import variables
from ki_funding.presentation.style import cleaned, flat, web_address
from ki_funding.presentation.writers.html.safe import breakable, drawn, in_style, isolated
from ki_funding.texts.language import spoken, text
from ki_funding.values.vocabulary import Status

# A page with fewer sections is seen at a glance.
SECTIONS_WITHOUT_CONTENTS = 3
# More columns than these may need to be scrolled sideways, which must work with the keyboard.
COLUMNS_THAT_FIT = 6
# The paper for tables of so many columns; for more it is twice as large.
PAPER = {7: "A4", 12: "A4 landscape"}
LARGEST_PAPER = "A3 landscape"
DEEPEST_HEADING = 6


class Body(NamedTuple):
    """Rows of a table that belong together; the first may be the name of all."""

    look: str
    rows: tuple[Row, ...]


class Box(NamedTuple):
    """What a table shows at one place; `share` (0 to 1) is drawn as a bar behind it.

    It `leads` to a section of the page.
    """

    line: Line = ()
    status: Status | None = None
    word: str = ""
    share: Fraction | None = None
    leads: str = ""


class Entry(NamedTuple):
    """A section in the contents, and the anchor that it has in the document."""

    anchor: str
    title: str


def write(page: Page) -> Iterator[str]:
    """The page as one file: no script, nothing from elsewhere.

    The body comes first, and is kept packed, because the head has its contents.
    """
    intro, body, contents, columns = list[Block](), list[bytes](), list[Entry](), 0
    blocks = _environment().get_template("blocks.html.jinja").module.blocks  # type: ignore[attr-defined]
    for block in page.blocks:
        columns = max(columns, _widest((block,)))
        if isinstance(block, Section):
            contents.append(Entry(f"s-{len(body) + 1}", block.title))
        if contents:
            shown = blocks((block,), 2, _boxes, "s", first=len(body) + 1)
            body.append(compress(_harmless(shown).encode(), 1))
        else:
            intro.append(block)
    head = (
        _environment()
        .get_template("page.html.jinja")
        .render(
            page=page,
            language=spoken(),
            intro=intro,
            contents=contents if len(contents) > SECTIONS_WITHOUT_CONTENTS else [],
            skip=text("html.skip"),
            contents_heading=text("html.contents"),
            paper=_paper(columns),
            styles=style_sheet(),
            boxes=_boxes,
        )
    )
    yield f"{_harmless(head)}\n"
    yield from (decompress(part).decode() for part in body)
    yield "\n" + _environment().get_template("end.html.jinja").render(
        unprinted=text("html.unprinted")
    )


def _harmless(shown: str) -> str:
    """HTML that holds no command where it stands in a log of GitHub."""
    return shown.replace("##[", "##&#91;")


def content(given: tuple[Block, ...], level: int = 2) -> Markup:
    """Some blocks alone, with headings from a level on, for a page that somebody else frames."""
    template = _environment().get_template("content.html.jinja")
    return Markup(template.render(given=cleaned(given), level=level, boxes=_boxes))


def style_sheet() -> str:
    """How everything looks, on a screen and on paper."""
    return _read("page.css") + f".ki {{ {variables()} }}\n" + _read("paper.css")


def fragment(page: Page) -> str:
    """The page inside another one, as in a notebook: it styles itself alone, without pictures."""
    template = _environment().get_template("fragment.html.jinja")
    page = page._replace(blocks=_without_pictures(page.blocks))
    return template.render(
        page=page, language=spoken(), styles=_read("page.css"), boxes=_without_ways
    )


def _without_pictures(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Who shows notebooks of others takes SVG out of a page, and leaves its letters."""
    return tuple(
        block._replace(blocks=_without_pictures(block.blocks))
        if isinstance(block, Section)
        else block
        for block in blocks
        if not isinstance(block, Picture)
    )


def _on_demand(section: Section) -> bool:
    """Whether a section holds nothing that is not folded."""
    inner = [block for block in section.blocks if isinstance(block, Section)]
    return 0 < len(inner) == len(section.blocks) and all(
        block.folded or _on_demand(block) for block in inner
    )


def _paper(columns: int) -> str:
    """The smallest paper on which a table with so many columns is not broken."""
    return next((paper for most, paper in PAPER.items() if columns <= most), LARGEST_PAPER)


def _widest(blocks: Iterable[Block]) -> int:
    """How many columns the widest table has of those that are printed."""
    found = [0]
    for block in blocks:
        if isinstance(block, Sheet):
            found.append(len(block.columns))
        elif isinstance(block, Section) and not block.folded:
            found.append(_widest(block.blocks))
    return max(found)


def _boxes(row: Row, columns: tuple[Column, ...]) -> list[Box]:
    """What a row shows."""
    shown = [_box(cell, row, column) for cell, column in zip(row.cells, columns, strict=False)]
    return [shown[0]._replace(leads=row.leads), *shown[1:]] if row.leads else shown


def _without_ways(row: Row, columns: tuple[Column, ...]) -> list[Box]:
    """The same among other pages, where no name is sure to be the only one."""
    return _boxes(row._replace(leads=""), columns)


def _box(cell: Cell, row: Row, column: Column) -> Box:
    if isinstance(cell, Status):
        return Box(status=cell, word=text(f"status.{cell}"))
    share = row.share if column.bar and not row.look else None
    return Box(inline(cell), share=share)


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "address": web_address,
        "bodies": _bodies,
        "breakable": breakable,
        "flat": flat,
        "in_style": in_style,
        "isolated": isolated,
        "drawn": drawn,
    }
    made.tests |= {
        "of": lambda value, name: type(value).__name__ == name,
        "on_demand": _on_demand,
    }
    made.globals |= {
        "COLUMNS_THAT_FIT": COLUMNS_THAT_FIT,
        "DEEPEST_HEADING": DEEPEST_HEADING,
    }
    return made


@cache
def _read(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


def _bodies(sheet: Sheet) -> Iterator[Body]:
    """The rows of a table by what they belong to: a group begins a body, and so does a total."""
    place = 0
    marked = []
    for row in sheet.rows:
        place += row.look in {"group", "total"}
        marked.append((place, row))
    for _, found in groupby(marked, key=lambda pair: pair[0]):
        rows = tuple(row for _, row in found)
        yield Body(rows[0].look, rows)
