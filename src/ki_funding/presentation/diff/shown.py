"""What differs between two rulebooks, as every format may ask for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ki_funding.calculation.diff_result import Diff
from ki_funding.presentation.page import Page, Picture
from ki_funding.presentation.records import Records
from ki_funding.presentation.shown import Shown


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
        """The sums, and the municipalities of some years."""
        from ki_funding.presentation.diff.brief import brief

        return brief(self.diff, self.full)

    def workbook(self) -> Page:
        """Down to each item."""
        from ki_funding.presentation.diff.workbook import workbook

        return workbook(self.diff)

    def records(self) -> Records:
        """A row for each amount that differs."""
        from ki_funding.presentation.diff.shown import records

        return records(self.diff)

    def envelope(self) -> Mapping[str, Any]:
        """The envelope of a comparison."""
        from ki_funding.presentation.diff.envelope import DiffEnvelope
        from ki_funding.presentation.entry import entry

        return entry(DiffEnvelope, self.diff)

    def pictures(self) -> Sequence[Picture]:
        """Who gets more or less, and what it comes to over the years."""
        from ki_funding.presentation.diff.pictures import pictures

        return pictures(self.diff, self.full)


COLUMNS = ("year", "ags", "municipality", "case", "programme", "item", "old", "new", "difference")


def records(diff: Diff) -> Records:
    """A row for each item of each municipality that gets another amount."""
    rows = (
        (year.year, d.ags, d.municipality, d.case, d.programme, d.item, d.old, d.new, d.amount)
        for year in diff.years
        for d in (*year.differences, *year.land)
        if d.changed
    )
    return Records(COLUMNS, rows)
