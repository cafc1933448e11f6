"""What the items of a programme rest on: the names they lead to, and the questions among them."""

from collections.abc import Mapping

from ki_funding.law.programme.file import Reading
from ki_funding.law.programme.names import REPAID, used_names
from ki_funding.law.programme.programme import Law, kind_rows


def names_needed(law: Law) -> frozenset[str]:
    """Every name that an amount leads to, or what becomes of what of it was not spent."""
    return names_of_amounts(law) | law.links.reach(*(f"{item}.{REPAID}" for item in law.spec.items))


def names_of_amounts(law: Law) -> frozenset[str]:
    """Every name that an item, who is eligible, or what something counts as leads to."""
    starts = {f"{item}." for item in law.spec.items}
    if law.spec.eligible is not None:
        starts |= used_names(law.spec.eligible)
    for item in law.spec.items.values():
        starts.update(choice.by for _, choice in item.decided())
    starts |= {name for _, row in kind_rows(law.spec) for name in row.readings}
    return law.links.reach(*starts)


def questions(law: Law) -> Mapping[str, Reading]:
    """The readings that the amounts of a programme rest on, in their order."""
    needed = names_of_amounts(law)
    return {name: reading for name, reading in law.readings.items() if name in needed}
