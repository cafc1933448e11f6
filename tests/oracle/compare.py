"""The program beside the yardstick: what both make of the same case, to the cent."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

import ki_funding
from ki_funding.calculation.alternatives import with_alternatives
from ki_funding.calculation.result import Calculation, ItemResult
from ki_funding.values.vocabulary import ProgrammeKind

from .draw import Draw
from .kinds import Known, Line
from .programmes import OF_THE_MINIMUM, alternatives, lines
from .tintg import minimum

YEARS = range(2012, 2028)
AHEAD = range(2028, 2031)  # carried forward
UNDER_ONE_READING = 20  # so many cases in a row
ALTERNATIVES = 10  # of one case in so many: each is a calculation of its own


class Difference(NamedTuple):
    """An amount of which the two think differently; None is undetermined."""

    case: Mapping[str, Any]
    readings: Mapping[str, str]
    plan: bool
    path: str
    program: Any
    oracle: Any


def tried(rules: ki_funding.Rules, year: int, cases: int, seed: int) -> Iterator[list[Difference]]:
    """The differences in each of so many random cases of a year."""
    draw = Draw(Random(f"{seed} {year}"))
    if year > YEARS[-1]:
        rules = rules.carried_forward(year)
    for number in range(cases):
        if number % UNDER_ONE_READING == 0:
            readings, plan = draw.readings(), draw.seldom(3)
            read = rules.planned() if plan else rules
            for name, option in readings.items():
                read = read.reading(name, option)
        case = draw.case(year)
        found = list(differences(read, case, readings, plan=plan))
        if number % ALTERNATIVES == 0:
            found += other_answers(read, case, readings, plan=plan)
        yield found


def differences(
    rules: ki_funding.Rules, case: Mapping[str, Any], readings: Mapping[str, str], *, plan: bool
) -> Iterator[Difference]:
    """Every amount of a case that the two do not share."""
    ours, theirs = lines(case, readings, plan=plan), _found(rules.calculate(case).calculation)
    for path in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(path), theirs.get(path)
        if one != other:
            yield Difference(case, readings, plan, path, other, one)


def other_answers(
    rules: ki_funding.Rules, case: Mapping[str, Any], readings: Mapping[str, str], *, plan: bool
) -> Iterator[Difference]:
    """Every other answer to a question of law of which the two think differently."""
    ours, read = alternatives(case, readings, plan=plan), rules.case(case)
    found = with_alternatives(rules, read, rules.calculation(read)).alternatives
    theirs = {(one.reading, one.option): (_exact(one.granted), _exact(one.difference))
              for one in found}  # fmt: skip
    for path in sorted(ours.keys() | theirs.keys()):
        if ours.get(path) != theirs.get(path):
            name = "=".join(path)
            yield Difference(case, readings, plan, name, theirs.get(path), ours.get(path))


def minimum_differences(
    rules: ki_funding.Rules, chance: Random, cases: int
) -> Iterator[Difference]:
    """The same for the minimum of § 3 Abs. 2 TIntG, in years and under readings drawn at random."""
    path = "tintg_mindestbetrag.mindestbetrag"
    for _ in range(cases):
        case = {
            "kommune": "Land NRW",
            "jahr": chance.randint(2022, 2027),
            "tintg_mindestbetrag": {},
        }
        readings = {name: chance.choice(options) for name, options in OF_THE_MINIMUM.items()}
        read = rules
        for name, option in readings.items():
            read = read.reading(name, option)
        one, other = minimum(case["jahr"], readings), _found(read.calculate(case).calculation)[path]
        if other.granted != one:
            yield Difference(
                case, readings, plan=False, path=path, program=other.granted, oracle=one
            )


def _found(calculation: Calculation) -> dict[str, Line]:
    return {f"{programme.id}.{item.id}": _line(item) for programme, item in calculation.lines()}


def _line(item: ItemResult) -> Line:
    if item.in_kind:
        return Line(_exact(item.quantity), None, in_kind=True)
    basic = item.counts_as is ProgrammeKind.BASIC
    amounts = (item.granted, item.maximum, item.unspent, item.repayable)
    granted, maximum, unspent, repayable = map(_exact, amounts)
    return Line(granted, maximum, basic, unspent=unspent, repayable=repayable)


def _exact(amount: Any) -> Known:
    return None if amount is None else Fraction(str(amount))
