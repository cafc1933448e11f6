"""What differs between two rulebooks, as every format may ask for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ki_funding.calculation.diff_result import Diff
from ki_funding.presentation.cells import shown
from ki_funding.presentation.diff import tables
from ki_funding.presentation.diff.other import changes
from ki_funding.presentation.diff.view import basis, closing, figures, headline, period
from ki_funding.presentation.naming import change_name
from ki_funding.presentation.page import (
    Block,
    Bullet,
    Bullets,
    Page,
    Row,
    Section,
    Sheet,
    bullets,
    captioned,
    paragraphs,
)
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.records import Records
from ki_funding.presentation.shown import Shown
from ki_funding.texts.language import text
from ki_funding.values.columns import AGS, CASE, KOMMUNE, YEAR

COLUMNS = (YEAR, AGS, KOMMUNE, CASE, "programme", "item", "old", "new", "difference")


@dataclass(frozen=True, slots=True)
class Differences(Shown):
    """A comparison; `full` are the years shown by municipality."""

    diff: Diff
    full: Sequence[int]

    def report(self) -> Page:
        """Everything that changed, and every municipality."""
        from ki_funding.presentation.diff.page import page

        return page(self.diff, self.full)

    def brief(self) -> Page:
        """The changed figures, what else changed, and their effect by year and municipality."""
        blocks: list[Block] = list(paragraphs(headline(self.diff), "lead"))
        if self.diff.values:
            found = Bullets(tuple(_changes(self.diff)), marked=False)
            blocks.append(Section(text("diff.values"), (found,)))
        if self.diff.texts:
            said = [f"{one.where}: {one.old} → {one.new}" for one in changes(self.diff)]
            blocks.append(Section(text("diff.texts"), (bullets(said, marked=False),)))
        if any(year.changed for year in self.diff.years):
            blocks.append(captioned(_joined(tables.years(self.diff))))
        for year in self.diff.years:
            if year.year in self.full and year.municipalities():
                table = tables.municipalities(year, self.diff, parts=True)
                names = paragraphs(tables.who(year, self.diff), "small")
                blocks.append(captioned(table, *names))
        if (years := tables.several(self.diff)) and len(self.full) > 1:
            together = self.diff.over_years
            blocks.append(
                captioned(tables.municipalities(together, self.diff, parts=False, when=years))
            )
        return Page("", (*blocks, *paragraphs(closing(self.diff, self.full))))

    def workbook(self) -> Page:
        """Down to each item."""
        from ki_funding.presentation.diff.workbook import workbook

        return workbook(self.diff)

    def records(self) -> Records:
        """A row for each item of each municipality that gets another amount."""
        rows = (
            (year.year, d.ags, d.municipality, d.case, d.programme, d.item, d.old, d.new, d.amount)
            for year in self.diff.years
            for d in (*year.differences, *year.land)
            if d.changed
        )
        return Records(COLUMNS, rows, dict.fromkeys(("old", "new", "difference"), "money"))

    def envelope(self) -> Mapping[str, Any]:
        """The envelope of a comparison."""
        from ki_funding.presentation.diff.envelope import DiffEnvelope
        from ki_funding.presentation.entry import entry

        return entry(DiffEnvelope, self.diff)

    def pictures(self) -> Sequence[Picture]:
        """Who gets more or less, and what it comes to over the years."""
        from ki_funding.presentation.diff.pictures import pictures

        return pictures(self.diff, self.full)


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
        found.setdefault(change_name(change, diff.titles), []).append(Bullet((said,)))
    yield from (Bullet((name,), tuple(below)) for name, below in found.items())


def _joined(sheet: Sheet) -> Sheet:
    """The first two columns as one, to keep the table narrow."""

    def cells(row: Row) -> Row:
        first, second, *rest = row.cells
        return row._replace(cells=(f"{first} {shown(second)}", *rest))

    columns = (sheet.columns[0], *sheet.columns[2:])
    return sheet._replace(columns=columns, rows=tuple(map(cells, sheet.rows)))
