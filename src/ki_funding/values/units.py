"""Units of figures: what may be added to what, and what a product is measured in.

A unit is a product of powers of the base units. `share` is the unit 1, `percent` a hundredth of
it. A quantity may stand in the denominator: `EUR per 0.5 posts` is twice as much per whole post.
The grant year is implicit: EUR is EUR of that year, EUR/post is for a post filled all year.
"""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from ki_funding.values.exact import ONE, plain_text
from ki_funding.values.unread import UNREAD

BASE = ("EUR", "post", "person", "town", "quarter", "month", "km2", "index")
PLURALS = {f"{name}s": name for name in BASE if name not in {"EUR", "km2", "index"}}
# Written as other numbers are; `Fraction` would read 1e9, -1, 1_0 and other digits too.
QUANTITY = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,12})?")
NUMBERS = {"share": ONE, "percent": Fraction(1, 100)}


class UnitError(ValueError):
    """A text that names no unit."""


class Unit(NamedTuple):
    """Powers of base units, the factor of a value as written, and how the unit was written."""

    powers: tuple[tuple[str, int], ...] = ()
    factor: Fraction = ONE
    text: str = "share"

    def times(self, other: "Unit") -> "Unit":
        """The unit of a product."""
        return _combined(self.powers, other.powers, 1)

    def per(self, other: "Unit") -> "Unit":
        """The unit of a quotient."""
        return _combined(self.powers, other.powers, -1)

    def same(self, other: "Unit") -> bool:
        """Whether values of both may be added and compared; the factor is no obstacle."""
        return self.powers == other.powers or self.unread() or other.unread()

    def unread(self) -> bool:
        """Whether it is that of something that could not be read, and fits any."""
        return UNREAD in dict(self.powers)


@cache
def read_unit(text: str) -> Unit:
    """The unit that a text names. Raises UnitError."""
    text = " ".join(text.split())
    if text in NUMBERS:
        return Unit((), NUMBERS[text], text)
    chain, _, quantity = text.partition(" per ")
    powers: dict[str, int] = {}
    for place, part in enumerate(chain.split("/")):
        for name in part.split("*"):
            power = -1 if place else 1
            powers[_base(name)] = powers.get(_base(name), 0) + power
    factor = ONE
    if quantity:
        number, _, name = quantity.partition(" ")
        if not QUANTITY.fullmatch(number) or not Fraction(number):
            raise UnitError(number)
        factor = 1 / Fraction(number)
        powers[_base(name)] = powers.get(_base(name), 0) - 1
    return Unit(_sorted(powers), factor, text)


def _base(name: str) -> str:
    name = PLURALS.get(name.strip(), name.strip())
    if name not in BASE:
        raise UnitError(name)
    return name


@cache
def _combined(
    left: tuple[tuple[str, int], ...], right: tuple[tuple[str, int], ...], sign: int
) -> Unit:
    """The unit of a product (1) or quotient (-1); rules have few, and formulas ask often."""
    return _unit(_merged(left, right, sign))


def _merged(
    left: tuple[tuple[str, int], ...], right: tuple[tuple[str, int], ...], sign: int
) -> dict[str, int]:
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    return powers


def _sorted(powers: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((name, powers[name]) for name in (*BASE, UNREAD) if powers.get(name))


def _unit(powers: dict[str, int]) -> Unit:
    kept = _sorted(powers)
    over = "*".join(name for name, power in kept for _ in range(max(power, 0)))
    under = "".join(f"/{name}" for name, power in kept for _ in range(max(-power, 0)))
    return Unit(kept, ONE, f"{over or '1'}{under}" if kept else "share")


def written(number: Fraction, unit: Unit) -> str:
    """A value as the rule file writes it: 22500 where the unit is EUR per 0.5 posts."""
    return plain_text(number / unit.factor)


EUR = read_unit("EUR")
POST = read_unit("post")
EUR_PER_POST = read_unit("EUR/post")
SHARE = Unit()
ANY = Unit(((UNREAD, 1),), ONE, UNREAD)  # of what could not be read
