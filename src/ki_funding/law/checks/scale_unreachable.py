"""A bracket of a scale that the number it looks up can never fall into."""

from collections.abc import Iterator
from fractions import Fraction

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import Scale, leaves, scales


def check(law: Law) -> Iterator[Diagnostic]:
    """Every such bracket of a scale over another parameter, whose values are all known."""
    for name in law.spec.parameters:
        for row in law.parameters[name].rows:
            for scale in scales(row.table):
                for place in _unreachable(scale, _numbers(law, scale.by)):
                    yield law.document.diagnostic(
                        "scale-unreachable", (*scale.route, place, "at_least"), by=scale.by
                    )


def _numbers(law: Law, name: str) -> set[Fraction]:
    """Every value that a parameter ever has; none where it may be anything."""
    parameter = law.parameters.get(name)
    if parameter is None:
        return set()
    found = [leaf.number for row in parameter.rows for leaf in leaves(row.table)]
    return set() if None in found else {n for n in found if n is not None}


def _unreachable(scale: Scale, numbers: set[Fraction]) -> Iterator[int]:
    """The places of brackets without a number inside."""
    ends: list[Fraction | None] = [*scale.bounds[1:], None]
    for place, (low, high) in enumerate(zip(scale.bounds, ends, strict=True)):
        if numbers and not any(low <= n and (high is None or n < high) for n in numbers):
            yield place
