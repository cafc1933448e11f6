"""Programmes of a rulebook, as every format may ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation.page import Page
from ki_funding.presentation.shown import Shown


@dataclass(frozen=True, slots=True)
class Book(Shown):
    """Some programmes of a rulebook, or all of them."""

    book: Rulebook
    laws: Sequence[Law]

    def report(self) -> Page:
        """When each runs, its items, and the history of its figures."""
        from ki_funding.presentation.rulebook.page import page

        return page(self.book, self.laws)
