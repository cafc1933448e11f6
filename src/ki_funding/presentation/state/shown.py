"""What all KI could get, as every format may ask for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ki_funding.calculation.state import State
from ki_funding.presentation.foot import Sources
from ki_funding.presentation.page import Page, Picture
from ki_funding.presentation.records import Records
from ki_funding.presentation.shown import Shown


@dataclass(frozen=True, slots=True)
class Land(Shown):
    """The sums of some years by programme, `kommune` or `regierungsbezirk`."""

    state: State
    by: str
    sources: Sources

    def report(self) -> Page:
        """A section for each year, with the pictures."""
        from ki_funding.presentation.state.page import page

        return page(self.state, self.by, self.sources)

    def brief(self) -> Page:
        """A table for each year."""
        from ki_funding.presentation.state.brief import brief

        return brief(self.state, self.by)

    def workbook(self) -> Page:
        """Every grouping, with a column a year."""
        from ki_funding.presentation.state.workbook import workbook

        return workbook(self.state, self.sources)

    def records(self) -> Records:
        """A row for each year and item, or for each year and group."""
        from ki_funding.presentation.state.rows import records

        return records(self.state, self.by)

    def envelope(self) -> Mapping[str, Any]:
        """The envelope of `state`."""
        from ki_funding.presentation.entry import entry
        from ki_funding.presentation.state.envelope import StateEnvelope

        return entry(StateEnvelope, self)

    def pictures(self) -> Sequence[Picture]:
        """A map of the last year, and the sums of all years."""
        from ki_funding.presentation.state.pictures import pictures

        return pictures(self.state, self.by, self.sources)
