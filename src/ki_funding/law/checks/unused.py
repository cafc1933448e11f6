"""What a rule file gives and no item needs: dead law that somebody will one day rely on."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.names import used_names
from ki_funding.law.programme.programme import Law, kind_rows

SECTIONS = ("inputs", "parameters", "formulas", "series", "readings")


def check(law: Law) -> Iterator[Diagnostic]:
    """Every input, parameter, formula, series and reading that leads to no item."""
    needed = names_needed(law)
    for section in SECTIONS:
        for name in getattr(law.spec, section):
            if name not in needed:
                yield law.document.diagnostic(
                    "unused", (section, name), on_key=True, name=name, section=section
                )


def names_needed(law: Law) -> frozenset[str]:
    """Every name that an item, who is eligible, or what something counts as leads to."""
    starts = {f"{item}." for item in law.spec.items}
    if law.spec.eligible is not None:
        starts |= used_names(law.spec.eligible)
    for item in law.spec.items.values():
        starts.update(choice.by for _, choice in item.decided())
    starts |= {name for _, row in kind_rows(law.spec) for name in row.readings}
    return law.links.reach(*starts)
