"""A result that can be shown: what each format asks it for."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from ki_funding.presentation.page import Page, Picture
from ki_funding.presentation.records import Records, as_json, records_of
from ki_funding.texts.language import Language


class Shown(ABC):
    """What a kind of result says to people and programs.

    A report is enough for every format: the others are for results that say it in another way.
    """

    @abstractmethod
    def report(self, language: Language) -> Page:
        """Everything, for who reads it as a document."""

    def brief(self, language: Language) -> Page:
        """What a screen has the room for."""
        return self.report(language)

    def lines(self, language: Language) -> Page:
        """A line each with its full name, for `grep`."""
        return self.brief(language)

    def workbook(self, language: Language) -> Page:
        """Each section a sheet, whose sums can be calculated."""
        return self.report(language)

    def records(self, language: Language) -> Records:
        """The figures as rows: those of the tables of the report."""
        return records_of(self.report(language))

    def envelope(self, language: Language) -> Mapping[str, Any]:
        """The result as JSON."""
        return as_json(self.records(language))

    def pictures(self, language: Language) -> Sequence[Picture]:
        """The pictures of the result, the most telling one first."""
        del language
        return ()
