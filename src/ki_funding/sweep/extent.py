"""How much a question asks: how many cases, and about how long and how much memory they take."""

from math import prod
from typing import NamedTuple

from ki_funding.calculation.rules import Rules
from ki_funding.files.cell_table import PARQUET
from ki_funding.files.datasets import Dataset
from ki_funding.sweep.formulas.graph import Graph
from ki_funding.sweep.formulas.tracer import Tracer
from ki_funding.sweep.question import Question, Values
from ki_funding.sweep.scenario.report import about

# Seconds of one core, and megabytes of the whole process, as measured with the examples; rough,
# because formulas differ, and because what does not depend on anything that varies is not computed
# again.
START = 0.4
TOLD, KNOWN = 9e-6, 12e-6  # for a number that a case claims, for it under each reading
RUN = 0.8e-3  # for the formulas of a programme
NUMBER = {"python": 3.5e-6, "numpy": 60e-9, "numba": 50e-9}  # for a scenario
DRAWN = {"python": 1.8e-6, "numpy": 40e-9, "numba": 6e-9}  # for one of a case by itself, in a sum
GROUP, LINE = 45e-6, 6e-6  # for rows of tables: each group of cases, each of its rows
LAID_OUT, MOST_ROWS = 60e-6, 10**4  # for a row of a text, and how many of a table it has at most
LISTED = {".parquet": 10e-6, ".csv": 60e-6}  # for a case in a file of all of them
MEMORY = {"python": 45, "numpy": 60, "numba": 165}
KEPT = 4_000_000  # amounts that are kept at most for quantiles
BYTES = {"python": 150, "numpy": 32, "numba": 32}  # for each of them
CASE = 2_000  # bytes of a case
ROW = 1_500  # bytes of a row of a table
# Row by row: planning what rows have in common, reading and computing each, in CSV as text.
SHAPES, BY_ROW, AS_TEXT = 0.9, 0.4e-6, 40e-6
WRITTEN = {".parquet": 0.35e-6, ".csv": 2e-6}
PIECES = 200  # megabytes of the pieces that are under way
TEXT = 1_000  # bytes of a row of a CSV


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

    @property
    def scenarios(self) -> int:
        """How many there are of each case."""
        return self.axes * self.draws


def extent(question: Question) -> Extent:
    """How many cases a question has."""
    axes = prod(len(v.over.numbers) for v in question.variations if isinstance(v.over, Values))
    readings = prod(len(options) for _, options in question.readings)
    return Extent(len(question.cases), axes, readings, question.draws)


def groups(question: Question) -> list[tuple[int, int]]:
    """For each table: how many groups of cases, and how many rows for each of them."""
    axes = {v.path: len(v.over.numbers) for v in question.variations if isinstance(v.over, Values)}
    readings = {name: len(options) for name, options in question.readings}
    cases = [about(case) for case in question.cases]
    found = []
    for table in question.tables:
        keys = {tuple(case[name] for name in table.by if name in case) for case in cases}
        among = prod(readings[name] for name in table.by if name in readings)
        found.append((len(keys) * among, prod(axes[name] for name in table.by if name in axes)))
    return found


def rows(question: Question) -> int:
    """How many rows all tables have together."""
    return sum(count * each for count, each in groups(question))


def seconds(
    rules: Rules, question: Question, engine: str, workers: int = 1, listed: str = ""
) -> int:
    """About how long a question takes so many threads, at least a second.

    `listed` is the suffix of the file that gets every single case, or nothing.
    """
    whole = extent(question)
    tracer = Tracer(rules, question, Graph(), {}, [])
    told = sum(len(claim.inputs) for case in question.cases for claim in case.claims.values())
    found = START + told * TOLD + whole.cases * whole.readings * KNOWN + tracer.runs * RUN
    grouped = groups(question)
    found += sum(count * (GROUP + each * LINE) for count, each in grouped)
    found += sum(min(count * each, MOST_ROWS) * LAID_OUT for count, each in grouped)
    found += whole.total * LISTED.get(listed, 0)
    each = any(variation.each for variation in question.variations)
    scenarios = whole.scenarios / workers
    for table, (count, _) in zip(question.tables, grouped, strict=True):
        if whole.scenarios == 1:
            continue
        if each and table.of == "land":
            found += scenarios * whole.cases * whole.readings * DRAWN[engine]
        else:
            counted = whole.cases if each else tracer.kinds
            found += scenarios * max(counted * whole.readings, count) * NUMBER[engine]
    return max(round(found), 1)


def megabytes(question: Question, engine: str) -> int:
    """About how much memory a question takes."""
    whole = extent(question)
    kept = 0
    for table in question.tables:
        if any(show.startswith("p") for show in table.show):
            kept = max(kept, whole.total // (whole.cases if table.of == "land" else 1))
    held = whole.cases * CASE + rows(question) * ROW + min(kept, KEPT) * BYTES[engine]
    return MEMORY[engine] + held // 1_000_000


def by_row(table: Dataset, years: int, written: str) -> tuple[int, int]:
    """About how many seconds and megabytes the rows of a table take, each in so many years.

    `written` is the suffix of the file that gets what they come to, or nothing.
    """
    text = sum(file.suffix.lower() != PARQUET for file in table.files) / len(table.files)
    each = AS_TEXT * text + (BY_ROW + WRITTEN.get(written, 0)) * max(years, 1)
    held = int(table.rows * text) * TEXT // 1_000_000
    return max(round(START + SHAPES + table.rows * each), 1), MEMORY["numba"] + PIECES + held
