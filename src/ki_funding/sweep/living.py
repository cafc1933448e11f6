"""The formulas of the amounts of one case over the numbers that somebody may want to change.

The engine runs with symbols in the place of what the case says and of the figures of the rules
that it used, so that there is no second reading of the law. Where a programme gives no formulas
that way, only the case's own numbers are symbols; where that gives none either, it has none.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ki_funding.calculation.case import Case
from ki_funding.calculation.inputs import smallest_part
from ki_funding.calculation.result import Calculation, ItemResult
from ki_funding.calculation.rules import Rules
from ki_funding.law.programme.dated import DatedParameter, Days
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import Leaf, changed
from ki_funding.sweep.formulas.graph import Graph, Term
from ki_funding.sweep.formulas.shapes import NOTHING, Slot, slots, with_symbols
from ki_funding.sweep.formulas.symbols import Number, Refused, same
from ki_funding.sweep.formulas.tracing import Formulas, traced
from ki_funding.values.basis import Use
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.scalars import Words
from ki_funding.values.vocabulary import Status

AMOUNTS = ("claimed", "maximum", "granted", "own_share")
MOST = Fraction(10**9)  # no number of a case or of the rules is greater
FINEST = Fraction(1, 10**6)


class Free(NamedTuple):
    """A number that can be changed: an input of the case, or a figure of the rules.

    `name` is that of its symbol, `value` is as it is written, in `unit`; the symbol is `factor`
    times as much. The days are those of a row of the case.
    """

    name: str
    programme: str
    title: Words
    unit: str
    value: Fraction
    factor: Fraction = ONE
    status: Status | None = None
    days: Days | None = None


class Living(NamedTuple):
    """What can be changed in a case, and its amounts by programme, item and name of the amount."""

    free: tuple[Free, ...] = ()
    amounts: Mapping[tuple[str, str, str], Number] = {}


def living(rules: Rules, case: Case, found: Calculation) -> Living:
    """The formulas of a calculation, which was made with these rules for this case."""
    graph = Graph()
    free: list[Free] = []
    amounts: dict[tuple[str, str, str], Number] = {}
    for programme in found.programmes:
        law = rules.book.law(programme.id)
        for uses in (list(_figures(programme.items)), []):
            try:
                own, formulas = _programme(graph, rules, law, case, uses, full_use=found.full_use)
            except Refused:
                continue
            free += own
            amounts |= {
                (programme.id, one.item, amount): one.amounts[amount]
                for one in formulas
                for amount in AMOUNTS
                if same(one.known[amount], ONE) and isinstance(one.amounts[amount], Term)
            }
            break
    used = {name for term in amounts.values() for name in term.variables()}
    return Living(tuple(one for one in free if one.name in used), amounts)


def _programme(
    graph: Graph, rules: Rules, law: Law, case: Case, uses: Sequence[Use], *, full_use: bool
) -> tuple[list[Free], list[Formulas]]:
    """What can be changed in a programme, and its formulas. Raises Refused."""
    claim = case.claims.get(law.id, NOTHING)
    free: list[Free] = []
    symbols: dict[Slot, Term] = {}
    for slot in [] if full_use else slots(claim, law.id):
        entry, claimed = law.spec.inputs[slot.name], claim.inputs[slot.name]
        days = None if isinstance(claimed, Fraction) else claimed[slot.row or 0].days
        grain = smallest_part(entry.unit) or FINEST
        symbols[slot] = graph.variable(slot.symbol, ZERO, MOST, grain)
        own = (slot.symbol, law.id, entry.title, entry.unit.text, slot.of(case) / entry.unit.factor)
        free.append(Free(*own, entry.unit.factor, days=days))
    figures: dict[Use, Term] = {}
    for use in uses:
        factor = law.parameters[use.name.partition(".")[2]].unit.factor
        name = f"{use.name}@{use.first}"
        figures[use] = graph.variable(name, ZERO, MOST, FINEST)
        title = use.title or Words(use.name, use.name)
        value = Fraction(use.value or "0")
        free.append(Free(name, law.id, title, use.unit, value, factor, use.status))
    symbolic = case._replace(claims={**case.claims, law.id: with_symbols(claim, law.id, symbols)})
    readings = rules.book.readings([law.id])
    chosen = {name: rules.chosen.get(name, entry.default) for name, entry in readings.items()}
    formulas = traced(
        graph,
        _with_figures(law, figures),
        symbolic,
        rules.book.register,
        chosen,
        full_use=full_use,
        amounts=AMOUNTS,
    )
    return free, formulas


def _with_figures(law: Law, figures: Mapping[Use, Term]) -> Law:
    """A law with symbols in the place of some of its figures."""

    def put(leaf: Leaf) -> Leaf:
        symbol: Number = figures.get(leaf.use, leaf.number)
        return leaf._replace(number=symbol)

    def in_rows(parameter: DatedParameter) -> DatedParameter:
        rows = tuple(row._replace(table=changed(row.table, put)) for row in parameter.rows)
        return parameter._replace(rows=rows)

    names = {use.name.partition(".")[2] for use in figures}
    found = {name: in_rows(p) if name in names else p for name, p in law.parameters.items()}
    return law._replace(parameters=found)


def _figures(items: Sequence[ItemResult]) -> Iterator[Use]:
    """The figures of the rules that the items rest on, each once."""
    uses = dict.fromkeys(use for item in items for use in item.uses)
    for use in uses:
        if use.kind == "parameter" and use.value is not None:
            yield use
