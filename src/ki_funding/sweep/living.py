"""The formulas of the amounts of one case over the numbers that somebody may want to change.

The engine runs with symbols in the place of what the case says, of the figures of the rules that
it used, and of the months for which it counts, so that there is no second reading of the law. Where
a programme gives no formulas that way, less of it is free; where nothing can be, it has none.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from ki_funding.calculation.case import Case, Claim
from ki_funding.calculation.inputs import smallest_part
from ki_funding.calculation.result import Calculation, ProgrammeResult
from ki_funding.calculation.rules import Rules
from ki_funding.calculation.run import TIME, Run
from ki_funding.calculation.stretches import BY_DAY
from ki_funding.law.programme.dated import DatedParameter, Days
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import Leaf, changed
from ki_funding.sweep.formulas.graph import Graph, Term
from ki_funding.sweep.formulas.shapes import NOTHING, Slot, slots, with_symbols
from ki_funding.sweep.formulas.symbols import Number, Refused, same, variables
from ki_funding.sweep.formulas.tracing import traced
from ki_funding.texts.language import in_each, text
from ki_funding.values.basis import Use
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.scalars import Words
from ki_funding.values.vocabulary import Status

AMOUNTS = ("claimed", "maximum", "granted", "own_share")
MOST = Fraction(10**9)  # no number of a case or of the rules is greater
FINEST = Fraction(1, 10**6)


Key = tuple[str, str, str]  # programme, item and amount
YEAR = 12
# What is free besides what the case says, most first.
ATTEMPTS = (("figures", "months"), ("figures",), ())


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


class Amount(NamedTuple):
    """A formula, and another that is 1 where the amount is known and 0 where it is not."""

    number: Term
    known: Number


class Living(NamedTuple):
    """What can be changed in a case, and its amounts by programme, item and name of the amount."""

    free: tuple[Free, ...] = ()
    amounts: Mapping[Key, Amount] = {}


def living(rules: Rules, case: Case, found: Calculation) -> Living:
    """The formulas of a calculation, which was made with these rules for this case."""
    graph = Graph()
    free: list[Free] = []
    amounts: dict[Key, Amount] = {}
    for programme in found.programmes:
        tracing = _Programme(graph, rules, case, programme, full_use=found.full_use)
        amounts |= next(filter(None, map(tracing.formulas, ATTEMPTS)), {})
        free += tracing.free
    used = {name for one in amounts.values() for part in one for name in variables(part)}
    return Living(tuple(one for one in free if one.name in used), amounts)


class _Programme:
    """Traces one programme of a calculation; `free` is what was a symbol the last time."""

    def __init__(
        self, graph: Graph, rules: Rules, case: Case, found: ProgrammeResult, *, full_use: bool
    ) -> None:
        self.graph, self.case, self.found, self.full_use = graph, case, found, full_use
        self.law, self.register = rules.book.law(found.id), rules.book.register
        readings = rules.book.readings([found.id])
        self.readings = {
            name: rules.chosen.get(name, entry.default) for name, entry in readings.items()
        }
        self.free: list[Free] = []

    def formulas(self, besides: Collection[str]) -> dict[Key, Amount]:
        """The amounts that follow what is free; none where that leaves one of them unknown."""
        law, self.free = self.law, []
        claim = self._claim()
        figures = self._figures() if "figures" in besides else {}
        part = self._months() if "months" in besides else ONE
        try:
            found = traced(
                self.graph,
                _with_figures(law, figures),
                self.case._replace(claims={**self.case.claims, law.id: claim}),
                self.register,
                self.readings,
                full_use=self.full_use,
                amounts=AMOUNTS,
                part=part,
            )
        except Refused:
            return {}
        granted = {item.id for item in self.found.items if item.granted is not None}
        if any(same(one.known["granted"], ZERO) for one in found if one.item in granted):
            return {}
        return {
            (law.id, one.item, name): Amount(number, one.known[name])
            for one in found
            for name, number in one.amounts.items()
            if isinstance(number, Term) and not same(one.known[name], ZERO)
        }

    def _claim(self) -> Claim:
        """What the case says, with symbols for its numbers."""
        law, claim = self.law, self.case.claims.get(self.law.id, NOTHING)
        symbols: dict[Slot, Term] = {}
        for slot in [] if self.full_use else slots(claim, law.id):
            entry, claimed = law.spec.inputs[slot.name], claim.inputs[slot.name]
            days = None if isinstance(claimed, Fraction) else claimed[slot.row or 0].days
            grain, factor = smallest_part(entry.unit) or FINEST, entry.unit.factor
            symbols[slot] = self.graph.variable(slot.symbol, ZERO, MOST, grain)
            value = slot.of(self.case) / factor
            own = (slot.symbol, law.id, entry.title, entry.unit.text, value, factor)
            self.free.append(Free(*own, days=days))
        return with_symbols(claim, law.id, symbols)

    def _figures(self) -> dict[Use, Term]:
        """The figures of the rules that the items rest on, each a symbol."""
        figures: dict[Use, Term] = {}
        for use in dict.fromkeys(use for item in self.found.items for use in item.uses):
            if use.kind == "parameter" and use.value is not None:
                factor = self.law.parameters[use.name.partition(".")[2]].unit.factor
                name = f"{use.name}@{use.first}"
                figures[use] = self.graph.variable(name, ZERO, MOST, FINEST)
                title = use.title or Words(use.name, use.name)
                own = (name, self.law.id, title, use.unit, Fraction(use.value), factor)
                self.free.append(Free(*own, use.status))
        return figures

    def _months(self) -> Number:
        """The part of the year by months, where nothing else changes in it."""
        run = Run(self.law, self.case, self.register, self.readings, self.full_use)
        if run.varies() or (TIME in self.law.readings and run.option(TIME) == BY_DAY):
            return ONE
        name = f"{self.law.id} months"
        title = Words(*in_each(partial(text, "sheet.months")))
        self.free.append(Free(name, self.law.id, title, "months", Fraction(YEAR)))
        return self.graph.variable(name, ZERO, Fraction(YEAR), ONE) / YEAR


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
