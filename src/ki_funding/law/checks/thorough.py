"""The checks that run when the rules themselves are checked, not with each calculation.

What they find is wrong with the rules as something to read and maintain, not with a result.
"""

from collections.abc import Callable, Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.checks import (
    day_within_month,
    deadline_twice,
    facts,
    minimum,
    never_bites,
    rounding_missing,
    row_never_in_force,
    row_repeats,
    scale_unreachable,
    source_copied,
    untested,
    untested_row,
    unused,
    unused_shared,
    unused_source,
    weak_without_note,
)
from ki_funding.law.checks.whole import Whole
from ki_funding.law.programme.programme import Law

OF_A_PROGRAMME: tuple[Callable[[Law], Iterator[Diagnostic]], ...] = (
    unused.check,
    weak_without_note.check,
    rounding_missing.check,
    row_never_in_force.check,
    row_repeats.check,
    day_within_month.check,
    deadline_twice.check,
    scale_unreachable.check,
    never_bites.check,
)
# What they find missing may stand in what could not be read.
OF_WHAT_IS_NOT = frozenset({"unused", "untested", "untested-row"})
OF_THE_WHOLE: tuple[Callable[[Whole], Iterator[Diagnostic]], ...] = (
    unused_shared.check,
    unused_source.check,
    source_copied.check,
    facts.check,
    untested.check,
    untested_row.check,
    minimum.check,
)
