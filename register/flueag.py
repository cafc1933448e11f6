"""The share of each KI in the key of § 3 FlüAG: the column `anteil_flueag` of rules/register.csv.

The law caps what the area adds to the share of a single Gemeinde, so the share of a Kreis follows
from all Gemeinden. `python register/flueag.py` writes the column anew.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from ki_funding.files.yaml import read_file
from ki_funding.law.rulebook.register import Register, register_in
from ki_funding.values.exact import Rounding, plain_text, round_to

HERE = Path(__file__).parent
REGISTER = HERE.parent / "rules" / "register.csv"
COLUMN, STEP = "anteil_flueag", Fraction(1, 10**6)  # of a percent
INHABITANTS, A_YEAR_LATER, AREA = "einwohner_2014_z11", "einwohner_2015_z11", "flaeche_km2_2018"


class Gemeinde(NamedTuple):
    """The KI that it belongs to, its inhabitants and its area."""

    ki: str
    inhabitants: Fraction
    area: Fraction


class Key(NamedTuple):
    """The numbers of the law, as shares."""

    inhabitants: Fraction
    area: Fraction
    rise: Fraction


def key() -> Key:
    """The key as it stands in flueag.yaml."""
    data = read_file(HERE / "flueag.yaml").data
    numbers = ("einwohner", "flaeche", "hoechste_erhoehung")
    return Key(*(Fraction(data[name]) / 100 for name in numbers))


def gemeinden(register: Register) -> list[Gemeinde]:
    """All Gemeinden: the figures of 2011 divide each KI, its size is that of the register."""
    with (HERE / "gemeinden-2011.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Gemeinde(r["ki_ags"], Fraction(r["einwohner_2011"]), Fraction(r["flaeche_km2"]))
            for r in csv.DictReader(file)
        ]
    people, land = _sums((r.ki, r.inhabitants) for r in rows), _sums((r.ki, r.area) for r in rows)
    inner = {m.contains: ki for ki, m in register.municipalities.items() if m.contains}
    # Of a KI inside another one the register knows inhabitants from a year later on, and no area.
    later = {ki: _figure(register, ki, A_YEAR_LATER) / _figure(register, outer, A_YEAR_LATER)
             for ki, outer in inner.items()}  # fmt: skip
    area = {ki: land[ki] / (land[ki] + land[outer]) for ki, outer in inner.items()}
    inhabitants = _sizes(register, INHABITANTS, later)
    areas = _sizes(register, AREA, area)
    return [
        Gemeinde(
            row.ki,
            row.inhabitants * inhabitants[row.ki] / people[row.ki],
            row.area * areas[row.ki] / land[row.ki],
        )
        for row in rows
    ]


def shares(found: Sequence[Gemeinde], numbers: Key) -> dict[str, Fraction]:
    """The share of each KI: what is above the cap of a Gemeinde goes to those below theirs."""
    people, land = _total(g.inhabitants for g in found), _total(g.area for g in found)
    both = [
        (g, numbers.inhabitants * g.inhabitants / people + numbers.area * g.area / land)
        for g in found
    ]
    capped = [
        (g.ki, share, min(share, (1 + numbers.rise) * g.inhabitants / people)) for g, share in both
    ]
    above = _total(share - cap for _, share, cap in capped)
    rise = 1 + above / _total(cap for _, share, cap in capped if share == cap)
    return _sums((ki, cap * rise if share == cap else cap) for ki, share, cap in capped)


def column(register: Register) -> dict[str, str]:
    """The cells of the column, in percent; who contains another KI has the share of both."""
    own = shares(gemeinden(register), key())
    for ki, municipality in register.municipalities.items():
        if municipality.contains:
            own[ki] += own[municipality.contains]
    return {
        ki: plain_text(round_to(100 * share, STEP, Rounding.HALF_UP)) for ki, share in own.items()
    }


def written(text: str) -> str:
    """The register in a text with the column as it must be."""
    cells = column(register_in(text, REGISTER.name)[0])
    rows = [{**row, COLUMN: cells[row["ags"]]} for row in csv.DictReader(StringIO(text))]
    out = StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _sizes(register: Register, name: str, parts: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """A figure for the area that each KI serves; `parts` divides it where one is inside another."""
    sizes = {ki: _figure(register, ki, name) for ki in register.municipalities if ki not in parts}
    for ki, municipality in register.municipalities.items():
        if municipality.contains:
            sizes[municipality.contains] = sizes[ki] * parts[municipality.contains]
            sizes[ki] -= sizes[municipality.contains]
    return sizes


def _figure(register: Register, ki: str, name: str) -> Fraction:
    return Fraction(register.municipalities[ki].figures[name])


def _total(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0))


def _sums(pairs: Iterable[tuple[str, Fraction]]) -> dict[str, Fraction]:
    total: dict[str, Fraction] = defaultdict(Fraction)
    for name, number in pairs:
        total[name] += number
    return total


if __name__ == "__main__":
    REGISTER.write_text(written(REGISTER.read_text("utf-8")), "utf-8", newline="\n")
