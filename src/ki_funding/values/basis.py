"""What an amount rests on: every value used, and the formula with its numbers put in."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple, Self

from ki_funding.values.scalars import Citation, Words
from ki_funding.values.units import Unit
from ki_funding.values.vocabulary import Status


class Use(NamedTuple):
    """One value that a result rests on: a parameter, a fact, a reading, a figure given.

    `value` is written as in the rule file, in `unit`; None is an open value. `place` is
    `rules/file.yaml:line`. `first` and `until` say from when to when the value holds, `art` for
    which kind of municipality.
    """

    kind: str
    name: str
    value: str | None
    unit: str
    status: Status
    sources: tuple[Citation, ...] = ()
    note: Words | None = None
    place: str = ""
    first: date | None = None
    until: date | None = None
    title: Words | None = None
    meaning: Words | None = None  # of the option of a reading
    art: str = ""

    @classmethod
    def missing(
        cls,
        kind: str,
        name: str,
        unit: Unit,
        note: Words | None = None,
        title: Words | None = None,
    ) -> Self:
        """A value that nobody gives."""
        return cls(kind, name, None, unit.text, Status.OPEN, note=note, title=title)

    @property
    def missing_input(self) -> bool:
        """Whether the case does not say it, and so nobody can."""
        return self.kind == "input" and self.status is Status.OPEN


class Figure(NamedTuple):
    """A number inside a formula that was worked out, with its unit."""

    number: Fraction | None
    unit: Unit


class Chosen(NamedTuple):
    """The least or the greatest (`min`, `max`) of some formulas."""

    function: str
    among: tuple[tuple["Token", ...], ...]


Token = str | Figure | Chosen


class Term(NamedTuple):
    """One summand of an amount: a stretch of the year and the formula with its numbers put in."""

    first: date
    last: date
    weight: Fraction
    tokens: tuple[Token, ...]
    number: Fraction | None


class Step(NamedTuple):
    """A named formula that was worked out on the way."""

    name: str
    tokens: tuple[Token, ...]
    figure: Figure
    title: Words | None = None

    def __hash__(self) -> int:
        """Equal steps came to the same number: their formulas need not be looked through."""
        return hash((self.name, self.figure.number))


class Derivation(NamedTuple):
    """How one amount of an item came about: its terms and, if not a plain sum, what closed it."""

    amount: str
    terms: tuple[Term, ...] = ()
    closing: tuple[Token, ...] = ()
    number: Fraction | None = None


class Limit(NamedTuple):
    """A limit that bit: its name and what was asked against what it allows."""

    name: str
    asked: Figure
    allowed: Figure
    title: Words | None = None


class Period(NamedTuple):
    """When something is in force; `until` is inclusive, None has no end within the rulebook."""

    first: date
    until: date | None
