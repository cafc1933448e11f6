"""What one municipality has and asks for in one year."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.dated import Days
from ki_funding.law.rulebook.register import Municipality


class Period(NamedTuple):
    """So much of something on some days of the year."""

    amount: Fraction
    days: Days


# A number for the whole year, or who was there when; the rows of one input add up.
Claimed = Fraction | tuple[Period, ...]


class Claim(NamedTuple):
    """What a case says about one programme."""

    inputs: Mapping[str, Claimed] = {}
    foerderzeitraum: Days | None = None
    bescheid: Mapping[str, Fraction] = {}
    ist: Mapping[str, Fraction] = {}


class Case(NamedTuple):
    """A municipality, a year, and its claims by programme. `name` is for people and messages.

    `warnings` are findings about what can be calculated and may still be a slip.
    """

    municipality: Municipality
    year: int
    claims: Mapping[str, Claim]
    name: str = ""
    warnings: tuple[Diagnostic, ...] = ()

    def __repr__(self) -> str:
        return f"<Case: {self.municipality.name} {self.year}, {', '.join(self.claims)}>"


def claimed_twice(claims: Iterable[tuple[str, int, str]]) -> tuple[str, ...]:
    """What several cases claim of a programme for one municipality and year.

    Only one of them can come true, so that a sum of both would mean nothing.
    """
    counted = Counter(claims)
    return tuple(f"{name} {year}, {programme}" for (name, year, programme), times
                 in counted.items() if times > 1)  # fmt: skip
