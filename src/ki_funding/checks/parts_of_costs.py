"""A part of some costs that has a cap of its own is an input in euros."""

from collections.abc import Iterator

from ki_funding.diagnostics import Diagnostic, nearest
from ki_funding.kinds.costs import Costs
from ki_funding.law.compile import Law
from ki_funding.units import EUR


def check(law: Law) -> Iterator[Diagnostic]:
    """Every key of `within` that is no input, or an input of another unit."""
    for name, item in law.spec.items.items():
        for part in item.within if isinstance(item, Costs) else ():
            route = ("items", name, "within", part)
            entry = law.spec.inputs.get(part)
            if entry is None:
                likely = " | ".join(nearest(part, law.spec.inputs))
                yield law.document.diagnostic(
                    "input-undeclared", route, on_key=True, name=part, nearest=likely
                )
            elif not entry.unit.same(EUR):
                yield law.document.diagnostic(
                    "unit-field", route, on_key=True, expected=EUR.text, found=entry.unit.text
                )
