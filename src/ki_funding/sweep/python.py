"""Runs a program on Python's own integers: slow, without a limit, and with nothing installed."""

from collections.abc import Mapping, Sequence

from ki_funding.sweep.draws import places
from ki_funding.sweep.integers import Program, Step
from ki_funding.sweep.question import Distribution


def evaluated(
    program: Program, columns: Mapping[str, Sequence[int]], count: int
) -> dict[str, list[int]]:
    """Every result for `count` cases; `columns` are the inputs over their denominators."""
    found: list[Sequence[int]] = []
    for step in program.steps:
        found.append(_column(step, found, columns, count))
    return {name: list(found[place]) for name, place in program.outputs.items()}


def _column(  # noqa: C901 - one case an operation
    step: Step, found: list[Sequence[int]], columns: Mapping[str, Sequence[int]], count: int
) -> Sequence[int]:
    args = [found[place] for place in step.args]
    match step.op:
        case "input":
            return columns[step.name]
        case "known":
            return [step.numbers[0]] * count
        case "scale":
            factor = step.numbers[0]
            return [x * factor for x in args[0]]
        case "add":
            return [x + y for x, y in zip(*args, strict=True)]
        case "multiply":
            return [x * y for x, y in zip(*args, strict=True)]
        case "min":
            return [x if x < y else y for x, y in zip(*args, strict=True)]
        case "max":
            return [x if x > y else y for x, y in zip(*args, strict=True)]
        case "less":
            return [int(x < y) for x, y in zip(*args, strict=True)]
        case "equal":
            return [int(x == y) for x, y in zip(*args, strict=True)]
        case "where":
            return [x if c else y for c, x, y in zip(*args, strict=True)]
    over, below, unit = step.numbers
    return [unit * _rounded(x * over, below, step.mode) for x in args[0]]


def _rounded(number: int, below: int, mode: str) -> int:
    """The whole number nearest to number / below; halves as the mode says, away from or to 0."""
    whole, rest = divmod(abs(number), below)
    match mode:
        case "half_up":
            whole += 2 * rest >= below
        case "half_even":
            whole += 2 * rest > below or (2 * rest == below and whole % 2 == 1)
        case "up":
            whole += rest > 0
    return -whole if number < 0 else whole


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

    def draws(
        self, over: Distribution, key: int, denominator: int, draws: int, start: int, count: int
    ) -> list[int]:
        """A part of a column of draws, which begins anew after `draws` of them."""
        found: list[int] = []
        while len(found) < count:
            first = (start + len(found)) % draws
            found += places(over, key, first, min(count - len(found), draws - first))
        if over.numbers is not None:
            numbers = [int(n * denominator) for n in over.numbers]
            return [numbers[place] for place in found]
        low, step = int(over.low * denominator), int(over.step * denominator)
        return [low + place * step for place in found]

    def add(self, one: list[int], other: list[int]) -> list[int]:
        """The sum of two columns."""
        return [x + y for x, y in zip(one, other, strict=True)]

    def total(self, column: list[int]) -> int:
        """The sum of a column."""
        return sum(column)

    def where(self, column: list[int], keep: list[int]) -> list[int]:
        """The numbers of a column at the places where another is not 0."""
        return [x for x, k in zip(column, keep, strict=True) if k]
