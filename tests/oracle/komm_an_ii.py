"""KOMM-AN NRW part II: a yearly sum for each KI by the list "FlüAG 2016", from 2016 to 2024."""

from fractions import Fraction

from .kinds import Asked, Known, Line, costs, times

ALL_KI = 7_049_607  # what makes Duisburg's share its 180,876 euros

# Published for the year itself, or for another one: the key is always that of 2016.
PUBLISHED = {
    "05112": "180876",
    "05158": "181727",
    "05334": "121100",
    "05554": "161088",
    "05762": "70289.82",
    "05916": "57134",
}

# Lump sums inside the sum: Solingen's application of 2016, Emmerich in 2018, Nr. 5.4.2.1 of the
# guideline of 27.11.2019, the page of Kreis Mettmann from 2022 on.
LUMP_SUMS: dict[str, dict[int, int | None]] = {
    "renovierung_raeume": {2016: 2000, 2017: None, 2020: 1000},
    "ausstattung_raeume": {2016: None, 2020: 1000},
    "laufende_monate": {2016: 400, 2017: None, 2022: 400},
    "begleitungen": {2016: 44, 2017: None, 2022: 35},
    "zusammenkuenfte": {2016: 220, 2017: None, 2018: 250, 2019: None, 2022: 250},
    "druckwerke": {2016: None, 2022: 500},
    "uebersetzung_seiten": {2016: None, 2022: 50},
    "referenten_stunden": {2016: None, 2022: 100},
    "austausch_treffen": {2016: None, 2022: 50},
}


def lines(asked: Asked) -> dict[str, Line]:
    """The whole sum, also of a year in which the KI began; the plan is added up beside it."""
    days = asked.days_of_ki("2016-01-01", "2024-12-31")
    by_key = None if asked.ki.share is None else ALL_KI * asked.ki.share
    published = PUBLISHED.get(asked.ki.ags or "")
    total = by_key if published is None else Fraction(published)
    basic = asked.year >= 2023 and asked.readings["komm_an_grundfoerderung"] == "ganz"
    grant = costs(asked, days, asked.euros("ausgaben"), total, part_year="full")
    plan = Line(None, None, in_kind=True)
    if days is not None:
        plan = plan._replace(granted=_plan(asked))
    return {"kontingent": grant._replace(basic=basic), "pauschalen": plan}


def _plan(asked: Asked) -> Known:
    sums = []
    for name, values in LUMP_SUMS.items():
        rate = asked.since(values)
        each = None if rate is None else Fraction(rate)
        sums.append(times(asked.number(name, Fraction(0)), each))
    return None if None in sums else sum((one for one in sums if one is not None), Fraction(0))
