"""Random cases of the shipped rules, by the engines of sweeps and by the calculation of one case.

Each trial takes a programme, a municipality, a year, readings and what a case claims; some inputs
become symbols, the formulas are traced once, and many cases are then computed at once.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from ki_funding import Rules
from ki_funding.calculation.case import Case, Claim, Period
from ki_funding.calculation.items import calculate_programme
from ki_funding.law.programme.dated import DAY, Days, year_days
from ki_funding.law.programme.file import Input
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Municipality, Register
from ki_funding.sweep.formulas.graph import Graph
from ki_funding.sweep.formulas.integers import Program, lowered
from ki_funding.sweep.formulas.symbols import Number, Symbol
from ki_funding.sweep.formulas.tracing import AMOUNTS, traced
from ki_funding.values.units import EUR, POST
from ki_funding.values.vocabulary import Art

WHOLE = {"person", "town", "quarter", "month"}
VARIED = 3  # inputs that vary at once
SHARES = (Fraction(1), Fraction(1, 2), Fraction(1, 4), Fraction(1, 3))  # of the rows of an input
Key = tuple[str, str]  # item and amount


class Trial(NamedTuple):
    """Formulas of one programme for cases of one shape; `symbols` by the name of the variable."""

    law: Law
    register: Register
    readings: Mapping[str, str]
    case: Case
    full_use: bool
    symbols: Mapping[str, Symbol]
    program: Program
    keys: Sequence[Key]


def trial(choose: Random, rules: Rules, programme: str, year: int, turn: int) -> Trial:
    """A programme in a year for a random municipality and claim.

    As many turns as a reading has options take each of them, in another order for each reading.
    Raises NotLinear or TooManyPaths where the amounts cannot be written as formulas.
    """
    options = {}
    for place, (name, reading) in enumerate(rules.book.readings([programme]).items()):
        count = len(reading.options)
        options[name] = list(reading.options)[(turn + turn // count * place) % count]
    law = rules.book.law(programme)
    graph = Graph()
    case = _case(choose, rules, law, year, graph)
    full_use = choose.randint(0, 9) == 0 and programme not in rules.book.head.state
    register = rules.book.register
    found = traced(graph, law, case, register, options, full_use=full_use)
    numbers: dict[str, Number] = {}
    keys = []
    for formulas in found:
        for amount in AMOUNTS:
            keys.append((formulas.item, amount))
            numbers[f"{formulas.item} {amount}"] = formulas.amounts[amount]
            numbers[f"{formulas.item} {amount} known"] = formulas.known[amount]
    cents = [f"{item} {amount}" for item, amount in keys]
    program = lowered(numbers, cents=cents)
    symbols = _symbols(case, programme)
    return Trial(law, register, options, case, full_use, symbols, program, keys)


def columns(choose: Random, trial: Trial, count: int) -> dict[str, list[int]]:
    """Numbers for what varies, over the denominators of the program: bounds among others.

    Also for what the formulas do not need: that it changes nothing is for `calculated` to say.
    """
    found = {}
    for name, symbol in trial.symbols.items():
        step: Fraction = symbol.args[1]
        most = int((symbol.high - symbol.low) / step)
        some = [_place(choose, most) for _ in range(count)]
        found[name] = [int((symbol.low + step * at) * symbol.below) for at in some]
    return found


def _place(choose: Random, most: int) -> int:
    """A number up to another: often a bound, a small or a round one, for there limits lie."""
    match choose.randint(0, 5):
        case 0:
            return choose.choice([0, 1, most])
        case 1:
            return choose.randint(0, min(most, 3000))
        case 2:
            return choose.randint(0, most) // 500 * 500
    return choose.randint(0, most)


def calculated(trial: Trial, given: Mapping[str, Sequence[int]], row: int) -> dict[Key, Any]:
    """The amounts of one of the cases in cents, by the calculation of one; None where open."""
    numbers = {
        name: Fraction(column[row], trial.symbols[name].below) for name, column in given.items()
    }
    claims = {name: _settled(claim, numbers) for name, claim in trial.case.claims.items()}
    case = trial.case._replace(claims=claims)
    result = calculate_programme(
        trial.law, case, trial.register, trial.readings, full_use=trial.full_use
    )
    items = {item.id: item for item in result.items}
    found = {}
    for item, amount in trial.keys:
        euros = getattr(items[item], amount)
        found[item, amount] = None if euros is None else int(euros * 100)
    return found


def swept(trial: Trial, results: Mapping[str, Sequence[int]], row: int) -> dict[Key, Any]:
    """The amounts of one of the cases, as an engine has computed them."""
    return {
        (item, amount): int(results[f"{item} {amount}"][row])
        if results[f"{item} {amount} known"][row]
        else None
        for item, amount in trial.keys
    }


def _case(choose: Random, rules: Rules, law: Law, year: int, graph: Graph) -> Case:
    municipality = _municipality(choose, rules, law)
    names = [n for n, e in law.spec.inputs.items() if not _left_out(choose, e)]
    varied = set(choose.sample(names, min(VARIED, len(names))))
    inputs: dict[str, Any] = {}
    for name in names:
        entry = law.spec.inputs[name]
        if entry.over_time and choose.randint(0, 3) == 0:
            inputs[name] = _rows(choose, graph, name, entry, year, varied=name in varied)
        else:
            symbol = symbol_of(graph, name, entry)
            inputs[name] = symbol if name in varied else _some(choose, symbol)
    period = _days(choose, year) if choose.randint(0, 4) == 0 else None
    return Case(municipality, year, {law.id: Claim(inputs, period)}, municipality.name)


def _municipality(choose: Random, rules: Rules, law: Law) -> Municipality:
    addressed = set(law.spec.recipients)
    register = rules.book.register
    known = [m for m in register.municipalities.values() if m.art in addressed]
    return choose.choice(known or [Municipality("Nordrhein-Westfalen", None, Art.LAND)])


def _left_out(choose: Random, entry: Input) -> bool:
    return (entry.optional or entry.default is not None) and choose.randint(0, 1) == 0


def _rows(
    choose: Random, graph: Graph, name: str, entry: Input, year: int, *, varied: bool
) -> tuple[Period, ...]:
    """Who was there when."""
    symbol = symbol_of(graph, name, entry)
    amount: Any = symbol if varied else _some(choose, symbol)
    shares = SHARES[: choose.randint(1, len(SHARES))]
    return tuple(Period(amount * share, _days(choose, year)) for share in shares)


def _days(choose: Random, year: int) -> Days:
    whole = year_days(year)
    first, last = sorted(choose.randint(0, (whole.last - whole.first).days) for _ in range(2))
    return Days(whole.first + first * DAY, whole.first + last * DAY)


def symbol_of(graph: Graph, name: str, entry: Input) -> Symbol:
    """An input as a symbol, between 0 and more than anybody claims."""
    step, most = Fraction(1), Fraction(200_000)
    if entry.unit.same(EUR):
        step, most = Fraction(1, 100), Fraction(500_000)
    elif entry.unit.same(POST):
        step, most = Fraction(1, 1000), Fraction(20)
    elif ("EUR", 1) in entry.unit.powers:
        step, most = Fraction(1, 100), Fraction(80_000)
    elif not {name for name, _ in entry.unit.powers} & WHOLE:
        step, most = Fraction(1, 10), Fraction(500)
    return graph.variable(name, Fraction(0), most, step)


def _some(choose: Random, symbol: Symbol) -> Fraction:
    step: Fraction = symbol.args[1]
    return symbol.low + step * _place(choose, int((symbol.high - symbol.low) / step))


def _symbols(case: Case, programme: str) -> dict[str, Symbol]:
    found = {}
    for name, claimed in case.claims[programme].inputs.items():
        first: Any = claimed[0].amount if isinstance(claimed, tuple) else claimed
        if isinstance(first, Symbol):
            found[name] = first
    return found


def _settled(claim: Claim, numbers: Mapping[str, Fraction]) -> Claim:
    """A claim with numbers instead of symbols."""

    def number(name: str, amount: Any) -> Fraction:
        if not isinstance(amount, Symbol):
            return Fraction(amount)
        share = Fraction(1) if amount.op == "variable" else amount.args[1].low
        return share * numbers[name]

    inputs = {
        name: tuple(row._replace(amount=number(name, row.amount)) for row in claimed)
        if isinstance(claimed, tuple)
        else number(name, claimed)
        for name, claimed in claim.inputs.items()
    }
    return claim._replace(inputs=inputs)


def whole_programme(rules: Rules, programme: str, art: Art, year: int) -> Program | None:
    """A programme with every input as a symbol, for the first municipality of a type."""
    law = rules.book.law(programme)
    if art not in law.spec.recipients:
        return None
    municipality = next(m for m in rules.book.register.municipalities.values() if m.art is art)
    graph = Graph()
    inputs: dict[str, Any] = {
        name: symbol_of(graph, name, entry) for name, entry in law.spec.inputs.items()
    }
    case = Case(municipality, year, {programme: Claim(inputs)})
    options = {name: e.default for name, e in rules.book.readings([programme]).items()}
    numbers = {
        f"{formulas.item} {amount}": number
        for formulas in traced(graph, law, case, rules.book.register, options)
        for amount, number in formulas.amounts.items()
    }
    return lowered(numbers, cents=list(numbers))
