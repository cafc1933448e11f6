"""The shipped rules beside the yardstick that knows none of them: no amount may differ."""

from random import Random

import pytest
from conftest import SHIPPED
from oracle.compare import YEARS, minimum_differences, tried
from oracle.swept import ENGINES, swept

import ki_funding


@pytest.fixture(scope="module")
def rules() -> ki_funding.Rules:
    return ki_funding.load_rules(SHIPPED)


@pytest.mark.parametrize("year", YEARS)
def test_the_yardstick_agrees_to_the_cent(rules: ki_funding.Rules, year: int) -> None:
    assert not [one for case in tried(rules, year, 12, seed=1) for one in case]


def test_it_agrees_on_the_minimum_of_the_land(rules: ki_funding.Rules) -> None:
    assert not list(minimum_differences(rules, Random(1), 12))


@pytest.mark.few(2)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("year", [2023, *(year for year in YEARS if year != 2023)])
def test_every_engine_of_sweeps_agrees(rules: ki_funding.Rules, engine: str, year: int) -> None:
    if engine != "python":
        pytest.importorskip(engine)
    assert not list(swept(rules, year, 8, 1, engine))
