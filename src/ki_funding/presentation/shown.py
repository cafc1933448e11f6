"""A result that can be shown: what each format asks it for."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from ki_funding.presentation.page import Page, Picture, Value
from ki_funding.texts.language import Language

Kind = Literal["text", "whole", "exact"]


class Records(NamedTuple):
    """Rows for other programs, under names that are public.

    `kinds` are those of columns whose cells may all be missing, so that nothing else tells.
    """

    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    kinds: Mapping[str, Kind] = MappingProxyType({})


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
        from ki_funding.presentation.records import records_of

        return records_of(self.report(language))

    def envelope(self, language: Language) -> Mapping[str, Any]:
        """The result as JSON."""
        from ki_funding.presentation.records import as_json

        return as_json(self.records(language))

    def pictures(self, language: Language) -> Sequence[Picture]:
        """The pictures of the result, the most telling one first."""
        del language
        return ()
