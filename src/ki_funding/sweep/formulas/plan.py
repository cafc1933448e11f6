"""From a question to formulas: each case of a shape is traced once, however many draws follow."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import gcd, lcm
from typing import Any, NamedTuple

from ki_funding.calculation.case import Case, Claim
from ki_funding.calculation.full_use import full_inputs
from ki_funding.calculation.inputs import smallest_part
from ki_funding.calculation.result import Receipt
from ki_funding.calculation.rules import Rules
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import Branches, Table
from ki_funding.law.rulebook.overlay import overlay_of_option
from ki_funding.law.rulebook.register import Municipality
from ki_funding.sweep.formulas.graph import Graph, Term
from ki_funding.sweep.formulas.symbols import NothingToShare, same
from ki_funding.sweep.formulas.tracing import Formulas, traced
from ki_funding.sweep.question import Question, Variation, bounds
from ki_funding.values.exact import ONE, Rounding, plain_text, round_to


class Traced(NamedTuple):
    """The formulas of one case under some readings; equal cases share them.

    `whose` tells the draws of one case from those of another.
    """

    case: Case
    readings: tuple[str, ...]
    formulas: tuple[Formulas, ...]
    whose: str


class Plan(NamedTuple):
    """A question with its formulas, the symbols of what varies by path, and by which rules."""

    question: Question
    symbols: Mapping[str, Term]
    traced: tuple[Traced, ...]
    receipt: Receipt


def planned(rules: Rules, question: Question) -> Plan:
    """The formulas of every case. Raises InvalidInput, or Refused with its name and reason."""
    graph, receipt = Graph(), rules.receipt  # without the figures that symbols replace
    symbols = {v.path: _symbol(graph, v) for v in question.variations}
    inputs = [v for v in question.variations if is_input(rules, v)]
    for variation in question.variations:
        if variation not in inputs:
            rules = _with_symbol(rules, variation, symbols[variation.path])
    found = []
    names = [name for name, _ in question.readings]
    cases = list(zip(question.cases, _whose(question.cases), strict=True))
    for options in product(*(options for _, options in question.readings)):
        chosen = rules.with_readings(dict(zip(names, options, strict=True)))
        tracer = _Tracer(chosen, question, graph, symbols, inputs)
        found += [Traced(case, options, tracer.formulas(case), whose) for case, whose in cases]
    return Plan(question, symbols, tuple(found), receipt)


def _whose(cases: Sequence[Case]) -> Iterator[str]:
    """A name for each case; of several of one municipality and year the later ones are counted."""
    seen: Counter[str] = Counter()
    for case in cases:
        name = f"{case.municipality.ags or case.municipality.name}:{case.year}"
        yield f"{name}:{seen[name]}" if seen[name] else name
        seen[name] += 1


def is_input(rules: Rules, variation: Variation) -> bool:
    """Whether an input of cases varies and not a figure of the rules."""
    return variation.name in rules.book.law(variation.programme).spec.inputs


def _with_symbol(rules: Rules, variation: Variation, symbol: Term) -> Rules:
    """The rules with a symbol in the place of what varies.

    Its greatest number is put on like any other, so that a path or unit that does not fit is
    refused, and the symbol stands wherever the overlay does.
    """
    option = f"{variation.path}={plain_text(bounds(variation.over)[1])}"
    overlay = overlay_of_option(option, rules.book.covers.first)
    return rules.with_overlay(replace(overlay, symbol=symbol))


class _Tracer:
    """Traces cases under one set of readings, each shape once."""

    def __init__(
        self,
        rules: Rules,
        question: Question,
        graph: Graph,
        symbols: Mapping[str, Term],
        inputs: Sequence[Variation],
    ) -> None:
        self.rules, self.question, self.graph, self.symbols = rules, question, graph, symbols
        self.inputs = inputs
        self.laws = {name: rules.book.law(name) for name in self._programmes()}
        self._shapes: dict[Any, tuple[Formulas, ...]] = {}

    def _programmes(self) -> list[str]:
        """Those that a measure needs: all, if one is about the total."""
        wanted = {table.measure.within.partition(".")[0] for table in self.question.tables}
        return [name for name in self.rules.book.ids if "" in wanted or name in wanted]

    def formulas(self, case: Case) -> tuple[Formulas, ...]:
        """The formulas of all programmes of a case."""
        found: list[Formulas] = []
        for name, law in self.laws.items():
            if self.question.full_use:
                if name in self.rules.book.head.state or not law.in_force(case.year):
                    continue
            elif name not in case.claims:
                continue
            found += self._programme(law, case)
        return tuple(found)

    def _programme(self, law: Law, case: Case) -> tuple[Formulas, ...]:
        key = (law.id, case.year, _shape(law, case.municipality), _claims(case.claims.get(law.id)))
        if key not in self._shapes:
            self._shapes[key] = self._trace(law, case)
        return self._shapes[key]

    def _trace(self, law: Law, case: Case) -> tuple[Formulas, ...]:
        register = self.rules.book.register
        known = self.rules.book.readings([law.id])
        chosen = {n: self.rules.chosen.get(n, entry.default) for n, entry in known.items()}
        varied = [v for v in self.inputs if v.programme == law.id]
        full_use = self.question.full_use
        if full_use:
            found = traced(self.graph, law, case, register, chosen, full_use=True)
            if not varied:
                return tuple(found)
            maxima = {f.item: f.amounts["maximum"] for f in found if same(f.known["maximum"], ONE)}
            claim = Claim(full_inputs(law, case, register, chosen, maxima))
        else:
            claim = case.claims[law.id]
        inputs: dict[str, Any] = dict(claim.inputs)
        for v in varied:
            symbol = self.symbols[v.path]
            if v.share and v.name not in inputs:
                raise NothingToShare(v.path)
            step = smallest_part(law.spec.inputs[v.name].unit)
            inputs[v.name] = _times(inputs[v.name], symbol, step) if v.share else symbol
        varied_case = case._replace(claims={**case.claims, law.id: claim._replace(inputs=inputs)})
        return tuple(traced(self.graph, law, varied_case, register, chosen))


def _times(claimed: Any, share: Term, step: Fraction | None) -> Any:
    """A share of an input, of each of its rows where it has rows, as a case could state it."""
    if isinstance(claimed, tuple):
        return tuple(row._replace(amount=_times(row.amount, share, step)) for row in claimed)
    number = claimed * share
    return number if step is None else round_to(number, step, Rounding.HALF_UP)


def _shape(law: Law, municipality: Municipality) -> tuple[Any, ...]:
    """All that a law knows of a municipality: its type, the facts that it uses, itself if named."""
    begun = law.begin is not None and (municipality.ags or "") in law.begin.kommunen
    reach = law.links.reach(*(f"{item}." for item in law.spec.items))
    by_name = any(_names_some(row.table) for p in law.parameters.values() for row in p.rows)
    if municipality.invented or begun or by_name or any(name in law.facts for name in reach):
        return (municipality.art, municipality.ags, municipality.name)
    return (municipality.art,)


def _names_some(table: Table) -> bool:
    if not isinstance(table, Branches):
        return False
    return table.by == "kommune" or any(_names_some(inner) for inner in table.tables.values())


def _claims(claim: Claim | None) -> tuple[Any, ...]:
    if claim is None:
        return ()
    return (tuple(sorted(claim.inputs.items(), key=lambda entry: entry[0])), claim.foerderzeitraum)


def _symbol(graph: Graph, variation: Variation) -> Term:
    """The symbol of what varies, with its bounds and the step of which it is a multiple."""
    over = variation.over
    steps = over.numbers if over.numbers is not None else (over.low, over.step)
    return graph.variable(variation.path, *bounds(over), _grain(steps))


def _grain(numbers: Sequence[Fraction]) -> Fraction:
    """The greatest number of which all are multiples; any for 0 alone."""
    below = lcm(*(number.denominator for number in numbers))
    return Fraction(gcd(*(int(number * below) for number in numbers)) or 1, below)
