"""What the guideline of 03.04.2025 funds besides: volunteering, Nr. 2.2, work with fathers."""

from fractions import Fraction

from .kinds import Asked, Line, costs


def ehrenamt_praevention(asked: Asked) -> dict[str, Line]:
    """58,000 euros a year for every KI, also for the part of 2025 from 8 May on; until 2028."""
    days = asked.days("2025-05-08", "2028-12-31")
    spent = asked.euros("sachausgaben")
    return {"sachausgaben": costs(asked, days, spent, Fraction(58_000), part_year="full")}


def ki_richtlinie_2025(asked: Asked) -> dict[str, Line]:
    """The granting authority names both objects; it names no amounts."""
    days = asked.days("2025-04-03")
    return {
        item: costs(asked, days, asked.euros(f"{item}_ausgaben"), None, part_year="full")
        for item in ("nr_2_2", "vaeterarbeit")
    }
