"""How much a question asks: how many cases, and about how long and how much memory they take."""

from math import prod
from typing import NamedTuple

from ki_funding.sweep.question import Question, Values
from ki_funding.sweep.scenario.report import about

# Cases a second and table, and megabytes of the whole process, as measured on one core with the
# example of vacant posts; rough, because formulas differ, and because what does not depend on
# anything that varies is not computed again.
RATES = {"python": 300_000, "numpy": 8_000_000, "numba": 12_000_000}
MEMORY = {"python": 45, "numpy": 60, "numba": 165}
KEPT = 4_000_000  # amounts that are kept at most for quantiles
BYTES = {"python": 150, "numpy": 32, "numba": 32}  # for each of them
CASE = 2_000  # bytes of a case
ROW = 1_500  # bytes of a row of a table
ROWS = {"python": 9_000, "numpy": 3_500, "numba": 3_500}  # of tables a second


class Extent(NamedTuple):
    """The number of cases, and what it is the product of."""

    cases: int
    axes: int
    readings: int
    draws: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.cases * self.axes * self.readings * self.draws


def extent(question: Question) -> Extent:
    """How many cases a question has."""
    axes = prod(len(v.over.numbers) for v in question.variations if isinstance(v.over, Values))
    readings = prod(len(options) for _, options in question.readings)
    return Extent(len(question.cases), axes, readings, question.draws)


def rows(question: Question) -> int:
    """How many rows all tables have together, if every group has a case."""
    sizes = {
        **{v.path: len(v.over.numbers) for v in question.variations if isinstance(v.over, Values)},
        **{name: len(options) for name, options in question.readings},
    }
    cases = [about(case) for case in question.cases]
    total = 0
    for table in question.tables:
        groups = {tuple(case[name] for name in table.by if name in case) for case in cases}
        total += len(groups) * prod(sizes[name] for name in table.by if name in sizes)
    return total


def seconds(question: Question, engine: str) -> int:
    """About how long a question takes, at least a second."""
    counted = extent(question).total * len(question.tables) // RATES[engine]
    return 1 + counted + rows(question) // ROWS[engine]


def megabytes(question: Question, engine: str) -> int:
    """About how much memory a question takes."""
    whole = extent(question)
    kept = 0
    for table in question.tables:
        if any(show.startswith("p") for show in table.show):
            kept = max(kept, whole.total // (whole.cases if table.of == "land" else 1))
    held = whole.cases * CASE + rows(question) * ROW + min(kept, KEPT) * BYTES[engine]
    return MEMORY[engine] + held // 1_000_000
