"""Laws in which a parameter, or a figure of a series, is a symbol instead of a figure."""

from fractions import Fraction

from ki_funding.engine.rules import Rules
from ki_funding.exact import plain_text
from ki_funding.law.compile import Law
from ki_funding.law.series import BySteps, ByYear, CompiledSeries
from ki_funding.law.tables import Branches, Leaf, Scale, Table
from ki_funding.sweep.formulas.graph import Term
from ki_funding.sweep.question import name_in


def with_probe(rules: Rules, path: str, probe: Fraction) -> Rules:
    """The rules with a figure at the path, which the symbol replaces. Raises InvalidInput.

    The figure is put on like any other, so that a path or unit that does not fit is refused.
    """
    return rules.with_option(f"{path}={plain_text(probe)}")


def symbolic(law: Law, path: str, probe: Fraction, symbol: Term) -> Law:
    """The law with a symbol wherever the probe of that path stands."""
    name, mark = name_in(path), f"--set {path}={plain_text(probe)}"
    if name in law.series:
        series = _series(law.series[name], mark, probe, symbol)
        return law._replace(series={**law.series, name: series})
    parameter = law.parameters[name]
    rows = tuple(
        row._replace(table=_replaced(row.table, mark, probe, symbol)) for row in parameter.rows
    )
    return law._replace(parameters={**law.parameters, name: parameter._replace(rows=rows)})


def _series(series: CompiledSeries, mark: str, probe: Fraction, symbol: Term) -> CompiledSeries:
    match series:
        case ByYear():
            years = {y: _leaf(leaf, mark, probe, symbol) for y, leaf in series.years.items()}
            return series._replace(years=years)
        case BySteps():
            steps = ((day, _leaf(leaf, mark, probe, symbol)) for day, leaf in series.steps)
            return series._replace(steps=tuple(steps))
    return series  # formulas have no figures of their own


def _leaf(leaf: Leaf, mark: str, probe: Fraction, symbol: Term) -> Leaf:
    if leaf.number is None or not leaf.use.place.startswith(mark):
        return leaf
    return leaf._replace(number=symbol * (leaf.number / probe))


def _replaced(table: Table, mark: str, probe: Fraction, symbol: Term) -> Table:
    match table:
        case Leaf():
            return _leaf(table, mark, probe, symbol)
        case Branches():
            inner = {k: _replaced(t, mark, probe, symbol) for k, t in table.tables.items()}
            other = table.otherwise and _replaced(table.otherwise, mark, probe, symbol)
            return table._replace(tables=inner, otherwise=other)
        case Scale():
            return table._replace(
                tables=tuple(_replaced(t, mark, probe, symbol) for t in table.tables)
            )
