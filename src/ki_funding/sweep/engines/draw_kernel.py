"""The text of the numba kernel that draws and adds up what belongs to each draw, in one go.

The words are those of `draws.words`, the places those of `draws.places`.
"""

GUIDE = 4096  # parts of the words; for each it is known which place comes first

TEXT = '''"""A kernel that ki-funding has written; it is made anew when this file is removed."""

from llvmlite import ir
from numba import njit, uint64
from numba.core.types import UniTuple
from numba.extending import intrinsic


@intrinsic
def product(context, x, y):
    # the upper and the lower 64 bits, which a processor has at once
    signature = UniTuple(uint64, 2)(uint64, uint64)

    def made(context, builder, signature, args):
        wide, half = ir.IntType(128), ir.IntType(64)
        whole = builder.mul(*(builder.zext(arg, wide) for arg in args))
        upper = builder.lshr(whole, ir.Constant(wide, 64))
        halves = [builder.trunc(part, half) for part in (upper, whole)]
        return context.make_tuple(builder, signature.return_type, halves)

    return signature, made


@njit(error_model="numpy")
def place(word, guide, bounds):
    at = uint64(guide[word >> uint64(52)])
    while at < len(bounds) and word >= bounds[at]:
        at += uint64(1)
    return at


@njit(cache=True, error_model="numpy", nogil=True)
def add(total, values, guide, bounds, keys, first):
    m, n = uint64(0xD2E7470EE14C6C93), uint64(0xCA5A826395121157)
    last = (first + len(total) + 3) // 4
    for start in range(first // 4, last, 512):  # their sums stay in the cache
        for key in range(len(keys)):
            key_low, key_high = keys[key, 0], keys[key, 1]
            for block in range(start, min(start + 512, last)):
                a, b, c, d = uint64(block + 1), uint64(0), uint64(0), uint64(0)
                x, y = key_low, key_high
                for _ in range(10):
                    (upper, lower), (other, low) = product(c, n), product(a, m)
                    a, b, c, d = upper ^ b ^ x, lower, other ^ d ^ y, low
                    x += uint64(0x9E3779B97F4A7C15)
                    y += uint64(0xBB67AE8584CAA73B)
                at = 4 * block - first
                for word in (a, b, c, d):
                    if 0 <= at < len(total):
                        total[at] += values[place(word, guide, bounds)]
                    at += 1
'''
