"""What is no money: seconded teachers, and the training of Kommunales Konfliktmanagement."""

from fractions import Fraction

from .kinds import Asked, Line


def lehrkraefte(asked: Asked) -> dict[str, Line]:
    """2 posts; 3.5 in a Kreis and 3 in a city from 2017 to 2019; then nobody knows."""
    more = {"kreis": Fraction(7, 2), "kreisfreie_stadt": Fraction(3)}[asked.ki.art]
    number = asked.since({2012: Fraction(2), 2017: more, 2020: None})
    there = asked.days_of_ki("2012-06-25") is not None and not asked.perhaps_no_ki()
    return {"lehrkraefte": Line(number if there else None, None, in_kind=True)}


def konfliktmanagement(asked: Asked) -> dict[str, Line]:
    """From May 2017 to 2024; how much of it nobody counts."""
    return {"qualifizierung": Line(None, None, in_kind=True)}
