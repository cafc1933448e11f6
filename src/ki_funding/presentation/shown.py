"""A result that can be shown: what each format asks it for."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from ki_funding.presentation.page import Page
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.records import Records, as_json, records_of


class Shown(ABC):
    """What a kind of result says to people and programs.

    A report is enough for every format: the others are for results that say it in another way.
    """

    @abstractmethod
    def report(self) -> Page:
        """Everything, for who reads it as a document."""

    def brief(self) -> Page:
        """What a screen has the room for."""
        return self.report()

    def lines(self) -> Page:
        """A line each with its full name, for `grep`."""
        return self.brief()

    def workbook(self) -> Page:
        """Each section a sheet, whose sums can be calculated."""
        return self.report()

    def records(self) -> Records:
        """The figures as rows: those of the tables of the report."""
        return records_of(self.report())

    def envelope(self) -> Mapping[str, Any]:
        """The result as JSON."""
        return as_json(self.records())

    def pictures(self) -> Sequence[Picture]:
        """The pictures of the result, the most telling one first."""
        return ()
