"""The sum over all cases of each scenario, so that nothing is computed twice.

What is the same for all cases is computed once for all of them. Where it is a sum of parts that
depend on nothing in common, each part is computed for its own values alone. A case that draws for
itself one of few numbers is computed once for each number.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.engines.integers import INT64, Program, lowered
from ki_funding.sweep.engines.python import PythonEngine
from ki_funding.sweep.engines.scenarios import Scenarios, Space
from ki_funding.sweep.formulas.graph import Term
from ki_funding.sweep.formulas.measures import Measured
from ki_funding.sweep.formulas.plan import Traced
from ki_funding.sweep.formulas.symbols import Number, variables
from ki_funding.sweep.tally import Tally
from ki_funding.values.exact import ZERO

FEW = 4096  # rows that plain Python computes as soon as others do
PLAIN = PythonEngine()

Columns = dict[str, Any]


class Land(NamedTuple):
    """The formulas of a sum over cases as programs.

    `shared` is what is the same for all cases, times their number; `apart` is its number as parts
    that depend on nothing in common, which with `known` cents make it up, or nothing where it
    cannot be taken apart; `lacking` says that something of it is not known. `own` are the programs
    of cases that draw for themselves.
    """

    cases: int
    known: int
    lacking: bool
    shared: Program
    apart: tuple[Program, ...]
    own: tuple[tuple[Program, tuple[Traced, ...]], ...]


class Done(NamedTuple):
    """Parts that were met before, in other years or groups: their programs and their numbers."""

    programs: dict[int, tuple[Term, Program]]
    numbers: dict[tuple[object, ...], Tally]


def land(
    parts: Sequence[tuple[Measured, tuple[Traced, ...]]], scenarios: Scenarios, done: Done
) -> Land:
    """The programs of measures that hold for some cases each. Raises Overflow."""
    shared = {name: _Sum({}) for name in ("number", "lacking", "some")}
    own = []
    for measure, cases in parts:
        sums = {"number": measure.number, "lacking": 1 - measure.known, "some": measure.some}
        if any(not variables(number).isdisjoint(scenarios.each) for number in sums.values()):
            own.append((lowered(sums, cents=["number"]), cases))
        else:
            for name, number in sums.items():
                shared[name].add(number, Fraction(len(cases)))
    alike = not shared["lacking"].symbols and not shared["some"].symbols and shared["some"].known
    apart = _apart(shared["number"], frozenset(scenarios.drawn), done) if alike and not own else ()
    known = int(shared["number"].known * 100) if apart else 0
    among = sum(len(cases) for _, cases in parts)
    program = lowered({name: whole.number for name, whole in shared.items()}, cents=["number"])
    return Land(among, known, shared["lacking"].known != 0, program, apart, tuple(own))


def tallied(
    land: Land,
    scenarios: Scenarios,
    fixed: Mapping[str, Fraction],
    engine: Engine,
    tally: Tally,
    progress: Callable[[int], None],
    done: Done,
) -> None:
    """Tallies the sum of each scenario in which some axes are fixed."""
    programs = [land.shared, *(program for program, _ in land.own)]
    space = scenarios.space({name for program in programs for name in program.inputs}, fixed)
    times = space.repeats
    pieces = [scenarios.space(program.inputs, fixed) for program in land.apart]
    if pieces and not tally.quantiles and all(piece.size <= FEW for piece in pieces):
        both = zip(land.apart, pieces, strict=True)
        parts = [_numbers(program, scenarios, piece, done) for program, piece in both]
        tally.add_sums(parts, land.known, times)
        tally.undetermined += space.size * times * land.lacking
        progress(space.size * times * land.cases)
        return
    own = [_own(program, cases, scenarios, fixed) for program, cases in land.own]
    for start, count in scenarios.blocks(space, engine):
        block = _Block(scenarios, space, start, count, engine)
        total = block.run(land.shared)
        for drawing in own:
            total = drawing.added(total, block)
        known = engine.where(total["number"], total["some"])
        lacking = len(engine.where(total["lacking"], total["lacking"]))
        tally.undetermined += lacking * times
        tally.nothing += (count - len(known)) * times
        tally.add(known, times)
        progress(count * times * land.cases)


class _Block(NamedTuple):
    """Scenarios of a space that are computed at once."""

    scenarios: Scenarios
    space: Space
    start: int
    length: int
    engine: Engine

    def run(self, program: Program, whose: str = "") -> Columns:
        """The results of a program, with the draws of one case or with those of all."""
        columns = self.scenarios.columns(
            program, self.space, whose, self.start, self.length, self.engine
        )
        return self.engine.run(program, columns, self.length)


def _numbers(program: Program, scenarios: Scenarios, piece: Space, done: Done) -> Tally:
    """All numbers of a part, computed once."""
    key = (id(program), *(piece.fixed[name] for name in program.inputs if name in piece.fixed))
    if key not in done.numbers:
        columns = scenarios.columns(program, piece, "", 0, piece.size, PLAIN)
        done.numbers[key] = Tally(quantiles=False)
        done.numbers[key].add(PLAIN.run(program, columns, piece.size)["number"])
    return done.numbers[key]


class _OneByOne(NamedTuple):
    """Cases that draw for themselves, each computed for its own draws."""

    program: Program
    cases: tuple[Traced, ...]

    def added(self, total: Columns, block: _Block) -> Columns:
        """Some columns and what each case gives."""
        for case in self.cases:
            found = block.run(self.program, case.whose)
            total = {name: block.engine.add(total[name], found[name]) for name in total}
        return total


class _ByNumber(NamedTuple):
    """Cases that draw one of few numbers each, and what the program gives for each number."""

    name: str
    values: Mapping[str, list[int]]
    cases: tuple[Traced, ...]

    def added(self, total: Columns, block: _Block) -> Columns:
        """Some columns and what each case gives for the number that it draws."""
        return {name: self._column(total[name], self.values[name], block) for name in self.values}

    def _column(self, column: Any, values: list[int], block: _Block) -> Any:
        engine, scenarios = block.engine, block.scenarios
        alike = min(values) == max(values)
        more = values[0] * len(self.cases) if alike else 0
        column = engine.add(column, engine.constant(more, block.length))
        if alike:
            return column
        by_place, over = engine.column(values), scenarios.drawn[self.name]
        keys = [scenarios.key(self.name, case.whose) for case in self.cases]
        return engine.add_drawn(column, by_place, over, keys, block.space.draws, block.start)


def _own(
    program: Program,
    cases: tuple[Traced, ...],
    scenarios: Scenarios,
    fixed: Mapping[str, Fraction],
) -> _OneByOne | _ByNumber:
    """By number, if the program depends on one draw of few numbers alone."""
    free = [name for name in program.inputs if name not in fixed]
    over = scenarios.drawn.get(free[0]) if len(free) == 1 else None
    if over is None or over.count > FEW or program.largest > INT64:
        return _OneByOne(program, cases)
    rows: dict[str, Sequence[int]] = {}
    for name, below in program.inputs.items():
        if name != free[0]:
            rows[name] = [int(fixed[name] * below)] * over.count
        elif over.numbers is not None:
            rows[name] = [int(number * below) for number in over.numbers]
        else:
            low, step = int(over.low * below), int(over.step * below)
            rows[name] = [low + place * step for place in range(over.count)]
    return _ByNumber(free[0], PLAIN.run(program, rows, over.count), cases)


@dataclass(slots=True)
class _Sum:
    """A sum as how often it has each symbol, and what is known of it."""

    symbols: dict[Term, Fraction]
    known: Fraction = ZERO

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
