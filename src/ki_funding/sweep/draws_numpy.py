"""The draws of `draws` in columns of 64-bit integers: the same words, the same places."""

import numpy as np
from numpy.typing import NDArray

from ki_funding.sweep.question import Distribution

WORDS = 4  # that one counter gives
HALF = np.uint64(32)
LOWER = np.uint64(2**32 - 1)


def words(key: int, first: int, count: int) -> NDArray[np.uint64]:
    """The words of a key from a number on."""
    block, skipped = divmod(first, WORDS)
    source = np.random.Philox(counter=block, key=key)
    return source.random_raw(skipped + count)[skipped:]


def places(over: Distribution, key: int, first: int, count: int) -> NDArray[np.int64]:
    """Which of its numbers a distribution gives, for each draw."""
    drawn = words(key, first, count)
    if over.cumulative is None:
        return _upper_half(drawn, over.count).astype(np.int64)
    cumulative = np.array(over.cumulative, dtype=np.uint64)
    below = _upper_half(drawn, over.cumulative[-1])
    return np.searchsorted(cumulative, below, side="right").astype(np.int64)


def _upper_half(drawn: NDArray[np.uint64], factor: int) -> NDArray[np.uint64]:
    """The upper 64 bits of products of 128 bits, from products of 32 bits by 32."""
    upper, lower = drawn >> HALF, drawn & LOWER
    if factor <= 2**32:  # nothing overflows: (2^32 - 1) * 2^32 + (2^32 - 1) is below 2^64
        small = np.uint64(factor)
        return (upper * small + (lower * small >> HALF)) >> HALF
    above, below = np.uint64(factor >> 32), np.uint64(factor & (2**32 - 1))
    middle = upper * below + (lower * below >> HALF)
    other = lower * above + (middle & LOWER)
    whole: NDArray[np.uint64] = upper * above + (middle >> HALF) + (other >> HALF)
    return whole
