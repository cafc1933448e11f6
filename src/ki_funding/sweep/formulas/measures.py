"""What a measure is as a formula, and what of the report is open or depends on nothing."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from ki_funding.sweep.formulas.graph import Term
from ki_funding.sweep.formulas.plan import Plan
from ki_funding.sweep.formulas.symbols import Number, same, variables
from ki_funding.sweep.formulas.tracing import Formulas
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


def measured(formulas: Iterable[Formulas], measure: Measure) -> Measured:
    """What a measure is for a case."""
    chosen = [f for f in formulas if _within(f, measure.within)]
    amount = _amount(chosen, measure.amount)
    bound = measure.below if measure.below is not None else measure.above
    if bound is None:
        return amount
    reference, known = ONE, amount.known
    if measure.reference:
        other = _amount(chosen, measure.reference)
        reference, known = other.number, known * other.known
    limit = bound * reference
    low, high = (amount.number, limit) if measure.below is not None else (limit, amount.number)
    graph = next((n.graph for n in (low, high) if isinstance(n, Term)), None)
    if graph is None:
        return Measured(Fraction(low < high), known, known)
    number = graph.where(graph.condition("<", low, high), ONE, ZERO)
    return Measured(number, known, known)  # what is not known is neither below nor above


def open_items(plan: Plan) -> tuple[str, ...]:
    """The items of the report of which something is not known in some case."""
    return tuple(
        dict.fromkeys(
            f"{formulas.programme}.{formulas.item}"
            for formulas, amounts in _reported(plan)
            if not all(same(formulas.known[amount], ONE) for amount in amounts)
        )
    )


def idle(plan: Plan) -> tuple[str, ...]:
    """The paths of what varies without any figure of the report depending on it."""
    left = dict.fromkeys(plan.symbols)
    for formulas, amounts in _reported(plan):
        for amount in amounts if left else ():
            for number in (formulas.amounts[amount], formulas.known[amount]):
                for name in variables(number):
                    left.pop(name, None)
    return tuple(left)


def _reported(plan: Plan) -> Iterator[tuple[Formulas, list[str]]]:
    """The formulas that the tables need, with the amounts; many cases share theirs."""
    once = {id(one): one for traced in plan.traced for one in traced.formulas}.values()
    for table in plan.question.tables:
        measure = table.measure
        amounts = ["maximum", "granted"] if measure.amount == "unused" else [measure.amount]
        amounts += [measure.reference] if measure.reference else []
        yield from ((one, amounts) for one in once if _within(one, measure.within))


def _within(formulas: Formulas, within: str) -> bool:
    if not within:
        return formulas.counts_as is not ProgrammeKind.STATE
    return within in {formulas.programme, f"{formulas.programme}.{formulas.item}"}


def _amount(formulas: list[Formulas], amount: str) -> Measured:
    """The sum over some items, as far as it is known; no number where there is no item."""
    number: Number = ZERO
    known: Number = ONE
    none: Number = ONE
    for one in formulas:
        item = _of_item(one, amount)
        number, known, none = number + item.number, known * item.known, none * (1 - item.known)
    return Measured(number, known, 1 - none if formulas else ZERO)


def _of_item(formulas: Formulas, amount: str) -> Measured:
    if amount != "unused":
        known = formulas.known[amount]
        return Measured(formulas.amounts[amount], known, known)
    known = formulas.known["maximum"] * formulas.known["granted"]
    rest = (formulas.amounts["maximum"] - formulas.amounts["granted"]) * known
    return Measured(rest, known, known)
