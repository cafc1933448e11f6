"""Draws by number: the n-th draw of a name is the same whatever else is drawn, and in any order."""

from bisect import bisect_right
from collections.abc import Iterator
from hashlib import sha256

from ki_funding.sweep.question import Distribution

WORD = 2**64
MULTIPLIERS = (0xD2E7470EE14C6C93, 0xCA5A826395121157)
WEYL = (0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B)


def key_of(seed: int, name: str, whose: str) -> int:
    """The key of one stream of draws: 128 bits of a digest."""
    text = f"{seed}\n{name}\n{whose}"
    return int.from_bytes(sha256(text.encode()).digest()[:16], "little")


def words(key: int, first: int, count: int) -> Iterator[int]:
    """The 64-bit words of Philox 4x64-10 from a number on."""
    done = 0
    block = first // 4
    while done < count:
        four = _philox(key, block)
        for word in four[(first + done) % 4 :]:
            if done == count:
                return
            yield word
            done += 1
        block += 1


def places(over: Distribution, key: int, first: int, count: int) -> list[int]:
    """Which of its numbers a distribution gives, for each draw."""
    if over.cumulative is None:
        return [word * over.count >> 64 for word in words(key, first, count)]
    most = over.cumulative[-1]
    return [bisect_right(over.cumulative, word * most >> 64) for word in words(key, first, count)]


def turns(draws: int, start: int, count: int) -> Iterator[tuple[int, int]]:
    """The first draw and the length of each piece of a column that begins anew after so many."""
    done = 0
    while done < count:
        first = (start + done) % draws
        length = min(count - done, draws - first)
        yield first, length
        done += length


def bounds(over: Distribution) -> list[int]:
    """The least word of each place but the first: a draw is at the last that it reaches."""
    sums = over.cumulative or range(1, over.count + 1)
    found = (-(-part * WORD // sums[-1]) for part in sums[:-1])
    return [bound for bound in found if bound < WORD]  # others are never reached


def _philox(key: int, block: int) -> tuple[int, int, int, int]:
    k0, k1 = key % WORD, key // WORD
    block += 1  # as numpy counts
    a, b, c, d = block % WORD, block // WORD % WORD, 0, 0
    for _ in range(10):
        low, high = a * MULTIPLIERS[0], c * MULTIPLIERS[1]
        a, b, c, d = (
            (high >> 64) ^ b ^ k0,
            high % WORD,
            (low >> 64) ^ d ^ k1,
            low % WORD,
        )
        k0, k1 = (k0 + WEYL[0]) % WORD, (k1 + WEYL[1]) % WORD
    return a, b, c, d
