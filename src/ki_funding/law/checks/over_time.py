"""An input that changes within the year stands in `posts` or `quantity`, or inside `mean(...)`."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.formulas import Formula
from ki_funding.law.programme.names import bare_names, fields
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every other use of such an input, directly or through a named formula."""
    for field in fields(law.spec):
        if field.over_time:
            continue
        for name in bare_names(field.formula):
            if _varies(law, name.name):
                yield law.document.diagnostic(
                    "over-time", field.route, within=name.place, name=name.name
                )


def _varies(law: Law, name: str) -> bool:
    symbol = law.names.get(name)
    if symbol is None or symbol.kind not in {"input", "formula"}:
        return False
    if symbol.kind == "input":
        return symbol.over_time
    formula: Formula = law.spec.formulas[name].formula
    return any(_varies(law, inner.name) for inner in bare_names(formula))
