"""Columns of tables as whole numbers of their smallest part, whatever type they have."""

from decimal import Decimal
from typing import Any

import pytest

from ki_funding.sweep.engines.whole_numbers import MOST, ODD, coded, distinct, numbers, places_of

np = pytest.importorskip("numpy", reason="the extra `sweep` is not installed")
arrow: Any = pytest.importorskip("pyarrow", reason="the extra `sweep` is not installed")


def read(text: str) -> int | None:
    """A number with at most two decimals, in hundredths."""
    try:
        scaled = Decimal(text) * 100
    except ArithmeticError:
        return None
    return int(scaled) if scaled == int(scaled) >= 0 else None


def decimals(texts: list[str | None], scale: int, bits: int = 128) -> Any:
    digits = {32: 9, 64: 18, 128: 38, 256: 60}[bits]
    of = getattr(arrow, f"decimal{bits}", arrow.decimal128)  # older ones have two sizes
    return arrow.array(
        [None if text is None else Decimal(text) for text in texts], of(digits, scale)
    )


@pytest.mark.parametrize(
    ("column", "found"),
    [
        (arrow.array([0, 7, -1, None], arrow.int64()), [0, 700, ODD, 0]),
        (arrow.array([0, 7, 255], arrow.uint8()), [0, 700, 25500]),
        (arrow.array([0, 7, 2**64 - 1], arrow.uint64()), [0, 700, 100 * (2**64 - 1)][:2]),
        (arrow.array([MOST // 100 - 1, MOST // 100], arrow.int64()), [MOST - 100, ODD]),
        (decimals(["0", "7", "0.01", "-0.01", None], 2), [0, 700, 1, ODD, 0]),
        (decimals(["0.5", "7"], 1), [50, 700]),
        (decimals(["0.010", "0.015", "7.000"], 3), [1, ODD, 700]),
        (decimals(["7", "70000000000000000000000000"], 0), [700, ODD]),
        (decimals(["7.25", None], 2, 32), [725, 0]),
        (decimals(["7.25", None], 2, 64), [725, 0]),
        (decimals(["7.25", None], 2, 256), [725, 0]),
        (arrow.array([0.0, 0.07, 1.1, -1.0, 0.001, None]), [0, 7, 110, ODD, ODD, 0]),
        (arrow.array([float("nan"), float("inf"), 1e30]), [0, ODD, ODD]),
        (arrow.array([0.5, 7.0], arrow.float32()), [50, 700]),
        (arrow.array(["0", "7.25", "x", None]), [0, 725, ODD, 0]),
        (arrow.array(["7.25", "7.25", None]).dictionary_encode(), [725, 725, 0]),
        (arrow.array(["7.25", "x"], arrow.string_view()), [725, ODD]),
        (arrow.array([], arrow.int64()), []),
        (decimals([], 2), []),
        (arrow.array([], arrow.string()), []),
    ],
)
def test_hundredths_are_read_from_every_type(column: Any, found: list[int]) -> None:
    column = column.slice(0, len(found))
    told, empty = numbers(column, 2, read)
    assert told.tolist() == found
    assert empty.tolist() == column.is_null(nan_is_null=True).to_pylist()


@pytest.mark.parametrize("start", [0, 1, 2])
def test_a_part_of_a_column_is_read_from_where_it_begins(start: int) -> None:
    column = decimals(["1.25", "2.50", "7.75", None], 2).slice(start)
    assert numbers(column, 2, read)[0].tolist() == [125, 250, 775, 0][start:]


def test_whole_numbers_have_a_bound_too_and_what_is_none_is_below_0() -> None:
    assert ODD < 0
    column = arrow.array([MOST - 1, MOST, MOST + 1], arrow.int64())
    assert numbers(column, 0, read)[0].tolist() == [MOST - 1, ODD, ODD]


def test_each_row_has_the_place_of_its_word() -> None:
    codes, words = coded(arrow.array(["Köln", None, "Unna", "Köln"]))
    assert [words[code] for code in codes] == ["Köln", None, "Unna", "Köln"]
    assert words[-1] is None
    assert coded(arrow.array([None, None], arrow.string()))[1] == [None]


@pytest.mark.parametrize("codes", [[], [3], [2, 0, 2, 5, 0], [2**40, 1, 2**40, 0]])
def test_numbers_that_differ_are_found_with_their_first_place(codes: list[int]) -> None:
    first, of_row = distinct(np.array(codes, np.int64))
    assert sorted(first.tolist()) == sorted({codes.index(code) for code in codes})
    assert [codes[first[one]] for one in of_row] == codes


@pytest.mark.parametrize("count", [0, 1, 2, 4, 2**16 + 1])
def test_the_places_of_each_number_come_in_order(count: int) -> None:
    codes = np.array([3, 0, 3, 1, 0], np.int64) if count > 2 else np.zeros(5, np.int64)
    found = places_of(codes, count)
    assert len(found) == count
    for number, places in enumerate(found[:4]):
        assert np.arange(5)[places].tolist() == np.flatnonzero(codes == number).tolist()
