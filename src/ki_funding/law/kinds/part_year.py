"""What an annual amount becomes when an item runs for a part of the year only."""

from typing import Literal

from ki_funding.law.kinds.base import Evaluation
from ki_funding.values.basis import Use
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.units import SHARE
from ki_funding.values.value import Value, known, multiply

PartYear = Literal["full", "pro_rata"]


def for_active_part(part_year: PartYear | None, evaluation: Evaluation, amount: Value) -> Value:
    """An annual amount for the active part of the year.

    A rule that does not say what a part of the year means leaves the amount open.
    """
    weight = sum((stretch.weight for stretch in evaluation.stretches), ZERO)
    if weight == ONE or part_year == "full":
        return amount
    if part_year is None:
        missing = Use.missing("part_year", "part_year", SHARE)
        return multiply(Value(None, uses=(missing,)), amount)
    return multiply(known(weight), amount)
