"""KOMM-AN NRW part I: 1, 1.5 or 2 posts and 10,000, 15,000 or 20,000 euros by inhabitants."""

from fractions import Fraction

from .kinds import Asked, Line, costs, staff

# Kreis Euskirchen (191,165) has one post, Coesfeld (218,401) one and a half as Neuss (450,026) has,
# Köln (1,060,582) two: what is between them is a reading.
STEPS = {
    "ab_191166_und_450027": (191_166, 450_027),
    "ab_200000_und_500000": (200_000, 500_000),
    "ab_218401_und_1060582": (218_401, 1_060_582),
}


def lines(asked: Asked) -> dict[str, Line]:
    """From 2016; the posts after 2024 nobody knows, the measures ended with them."""
    days = asked.days_of_ki("2016-01-01")
    steps = sum(asked.ki.inhabitants_2015 >= bound
                for bound in STEPS[asked.readings["komm_an_stufen"]])  # fmt: skip
    posts, measures = [(Fraction(1), 10_000), (Fraction(3, 2), 15_000), (Fraction(2), 20_000)][
        steps
    ]
    ended = asked.year >= 2025
    rate = asked.since({2012: None, 2016: Fraction(50_000), 2023: Fraction(57_000),
                              2025: None})  # fmt: skip
    basic = asked.year >= 2023
    all_of_it = asked.readings["komm_an_grundfoerderung"] == "ganz"
    return {
        "personal": staff(
            asked, days, "personal_stellen", limit=asked.since({2012: posts, 2025: None}), rate=rate
        )._replace(basic=basic),
        "massnahmen": costs(
            asked, days, asked.euros("massnahmen_ausgaben"), Fraction(0 if ended else measures)
        )._replace(basic=basic and all_of_it),
    }
