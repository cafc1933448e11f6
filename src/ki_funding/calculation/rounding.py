"""Rounds an amount once, as its rule or a reading says, and tells which readings mattered."""

from fractions import Fraction

from ki_funding.calculation.run import ROUNDING, Pass
from ki_funding.law.kinds.base import RoundingChoice, RoundingRule
from ki_funding.values.exact import Rounding, round_to


def rounded(
    number: Fraction, rule: RoundingRule | RoundingChoice, run: Pass
) -> tuple[Fraction, tuple[str, ...]]:
    """The rounded number, and the readings whose other options would give another one."""
    mattered: tuple[str, ...] = ()
    if isinstance(rule, RoundingChoice):
        options = dict(rule.options)
        results = {rounded(number, option, run)[0] for option in options.values()}
        mattered = (rule.by,) if len(results) > 1 else ()
        rule = options[run.option(rule.by)]
    if rule.mode is not None:
        return round_to(number, rule.step, rule.mode), mattered
    modes = [Rounding(option) for option in run.law.readings[ROUNDING].options]
    if len({round_to(number, rule.step, mode) for mode in modes}) > 1:
        mattered += (ROUNDING,)
    return round_to(number, rule.step, Rounding(run.option(ROUNDING))), mattered
