"""The funding of cases, as every format may ask for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ki_funding.calculation.result import Calculation
from ki_funding.presentation.foot import Sources
from ki_funding.presentation.page import Page, Picture
from ki_funding.presentation.records import Records
from ki_funding.presentation.shown import Shown


@dataclass(frozen=True, slots=True)
class Cases(Shown):
    """Some calculations of one run, and the sources that they cite."""

    calculations: Sequence[Calculation]
    sources: Sources

    def report(self) -> Page:
        """Each case with how its amounts came about."""
        from ki_funding.presentation.calculation.page import page

        return page(self.calculations, self.sources)

    def brief(self) -> Page:
        """The table of each case."""
        from ki_funding.presentation.calculation.brief import brief

        return brief(self.calculations, self.sources)

    def lines(self) -> Page:
        """Every item in a line."""
        from ki_funding.presentation.calculation.brief import lines

        return lines(self.calculations)

    def workbook(self) -> Page:
        """A sheet a programme."""
        from ki_funding.presentation.calculation.workbook import workbook

        return workbook(self.calculations, self.sources)

    def records(self) -> Records:
        """A row for each item of each case; an amount that is None is undetermined."""
        from ki_funding.presentation.calculation.rows import records

        return records(self.calculations)

    def envelope(self) -> Mapping[str, Any]:
        """The result envelope."""
        from ki_funding.presentation.calculation.envelope import ResultEnvelope
        from ki_funding.presentation.entry import entry

        return entry(ResultEnvelope, self)

    def pictures(self) -> Sequence[Picture]:
        """Those that fit what is given."""
        from ki_funding.presentation.calculation.pictures import pictures

        return pictures(self.calculations, self.sources)
