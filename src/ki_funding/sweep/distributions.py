"""Distributions as whole weights, computed once, so that every engine draws the same numbers.

What is drawn from a continuous distribution is rounded to the nearest step. Its bounds lie half a
step further out than those that are named: so the first and the last number are as likely as what
lies beside them, and a uniform distribution has all its numbers alike. No float takes part: uniform
and triangular weights are fractions, normal ones come from decimals of 50 digits.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import accumulate
from math import lcm

from ki_funding.exact import ONE, ZERO, plain_text
from ki_funding.sweep.question import Distribution

MOST_STEPS = 2**32  # so many numbers can come where all are alike
MOST_WEIGHTS = 2**16  # so many have weights of their own
TOTAL = 2**62  # of the weights, where they are not whole by themselves

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
    """Most likely at `mode`, less and less towards the bounds. Raises Impossible."""
    count = _few(steps_between(low, high, step), MOST_WEIGHTS)
    if not low <= mode <= high:
        raise Impossible(
            "vary-mode", mode=plain_text(mode), low=plain_text(low), high=plain_text(high)
        )
    first, last = low - step / 2, high + step / 2
    width = last - first

    def below(edge: Fraction) -> Fraction:
        if edge <= mode:
            return (edge - first) ** 2 / (width * (mode - first))
        return ONE - (last - edge) ** 2 / (width * (last - mode))

    edges = (first + place * step for place in range(1, count + 1))
    return Distribution(low, step, count, tuple(_whole(below(edge)) for edge in edges))


def normal(
    mean: Fraction, deviation: Fraction, low: Fraction, high: Fraction, step: Fraction
) -> Distribution:
    """A bell around `mean`, cut to the bounds. Raises Impossible."""
    count = _few(steps_between(low, high, step), MOST_WEIGHTS)
    if deviation <= 0:
        raise Impossible("vary-deviation")
    edges = [low + (2 * place - 1) * step / 2 for place in range(count + 1)]
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
    common = lcm(*(weight.denominator for weight in weights.values()))
    cumulative = list(accumulate(int(weight * common) for weight in weights.values()))
    if cumulative[-1] > TOTAL:
        cumulative = [part * TOTAL // cumulative[-1] for part in cumulative]
    return Distribution(ZERO, ONE, len(weights), tuple(cumulative), tuple(weights))


def empirical(numbers: Sequence[Fraction]) -> Distribution:
    """Numbers that were seen, each as likely as it was often. Raises Impossible."""
    return Distribution(ZERO, ONE, _few(len(numbers), MOST_STEPS), None, tuple(numbers))


def _few(count: int, most: int) -> int:
    """The count, unless it is too large for one 64-bit word or for a table in memory."""
    if count > most:
        raise Impossible("vary-many", count=str(count), most=str(most))
    return count


def _whole(part: Fraction) -> int:
    return int(part * TOTAL)


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
