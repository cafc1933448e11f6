"""The sum over all cases of each scenario, so that nothing is computed twice.

What is the same for all cases is computed once for all of them. Where it is a sum of parts that
depend on nothing in common, each part is computed for its own values alone. A case that draws for
itself one of few numbers is computed once for each number.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from ki_funding.exact import ONE, ZERO
from ki_funding.sweep.engines import Engine
from ki_funding.sweep.integers import Program, lowered
from ki_funding.sweep.plan import Measured, Traced
from ki_funding.sweep.python import PythonEngine
from ki_funding.sweep.scenarios import Scenarios, Space
from ki_funding.sweep.symbols import Number, Symbol, variables
from ki_funding.sweep.tally import Tally

FEW = 4096  # rows that plain Python computes as soon as others do
PLAIN = PythonEngine()


class Land(NamedTuple):
    """The formulas of a sum over cases as programs.

    `shared` is what is the same for all cases, times their number; `apart` is its number as parts
    that depend on nothing in common, or nothing where it cannot be taken apart; `own` are the
    programs of cases that draw for themselves.
    """

    cases: int
    shared: Program
    apart: tuple[Program, ...]
    own: tuple[tuple[Program, tuple[Traced, ...]], ...]


def land(parts: Sequence[tuple[Measured, tuple[Traced, ...]]], scenarios: Scenarios) -> Land:
    """The programs of measures that hold for some cases each. Raises Overflow."""
    shared: dict[str, Number] = dict.fromkeys(("number", "lacking", "some"), ZERO)
    own = []
    for measure, cases in parts:
        sums = {"number": measure.number, "lacking": 1 - measure.known, "some": measure.some}
        if any(not variables(number).isdisjoint(scenarios.each) for number in sums.values()):
            own.append((lowered(sums, cents=["number"]), cases))
        else:
            shared = {name: shared[name] + sums[name] * len(cases) for name in shared}
    known = shared["lacking"] == 0 and not isinstance(shared["some"], Symbol) and shared["some"]
    apart = _apart(shared["number"], frozenset(scenarios.drawn)) if known and not own else ()
    among = sum(len(cases) for _, cases in parts)
    return Land(among, lowered(shared, cents=["number"]), apart, tuple(own))


def tallied(
    land: Land,
    scenarios: Scenarios,
    fixed: Mapping[str, Fraction],
    engine: Engine,
    tally: Tally,
    progress: Callable[[int], None],
) -> None:
    """Tallies the sum of each scenario in which some axes are fixed."""
    programs = [land.shared, *(program for program, _ in land.own)]
    space = scenarios.space({name for program in programs for name in program.inputs}, fixed)
    pieces = [scenarios.space(program.inputs, fixed) for program in land.apart]
    if pieces and not tally.quantiles and all(piece.size <= FEW for piece in pieces):
        parts = []
        for program, piece in zip(land.apart, pieces, strict=True):
            columns = scenarios.columns(program, piece, "", 0, piece.size, PLAIN)
            parts.append(Tally(quantiles=False))
            parts[-1].add(PLAIN.run(program, columns, piece.size)["number"])
        tally.add_sums(parts, space.repeats)
        progress(space.size * space.repeats * land.cases)
        return
    own = [(program, cases, _by_number(program, scenarios, fixed)) for program, cases in land.own]
    for start, count in scenarios.blocks(space, engine):
        columns = scenarios.columns(land.shared, space, "", start, count, engine)
        total = engine.run(land.shared, columns, count)
        for program, cases, by_number in own:
            if by_number:
                total = _added(total, by_number, cases, scenarios, space, start, count, engine)
                continue
            for one in cases:
                columns = scenarios.columns(program, space, one.whose, start, count, engine)
                found = engine.run(program, columns, count)
                total = {name: engine.add(total[name], found[name]) for name in total}
        known = engine.where(total["number"], total["some"])
        lacking = len(engine.where(total["lacking"], total["lacking"]))
        tally.undetermined += lacking * space.repeats
        tally.nothing += (count - len(known)) * space.repeats
        tally.add(known, space.repeats)
        progress(count * space.repeats * land.cases)


class _ByNumber(NamedTuple):
    """What a program gives for each number that a case draws."""

    name: str
    values: Mapping[str, list[int]]


def _by_number(
    program: Program, scenarios: Scenarios, fixed: Mapping[str, Fraction]
) -> _ByNumber | None:
    """The results of a program by number, if it depends on one draw of few numbers alone."""
    free = [name for name in program.inputs if name not in fixed]
    if len(free) != 1 or free[0] not in scenarios.drawn:
        return None
    over = scenarios.drawn[free[0]]
    if over.count > FEW:
        return None
    drawn = over.numbers or [over.low + place * over.step for place in range(over.count)]
    columns = {
        name: [int(number * below) for number in (drawn if name == free[0] else [fixed[name]])]
        for name, below in program.inputs.items()
    }
    rows: dict[str, Sequence[int]] = {
        name: column * (over.count // len(column)) for name, column in columns.items()
    }
    return _ByNumber(free[0], PLAIN.run(program, rows, over.count))


def _added(
    total: dict[str, Any], by_number: _ByNumber, cases: Sequence[Traced], scenarios: Scenarios,
    space: Space, start: int, count: int, engine: Engine,
) -> dict[str, Any]:  # fmt: skip
    """Some columns and what each of some cases gives for its own draws."""
    found = {}
    for name, values in by_number.values.items():
        alike = min(values) == max(values)
        more = engine.constant(values[0] * len(cases) if alike else 0, count)
        column = engine.add(total[name], more)
        if not alike:
            by_place, over = engine.column(values), scenarios.drawn[by_number.name]
            for one in cases:
                key = scenarios.key(by_number.name, one.whose)
                column = engine.add_drawn(column, by_place, over, key, space.draws, start)
        found[name] = column
    return found


def _apart(number: Number, drawn: frozenset[str]) -> tuple[Program, ...]:
    """A sum as programs of which no two depend on the same axis, or on any draws."""
    parts: list[tuple[frozenset[str], Number]] = []
    for part in _summands(number, ONE):
        names = variables(part)
        if not names.isdisjoint(drawn):
            names |= drawn
        alike = [one for one in parts if not one[0].isdisjoint(names)]
        parts = [one for one in parts if one not in alike]
        parts.append(
            (names.union(*(one[0] for one in alike)), sum((one[1] for one in alike), part))
        )
    programs = [lowered({"number": part}) for _, part in parts]
    if any(100 % program.denominators["number"] for program in programs):
        return ()  # a part alone need not be a whole number of cents
    return tuple(lowered({"number": part}, cents=["number"]) for _, part in parts)


def _summands(number: Number, factor: Fraction) -> Iterator[Number]:
    """What a formula times a factor is the sum of."""
    if isinstance(number, Symbol) and number.op == "+":
        for part in number.args:
            yield from _summands(part.plain, factor)
    elif isinstance(number, Symbol) and number.op == "*" and number.args[1].op == "literal":
        yield from _summands(number.args[0].plain, factor * number.args[1].low)
    else:
        yield number * factor
