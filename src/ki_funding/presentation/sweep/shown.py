"""The answer of a sweep, as every format may ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ki_funding.presentation.page import Page
from ki_funding.presentation.records import Records
from ki_funding.presentation.shown import Shown
from ki_funding.sweep.answer_table import Answer
from ki_funding.values.scalars import Words


@dataclass(frozen=True, slots=True)
class Answered(Shown):
    """What a sweep found, under the title of its scenario."""

    answer: Answer
    title: Words

    def report(self) -> Page:
        """What was asked, and each table."""
        from ki_funding.presentation.sweep.page import page

        return page(self.answer, self.title)

    def brief(self) -> Page:
        """Each table, and below them what was asked."""
        from ki_funding.presentation.sweep.page import brief

        return brief(self.answer, self.title)

    def records(self) -> Records:
        """A row for each figure."""
        from ki_funding.presentation.sweep.records import records

        return records(self.answer)

    def envelope(self) -> Mapping[str, Any]:
        """The envelope of a sweep."""
        from ki_funding.presentation.entry import entry
        from ki_funding.presentation.sweep.envelope import SweepEnvelope

        return entry(SweepEnvelope, self)
