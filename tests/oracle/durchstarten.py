"""Durchstarten in Ausbildung und Arbeit: F1 to F4 until June 2023, Teilhabemanagement before."""

from fractions import Fraction

from .kinds import Asked, Known, Line, costs, staff, times

KOELN = "05315"
SPENT_IN_KOELN = {2022: Fraction("1389354.79"), 2023: Fraction("742377.39")}  # council paper
LAND = Fraction(80, 100)  # its share of the costs
ALL_BUDGETS = {2020: None, 2022: Fraction(25_246_156), 2023: Fraction(13_489_841)}


def lines(asked: Asked) -> dict[str, Line]:
    """80 % of a budget by the key of the FlüAG; a post for 100 persons, half a one at least."""
    budget = times(_budget(asked), LAND)
    own_figure = asked.number("bewilligtes_budget")
    parts = costs(asked, asked.days("2020-01-01", "2023-06-30"),
                  LAND * asked.euros("gesamtausgaben"),
                  budget if own_figure is None else own_figure, part_year="full")  # fmt: skip
    persons = asked.number("geduldete_18_27")
    percent = {"zuwendung": 100, "ausgaben_90": 90, "ausgaben_80": 80}
    share = Fraction(percent[asked.readings["teilhabemanagement_anteil"]], 100)
    own_rate = asked.number("teilhabemanagement_betrag")
    management = staff(asked, asked.days("2019-11-01", "2022-06-30"), "teilhabemanagement_stellen",
                       limit=None if persons is None else max(Fraction(1, 2), persons / 100),
                       rate=68_000 * share if own_rate is None else own_rate)  # fmt: skip
    found = {"bausteine_f1_f4": parts, "teilhabemanagement": management}
    # Where the municipality has not said what limits it, the notice does.
    return {item: line._replace(maximum=asked.notice(item)) if line.maximum is None else line
            for item, line in found.items()}  # fmt: skip


def _budget(asked: Asked) -> Known:
    if asked.ki.ags == KOELN and asked.year in SPENT_IN_KOELN:
        return SPENT_IN_KOELN[asked.year]
    in_all: Known = None if asked.year < 2020 else asked.since(ALL_BUDGETS)
    return times(in_all, asked.ki.share)
