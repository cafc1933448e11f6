"""Programmes of a rulebook, as every format may ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ki_funding.language import Language
from ki_funding.law.compile import Law
from ki_funding.output.page import Page
from ki_funding.output.shown import Shown
from ki_funding.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Book(Shown):
    """Some programmes of a rulebook, or all of them."""

    book: Rulebook
    laws: Sequence[Law]

    def report(self, language: Language) -> Page:
        """When each runs, its items, and the history of its figures."""
        from ki_funding.output.rulebook.page import page

        return page(self.book, self.laws, language)
