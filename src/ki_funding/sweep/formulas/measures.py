"""What a measure is as a formula, and what of the report is open or depends on nothing."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from ki_funding.sweep.formulas.graph import Term
from ki_funding.sweep.formulas.plan import Plan
from ki_funding.sweep.formulas.symbols import Number, Symbol, same, variables
from ki_funding.sweep.formulas.tracing import Block, Formulas
from ki_funding.sweep.question import Measure
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.vocabulary import ProgrammeKind


class Measured(NamedTuple):
    """A measure as a formula: `known` is 1 where all that it needs is known, else 0.

    `some` is 1 where any of it is known: then the number is what is known of it. Else it is no
    number at all, and never 0.
    """

    number: Number
    known: Number
    some: Number

    @property
    def identity(self) -> tuple[Any, ...]:
        """What equal measures share."""
        return tuple(id(part) if isinstance(part, Symbol) else (part,) for part in self)


class Measures:
    """What a measure is for cases, whose programmes are asked once each."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self._blocks: dict[tuple[int, str], tuple[Block, Measured | None]] = {}
        self._cases: dict[tuple[int, ...], tuple[tuple[Block, ...], Measured]] = {}
        self._alike: dict[Any, Measured] = {}

    def of_block(self, block: Block, amount: str | None = None) -> Measured | None:
        """The amount of a programme alone; None where nothing of it is measured."""
        amount = amount or self.measure.amount
        key = (id(block), amount)
        if key not in self._blocks:
            chosen = [one for one in block if _within(one, self.measure.within)]
            found = _sum(_of_item(one, amount) for one in chosen) if chosen else None
            if found is not None:  # equal measures are one
                found = self._alike.setdefault(found.identity, found)
            self._blocks[key] = (block, found)
        return self._blocks[key][1]

    def of_case(self, blocks: tuple[Block, ...]) -> Measured:
        """The measure of a case with these programmes."""
        key = tuple(map(id, blocks))
        if key not in self._cases:
            found = self._compared(blocks)
            self._cases[key] = (blocks, self._alike.setdefault(found.identity, found))
        return self._cases[key][1]

    def _compared(self, blocks: tuple[Block, ...]) -> Measured:
        measure = self.measure
        amount = self._amount(blocks, measure.amount)
        bound = measure.below if measure.below is not None else measure.above
        if bound is None:
            return amount
        reference, known = ONE, amount.known
        if measure.reference:
            other = self._amount(blocks, measure.reference)
            reference, known = other.number, known * other.known
        limit = bound * reference
        both = (amount.number, limit) if measure.below is not None else (limit, amount.number)
        graph = next((number.graph for number in both if isinstance(number, Term)), None)
        if graph is None:
            return Measured(Fraction(both[0] < both[1]), known, known)
        number = graph.where(graph.condition("<", *both), ONE, ZERO)
        return Measured(number, known, known)  # what is not known is neither below nor above

    def _amount(self, blocks: tuple[Block, ...], amount: str) -> Measured:
        parts = [self.of_block(block, amount) for block in blocks]
        return _sum(part for part in parts if part is not None)


def open_items(
    plan: Plan, never: Callable[[Formulas, Term], bool] = lambda _, __: False
) -> tuple[str, ...]:
    """The items of the report of which something is not known in some case.

    `never` says of what depends on the numbers of cases whether it is known in all of them.
    """
    found: dict[str, None] = {}
    for formulas, amounts in _reported(plan):
        for known in (formulas.known[amount] for amount in amounts):
            told = variables(known)
            if same(known, ONE) or (told and told <= plan.slots.keys() and never(formulas, known)):
                continue
            found[f"{formulas.programme}.{formulas.item}"] = None
    return tuple(found)


def idle(plan: Plan) -> tuple[str, ...]:
    """The paths of what varies without any figure of the report depending on it."""
    left = dict.fromkeys(plan.symbols)
    for formulas, amounts in _reported(plan):
        for amount in amounts if left else ():
            for number in (formulas.amounts[amount], formulas.known[amount]):
                for name in variables(number):
                    left.pop(name, None)
    return tuple(left)


def _reported(plan: Plan) -> Iterator[tuple[Formulas, tuple[str, ...]]]:
    """The formulas that the tables need, with the amounts; many cases and tables share theirs."""
    once = [formulas for block in plan.blocks for formulas in block]
    measures = (table.measure for table in plan.question.tables)
    for within, amounts in dict.fromkeys((one.within, _amounts(one)) for one in measures):
        yield from ((one, amounts) for one in once if _within(one, within))


def _amounts(measure: Measure) -> tuple[str, ...]:
    amounts = ("maximum", "granted") if measure.amount == "unused" else (measure.amount,)
    return (*amounts, measure.reference) if measure.reference else amounts


def _within(formulas: Formulas, within: str) -> bool:
    if not within:
        return formulas.counts_as is not ProgrammeKind.STATE
    return within in {formulas.programme, f"{formulas.programme}.{formulas.item}"}


def _sum(parts: Iterable[Measured]) -> Measured:
    """The sum of some amounts, as far as it is known; no number where there are none."""
    number: Number = ZERO
    known: Number = ONE
    none: Number = ONE
    for part in parts:
        number = number + part.number
        known = known if part.known is ONE else known * part.known
        none = none if part.some is ZERO else none * (1 - part.some)
    return Measured(number, known, 1 - none)


def _of_item(formulas: Formulas, amount: str) -> Measured:
    if amount != "unused":
        known = formulas.known[amount]
        return Measured(formulas.amounts[amount], known, known)
    known = formulas.known["maximum"] * formulas.known["granted"]
    rest = (formulas.amounts["maximum"] - formulas.amounts["granted"]) * known
    return Measured(rest, known, known)
