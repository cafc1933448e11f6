"""An amount that a division makes says how it is rounded: shares of a sum seldom end on a cent."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.formulas import Formula, Operation, parts
from ki_funding.law.programme.names import fields, node
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import series_formulas


def check(law: Law) -> Iterator[Diagnostic]:
    """Every item without `round` whose amounts rest on a division."""
    dividing = {node(f.route) for f in fields(law.spec) if _divides(f.formula)}
    dividing |= {str(route[1]) for route, f, _ in series_formulas(law.spec) if _divides(f)}
    for name, item in law.spec.items.items():
        if item.in_kind or item.round is not None:
            continue
        reached = sorted(dividing & law.links.reach(f"{name}."))
        if reached:
            yield law.document.diagnostic(
                "rounding-missing",
                ("items", name),
                on_key=True,
                item=name,
                name=reached[0].removesuffix("."),
            )


def _divides(formula: Formula) -> bool:
    own = isinstance(formula, Operation) and formula.operator == "/"
    return own or any(_divides(part) for part in parts(formula))
