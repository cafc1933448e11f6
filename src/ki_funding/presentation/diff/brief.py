"""The page on a comparison for a screen: what changed, and what it comes to."""

from collections.abc import Iterator, Sequence

from ki_funding.calculation.diff_result import Diff
from ki_funding.presentation.cells import shown
from ki_funding.presentation.diff import sheets
from ki_funding.presentation.diff.view import basis, closing, figures, more_or_less, other, period
from ki_funding.presentation.page import (
    Block,
    Bullet,
    Bullets,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    bullets,
    paragraphs,
)
from ki_funding.texts.language import text


def brief(diff: Diff, full: Sequence[int]) -> Page:
    """The changed figures, what else changed, and their effect by year and municipality."""
    blocks = list[Block]()
    if not diff.differs:
        blocks.append(Paragraph((text("diff.nothing"),), "lead"))
    if diff.values:
        found = Bullets(tuple(_changes(diff)), marked=False)
        blocks.append(Section(text("diff.values"), (found,)))
    if diff.texts:
        said = [f"{one.path}: {' → '.join(other(one))}" for one in diff.texts]
        blocks.append(Section(text("diff.texts"), (bullets(said, marked=False),)))
    if diff.differs and not any(year.changed for year in diff.years):
        blocks.append(Paragraph((text("diff.no_effect"),), "lead"))
    elif diff.years:
        counts = (
            f"{year.year}: {more_or_less(year, diff)}"
            for year in diff.years
            if year.programmes() or not year.land
        )
        table = _joined(sheets.years(diff))
        blocks.append(Section(table.caption, (table, *paragraphs(counts))))
    for year in diff.years:
        if year.year in full and year.municipalities():
            table = sheets.municipalities(year, diff, parts=True)
            blocks.append(Section(table.caption, (table,)))
    return Page("", (*blocks, *paragraphs(closing(diff, full))))


def _changes(diff: Diff) -> Iterator[Bullet]:
    """Each figure that changed, and below it from when to when."""
    found: dict[str, list[Bullet]] = {}
    for change in diff.values:
        old, new = figures(change)
        when = period(change)
        when = f"{when}: " if when else ""
        what = f"{old} → {new}" if change.amount_differs else new
        place = change.new.place if change.new and not change.new.place.startswith("--") else ""
        said = f"{when}{what} · {basis(change, diff)}{f' · {place}' if place else ''}"
        found.setdefault(change.name, []).append(Bullet((said,)))
    yield from (Bullet((name,), tuple(below)) for name, below in found.items())


def _joined(sheet: Sheet) -> Sheet:
    """The first two columns as one, to keep the table narrow."""

    def cells(row: Row) -> Row:
        first, second, *rest = row.cells
        return row._replace(cells=(f"{first} {shown(second)}", *rest))

    columns = (sheet.columns[0], *sheet.columns[2:])
    return sheet._replace(columns=columns, rows=tuple(map(cells, sheet.rows)))
