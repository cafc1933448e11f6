"""Checks of a programme that can be calculated with but should not be: one file each.

They run whenever a programme is loaded, so a rule file with such a defect never gives a figure.
"""

from collections.abc import Callable, Iterator

from ki_funding.checks import (
    changes_within_year,
    over_time,
    part_year,
    period_gap,
    period_order,
    period_overlap,
)
from ki_funding.diagnostics import Diagnostic
from ki_funding.law.compile import Law

CHECKS: tuple[Callable[[Law], Iterator[Diagnostic]], ...] = (
    period_order.check,
    period_overlap.check,
    period_gap.check,
    over_time.check,
    changes_within_year.check,
    part_year.check,
)
