"""What a grant can be: posts up to a number at a rate, or costs up to an amount."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from .ki import ALL_OTHERS_BY, Ki
from .year import Span, part, period, pieces, rows

ZERO = Fraction(0)
Known = Fraction | None  # None is what nobody knows


class Line(NamedTuple):
    """What an item comes to: euros, or how many of what it gives (`in_kind`)."""

    granted: Known
    maximum: Known
    basic: bool = False
    in_kind: bool = False
    unspent: Known = None
    repayable: Known = None


NOTHING = Line(ZERO, ZERO)  # outside its time, or for somebody else


@dataclass(frozen=True)
class Asked:
    """What one KI asks of one programme in a year, and how the law is read."""

    ki: Ki
    year: int
    claim: Mapping[str, Any]
    readings: Mapping[str, str]
    plan: bool = False

    def since(self, values: Mapping[int, Any]) -> Any:
        """What holds in the year, of values that hold from a year on; a plan skips open ones."""
        begun = [value for first, value in sorted(values.items()) if first <= self.year]
        known = [value for value in begun if value is not None]
        return known[-1] if self.plan and known else begun[-1]

    def number(self, name: str, default: Known = None) -> Known:
        """A number of the case."""
        return Fraction(self.claim[name]) if name in self.claim else default

    def euros(self, name: str) -> Fraction:
        """An amount that the case must name."""
        return Fraction(self.claim[name])

    def notice(self, item: str) -> Known:
        """What the notice grants."""
        return self._of_item("bescheid", item)

    def spent(self, item: str) -> Known:
        """What was spent in the end."""
        return self._of_item("ist", item)

    def _of_item(self, which: str, item: str) -> Known:
        written = self.claim.get(which, {}).get(item)
        return None if written is None else Fraction(written)

    def days(self, first: str = "0001-01-01", last: str = "9999-12-31") -> Span | None:
        """The days of the year between two others that the case asks for."""
        asked = period(self.year, self.claim.get("foerderzeitraum", {}))
        return Span(date.fromisoformat(first), date.fromisoformat(last)).within(asked)

    def days_of_ki(self, first: str, last: str = "9999-12-31") -> Span | None:
        """The same for what only a KI gets."""
        days, began = self.days(first, last), self.ki.began()
        return days if days is None or began is None else days.within(Span(began, date.max))

    def perhaps_no_ki(self) -> bool:
        """Whether nobody knows if there was a KI already; who says when it was funded knows."""
        early = self.year < ALL_OTHERS_BY.year and self.ki.began() is None
        return early and "foerderzeitraum" not in self.claim


def least(*amounts: Known) -> Known:
    """The least of them; nothing is less than nothing, whatever the others are."""
    if ZERO in amounts:
        return ZERO
    return None if None in amounts else min(a for a in amounts if a is not None)


def times(*factors: Known) -> Known:
    """Their product; what is taken no times is nothing, whatever it is."""
    product = Fraction(1)
    if ZERO in factors:
        return ZERO
    for factor in factors:
        if factor is None:
            return None
        product *= factor
    return product


def staff(
    asked: Asked,
    days: Span | None,
    posts: str,
    *,
    limit: Known,
    rate: Known,
    spending: str | None = None,
) -> Line:
    """Posts up to a number, in each month or on the average of the year, and what they cost."""
    if days is None:
        return NOTHING
    filled, counted = rows(asked.year, asked.claim[posts]), asked.readings["zeitanteil"]
    shares = list(pieces(asked.year, days, filled, counted))
    asked_for = sum((share * number for share, number in shares), ZERO)
    year = sum((share for share, _ in shares), ZERO)
    funded: Known
    if limit is None:
        funded = None if asked_for else ZERO
    elif asked.readings["hoechstzahl"] == "jahresdurchschnitt":
        funded = min(asked_for, limit * year)
    else:
        funded = sum((share * min(number, limit) for share, number in shares), ZERO)
    granted = times(funded, rate)
    if spending and spending in asked.claim:
        granted = least(granted, asked.euros(spending))
    return Line(granted, times(limit, year, rate))


def costs(
    asked: Asked, days: Span | None, spent: Known, cap: Known, *, part_year: str = "unsaid"
) -> Line:
    """Costs up to an amount for the year; of parts of a year the law says something or nothing."""
    if days is None:
        return NOTHING
    share = part(asked.year, days, asked.readings["zeitanteil"])
    if part_year == "twelfths":
        cap = times(cap, share)
    elif part_year == "unsaid" and share != 1:
        cap = times(cap, None)
    return Line(least(spent, cap), cap)


def where_there_may_be_no_ki(line: Line) -> Line:
    """Nothing is nothing with a KI and without; what else it is nobody knows."""
    if line == NOTHING:
        return line
    return line._replace(granted=ZERO if line.granted == 0 else None, maximum=None)
