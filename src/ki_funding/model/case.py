"""What one municipality has and asks for in one year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ki_funding.law.timeline import Days
from ki_funding.register import Municipality


@dataclass(frozen=True, slots=True)
class Period:
    """So much of something on some days of the year."""

    amount: Fraction
    days: Days


# A number for the whole year, or who was there when; the rows of one input add up.
Claimed = Fraction | tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a case says about one programme."""

    inputs: Mapping[str, Claimed] = field(default_factory=dict)
    foerderzeitraum: Days | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A municipality, a year, and its claims by programme. `name` is for people and messages."""

    municipality: Municipality
    year: int
    claims: Mapping[str, Claim]
    name: str = ""
