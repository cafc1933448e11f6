"""What a case would have to claim so that every limit is just reached."""

from collections.abc import Mapping
from fractions import Fraction

from ki_funding.calculation.case import Case
from ki_funding.calculation.evaluate import evaluation_of
from ki_funding.calculation.items import calculate_programme
from ki_funding.calculation.run import Run
from ki_funding.law.formulas import Name
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Register


def unlimited_inputs(law: Law, case: Case, register: Register) -> frozenset[str]:
    """The inputs that a case need not name: no item that needs them has a maximum that is known."""
    full = calculate_programme(law, case._replace(claims={}), register, {}, full_use=True)
    needs = {i.id: law.links.reach(f"{i.id}.") for i in full.items if law.in_force(case.year, i.id)}
    limited = [needs[i.id] for i in full.items if i.id in needs and i.complete and not i.reason]
    return frozenset[str]().union(*needs.values()).difference(*limited)


def full_inputs(
    law: Law,
    case: Case,
    register: Register,
    readings: Mapping[str, str],
    maxima: Mapping[str, Fraction],
) -> dict[str, Fraction]:
    """The inputs that items ask with, at their limits; those whose limit is open are not in it.

    `maxima` are the items' maximum amounts at full use.
    """
    full = Run(law, case, register, readings, full_use=True)
    found: dict[str, Fraction] = {}
    for name, item in law.spec.items.items():
        if not full.active(name):
            continue
        evaluation = evaluation_of(full, name)
        for formula, value in item.needed(evaluation, maxima.get(name)):
            if isinstance(formula, Name) and value.number is not None:
                found[formula.name] = value.number
    return found
