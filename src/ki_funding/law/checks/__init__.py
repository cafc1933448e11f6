"""Checks of rules that could be calculated with but should not be: one file each.

Those listed here run whenever a programme is loaded, so that a rule file with such a defect never
gives a figure. Those in `thorough` run when the rules themselves are checked.
"""

from collections.abc import Callable, Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.checks import (
    changes_within_year,
    deadline_order,
    decided,
    in_force_order,
    over_time,
    part_year,
    parts_of_costs,
    period_gap,
    period_order,
    period_overlap,
)
from ki_funding.law.programme.programme import Law

CHECKS: tuple[Callable[[Law], Iterator[Diagnostic]], ...] = (
    in_force_order.check,
    deadline_order.check,
    period_order.check,
    period_overlap.check,
    period_gap.check,
    over_time.check,
    changes_within_year.check,
    decided.check,
    part_year.check,
    parts_of_costs.check,
)
