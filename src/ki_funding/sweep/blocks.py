"""Runs programs over pieces of the scenarios, for one case, for many, or for their sum."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.engines.python import PythonEngine
from ki_funding.sweep.engines.scenarios import Piece, Scenarios, Space
from ki_funding.sweep.formulas.integers import INT64, Program
from ki_funding.sweep.formulas.plan import Traced
from ki_funding.sweep.tally import Tally

FEW = 4096  # rows that plain Python computes as soon as others do
SMALL = 128  # rows that plain Python computes sooner than others do
PLAIN = PythonEngine()

Columns = dict[str, Any]


class Work(NamedTuple):
    """How a part of a sweep is done: with which engine, which turns of it, and who is told."""

    engine: Engine
    turns: Iterator[bool]
    progress: Callable[[int], None]

    def takes(self, _: object) -> bool:
        """Whether the next unit is one of this part; it is asked once for each, in their order."""
        return next(self.turns)


def run(
    program: Program, scenarios: Scenarios, space: Space, cases: Sequence[Traced], start: int,
    count: int, engine: Engine,
) -> Columns:  # fmt: skip
    """The results of a program for so many scenarios of each of some cases."""
    columns = scenarios.columns(program, space, cases, start, count, engine)
    return engine.run(program, columns, count * max(len(cases), 1))


def batches(cases: tuple[Traced, ...], most: int) -> Iterator[tuple[Traced, ...]]:
    """Some cases, so many at a time."""
    for start in range(0, len(cases), most):
        yield cases[start : start + most]


def add(
    tallies: Sequence[Tally],
    piece: Piece,
    space: Space,
    found: Columns,
    engine: Engine,
    weight: int,
) -> None:
    """Adds numbers, of one or several cases in each scenario of a piece, to the segments' tallies.

    Those of which something is `lacking` are undetermined, and no numbers where there is not
    `some`.
    """
    if piece.segments > 1 and len(found["number"]) <= FEW * piece.segments:
        found, engine = {name: engine.listed(column) for name, column in found.items()}, PLAIN
    count = len(found["number"]) // piece.segments
    if count == 1 and piece.segments > 1:
        each = zip(found["number"], found["lacking"], found["some"], strict=True)
        for tally, (number, lacking, some) in zip(tallies[piece.segment :], each, strict=False):
            tally.add_one(number, lacking, some, weight)
        return
    lacking = _counted(found["lacking"], engine)
    some = _counted(found["some"], engine)
    for place in range(piece.segments):
        tally = tallies[piece.segment + place]
        cut = partial(_cut, engine, piece, space, place)
        numbers = cut(found["number"])
        if 0 < lacking < count * piece.segments:
            tally.undetermined += _counted(cut(found["lacking"]), engine) * weight
        elif lacking:
            tally.undetermined += count * weight
        if some < count * piece.segments:
            numbers = engine.where(numbers, cut(found["some"]))
            tally.nothing += (count - len(numbers)) * weight
        tally.add(numbers, weight)


def _counted(column: Any, engine: Engine) -> int:
    """How many numbers of a column are not 0."""
    return len(engine.where(column, column))


def _cut(engine: Engine, piece: Piece, space: Space, place: int, column: Any) -> Any:
    """What of a column belongs to a segment."""
    if piece.segments == 1:
        return column
    return engine.cut(column, place * space.inside, space.inside, piece.count)


class Block(NamedTuple):
    """Scenarios of a space that are computed at once."""

    scenarios: Scenarios
    space: Space
    start: int
    length: int
    engine: Engine

    def run(self, program: Program, cases: Sequence[Traced] = ()) -> Columns:
        """The results of a program for each of some cases, with the draws of the first."""
        return run(program, self.scenarios, self.space, cases, self.start, self.length, self.engine)


class OneByOne(NamedTuple):
    """Cases that draw for themselves, each computed for its own draws."""

    program: Program
    cases: tuple[Traced, ...]

    def added(self, total: Columns, block: Block) -> Columns:
        """Some columns and what each case gives."""
        for case in self.cases:
            found = block.run(self.program, (case,))
            total = {name: block.engine.add(total[name], found[name]) for name in total}
        return total


class ByNumber(NamedTuple):
    """Cases that draw one of few numbers each, and what the program gives for each number."""

    name: str
    values: Mapping[str, list[int]]
    cases: tuple[Traced, ...]

    def added(self, total: Columns, block: Block) -> Columns:
        """Some columns and what each case gives for the number that it draws."""
        return {name: self._column(total[name], self.values[name], block) for name in self.values}

    def _column(self, column: Any, values: list[int], block: Block) -> Any:
        engine, scenarios = block.engine, block.scenarios
        alike = min(values) == max(values)
        more = values[0] * len(self.cases) if alike else 0
        column = engine.add(column, engine.constant(more, block.length))
        if alike:
            return column
        by_place, over = engine.column(values), scenarios.drawn[self.name]
        keys = [scenarios.key(self.name, case.whose) for case in self.cases]
        return engine.add_drawn(column, by_place, over, keys, block.space.draws, block.start)


class Said(NamedTuple):
    """Cases that say numbers of their own; `known` is their sum if nothing else varies."""

    program: Program
    cases: tuple[Traced, ...]
    known: Mapping[str, int] | None

    @classmethod
    def of(
        cls, program: Program, cases: tuple[Traced, ...], scenarios: Scenarios, engine: Engine
    ) -> "Said":
        """The cases, added up already where that can be."""
        if not scenarios.slots.keys() >= program.inputs.keys():
            return cls(program, cases, None)
        engine = PLAIN if len(cases) <= SMALL else engine
        space, sums = scenarios.space((), {}), dict.fromkeys(program.outputs, 0)
        for some in batches(cases, engine.block):
            found = run(program, scenarios, space, some, 0, 1, engine)
            sums = {name: total + engine.total(found[name]) for name, total in sums.items()}
        return cls(program, cases, sums)

    def added(self, total: Columns, block: Block) -> Columns:
        """Some columns and what all cases give together."""
        engine, length = block.engine, block.length
        if self.known is not None:
            return {
                name: engine.add(column, engine.constant(self.known[name], length))
                for name, column in total.items()
            }
        for some in batches(self.cases, max(engine.block // length, 1)):
            found = block.run(self.program, some)
            total = {
                name: engine.add(column, engine.folded(found[name], length))
                for name, column in total.items()
            }
        return total


def drawing(
    program: Program,
    cases: tuple[Traced, ...],
    scenarios: Scenarios,
    fixed: Mapping[str, Fraction],
) -> OneByOne | ByNumber:
    """By number, if the program depends on one draw of few numbers alone."""
    free = [name for name in program.inputs if name not in fixed]
    over = scenarios.drawn.get(free[0]) if len(free) == 1 else None
    if over is None or over.count > FEW or program.largest > INT64:
        return OneByOne(program, cases)
    rows: dict[str, Sequence[int]] = {}
    for name, below in program.inputs.items():
        if name != free[0]:
            rows[name] = [int(fixed[name] * below)] * over.count
        elif over.numbers is not None:
            rows[name] = [int(number * below) for number in over.numbers]
        else:
            low, step = int(over.low * below), int(over.step * below)
            rows[name] = [low + place * step for place in range(over.count)]
    return ByNumber(free[0], PLAIN.run(program, rows, over.count), cases)
