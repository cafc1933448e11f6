"""A part of some costs that has a cap of its own is an input in euros."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic, likely
from ki_funding.law.programme.programme import Law
from ki_funding.values.units import EUR


def check(law: Law) -> Iterator[Diagnostic]:
    """Every such part that is no input, or an input of another unit."""
    for name, item in law.spec.items.items():
        for part, inner in item.inner().items():
            route = ("items", name, *inner.keys)
            entry = law.spec.inputs.get(part)
            if entry is None:
                near = likely(part, law.spec.inputs)
                yield law.document.diagnostic(
                    "input-undeclared", route, on_key=True, name=part, nearest=near
                )
            elif not entry.unit.same(EUR):
                yield law.document.diagnostic(
                    "unit-field", route, on_key=True, expected=EUR.text, found=entry.unit.text
                )
