"""Runs a program on Python's own integers: slow, without a limit, and with nothing installed."""

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from operator import add, eq, lt, mul
from typing import Any

from ki_funding.sweep.engines.bounds import OutOfBounds, check_columns
from ki_funding.sweep.engines.draws import places, turns
from ki_funding.sweep.formulas.integers import Program, Step
from ki_funding.sweep.question import Distribution
from ki_funding.values.exact import AHEAD, to_even

Column = Sequence[int]
OPERATORS: dict[str, Callable[..., Any]] = {"add": add, "multiply": mul, "less": lt, "equal": eq}


def evaluated(program: Program, columns: Mapping[str, Column], count: int) -> dict[str, list[int]]:
    """Every result for `count` cases; `columns` are the inputs over their denominators.

    Raises OutOfBounds if a column holds a number outside the bounds of its input, ValueError for
    columns that do not fit.
    """
    shapes = {name: (len(columns[name]),) for name in program.inputs if name in columns}
    check_columns(program, shapes, (count,))
    found: list[Column | int] = []
    for step in program.steps:
        args = [found[place] for place in step.args]
        if step.op == "known":
            found.append(step.numbers[0])
        elif step.op == "input":
            found.append(_checked(step, columns[step.name], count))
        elif all(isinstance(arg, int) for arg in args):
            alone = [[arg] for arg in args]
            found.append(_column(step, alone, signed=True)[0])  # type: ignore[arg-type]
        else:
            signed = step.op == "round" and program.steps[step.args[0]].low < 0
            found.append(_column(step, args, signed=signed))
    results = {name: found[place] for name, place in program.outputs.items()}
    return {
        name: [result] * count if isinstance(result, int) else list(result)
        for name, result in results.items()
    }


def _checked(step: Step, column: Column, count: int) -> Column:
    """A column of full length, within the bounds of its input. Raises OutOfBounds."""
    if count and (min(column) < step.low or max(column) > step.high):
        wrong = next(row for row, x in enumerate(column) if not step.low <= x <= step.high)
        raise OutOfBounds(step, column[wrong], (wrong,))
    return column if len(column) == count else [column[0]] * count


def _column(step: Step, args: "list[Column | int]", *, signed: bool) -> Column:
    """One step; a known number among its arguments stands for a column of it."""
    if step.op == "round":
        return _rounded(step, args[0], signed=signed)  # type: ignore[arg-type]
    if step.op == "scale":
        factor = step.numbers[0]
        return [x * factor for x in args[0]]  # type: ignore[union-attr]
    if step.op in {"min", "max"}:
        return _extreme(step.op, *args)
    columns = [repeat(arg) if isinstance(arg, int) else arg for arg in args]
    if step.op == "where":
        return [x if c else y for c, x, y in zip(*columns, strict=False)]
    return list(map(OPERATORS[step.op], *columns))


def _extreme(op: str, one: Column | int, other: Column | int) -> Column:
    """The lesser or the greater of two, row by row."""
    if isinstance(one, int):
        one, other = other, one
    assert not isinstance(one, int)
    if isinstance(other, int):
        if op == "min":
            return [x if x < other else other for x in one]
        return [x if x > other else other for x in one]
    if op == "min":
        return [x if x < y else y for x, y in zip(one, other, strict=True)]
    return [x if x > y else y for x, y in zip(one, other, strict=True)]


def _rounded(step: Step, column: Column, *, signed: bool) -> Column:
    """The whole multiples nearest to each number; halves as the mode says, away from or to 0."""
    over, below, unit = step.numbers
    ahead = AHEAD[step.mode](below)
    if signed:
        sizes = _rounded(step, [abs(x) for x in column], signed=False)
        return [-size if x < 0 else size for x, size in zip(column, sizes, strict=True)]
    if to_even(below, step.mode):
        pairs = [divmod(x * over + ahead, below) for x in column]
        found = [whole if rest else whole & -2 for whole, rest in pairs]  # no rest: it was a half
    else:
        found = [(x * over + ahead) // below for x in column]
    return found if unit == 1 else [whole * unit for whole in found]


class PythonEngine:
    """Columns as lists."""

    name = "python"
    block = 4096

    def run(
        self, program: Program, columns: dict[str, Sequence[int]], count: int
    ) -> dict[str, list[int]]:
        """The results of a program by name."""
        return evaluated(program, columns, count)

    def constant(self, number: int, count: int) -> list[int]:
        """A column of one number."""
        return [number] * count

    def axis(self, numbers: list[int], inner: int, start: int, count: int) -> list[int]:
        """A part of a column in which each number comes `inner` times before the next."""
        return [numbers[at // inner % len(numbers)] for at in range(start, start + count)]

    def repeated(self, column: list[int], times: int) -> list[int]:
        """A column so many times, one after the other."""
        return column * times

    def cut(self, column: list[int], start: int, count: int, period: int) -> list[int]:
        """So many numbers from a place on, of every period of a column."""
        if period >= len(column):
            return column[start : start + count]
        ahead = range(start, len(column), period)
        return [number for at in ahead for number in column[at : at + count]]

    def folded(self, column: list[int], period: int) -> list[int]:
        """The sum of all periods of a column, place by place."""
        return [sum(column[at::period]) for at in range(period)]

    def draws(
        self, over: Distribution, key: int, denominator: int, draws: int, start: int, count: int
    ) -> list[int]:
        """A part of a column of draws, which begins anew after `draws` of them."""
        found = [
            place
            for first, length in turns(draws, start, count)
            for place in places(over, key, first, length)
        ]
        if over.numbers is not None:
            numbers = [int(n * denominator) for n in over.numbers]
            return [numbers[place] for place in found]
        low, step = int(over.low * denominator), int(over.step * denominator)
        return [low + place * step for place in found]

    def column(self, numbers: list[int]) -> list[int]:
        """Some numbers as a column."""
        return numbers

    def add_drawn(
        self,
        total: list[int],
        values: list[int],
        over: Distribution,
        keys: list[int],
        draws: int,
        start: int,
    ) -> list[int]:
        """A column and, for each draw with each key, what belongs to the number that is drawn."""
        for key in keys:
            found: list[int] = []
            for first, length in turns(draws, start, len(total)):
                found += [values[place] for place in places(over, key, first, length)]
            total = self.add(total, found)
        return total

    def add(self, one: list[int], other: list[int]) -> list[int]:
        """The sum of two columns."""
        return [x + y for x, y in zip(one, other, strict=True)]

    def total(self, column: list[int]) -> int:
        """The sum of a column."""
        return sum(column)

    def where(self, column: list[int], keep: list[int]) -> list[int]:
        """The numbers of a column at the places where another is not 0."""
        return [x for x, k in zip(column, keep, strict=True) if k]

    def listed(self, column: list[int]) -> list[int]:
        """A column as a list."""
        return column
