"""Kommunales Integrationsmanagement: § 9 TIntG, guidelines of 25.11.2020 and 12.12.2024."""

from fractions import Fraction

from .kinds import NOTHING, ZERO, Asked, Known, Line, costs, staff, times
from .year import Span, part, pieces, rows

# Towns with foreigners authority, youth welfare office and integration council, as far as known.
TOWNS = {"05170": 3, "05554": 1, "05566": 1, "05754": 1, "05970": 1}
BONN = "05314"

ITEMS = ("koordination", "verwaltungsassistenz", "arbeitsplaetze", "veranstaltungen",
         "case_management", "auslaenderbehoerden")  # fmt: skip


def lines(asked: Asked) -> dict[str, Line]:
    """Coordination is funded by posts, the other two parts by lump sums for those of the notice."""
    days = asked.days("2020-01-01")
    if days is None or (asked.ki.ags == BONN and asked.year < 2022):  # Bonn joined in 2022
        return dict.fromkeys(ITEMS, NOTHING)
    posts = {"kreis": Fraction(7, 2), "kreisfreie_stadt": Fraction(5, 2)}[asked.ki.art]
    towns = asked.number("staedte_mit_auslaenderbehoerde")
    if towns is None:
        towns = Fraction(TOWNS.get(asked.ki.ags or "", 0))
    if asked.ki.art == "kreis":
        posts += towns
    rate = asked.since({2020: None, 2021: Fraction(55_000), 2023: Fraction(57_000)})
    half_a_post = asked.since({2020: None, 2021: Fraction(22_500)})
    workplace = asked.since({2020: None, 2021: Fraction(9_700), 2025: Fraction(5_700)})
    workplaces = costs(asked, days, asked.euros("arbeitsplatz_ausgaben"),
                       times(asked.number("eingerichtete_arbeitsplaetze"), workplace),
                       part_year="full")  # fmt: skip
    later = {"offen": None, "wie_2023": Fraction(57_000)}[asked.readings["kim_pauschalen"]]
    management = asked.since({2020: None, 2021: Fraction(55_000), 2023: Fraction(57_000),
                              2024: later})  # fmt: skip
    authorities = asked.since({2020: Fraction(50_000), 2021: None, 2023: Fraction(57_000),
                               2024: later})  # fmt: skip
    return {
        "koordination": staff(asked, days, "koordination_stellen", limit=posts, rate=rate,
                              spending="koordination_ausgaben"),
        "verwaltungsassistenz": staff(asked, days, "verwaltungsassistenz_stellen",
                                      limit=Fraction(1, 2), rate=times(Fraction(2), half_a_post),
                                      spending="verwaltungsassistenz_ausgaben"),
        "arbeitsplaetze": workplaces._replace(maximum=asked.notice("arbeitsplaetze")),
        "veranstaltungen": costs(asked, days, asked.euros("veranstaltungen_ausgaben"), None,
                                 part_year="full"),
        "case_management": _lump_sum(asked, days, "case_management", management),
        "auslaenderbehoerden": _lump_sum(asked, days, "auslaenderbehoerden", authorities),
    }  # fmt: skip


def _lump_sum(asked: Asked, days: Span, item: str, rate: Known) -> Line:
    """So much for each post and year; how many there can be only the notice says, and nobody what
    a part of a year brings."""
    counted = pieces(asked.year, days, rows(asked.year, asked.claim[f"{item}_stellen"]),
                     asked.readings["zeitanteil"])  # fmt: skip
    posts = sum((share * number for share, number in counted), ZERO)
    year = part(asked.year, days, asked.readings["zeitanteil"])
    amount = times(posts, rate if year == 1 else None)
    return Line(amount, asked.notice(item) if year else ZERO)
