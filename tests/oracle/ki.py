"""The 54 KI: what kind each is, its size, when it began and its share in the key of the FlüAG."""

import csv
from collections import defaultdict
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
GEMEINDEN = HERE.parents[1] / "register" / "gemeinden-2011.csv"  # as Destatis published them

# Stadt Aachen has a KI of its own, and is part of the StädteRegion in every table.
AACHEN, STAEDTEREGION = "05334002", "05334"

BEGAN = {
    "05154": date(2018, 9, 1),  # Kleve, the 54th
    "05166": date(2017, 1, 1),  # Viersen, the 53rd
    "05315": date(2013, 8, 1),  # Köln
    "05370": date(2014, 9, 1),  # Heinsberg
    "05554": date(2016, 5, 1),  # Borken
    "05558": date(2015, 12, 1),  # Coesfeld
}
ALL_OTHERS_BY = date(2016, 1, 1)


class Ki(NamedTuple):
    """One KI; an invented one has no key, and neither a beginning nor a share."""

    ags: str | None
    art: str
    inhabitants_2015: int
    share: Fraction | None  # of the key of the FlüAG

    def began(self) -> date | None:
        """The first day; None where only the latest is known. Who is invented was always there."""
        return date.min if self.ags is None else BEGAN.get(self.ags)


def find(written: Any) -> Ki:
    """The KI that a case names by its key or invents."""
    if isinstance(written, dict):
        return Ki(None, written["art"], int(written["einwohner"]), None)
    return _all()[written]


@cache
def keys() -> tuple[str, ...]:
    """The keys of the 54."""
    return tuple(_all())


@cache
def _all() -> dict[str, Ki]:
    with (HERE / "ki.csv").open(encoding="utf-8", newline="") as file:
        table = {row["ags"]: row for row in csv.DictReader(file)}
    people = {year: {ags: int(row[f"einwohner_{year}"] or 0) for ags, row in table.items()}
              for year in (2014, 2015)}  # fmt: skip
    # The inhabitants of Aachen at the end of 2014 are in no table: they are taken to be the same
    # part of the StädteRegion as a year later.
    aachen = Fraction(people[2015][AACHEN], people[2015][STAEDTEREGION])
    inhabitants = {ags: Fraction(number) for ags, number in people[2014].items()}
    inhabitants[AACHEN] = aachen * people[2014][STAEDTEREGION]
    inhabitants[STAEDTEREGION] -= inhabitants[AACHEN]
    shares = _shares(inhabitants, {ags: row["flaeche_km2"] for ags, row in table.items()})
    people[2015][STAEDTEREGION] -= people[2015][AACHEN]
    return {ags: Ki(ags, row["art"], people[2015][ags], shares[ags]) for ags, row in table.items()}


def _shares(inhabitants: dict[str, Fraction], area: dict[str, str]) -> dict[str, Fraction]:
    """§ 3 Abs. 1 FlüAG: nine tenths by inhabitants and one by area, Gemeinde by Gemeinde; area
    brings at most a quarter of what inhabitants alone would, and the others get what is above.

    The tables know a Kreis as a whole. Its Gemeinden divide it as they did in 2011. The register
    gives a share in percent with six places.
    """
    with GEMEINDEN.open(encoding="utf-8", newline="") as file:
        gemeinden = [
            (row["ki_ags"], int(row["einwohner_2011"]), Fraction(row["flaeche_km2"]))
            for row in csv.DictReader(file)
        ]
    old, land = defaultdict[str, int](int), defaultdict[str, Fraction](Fraction)
    for ki, people, size in gemeinden:
        old[ki] += people
        land[ki] += size
    areas = {ki: Fraction(text) for ki, text in area.items() if text}
    both = land[AACHEN] + land[STAEDTEREGION]
    areas[AACHEN] = areas[STAEDTEREGION] * land[AACHEN] / both
    areas[STAEDTEREGION] -= areas[AACHEN]
    total_people, total_area = sum(inhabitants.values()), sum(areas.values())
    won, kept = defaultdict[str, Fraction](Fraction), defaultdict[str, Fraction](Fraction)
    for ki, people, size in gemeinden:
        by_people = inhabitants[ki] * people / old[ki] / total_people
        by_area = areas[ki] * size / land[ki] / total_area
        key = by_people * 90 / 100 + by_area * 10 / 100
        if key > by_people * 125 / 100:
            kept[ki] += by_people * 125 / 100
        else:
            won[ki] += key
    factor = (1 - sum(kept.values())) / sum(won.values())
    shares = {ki: kept[ki] + won[ki] * factor for ki in inhabitants}
    shares[STAEDTEREGION] += shares[AACHEN]  # the register has both, and takes Aachen off
    rounded = {ki: Fraction(round(share * 10**8), 10**8) for ki, share in shares.items()}
    rounded[STAEDTEREGION] -= rounded[AACHEN]
    return rounded
