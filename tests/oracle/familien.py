"""Integrationschancen für Kinder und Familien, and Rucksack Schule, which was part of it."""

from fractions import Fraction

from .kinds import NOTHING, Asked, Line, costs, least
from .year import part


def ifkuf(asked: Asked) -> dict[str, Line]:
    """33,300 a year, of it or on top of it 7,300 for basic qualification; before 2023 unknown."""
    days = asked.days_of_ki("2018-01-01", "2027-12-31")
    if days is None:
        return {"programm": NOTHING}
    total, training = Fraction(33_300), Fraction(7_300)
    spent, trained = asked.euros("ausgaben"), asked.number("qualifizierung_ausgaben", Fraction(0))
    assert trained is not None
    whole = part(asked.year, days, asked.readings["zeitanteil"]) == 1
    if asked.year < 2023 or not whole:
        return {"programm": costs(asked, days, spent, None)}
    accepted = min(trained, training)
    on_top = asked.readings["ifkuf_qualifizierung"] == "zusaetzlich"
    granted = least(spent - trained + accepted, total + accepted * on_top)
    return {"programm": Line(granted, total + training * on_top)}


def rucksack_schule(asked: Asked) -> dict[str, Line]:
    """With the school ministry since 2023; no amount was found."""
    return {"foerderung": costs(asked, asked.days("2023-01-01"), asked.euros("ausgaben"), None)}
