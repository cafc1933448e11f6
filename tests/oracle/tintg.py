"""§ 17 TIntG, the lump sum for admitted persons, and § 3 Abs. 2, what the Land gives at least."""

from collections.abc import Mapping
from fractions import Fraction

from .kinds import NOTHING, Asked, Known, Line

BASE = Fraction(130_000_000)

# Pay rises of TV-L by the month from which they hold, in percent; 200 euros count as 4.76 %.
PAY = {
    (2019, 1): "3.2",
    (2020, 1): "3.2",
    (2021, 1): "1.4",
    (2022, 12): "2.8",
    (2024, 11): "4.76",
    (2025, 2): "5.5",
    (2026, 4): "2.82",
    (2027, 3): "2",
}
WITH_ONE_OFF_PAYMENTS = {2022, 2023, 2024}  # as a share nobody published them
PRICES = {  # consumer prices, division 04 (2020 = 100)
    2019: "99.0",
    2020: "100.0",
    2021: "101.7",
    2022: "109.1",
    2023: "114.5",
    2024: "115.9",
    2025: "117.5",
}


def integrationspauschale(asked: Asked) -> dict[str, Line]:
    """300 euros for a person and quarter; the Gemeinde gets it, so a Kreis does not."""
    if asked.days("2022-01-01") is None or asked.ki.art == "kreis":
        return {"pauschale": NOTHING}
    amount = 300 * asked.euros("personenquartale")
    return {"pauschale": Line(amount, asked.notice("pauschale"))}


def minimum(year: int, readings: Mapping[str, str]) -> Known:
    """130 million in 2022, then carried forward: 80 % by pay, 20 % by prices; never below."""
    lag = ("keine", "ein_jahr", "zwei_jahre").index(readings["verzoegerung"])
    amount: Known = BASE
    for now in range(2023, year + 1):
        before = amount if readings["verkettung"] == "verkettet" else BASE
        frozen = {"keine": False, "ab_2025": now >= 2025, "immer": True}[readings["aussetzung"]]
        rise = Fraction(0) if frozen else _rise(now - lag, readings)
        amount = None if before is None or rise is None else max(BASE, before * (1 + rise))
    step = {"euro": 1, "hundert": 100, "tausend": 1000}[readings["rundung_mindestbetrag"]]
    return None if amount is None else ((amount / step + Fraction(1, 2)) // 1) * step


def _rise(year: int, readings: Mapping[str, str]) -> Known:
    prices: Known = Fraction("0.014") if readings["fehlende_preise"] == "angenommen" else None
    if year in PRICES:
        prices = Fraction(PRICES[year]) / Fraction(PRICES[year - 1]) - 1
    if prices is None:
        return None
    if readings["einmalzahlungen"] == "mit" and year in WITH_ONE_OFF_PAYMENTS:
        return None
    pay = _table(year, 12) / _table(year - 1, 12) - 1
    if readings["tarifmass"] == "jahresmittel":
        pay = _average(year) / _average(year - 1) - 1
    return pay * 80 / 100 + prices * 20 / 100


def _table(year: int, month: int) -> Fraction:
    """The level of pay in a month; at the end of 2018 it is 1."""
    level = Fraction(1)
    for begin, percent in PAY.items():
        if begin <= (year, month):
            level *= 1 + Fraction(percent) / 100
    return level


def _average(year: int) -> Fraction:
    return sum((_table(year, month) for month in range(1, 13)), Fraction(0)) / 12
