"""The published figures of the shipped rules, beside what the rules give."""

from decimal import Decimal

import ki_funding
from ki_funding.upkeep.published import comparisons

EXACT, ROUNDED = Decimal("0.002"), Decimal("0.004")  # as parts of what was published


def test_every_contingent_is_met_as_closely_as_it_was_published(shipped: ki_funding.Rules) -> None:
    contingents = [one for one in comparisons(shipped) if one.path.startswith("komm_an_ii.")]
    assert len(contingents) > 20
    for one in contingents:
        assert one.deviation is not None
        near = ROUNDED if one.nature == "rounded" else EXACT
        assert abs(one.deviation) <= near * one.published, one.name
