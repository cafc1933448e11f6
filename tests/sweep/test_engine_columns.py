"""What an engine does with whole columns, and which result it says is too large."""

from fractions import Fraction
from typing import Any

import pytest

from ki_funding.sweep.engines.bounds import within_int64
from ki_funding.sweep.formulas.graph import Graph
from ki_funding.sweep.formulas.integers import INT64, Overflow, lowered
from ki_funding.values.exact import Rounding

pytest.importorskip("numpy", reason="the extra `sweep` is not installed")

from ki_funding.sweep.engines.numpy_engine import NumpyEngine
from ki_funding.sweep.engines.python import PythonEngine

COLUMN = [5, 1, 4, 2, 3, 6]


@pytest.fixture(params=[PythonEngine, NumpyEngine])
def engine(request: pytest.FixtureRequest) -> Any:
    return request.param()


def test_columns_are_cut_folded_and_repeated_by_periods(engine: Any) -> None:
    column = engine.column(COLUMN)
    assert list(engine.cut(column, 1, 2, 3)) == [1, 4, 3, 6]
    assert list(engine.cut(column, 1, 2, 6)) == [1, 4]
    assert list(engine.folded(column, 3)) == [7, 4, 10]
    assert list(engine.repeated(column, 2)) == COLUMN + COLUMN
    assert list(engine.axis(COLUMN, 2, 1, 4)) == [5, 1, 1, 4]
    assert list(engine.constant(7, 3)) == [7, 7, 7]
    assert list(engine.where(column, engine.column([0, 1, 0, 1, 0, 2]))) == [1, 2, 6]


@pytest.mark.parametrize("numbers", [[], [-7], COLUMN, [0, 0], [INT64, INT64, -3], [-(2**62)] * 9])
def test_a_sum_is_exact_however_large(engine: Any, numbers: list[int]) -> None:
    assert engine.total(engine.column(numbers)) == sum(numbers)


def test_the_result_that_is_too_large_is_named() -> None:
    graph = Graph()
    posts = graph.variable("posts", Fraction(0), Fraction(2), Fraction(1))
    within_int64(lowered({"small": posts * (INT64 // 2)}))
    with pytest.raises(Overflow, match="large"):
        within_int64(lowered({"small": posts * 3, "large": posts * INT64}))
    thirds = graph.rounded(posts * Fraction(2**62, 3), Fraction(1), Rounding.HALF_UP)
    with pytest.raises(Overflow, match="rounded"):
        within_int64(lowered({"small": posts * 3, "rounded": thirds}))
