"""Traces the programmes of cases: each shape once for what differs in it, and in what it reads."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial
from math import prod
from typing import Any

from ki_funding.calculation.alike import Alike
from ki_funding.calculation.case import Case, Claim
from ki_funding.calculation.full_use import full_inputs
from ki_funding.calculation.inputs import smallest_part
from ki_funding.calculation.rules import Rules
from ki_funding.calculation.run import Recall
from ki_funding.law.formulas import ItemPart, leaves
from ki_funding.law.programme.names import fields
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import series_formulas
from ki_funding.law.rulebook.register import Register
from ki_funding.sweep.formulas.facts import Facts, OfFacts
from ki_funding.sweep.formulas.graph import Graph, Term
from ki_funding.sweep.formulas.integers import INT64, Overflow, lowered
from ki_funding.sweep.formulas.remembered import Traces
from ki_funding.sweep.formulas.shapes import (
    NOTHING,
    Slot,
    form,
    slots,
    symbol_of,
    with_symbols,
)
from ki_funding.sweep.formulas.symbols import NothingToShare, Refused, same
from ki_funding.sweep.formulas.tracing import Block, traced
from ki_funding.sweep.question import Question, Variation
from ki_funding.values.exact import ONE, Rounding, round_to

FEW = 3  # cases of a shape that are traced with their own numbers, which gives simpler formulas


class Tracer:
    """Traces the cases of a question.

    `slots` are the places where cases say different numbers, by the names of their symbols.
    """

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
        self.slots: dict[str, Slot] = {}
        self._laws = [_LawTracer(self, rules.book.law(name)) for name in self._programmes()]
        for case in question.cases:
            for law in self._laws:
                law.add(case)

    def _programmes(self) -> list[str]:
        """Those that a measure needs: all, if one is about the total, and some case claims."""
        claimed = {name for case in self.question.cases for name in case.claims}
        wanted = {table.measure.within.partition(".")[0] for table in self.question.tables}
        return [
            name
            for name in self.rules.book.ids
            if ("" in wanted or name in wanted) and (self.question.full_use or name in claimed)
        ]

    @property
    def kinds(self) -> int:
        """How many cases have formulas of their own, whatever the readings, for what varies."""
        varied = {variation.programme for variation in self.question.variations}
        touched = [law for law in self._laws if law.law.id in varied] or self._laws
        by_law = [law.kinds() for law in touched]
        return len(set(zip(*by_law, strict=True))) if by_law else 0

    @property
    def runs(self) -> int:
        """About how often a programme is traced, if all of its own readings count."""
        options = {name: len(of) for name, of in self.question.readings}
        return sum(
            len({kind for kind in law.kinds() if kind})
            * prod(options.get(name, 1) for name in law.law.spec.readings)
            for law in self._laws
        )

    def blocks(self, readings: Mapping[str, str]) -> Iterator[tuple[Block, ...]]:
        """The formulas of every case under some readings, by programme."""
        chosen = {**self.rules.chosen, **readings}
        by_law = [law.blocks(chosen) for law in self._laws]
        for found in zip(*by_law, strict=True) if by_law else ((),) * len(self.question.cases):
            yield tuple(block for block in found if block)


class _LawTracer:
    """Traces one programme."""

    def __init__(self, tracer: Tracer, law: Law) -> None:
        self.tracer, self.law = tracer, law
        self.alike = Alike(law, tracer.rules.book.register)
        self.readings = tracer.rules.book.readings([law.id])
        self.varied = [v for v in tracer.inputs if v.programme == law.id]
        self.cases: list[tuple[Case, _Shape | None]] = []
        self._shapes: dict[Any, _Shape] = {}
        self._found: dict[tuple[str, ...], list[Block]] = {}
        self._general: dict[Any, Traces] = {}

    def add(self, case: Case) -> None:
        """One more case, of which the programme may be no part."""
        law, question = self.law, self.tracer.question
        part = case.year in self.years if question.full_use else law.id in case.claims
        if not part:
            self.cases.append((case, None))
            return
        known = self.alike.known(case.municipality, case.year)
        key = (case.year, known, form(case.claims.get(law.id, NOTHING)))
        if key not in self._shapes:
            self._shapes[key] = _Shape(self)
        self._shapes[key].cases.append(case)
        self.cases.append((case, self._shapes[key]))

    @cached_property
    def years(self) -> set[int]:
        """The years in which the programme runs for municipalities."""
        years = {case.year for case in self.tracer.question.cases}
        if self.law.id in self.tracer.rules.book.head.state:
            return set()
        return {year for year in years if self.law.in_force(year)}

    def kinds(self) -> list[int]:
        """A number for each case, of which those are alike that share formulas."""
        return [
            0 if shape is None else id(case if case.claims and len(shape.cases) <= FEW else shape)
            for case, shape in self.cases
        ]

    def blocks(self, chosen: Mapping[str, str]) -> list[Block]:
        """The formulas of every case."""
        own = {name: chosen.get(name, entry.default) for name, entry in self.readings.items()}
        key = tuple(own.values())
        if key not in self._found:
            shared = {id(shape): shape.shared(own) for shape in self._shapes.values()}
            self._found[key] = [
                () if shape is None else shared[id(shape)] or shape.block(case, own)
                for case, shape in self.cases
            ]
        return self._found[key]

    @cached_property
    def symbols(self) -> dict[Slot, Term]:
        """A symbol for each place where cases of shapes with many of them differ."""
        many = [shape for shape in self._shapes.values() if len(shape.cases) > FEW]
        places: dict[Slot, list[Case]] = {}
        for shape in many:
            for slot in slots(shape.cases[0].claims.get(self.law.id, NOTHING), self.law.id):
                places.setdefault(slot, []).extend(shape.cases)
        found = {}
        for slot, cases in places.items():
            numbers = {id(number): number for case in cases for number in [slot.of(case)]}.values()
            if (symbol := symbol_of(self.tracer.graph, slot.symbol, numbers)) is not None:
                found[slot] = symbol
                self.tracer.slots[slot.symbol] = slot
        return found

    @cached_property
    def facts(self) -> Facts:
        """The facts that differ from case to case as symbols."""
        whose = [case.municipality for case, shape in self.cases if shape is not None]
        return Facts(self.tracer.graph, self.alike, whose)

    def traces(self, case: Case, *, symbols: bool) -> Traces | OfFacts:
        """What a case gives under different readings; its numbers may be symbols already."""
        register = self.alike.register
        alone = Traces(partial(self.trace, case, register), plain=self.series_alone and not symbols)
        if self.law.id in case.claims or not self.facts.symbols:
            return alone
        key = (case.year, self.alike.form(case.municipality, case.year))
        if key not in self._general:
            general = partial(self.trace, case, self.facts.register(case.municipality))
            self._general[key] = Traces(general, plain=False)
        return OfFacts(self.facts, case.municipality, self._general[key], alone)

    @cached_property
    def series_alone(self) -> bool:
        """Whether series depend on readings alone: not on what varies, nor on other items."""
        spec, variations = self.law.spec, self.tracer.question.variations
        formulas = [field.formula for field in fields(spec) if field.route[0] != "items"]
        formulas += [formula for _, formula, _ in series_formulas(spec)]
        items = any(isinstance(leaf, ItemPart) for f in formulas for leaf in leaves(f))
        return not items and all(v.programme != self.law.id for v in variations)

    def trace(
        self, case: Case, register: Register, readings: Mapping[str, str], recall: Recall | None
    ) -> Block:
        """The formulas of a case, whose numbers may be symbols."""
        tracer, law = self.tracer, self.law
        if tracer.question.full_use:
            found = traced(
                tracer.graph, law, case, register, readings, full_use=True, recall=recall
            )
            if not self.varied:
                return tuple(found)
            maxima = {f.item: f.amounts["maximum"] for f in found if same(f.known["maximum"], ONE)}
            claim = Claim(full_inputs(law, case, register, readings, maxima))
        else:
            claim = case.claims[law.id]
        inputs: dict[str, Any] = dict(claim.inputs)
        for v in self.varied:
            symbol = tracer.symbols[v.path]
            if v.share and v.name not in inputs:
                raise NothingToShare(v.path)
            step = smallest_part(law.spec.inputs[v.name].unit)
            inputs[v.name] = _times(inputs[v.name], symbol, step) if v.share else symbol
        varied = case._replace(claims={**case.claims, law.id: claim._replace(inputs=inputs)})
        return tuple(traced(tracer.graph, law, varied, register, readings, recall=recall))


class _Shape:
    """Cases that differ in numbers alone.

    Where they are many, their numbers are symbols; where that gives no formulas, or numbers that
    no engine can hold, each case is traced by itself.
    """

    def __init__(self, law: _LawTracer) -> None:
        self.law = law
        self.cases: list[Case] = []
        self._alone = False
        self._traces: dict[Any, Traces | OfFacts] = {}

    def shared(self, readings: Mapping[str, str]) -> Block | None:
        """The formulas of all of the cases; None if each has its own."""
        if len(self.cases) > FEW and not self._alone and self.law.symbols:
            try:
                block = self._of(None, readings)
                _check_size(block)
                return block
            except (Refused, Overflow):
                self._alone = True
        return None

    def block(self, case: Case, readings: Mapping[str, str]) -> Block:
        """The formulas of one of the cases."""
        return self._of(case, readings)

    def _of(self, case: Case | None, readings: Mapping[str, str]) -> Block:
        law, first = self.law, case or self.cases[0]
        claim = first.claims.get(law.law.id)
        key = None if case is None or claim is None else tuple(sorted(claim.inputs.items()))
        if key not in self._traces:
            if case is None and claim is not None:
                claim = with_symbols(claim, law.law.id, law.symbols)
                first = first._replace(claims={**first.claims, law.law.id: claim})
            self._traces[key] = law.traces(first, symbols=case is None)
        return self._traces[key].block(readings)


def _check_size(block: Block) -> None:
    """Raises Overflow where an amount may need more than 64 bits on the way."""
    for formulas in block:
        known = {f"{amount} known": number for amount, number in formulas.known.items()}
        program = lowered({**formulas.amounts, **known})
        if program.largest > INT64:
            raise Overflow(formulas.item, program.largest)


def _times(claimed: Any, share: Term, step: Fraction | None) -> Any:
    """A share of an input, of each of its rows where it has rows, as a case could state it."""
    if isinstance(claimed, tuple):
        return tuple(row._replace(amount=_times(row.amount, share, step)) for row in claimed)
    number = claimed * share
    return number if step is None else round_to(number, step, Rounding.HALF_UP)
