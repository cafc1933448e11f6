"""The range of the minimum is one: whoever asks over all readings gets the same."""

from itertools import product

from conftest import run

import ki_funding
from ki_funding.calculation.band import Band, band
from ki_funding.calculation.case import Case, Claim
from ki_funding.calculation.items import calculate_programme
from ki_funding.calculation.state import LAND
from ki_funding.law.programme.needed import questions

MINIMUM = "tintg_mindestbetrag"
SWEEP = f"""scenario: spanne
title: Spanne
cases: [{{kommune: Land NRW, jahr: 2023, {MINIMUM}: }}]
readings: all
report: [{{amount: {MINIMUM}.granted, show: [least, most]}}]
"""


def _band(rules: ki_funding.Rules, year: int) -> tuple[Band, list[object]]:
    """The range over all readings, and every amount by itself."""
    law = rules.book.law(MINIMUM)
    axes = {name: tuple(reading.options) for name, reading in questions(law).items()}
    case = Case(LAND, year, {MINIMUM: Claim()}, LAND.name)
    register = rules.book.register
    every = [
        calculate_programme(law, case, register, dict(zip(axes, chosen, strict=True)))
        for chosen in product(*axes.values())
    ]
    amounts = [programme.items[0].granted for programme in every]
    return band(law, "mindestbetrag", case, register, {}, axes), amounts


def test_the_range_is_that_of_every_combination(rules: ki_funding.Rules) -> None:
    found, amounts = _band(rules, 2023)
    known = [amount for amount in amounts if amount is not None]
    assert (found.low, found.high) == (min(known), max(known))
    assert (found.combinations, found.open) == (len(amounts), len(amounts) - len(known))
    names = {use.name for use in found.missing}
    assert names == {f"{MINIMUM}.einmalzahlung[{year}]" for year in (2022, 2023)}


def test_a_sweep_over_all_readings_gives_the_same_range(rules: ki_funding.Rules) -> None:
    found, _ = _band(rules, 2023)
    done = run("sweep", "-", "-f", "csv", stdin=SWEEP)
    assert done.code == 0, done.err
    for amount in (found.low, found.high, found.open):
        assert str(amount) in done.out
