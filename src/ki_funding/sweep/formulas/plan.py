"""From a question to formulas: each shape of case is traced once, however many cases have it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import gcd, lcm
from typing import NamedTuple

from ki_funding.calculation.case import Case
from ki_funding.calculation.result import Receipt
from ki_funding.calculation.rules import Rules
from ki_funding.law.programme.programme import Law, titles
from ki_funding.law.programme.tables import leaves
from ki_funding.law.rulebook.overlay import overlay_of_option
from ki_funding.sweep.formulas.graph import Graph, Term
from ki_funding.sweep.formulas.shapes import Slot
from ki_funding.sweep.formulas.tracer import Tracer
from ki_funding.sweep.formulas.tracing import Block
from ki_funding.sweep.question import Question, Variation, bounds
from ki_funding.values.exact import plain_text
from ki_funding.values.scalars import Words
from ki_funding.values.vocabulary import ProgrammeKind


class Traced(NamedTuple):
    """The formulas of one case under some readings, by programme; cases of one shape share them.

    `whose` tells the draws of one case from those of another.
    """

    case: Case
    readings: tuple[str, ...]
    blocks: tuple[Block, ...]
    whose: str


class Plan(NamedTuple):
    """A question with its formulas, the symbols of what varies by path, and by which rules.

    `slots` are the places where cases of one shape say different numbers, by their symbols;
    `titles` are those of the programmes that are asked for and of what is in them, `cited` the
    sources of their figures, the most cited first. What is `owed` is all addressed to the Land.
    The graph stands first, so that it is whole before what is made of it, wherever a plan travels.
    """

    graph: Graph
    question: Question
    symbols: Mapping[str, Term]
    slots: Mapping[str, Slot]
    traced: tuple[Traced, ...]
    receipt: Receipt
    titles: Mapping[str, Words] = {}
    cited: tuple[Words, ...] = ()
    owed: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block once."""
        found = {id(block): block for traced in self.traced for block in traced.blocks}
        return tuple(found.values())


def planned(rules: Rules, question: Question) -> Plan:
    """The formulas of every case. Raises InvalidInput, or Refused with its name and reason."""
    graph, written = Graph(), rules  # without the figures that symbols replace
    symbols = {v.path: _symbol(graph, v) for v in question.variations}
    inputs = [v for v in question.variations if is_input(rules, v)]
    for variation in question.variations:
        if variation not in inputs:
            rules = _with_symbol(rules, variation, symbols[variation.path])
    tracer = Tracer(rules, question, graph, symbols, inputs)
    found = []
    names = [name for name, _ in question.readings]
    whose = list(_whose(question.cases))
    for options in product(*(options for _, options in question.readings)):
        blocks = tracer.blocks(dict(zip(names, options, strict=True)))
        both = zip(question.cases, blocks, whose, strict=True)
        found += [Traced(case, options, own, name) for case, own, name in both]
    used = dict.fromkeys(f.programme for one in found for block in one.blocks for f in block)
    laws = [written.book.law(name) for name in used]
    cited = tuple(_cited(laws, written, {case.year for case in question.cases}))
    kinds = {row.value for law in laws for row in law.spec.kind}
    traced, known = tuple(found), titles(laws)
    return Plan(graph, question, symbols, tracer.slots, traced, written.receipt, known, cited,
                kinds == {ProgrammeKind.STATE})  # fmt: skip


def _cited(laws: Iterable[Law], rules: Rules, years: set[int]) -> Iterator[Words]:
    """The sources of what the figures are in some years, the most cited first."""
    found = Counter(
        citation.source
        for law in laws
        for parameter in law.parameters.values()
        for row in parameter.rows
        if any(row.first.year <= year <= row.until.year for year in years)
        for leaf in leaves(row.table)
        for citation in leaf.use.sources
    )
    yield from (rules.sources[name].short for name, _ in found.most_common())


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


def _symbol(graph: Graph, variation: Variation) -> Term:
    """The symbol of what varies, with its bounds and the step of which it is a multiple."""
    over = variation.over
    steps = over.numbers if over.numbers is not None else (over.low, over.step)
    return graph.variable(variation.path, *bounds(over), _grain(steps))


def _grain(numbers: Sequence[Fraction]) -> Fraction:
    """The greatest number of which all are multiples; any for 0 alone."""
    below = lcm(*(number.denominator for number in numbers))
    return Fraction(gcd(*(int(number * below) for number in numbers)) or 1, below)
