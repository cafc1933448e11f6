"""Every shipped rule in every year: a sweep gives the cents of the calculation of one case."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_cases import calculated, columns, swept, trial
from tracing import shapes, traced_in

import ki_funding
from ki_funding.sweep.engines import python
from ki_funding.sweep.formulas.integers import INT64

numpy_columns = pytest.importorskip("ki_funding.sweep.engines.columns")
np = pytest.importorskip("numpy", reason="the extra `sweep` is not installed")
RULES = ki_funding.load_rules()
TURNS = 2  # for each programme and year; 13 programmes in 16 years make 10,000 cases
CASES = 25


@pytest.mark.few(7)
@pytest.mark.parametrize("programme", RULES.ids)
@pytest.mark.parametrize("year", RULES.years[::-1])
@given(choose=st.randoms(use_true_random=False), turn=st.integers(0, TURNS - 1))
@settings(
    max_examples=TURNS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_a_sweep_gives_the_cents_of_every_case(
    programme: str, year: int, choose: Random, turn: int
) -> None:
    made = trial(choose, RULES, programme, year, TURNS * (year - RULES.years[0]) + turn)
    given_ = columns(choose, made, CASES)
    assert made.program.largest <= INT64
    slow = python.evaluated(made.program, given_, CASES)
    arrays = {name: np.array(column, np.int64) for name, column in given_.items()}
    fast = numpy_columns.evaluated(made.program, arrays, CASES)
    assert {name: column.tolist() for name, column in fast.items()} == slow
    for row in range(CASES):
        assert swept(made, slow, row) == calculated(made, given_, row)


@pytest.mark.few(5)
@pytest.mark.parametrize("programme", RULES.ids)
def test_many_rows_make_few_paths(programme: str) -> None:
    law = RULES.book.law(programme)
    for shape in shapes(law, rows=4):
        if shape.year == RULES.years[-1]:
            _, paths = traced_in(RULES, law, shape)
            assert paths <= 16
