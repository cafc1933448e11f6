"""A page laid out as the sheets of a workbook: each section one, and what is in none the first."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ki_funding.presentation.cells import plain
from ki_funding.presentation.page import (
    WIDEST,
    Block,
    Bullet,
    Bullets,
    Cell,
    Chart,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
)
from ki_funding.presentation.writers.xlsx.names import sheet_names
from ki_funding.texts.language import text

Look = Literal["", "title", "text", "section", "below", "head", "part", "total", "dim"]
SPANNING = frozenset({"title", "text", "section", "below"})
INDENT = "  "


class Laid(NamedTuple):
    """A row; a title, a text, a section or one below it is one cell over all columns.

    What is `folded` is opened at the margin, and is not printed before.
    """

    cells: tuple[Cell, ...] = ()
    look: Look = ""
    folded: bool = False


class Tab(NamedTuple):
    """A sheet: `head` is the row that stays and is printed on each page, `fixed` columns stay.

    `widest` is how wide each column may grow, `tables` where they begin below their heads,
    `filtered` the corners of the rows that can be chosen from; `charts` stand below everything.
    """

    name: str
    rows: tuple[Laid, ...]
    widest: tuple[int, ...]
    head: int | None
    fixed: int
    tables: dict[str, int]
    charts: tuple[Chart, ...] = ()
    filtered: tuple[int, int, int, int] | None = None


def tabs(page: Page) -> list[Tab]:
    """The sheets of a page, each with a name that Excel takes."""
    blocks = tuple(page.blocks)
    sections = [block for block in blocks if isinstance(block, Section)]
    loose = tuple(block for block in blocks if not isinstance(block, Section))
    if loose:
        overview = text("sheet.overview")
        sections.insert(0, Section(page.title, loose, short=overview))
    names = sheet_names(section.short or section.title for section in sections)
    return [_tab(section, name) for section, name in zip(sections, names, strict=True)]


def _tab(section: Section, name: str) -> Tab:
    rows = [Laid((section.title,), "title")]
    charts = tuple(block for block in section.blocks if isinstance(block, Chart))
    sheets: list[tuple[Sheet, int]] = []
    before: Sheet | Laid | str = ""
    for block, folded in _blocks(section.blocks):
        start = len(rows)
        match block:
            case Sheet():
                rows.append(Laid(tuple(column.title for column in block.columns), "head"))
                sheets.append((block, len(rows)))
                rows += [_row(row, len(block.columns)) for row in block.rows]
            case str():
                rows += [Laid()] if isinstance(before, Sheet) else []
                rows.append(Laid((block,), "text"))
            case Laid():
                rows.append(block)
        if folded:
            rows[start:] = [row._replace(folded=True) for row in rows[start:]]
        before = block
    columns = max((len(sheet.columns) for sheet, _ in sheets), default=1)
    widest = [
        max((s.columns[n].widest for s, _ in sheets if n < len(s.columns)), default=WIDEST)
        for n in range(columns)
    ]
    return Tab(
        name,
        tuple(rows),
        tuple(widest),
        sheets[0][1] - 1 if sheets else None,
        sheets[0][0].fixed if sheets else 0,
        {sheet.key: first for sheet, first in sheets if sheet.key},
        charts,
        next((_filtered(*found) for found in sheets if found[0].filtered), None),
    )


def _filtered(sheet: Sheet, first: int) -> tuple[int, int, int, int] | None:
    """The head of a table and its rows up to the first that is none of many."""
    alike = next((n for n, row in enumerate(sheet.rows) if row.look), len(sheet.rows))
    return (first - 1, 0, first + alike - 1, len(sheet.columns) - 1) if alike > 1 else None


def _row(row: Row, width: int) -> Laid:
    if row.look == "group":
        return Laid(row.cells[:1], "section")
    return Laid((*row.cells, *[None] * (width - len(row.cells))), row.look)


def _blocks(
    blocks: Sequence[Block], look: Look = "section", *, folded: bool = False
) -> Iterator[tuple[Sheet | Laid | str, bool]]:
    """Tables, texts and headings below each other, and whether they are folded.

    `look` is that of the headings.
    """
    for block in blocks:
        match block:
            case Sheet():
                yield block, folded
            case Paragraph(line):
                yield plain(line), folded
            case Bullets(items):
                yield from ((said, folded) for said in _listed(items, ""))
            case Section(title, inner, away):
                said = text("sheet.folded", title=title) if away else title
                yield Laid((said,), look), folded
                yield from _blocks(inner, "below", folded=folded or away)


def _listed(items: Sequence[Bullet], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}{plain(item.line)}"
        yield from _listed(item.below, indent + INDENT)
