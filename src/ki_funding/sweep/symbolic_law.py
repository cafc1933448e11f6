"""Laws in which a parameter is a symbol instead of a figure."""

from collections.abc import Mapping
from fractions import Fraction

from ki_funding.exact import plain_text
from ki_funding.law.compile import Law
from ki_funding.law.tables import Branches, Leaf, Scale, Table
from ki_funding.law.timeline import DatedParameter
from ki_funding.sweep.question import Rules
from ki_funding.sweep.symbols import Symbol


def with_probe(rules: Rules, path: str, probe: Fraction) -> Rules:
    """The rules with a figure at the path, which the symbol replaces. Raises InvalidInput.

    The figure is put on like any other, so that a path or unit that does not fit is refused.
    """
    return rules.with_option(f"{path}={plain_text(probe)}")


def symbolic(law: Law, path: str, probe: Fraction, symbol: Symbol) -> Law:
    """The law with a symbol wherever the probe of that path stands."""
    name = path.split(".")[1]
    mark = f"--set {path}={plain_text(probe)}"
    parameter = law.parameters[name]
    rows = tuple(
        row._replace(table=_replaced(row.table, mark, probe, symbol)) for row in parameter.rows
    )
    changed: Mapping[str, DatedParameter] = {
        **law.parameters,
        name: parameter._replace(rows=rows),
    }
    return law._replace(parameters=changed)


def _replaced(table: Table, mark: str, probe: Fraction, symbol: Symbol) -> Table:
    match table:
        case Leaf():
            if table.number is None or not table.use.place.startswith(mark):
                return table
            return table._replace(number=symbol * (table.number / probe))
        case Branches():
            inner = {k: _replaced(t, mark, probe, symbol) for k, t in table.tables.items()}
            other = table.otherwise and _replaced(table.otherwise, mark, probe, symbol)
            return table._replace(tables=inner, otherwise=other)
        case Scale():
            return table._replace(
                tables=tuple(_replaced(t, mark, probe, symbol) for t in table.tables)
            )
