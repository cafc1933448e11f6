"""Distributions as whole weights, computed once, so that every engine draws the same numbers.

Triangular and normal are the continuous distributions between their bounds, rounded to the nearest
step: a number weighs what lies within half a step of it, so that a bound has one half only. Uniform
is no rounding: all its numbers are alike. No float takes part: triangular weights are fractions,
normal ones come from decimals of 50 digits.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import accumulate
from math import lcm

from ki_funding.sweep.question import Distribution
from ki_funding.values.exact import ONE, ZERO, plain_text

MOST_STEPS = 2**32  # so many numbers can come where all are alike
MOST_WEIGHTS = 2**16  # so many have weights of their own
TOTAL = 2**62  # of the weights, where fewer would not be exact

DIGITS = 50
ROOT_OF_2_PI = Decimal("2.5066282746310005024157652848110452530069867406099383166299")
FAR = 20  # standard deviations beyond which nothing is left
LIKELY = Decimal("1e-12")  # of the whole must lie within the bounds


class Impossible(Exception):
    """A distribution that there cannot be; `code` and `params` say why."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def steps_between(low: Fraction, high: Fraction, step: Fraction) -> int:
    """How many numbers there are from `low` to `high`, both included. Raises Impossible."""
    if step <= 0:
        raise Impossible("vary-step")
    if high < low:
        raise Impossible("vary-backwards", low=plain_text(low), high=plain_text(high))
    steps = (high - low) / step
    if steps.denominator != 1:
        last = low + steps.numerator // steps.denominator * step
        raise Impossible(
            "vary-steps",
            low=plain_text(low),
            high=plain_text(high),
            step=plain_text(step),
            last=plain_text(last),
        )
    return steps.numerator + 1


def uniform(low: Fraction, high: Fraction, step: Fraction) -> Distribution:
    """Every number from `low` to `high` alike. Raises Impossible."""
    return Distribution(low, step, _few(steps_between(low, high, step), MOST_STEPS))


def triangular(low: Fraction, mode: Fraction, high: Fraction, step: Fraction) -> Distribution:
    """A triangle over the bounds with its top at `mode`, rounded to steps. Raises Impossible."""
    count = _few(steps_between(low, high, step), MOST_WEIGHTS)
    if not low <= mode <= high:
        raise Impossible(
            "vary-mode", mode=plain_text(mode), low=plain_text(low), high=plain_text(high)
        )

    def below(edge: Fraction) -> Fraction:
        if edge <= mode:
            return (edge - low) ** 2 / ((high - low) * (mode - low))
        return ONE - (high - edge) ** 2 / ((high - low) * (high - mode))

    parts = [below(edge) for edge in _between(low, step, count)]
    return Distribution(low, step, count, _whole([*parts, ONE]))


def normal(
    mean: Fraction, deviation: Fraction, low: Fraction, high: Fraction, step: Fraction
) -> Distribution:
    """A bell around `mean`, cut at the bounds, rounded to steps. Raises Impossible."""
    count = _few(steps_between(low, high, step), MOST_WEIGHTS)
    if deviation <= 0:
        raise Impossible("vary-deviation")
    edges = [low, *_between(low, step, count), high]
    with localcontext() as context:
        context.prec = DIGITS
        below = [_normal_below((edge - mean) / deviation) for edge in edges]
        inside = below[-1] - below[0]
        if inside < LIKELY:
            raise Impossible(
                "vary-unlikely", low=plain_text(low), high=plain_text(high), mean=plain_text(mean)
            )
        cumulative = tuple(int((part - below[0]) / inside * TOTAL) for part in below[1:-1])
    return Distribution(low, step, count, (*cumulative, TOTAL))


def choice(weights: Mapping[Fraction, Fraction]) -> Distribution:
    """Some numbers with weights, which need not add up to 1. Raises Impossible."""
    _few(len(weights), MOST_WEIGHTS)
    if any(weight <= 0 for weight in weights.values()):
        raise Impossible("vary-weight")
    sums = list(accumulate(weights.values()))
    cumulative = _whole([part / sums[-1] for part in sums])
    return Distribution(ZERO, ONE, len(weights), cumulative, tuple(weights))


def empirical(numbers: Sequence[Fraction]) -> Distribution:
    """Numbers that were seen, each as likely as it was often. Raises Impossible."""
    return Distribution(ZERO, ONE, _few(len(numbers), MOST_STEPS), None, tuple(numbers))


def _few(count: int, most: int) -> int:
    """The count, unless it is too large for one 64-bit word or for a table in memory."""
    if count > most:
        raise Impossible("vary-many", count=str(count), most=str(most))
    return count


def _between(low: Fraction, step: Fraction, count: int) -> Iterator[Fraction]:
    """Where rounding goes over from one number to the next."""
    return (low + (2 * place + 1) * step / 2 for place in range(count - 1))


def _whole(parts: Sequence[Fraction]) -> tuple[int, ...]:
    """Parts of 1 as whole numbers: exact if their common denominator is not too large."""
    total = min(lcm(*(part.denominator for part in parts)), TOTAL)
    return tuple(int(part * total) for part in parts)


def _normal_below(edge: Fraction) -> Decimal:
    """The part of a normal distribution below so many standard deviations from its mean.

    The sum is z + z^3/3 + z^5/(3*5) + ..., all of one sign, so that no digit is lost.
    """
    if abs(edge) > FAR:
        return Decimal(int(edge > 0))
    z = Decimal(edge.numerator) / Decimal(edge.denominator)
    term, total, odd = z, Decimal(0), 1
    while total + term != total:
        total += term
        odd += 2
        term = term * z * z / odd
    return Decimal("0.5") + total * (-z * z / 2).exp() / ROOT_OF_2_PI
