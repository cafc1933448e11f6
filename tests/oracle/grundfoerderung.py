"""KI-Grundförderung: guidelines of 2012, 2018, 2023 and 2025, decrees of 24.04.2017, 30.10.2020."""

from fractions import Fraction

from .kinds import Asked, Line, costs, staff, where_there_may_be_no_ki


def lines(asked: Asked) -> dict[str, Line]:
    """3 posts and half an assistant; from 2017 on 6 in a Kreis and 5 in a city (Nr. 5.4.1.1)."""
    year, days = asked.year, asked.days_of_ki("2012-06-25")
    posts = asked.since({2012: 3, 2017: {"kreis": 6, "kreisfreie_stadt": 5}[asked.ki.art]})
    # The decree of 30.10.2020 has 55,000, the page of the authority 57,000 under the Act of 2022.
    in_2022 = {"wie_2021": 55_000, "wie_2023": 57_000}[asked.readings["satz_2022"]]
    rate = asked.since({2012: 50_000, 2021: 55_000, 2022: in_2022, 2023: 57_000})
    half_a_post = asked.since({2012: 20_000, 2021: 22_500})
    found = {
        "fachkraft": staff(asked, days, "fachkraft_stellen",
                           limit=Fraction(posts), rate=Fraction(rate),
                           spending="fachkraft_ausgaben"),
        "verwaltungsassistenz": staff(asked, days, "verwaltungsassistenz_stellen",
                                      limit=Fraction(1, 2), rate=Fraction(2 * half_a_post),
                                      spending="verwaltungsassistenz_ausgaben"),
    }  # fmt: skip
    pool = asked.since({2012: None, 2017: Fraction(50_000), 2025: Fraction(30_000)})
    interpreters = costs(asked, asked.days_of_ki("2017-01-01"),
                         asked.euros("laiensprachmittler_ausgaben"), pool)  # fmt: skip
    if asked.perhaps_no_ki():
        found = {item: where_there_may_be_no_ki(line) for item, line in found.items()}
    # The decree of 19.12.2022 (Nr. 1.3.3) makes the pool part of the basic funding.
    return {item: line._replace(basic=True) for item, line in found.items()} | {
        "laiensprachmittler": interpreters._replace(basic=year >= 2023)
    }
