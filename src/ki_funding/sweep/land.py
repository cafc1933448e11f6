"""The sum over all cases of each scenario, so that nothing is computed twice.

What is the same for all cases is computed once for all of them. Where it is a sum of parts that
depend on nothing in common, each part is computed for its own values alone. A case that draws for
itself one of few numbers is computed once for each number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ki_funding.sweep.blocks import FEW, PLAIN, SMALL, Block, Said, Work, add, drawing, run
from ki_funding.sweep.engines.scenarios import Scenarios, Space
from ki_funding.sweep.formulas.graph import Term
from ki_funding.sweep.formulas.integers import INT64, Overflow, Program, lowered
from ki_funding.sweep.formulas.measures import Measured
from ki_funding.sweep.formulas.plan import Traced
from ki_funding.sweep.formulas.symbols import Number, variables
from ki_funding.sweep.tally import Tally
from ki_funding.values.exact import ZERO

NOTHING = lowered({})
WORTH = 256  # scenarios of a row of a table from which on it is worth to take a sum apart

Part = tuple[Measured, tuple[Traced, ...]]


class Land(NamedTuple):
    """The formulas of a sum over cases as programs.

    `shared` is what is the same for all cases, times their number; `apart` is its number as parts
    that depend on nothing in common, which with `known` cents make it up, or nothing where it
    cannot be taken apart; `lacking` says that something of it is not known. `own` are the programs
    of cases that draw for themselves, `said` those of cases that say numbers of their own.
    `largest` is what the sum may be at most.
    """

    cases: int
    known: int
    lacking: bool
    shared: Program
    apart: tuple[Program, ...]
    own: tuple[tuple[Program, tuple[Traced, ...]], ...]
    said: tuple[tuple[Program, tuple[Traced, ...]], ...]
    largest: int
    constant: "Constant | None" = None

    @property
    def inputs(self) -> set[str]:
        """All that it depends on."""
        programs = [self.shared, *(program for program, _ in (*self.own, *self.said))]
        return {name for program in programs for name in program.inputs}


class Constant(NamedTuple):
    """What a measure adds to a sum whatever varies: cents, and whether it is lacking or some."""

    cents: int
    lacking: int
    some: int


class Done(NamedTuple):
    """What was met before, in other years or groups: programs, numbers, and rows of tables."""

    programs: dict[int, tuple[Term, Program]]
    numbers: dict[tuple[object, ...], Tally]
    measures: dict[int, tuple[Measured, Program]]
    constants: dict[int, tuple[Measured, Constant | None]]

    def constant(self, measure: Measured) -> Constant | None:
        """A measure that depends on nothing, as whole numbers; else None."""
        if id(measure) not in self.constants:
            found = None
            if not any(isinstance(part, Term) for part in measure):
                sums = [number * times for number, times in zip(measure, (100, 1, 1), strict=True)]
                if all(number.denominator == 1 for number in sums):
                    cents, known, some = (int(number) for number in sums)
                    found = Constant(cents, 1 - known, some)
            self.constants[id(measure)] = measure, found
        return self.constants[id(measure)][1]

    def program(self, measure: Measured, *, share: bool = False) -> Program:
        """The program of a measure, in cents unless it is a share. Raises Overflow."""
        if id(measure) not in self.measures:
            program = lowered(sums_of(measure), cents=[] if share else ["number"])
            self.measures[id(measure)] = measure, program
        return self.measures[id(measure)][1]


def sums_of(measure: Measured) -> dict[str, Number]:
    """What of a measure is added up."""
    return {"number": measure.number, "lacking": 1 - measure.known, "some": measure.some}


def land(parts: Sequence[Part], cases: int, scenarios: Scenarios, done: Done) -> Land:
    """The programs of measures that add up to the sum of so many cases. Raises Overflow.

    What is known and lacking of each is added up as well: nothing asks for more than whether it
    is 0.
    """
    constants = [(done.constant(measure), len(whose)) for measure, whose in parts]
    cents, lacking, some = (
        sum(one[at] * times for one, times in constants if one is not None) for at in range(3)
    )
    if all(one is not None for one, _ in constants):
        sums = Constant(cents, lacking, some)
        return Land(cases, cents, lacking != 0, NOTHING, (), (), (), abs(cents), sums)
    number = Fraction(cents, 100)
    shared = {
        name: _Sum({}, Fraction(known))
        for name, known in (("number", number), ("lacking", lacking), ("some", some))
    }
    own, said = [], []
    for (measure, whose), (constant, _) in zip(parts, constants, strict=True):
        if constant is not None:
            continue
        needed = frozenset[str]().union(*map(variables, measure))
        if not needed.isdisjoint(scenarios.each):
            own.append((done.program(measure), whose))
        elif not needed.isdisjoint(scenarios.slots):
            said.append((done.program(measure), whose))
        else:
            for name, part in sums_of(measure).items():
                shared[name].add(part, Fraction(len(whose)))
    alike = not shared["lacking"].symbols and not shared["some"].symbols and shared["some"].known
    alone = alike and not own and not said
    apart = _apart(shared["number"], frozenset(scenarios.drawn), done) if alone else ()
    known = int(shared["number"].known * 100) if apart else 0
    program = lowered({name: whole.number for name, whole in shared.items()}, cents=["number"])
    each = [(one, len(whose)) for one, whose in (*own, *said)]
    largest = sum(_most(one) * times for one, times in [(program, 1), *each])
    missing = shared["lacking"].known != 0
    return Land(cases, known, missing, program, apart, tuple(own), tuple(said), largest)


def tallied(
    land: Land,
    scenarios: Scenarios,
    by: Sequence[str],
    work: Work,
    tallies: Sequence[Tally],
    done: Done,
) -> None:
    """Tallies the sum of each scenario, in a tally for each segment. Raises Overflow."""
    if land.largest > INT64 and work.engine.name != PLAIN.name:
        raise Overflow("", land.largest)
    if land.constant is not None:
        if work.takes(land):
            tallies[0].add_one(*land.constant, scenarios.size)
            work.progress(scenarios.size * land.cases)
        return
    inputs = land.inputs
    space = scenarios.space(inputs, {}, by)
    pieces = [scenarios.space(program.inputs, {}, by) for program in land.apart]
    worth = space.segments == 1 or space.inside >= WORTH
    few = all(piece.inside <= FEW for piece in pieces)
    if pieces and worth and few and not any(tally.quantiles for tally in tallies):
        each = zip(tallies, scenarios.segments(space.ahead), strict=True)
        for tally, fixed in filter(work.takes, each):
            parts = [_numbers(program, scenarios, fixed, done) for program in land.apart]
            tally.add_sums(parts, land.known, space.repeats)
            tally.undetermined += space.inside * space.repeats * land.lacking
            work.progress(space.inside * space.repeats * land.cases)
        return
    if not land.own:
        _by_pieces(land, scenarios, space, work, tallies)
        return
    for tally, fixed in zip(tallies, scenarios.segments(space.ahead), strict=True):
        within = scenarios.space(inputs, fixed)._replace(repeats=space.repeats)
        _by_pieces(land, scenarios, within, work, [tally])


def _by_pieces(
    land: Land,
    scenarios: Scenarios,
    space: Space,
    work: Work,
    tallies: Sequence[Tally],
) -> None:
    """Tallies the sum of each scenario of a space."""
    engine = work.engine
    drawn = [drawing(program, cases, scenarios, space.fixed) for program, cases in land.own]
    said = [Said.of(program, cases, scenarios, engine) for program, cases in land.said]
    if space.size <= SMALL and not drawn and all(one.known is not None for one in said):
        engine = PLAIN
    for piece in filter(work.takes, scenarios.pieces(space, engine.block)):
        block = Block(scenarios, space, piece.start, piece.count, engine)
        total = block.run(land.shared)
        for more in (*drawn, *said):
            total = more.added(total, block)
        add(tallies, piece, space, total, engine, space.repeats)
        work.progress(piece.count * space.repeats * land.cases)


def _numbers(
    program: Program, scenarios: Scenarios, fixed: Mapping[str, Fraction], done: Done
) -> Tally:
    """All numbers of a part, computed once."""
    key = (id(program), *(fixed[name] for name in program.inputs if name in fixed))
    if key not in done.numbers:
        piece = scenarios.space(program.inputs, fixed)
        found = run(program, scenarios, piece, (), 0, piece.size, PLAIN)
        done.numbers[key] = Tally(quantiles=False)
        done.numbers[key].add(found["number"])
    return done.numbers[key]


def _most(program: Program) -> int:
    """The largest size that a number can have."""
    step = program.steps[program.outputs["number"]]
    return max(abs(step.low), abs(step.high))


@dataclass(slots=True)
class _Sum:
    """A sum as how often it has each symbol, and what is known of it."""

    symbols: dict[Term, Fraction]
    known: Fraction

    def add(self, number: Number, times: Fraction) -> None:
        """A formula, taken apart into what it is the sum of."""
        if not isinstance(number, Term):
            self.known += number * times
        elif number.op == "+":
            for part in number.args:
                self.add(part.plain, times)
        elif number.op == "*" and number.args[1].op == "literal":
            self.add(number.args[0].plain, times * number.args[1].low)
        else:
            self.symbols[number] = self.symbols.get(number, ZERO) + times

    @property
    def number(self) -> Number:
        """The sum as a formula."""
        return sum((symbol * times for symbol, times in self.symbols.items()), self.known)


def _apart(whole: _Sum, drawn: frozenset[str], done: Done) -> tuple[Program, ...]:
    """A sum as programs of which no two depend on the same axis, or on any draws."""
    parts: list[tuple[frozenset[str], Number]] = []
    for symbol, times in whole.symbols.items():
        names, part = symbol.variables(), symbol * times
        if not names.isdisjoint(drawn):
            names |= drawn
        joined = [one for one in parts if not one[0].isdisjoint(names)]
        parts = [one for one in parts if one[0].isdisjoint(names)]
        names = names.union(*(other for other, _ in joined))
        parts.append((names, sum((other for _, other in joined), part)))
    if (whole.known * 100).denominator != 1:
        return ()
    programs = []
    for _, part in parts:
        if id(part) not in done.programs:
            if 100 % lowered({"": part}).denominators[""]:
                return ()  # a part alone need not be a whole number of cents
            done.programs[id(part)] = part, lowered({"number": part}, cents=["number"])
        programs.append(done.programs[id(part)][1])
    return tuple(programs)
