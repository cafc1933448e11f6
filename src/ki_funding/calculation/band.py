"""What an item comes to over all answers to some questions of law: from, to, and where unknown.

A question is answered in every way only where a result rests on it, so that a few hundred
combinations are a few dozen calculations.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import prod
from typing import NamedTuple

from ki_funding.calculation.case import Case
from ki_funding.calculation.evaluate import evaluation_of
from ki_funding.calculation.run import Run
from ki_funding.law.kinds.decided import TO_CENTS, Decided
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Register
from ki_funding.values.basis import Use
from ki_funding.values.exact import to_cents
from ki_funding.values.value import merged
from ki_funding.values.vocabulary import Status

Axes = Mapping[str, Sequence[str]]


class Band(NamedTuple):
    """The least and the greatest amount over some combinations of readings.

    `open` of them give no amount, because nobody knows the figures in `missing`.
    """

    low: Decimal | None
    high: Decimal | None
    combinations: int
    open: int
    missing: tuple[Use, ...]


class _Leaf(NamedTuple):
    """Some answers that settle an amount, whatever the others are; None is unknown."""

    answers: Mapping[str, str]
    amount: Decimal | None
    missing: tuple[Use, ...] = ()


def band(
    law: Law, item: str, case: Case, register: Register, chosen: Mapping[str, str], axes: Axes
) -> Band:
    """The band of what is granted for an item, over the options of `axes`."""
    run = Run(law, case, register, chosen, full_use=False)
    leaves = list(_leaves(run, item, axes, {}))
    known = [leaf.amount for leaf in leaves if leaf.amount is not None]
    unknown = [leaf for leaf in leaves if leaf.amount is None]
    return Band(
        min(known, default=None),
        max(known, default=None),
        prod(map(len, axes.values())),
        sum(
            prod(len(options) for name, options in axes.items() if name not in leaf.answers)
            for leaf in unknown
        ),
        merged(use for leaf in unknown for use in leaf.missing),
    )


def _leaves(run: Run, item: str, axes: Axes, answers: Mapping[str, str]) -> Iterator[_Leaf]:
    """The amount where it rests on no other question of the axes, else under each answer to it."""
    run = replace(run, readings={**run.readings, **answers}, posts={}, granted={})
    spec, evaluation = run.law.spec.items[item], evaluation_of(run, item)
    granted = spec.calculate(evaluation, evaluation).granted
    for use in granted.uses:
        if use.kind == "reading" and use.name in axes and use.name not in answers:
            for option in axes[use.name]:
                yield from _leaves(run, item, axes, {**answers, use.name: option})
            return
    if granted.number is None:
        missing = (use for use in granted.uses if use.status is Status.OPEN)
        yield _Leaf(answers, None, tuple(missing))
        return
    rule = spec.round or TO_CENTS
    asked = rule.by if isinstance(rule, Decided) and rule.by in axes else None
    for option in axes[asked] if asked else ("",):
        more = {asked: option} if asked else {}
        rounding = replace(run, readings={**run.readings, **more})
        yield _Leaf({**answers, **more}, to_cents(rounding.rounded(granted.number, rule)[0]))
