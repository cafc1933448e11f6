"""What is in a rulebook, as it is asked for: its figures, readings, sources, published figures."""

from collections.abc import Sequence
from enum import StrEnum

from ki_funding.calculation.rules import Rules
from ki_funding.presentation.rulebook.lists import Bibliography, Gaps, Published, Readings
from ki_funding.presentation.rulebook.page import Book
from ki_funding.presentation.shown import Shown
from ki_funding.upkeep.published import comparisons
from ki_funding.values.vocabulary import Status


class What(StrEnum):
    """One of the lists."""

    FIGURES = "figures"
    READINGS = "readings"
    SOURCES = "sources"
    PUBLISHED = "published"


def contents(
    rules: Rules, what: What, programme: str | None = None, statuses: Sequence[Status] = ()
) -> Shown:
    """A list; of figures those of a programme, or with one of some statuses."""
    book = rules.book
    match what:
        case What.READINGS:
            return Readings(book)
        case What.SOURCES:
            return Bibliography(book)
        case What.PUBLISHED:
            return Published(comparisons(rules), book.sources)
    laws = book.laws() if programme is None else (book.law(programme),)
    return Gaps(laws, statuses) if statuses else Book(book, laws)
