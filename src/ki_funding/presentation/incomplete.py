"""A result that lacks something, which every format of it says inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ki_funding.presentation.page import Block, Page, Paragraph, Section, Strong
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.records import Records
from ki_funding.presentation.shown import Shown
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text

WHAT, WHY = "case", "reason"  # the columns of a row that stands for what is missing
REASON = "input_errors"


@dataclass(frozen=True, slots=True)
class Incomplete(Shown):
    """What could be shown, and the names of what could not."""

    known: Shown
    missing: Sequence[str]

    def report(self) -> Page:
        """Said above everything else."""
        return self._told(self.known.report())

    def brief(self) -> Page:
        """Said above everything else."""
        return self._told(self.known.brief())

    def lines(self) -> Page:
        """Said above everything else."""
        return self._told(self.known.lines())

    def workbook(self) -> Page:
        """Said above everything else on the first sheet."""
        page = self.known.workbook()
        first, *others = page.blocks
        if isinstance(first, Section):
            first = first._replace(blocks=(self._said, *first.blocks))
        return page._replace(blocks=(first, *others))

    def records(self) -> Records:
        """A row for each that is missing, which has nothing but its name and why."""
        found = self.known.records()
        empty = dict.fromkeys(found.columns)
        lacking = [
            [{**empty, WHAT: name, WHY: REASON}[column] for column in found.columns]
            for name in self.missing
        ]
        return found._replace(rows=chain(found.rows, lacking))

    def envelope(self) -> Mapping[str, Any]:
        """With a key that names what is missing."""
        return {**self.known.envelope(), "missing": list(self.missing)}

    def pictures(self) -> Sequence[Picture]:
        """Said below each."""
        return [one._replace(source=(self._sentence, *one.source)) for one in self.known.pictures()]

    @property
    def _sentence(self) -> str:
        return text("incomplete", names=", ".join(map(clean, self.missing)))

    @property
    def _said(self) -> Block:
        return Paragraph((Strong(self._sentence),))

    def _told(self, page: Page) -> Page:
        return page._replace(blocks=chain([self._said], page.blocks))
