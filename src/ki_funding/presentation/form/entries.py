"""Cells to fill in: what each takes, says and checks."""

from collections.abc import Iterator
from fractions import Fraction

from ki_funding.calculation.inputs import decimals_of
from ki_funding.calculation.result import CENTS
from ki_funding.presentation.numbers import unit_words
from ki_funding.presentation.page import Applied, Derived, Entry, Money, Place, Term
from ki_funding.texts.language import text, words
from ki_funding.upkeep.new_case import Asked
from ki_funding.values.units import EUR

ZERO = Fraction(0)
NAMES = ".names"  # the list of municipalities


def titled(asked: Asked) -> str:
    """The title of an input with its unit."""
    unit = unit_words(asked.entry.unit)
    title = words(asked.entry.title)
    return f"{title} ({unit})" if unit else title


def number(asked: Asked, place: Place, value: Fraction | None) -> Entry:
    """A cell for a number of some unit, not below 0 and with so many decimals."""
    unit = asked.entry.unit
    return Entry(
        value,
        "money" if unit.same(EUR) else "number",
        allowed=_allowed(place, decimals_of(unit)),
        prompt=titled(asked),
    )


def amount(place: Place, prompt: str) -> Entry:
    """A cell for an amount in euros."""
    return Entry(None, "money", allowed=_allowed(place, decimals_of(EUR)), prompt=prompt)


def left_of(granted: Place, spent: Place) -> Money:
    """What of one amount another leaves; nothing as long as one of them is not entered."""
    both = Applied("AND", tuple(Applied("ISNUMBER", (place,)) for place in (granted, spent)))
    return Money(CENTS, by=_if(both, Applied("-", (granted, spent)), ""))


def day(place: Place, year: Place, prompt: str) -> Entry:
    """A cell for a day of the year of the case."""
    same = Applied("=", (Applied("YEAR", (place,)), year))
    return Entry(None, "day", allowed=same, prompt=prompt)


def municipality(name: str | None, first: Place, last: Place) -> Entry:
    """A cell for one of the municipalities in a list."""
    return Entry(name, choices=(first, last), prompt=text("form.kommune"))


def year_of(year: int | None, years: range) -> Entry:
    """A cell for one of the years that the rules cover."""
    return Entry(year, choices=tuple(map(str, years)))


def claimed() -> Entry:
    """Whether a programme is claimed."""
    words_ = (text("form.yes"), text("form.no"))
    return Entry(words_[0], choices=words_, prompt=text("form.claimed"))


def same_as(place: Place, value: Term, otherwise: str) -> Derived:
    """Says something where a cell holds another value."""
    return Derived("", _if(Applied("=", (place, value)), "", otherwise))


def check(asked: Asked, place: Place, full: Place | None, switch: Place) -> Derived:
    """What is missing or more than is funded, where the programme is claimed."""
    missing = text("form.missing") if asked.asked else ""
    found: Term = ""
    if full is not None:
        more = Applied("AND", (Applied("ISNUMBER", (place,)), Applied(">", (place, full))))
        found = _if(more, text("form.over"), "")
    number = _if(Applied("ISTEXT", (place,)), text("form.no_number"), found)
    filled = _if(Applied("=", (place, "")), missing, number)
    said = missing if asked.value is None else ""
    return Derived(said, _if(Applied("=", (switch, text("form.no"))), "", filled))


def remarks(asked: Asked) -> str:
    """What there is to know of an input."""
    return "\n".join(_remarks(asked))


def _remarks(asked: Asked) -> Iterator[str]:
    if asked.remark:
        yield asked.remark
    if asked.entry.over_time:
        yield text("form.over_time")


def _allowed(place: Place, decimals: int | None) -> Applied:
    known = [Applied("ISNUMBER", (place,)), Applied(">=", (place, ZERO))]
    if decimals is not None:
        known.append(Applied("=", (Applied("ROUND", (place, Fraction(decimals))), place)))
    return Applied("AND", tuple(known))


def _if(condition: Term, then: Term, otherwise: Term) -> Applied:
    return Applied("IF", (condition, then, otherwise))
