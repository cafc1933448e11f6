"""Draws: the same in every engine, however the work is cut, with the weights that are due."""

from fractions import Fraction
from math import erfc, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ki_funding.sweep.engines import draws
from ki_funding.sweep.engines.numpy_engine import NumpyEngine
from ki_funding.sweep.engines.python import PythonEngine
from ki_funding.sweep.question import Distribution
from ki_funding.sweep.scenario import distributions
from ki_funding.sweep.scenario.distributions import TOTAL, Impossible

KEYS = st.integers(0, 2**128 - 1)
FIRST = st.integers(0, 2**48)


def weights(over: Distribution) -> list[int]:
    """The weight of each number."""
    assert over.cumulative is not None
    return [b - a for a, b in zip((0, *over.cumulative), over.cumulative, strict=False)]


def number(text: str) -> Fraction:
    return Fraction(text)


@given(KEYS, FIRST, st.integers(0, 20))
def test_the_words_are_those_of_numpy(key: int, first: int, count: int) -> None:
    generator = np.random.Philox(counter=first // 4, key=key)
    known = generator.random_raw(first % 4 + count)[first % 4 :].tolist()
    assert list(draws.words(key, first, count)) == known


@given(KEYS, FIRST, st.lists(st.integers(1, 7), max_size=9))
def test_the_words_do_not_depend_on_how_the_work_is_cut(
    key: int, first: int, pieces: list[int]
) -> None:
    whole = list(draws.words(key, first, sum(pieces)))
    cut: list[int] = []
    for piece in pieces:
        cut += draws.words(key, first + len(cut), piece)
    assert cut == whole


@st.composite
def any_distribution(draw: st.DrawFn) -> Distribution:
    """Uniform up to 2^32 numbers, or weights that add up to as much as 2^63."""
    if draw(st.booleans()):
        return Distribution(Fraction(0), Fraction(1), draw(st.integers(1, 2**32)))
    most = draw(st.sampled_from([3, 2**32, 2**40, 2**63]))
    steps = draw(st.sets(st.integers(1, most), min_size=1, max_size=9))
    cumulative = tuple(sorted(steps))
    return Distribution(Fraction(0), Fraction(1), len(cumulative), cumulative)


@given(any_distribution(), KEYS, FIRST)
def test_every_engine_draws_the_same_number(over: Distribution, key: int, first: int) -> None:
    drawn = [
        list(engine.draws(over, key, 1, first + 60, first, 100))
        for engine in (PythonEngine(), NumpyEngine())
    ]
    assert drawn[0] == drawn[1]
    assert all(0 <= place < over.count for place in drawn[0])


def test_a_uniform_distribution_has_every_step_and_both_bounds() -> None:
    over = distributions.uniform(number("0.5"), number("1"), number("0.1"))
    drawn = draws.places(over, draws.key_of(1, "x", ""), 0, 2000)
    assert over == Distribution(number("0.5"), number("0.1"), 6)
    counts = [drawn.count(place) for place in range(6)]
    assert min(counts) > 260
    assert max(counts) < 410


def parts(over: Distribution) -> list[Fraction]:
    """How likely each number is."""
    return [Fraction(weight, sum(weights(over))) for weight in weights(over)]


def triangle(low: Fraction, mode: Fraction, high: Fraction, a: Fraction, b: Fraction) -> Fraction:
    """What of a continuous triangle lies between two points: the areas under its two sides."""

    def height(x: Fraction) -> Fraction:
        side = (x - low) / (mode - low) if x < mode else (high - x) / (high - mode)
        return 2 / (high - low) * side

    area = Fraction(0)
    for left, right in ((max(a, low), min(b, mode)), (max(a, mode), min(b, high))):
        if left < right:  # a side is straight, so its middle is its mean height
            area += (right - left) * height((left + right) / 2)
    return area


def test_a_triangular_distribution_is_the_triangle_rounded_to_steps() -> None:
    over = distributions.triangular(number("0.5"), number("0.9"), number("1"), number("0.1"))
    shares = ["0.0125", "0.1", "0.2", "0.3", "0.3375", "0.05"]
    assert parts(over) == [number(share) for share in shares]


@given(
    st.fractions(-100, 100, max_denominator=100),
    st.fractions("0.001", 1000, max_denominator=1000),
    st.integers(1, 40),
    st.fractions(0, 1, max_denominator=20),
)
def test_each_step_weighs_what_the_triangle_has_within_half_a_step(
    low: Fraction, step: Fraction, steps: int, where: Fraction
) -> None:
    high = low + steps * step
    mode = low + where * (high - low)
    over = distributions.triangular(low, mode, high, step)
    centres = [low + place * step for place in range(over.count)]
    half = step / 2
    assert parts(over) == [triangle(low, mode, high, x - half, x + half) for x in centres]


def test_a_triangle_without_a_small_common_denominator_is_as_exact_as_its_weights_can_be() -> None:
    mode = Fraction("0.1234567890123")
    over = distributions.triangular(Fraction(0), mode, Fraction(1), Fraction(1, 1000))
    assert sum(weights(over)) == TOTAL
    for place, part in enumerate(parts(over)):
        a, b = (Fraction(2 * place + side, 2000) for side in (-1, 1))
        assert abs(part - triangle(Fraction(0), mode, Fraction(1), a, b)) < Fraction(1, TOTAL)


def test_a_triangle_may_be_a_single_number() -> None:
    over = distributions.triangular(number("5"), number("5"), number("5"), number("1"))
    assert (over.low, parts(over)) == (5, [1])


@given(
    st.fractions(0, 100, max_denominator=10),
    st.fractions("0.5", 100, max_denominator=10),
    st.integers(1, 200),
)
def test_a_normal_distribution_adds_up_and_has_its_bounds(
    mean: Fraction, deviation: Fraction, steps: int
) -> None:
    low = mean - steps * deviation / 50
    over = distributions.normal(mean, deviation, low, 2 * mean - low, deviation / 25)
    found = weights(over)
    assert (over.count, sum(found)) == (steps + 1, TOTAL)
    assert min(found) > 0
    for one, other in zip(found, reversed(found), strict=True):
        assert abs(one - other) <= 2  # a bell has two like sides


def test_a_normal_distribution_is_the_bell_between_its_bounds() -> None:
    mean, deviation, low, high, step = 57000.0, 2000.0, 50000, 62000, 50
    over = distributions.normal(
        Fraction(57000), Fraction(2000), Fraction(low), Fraction(high), Fraction(step)
    )

    def below(edge: float) -> float:
        return erfc((mean - edge) / deviation / sqrt(2)) / 2

    whole = below(high) - below(low)
    for place, weight in enumerate(weights(over)):
        edge = low + place * step
        first, last = max(edge - step / 2, low), min(edge + step / 2, high)
        share = (below(last) - below(first)) / whole
        assert weight / TOTAL == pytest.approx(share, abs=1e-12)
    assert sum(weights(over)) == TOTAL


def test_weights_of_a_choice_stay_what_they_are() -> None:
    over = distributions.choice({Fraction(57000): number("0.3"), Fraction(65000): number("0.1")})
    assert over.cumulative == (3, 4)
    assert over.numbers == (57000, 65000)


def test_every_row_of_a_column_is_as_likely() -> None:
    over = distributions.empirical([Fraction(1), Fraction(1), Fraction(7)])
    assert (over.count, over.cumulative) == (3, None)


N = Fraction


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: distributions.uniform(N(2), N(1), N(1)), "vary-backwards"),
        (lambda: distributions.uniform(N(1), N(2), N(0)), "vary-step"),
        (lambda: distributions.uniform(N(1), N(2), N(2, 3)), "vary-steps"),
        (lambda: distributions.uniform(N(0), N(2**32), N(1)), "vary-many"),
        (lambda: distributions.triangular(N(1), N(3), N(2), N(1)), "vary-mode"),
        (lambda: distributions.triangular(N(0), N(3), N(2**16), N(1)), "vary-many"),
        (lambda: distributions.normal(N(1), N(0), N(0), N(2), N(1)), "vary-deviation"),
        (lambda: distributions.normal(N(1), N(1), N(100), N(200), N(1)), "vary-unlikely"),
        (lambda: distributions.normal(N(1), N(1), N(1), N(1), N(1)), "vary-unlikely"),
        (lambda: distributions.choice({N(1): N(0)}), "vary-weight"),
    ],
)
def test_a_distribution_that_cannot_be_is_refused(make: object, code: str) -> None:
    assert callable(make)
    with pytest.raises(Impossible) as refused:
        make()
    assert refused.value.code == code
