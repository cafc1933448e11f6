"""The draws of `draws` in columns of 64-bit integers: the same words, the same numbers."""

from typing import cast

import numpy as np
from numpy.typing import NDArray

from ki_funding.sweep.draws import WORDS, Stream, whole
from ki_funding.sweep.question import Distribution

HALF = np.uint64(32)
LOWER = np.uint64(2**32 - 1)


def words(of: Stream, first: int, count: int) -> NDArray[np.uint64]:
    """The words from number `first` on."""
    start, skipped = divmod(first, WORDS)
    source = np.random.Philox(counter=start, key=np.array(of, dtype=np.uint64))
    drawn = cast(NDArray[np.uint64], source.random_raw(skipped + count))
    return drawn[skipped:]


def places(over: Distribution, drawn: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Which number of a distribution each word means: 0 is the first."""
    if over.cumulative is None:
        return _upper_half(drawn, over.count).astype(np.int64)
    cumulative = np.array(over.cumulative, dtype=np.uint64)
    below = _upper_half(drawn, over.cumulative[-1])
    return np.searchsorted(cumulative, below, side="right").astype(np.int64)


def column(
    over: Distribution, of: Stream, first: int, count: int, denominator: int
) -> NDArray[np.int64]:
    """The numbers of the draws from `first` on, as whole numbers over a denominator."""
    found = places(over, words(of, first, count))
    if over.numbers is not None:
        known = [whole(number, denominator) for number in over.numbers]
        return np.array(known, dtype=np.int64)[found]
    low, step = whole(over.low, denominator), whole(over.step, denominator)
    return found * np.int64(step) + np.int64(low)


def _upper_half(drawn: NDArray[np.uint64], factor: int) -> NDArray[np.uint64]:
    """The upper 64 bits of products of 128 bits, from products of 32 bits by 32."""
    upper, lower = drawn >> HALF, drawn & LOWER
    if factor <= 2**32:  # nothing overflows: (2^32 - 1) * 2^32 + (2^32 - 1) is below 2^64
        small = np.uint64(factor)
        return (upper * small + (lower * small >> HALF)) >> HALF
    above, below = np.uint64(factor >> 32), np.uint64(factor & (2**32 - 1))
    middle = upper * below + (lower * below >> HALF)
    other = lower * above + (middle & LOWER)
    return upper * above + (middle >> HALF) + (other >> HALF)
