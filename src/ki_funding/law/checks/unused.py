"""What a rule file gives and no item needs: dead law that somebody will one day rely on."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.needed import names_needed
from ki_funding.law.programme.programme import Law

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
