"""How long it takes to trace a programme, for the shapes of cases with the most decisions.

Run with the environment in which ki-funding is installed: python benchmarks/tracing.py

Every input of every programme is a symbol. Those over time have one to four rows, at once, one
after another or overlapping; each row is a share of one symbol, as in scenarios, or a symbol of
its own, by months and by days. What is shown are the slowest of each programme.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from random_cases import symbol_of

import ki_funding
from ki_funding import Rules
from ki_funding.calculation.case import Case, Claim, Period
from ki_funding.law.programme.dated import DAY, Days, year_days
from ki_funding.law.programme.programme import Law
from ki_funding.sweep.formulas.graph import Graph, Result, Taken
from ki_funding.sweep.formulas.tracing import traced
from ki_funding.values.vocabulary import Art

YEARS = range(2022, 2028)
KI = (Art.KREIS, Art.KREISFREIE_STADT)
ROWS = range(1, 5)
PERIODS = (  # first and last day of each row, counted from the first of the year
    ((0, 364), (0, 364), (0, 364), (0, 364)),
    ((0, 89), (90, 180), (181, 272), (273, 364)),
    ((0, 200), (45, 300), (100, 320), (160, 364)),
)


class Shape(NamedTuple):
    """What tells one case of a programme from another for the one who traces it."""

    year: int
    art: Art
    periods: tuple[tuple[int, int], ...]
    own: bool
    zeitanteil: str


class Counting(Graph):
    """A graph that tells how many paths the item with the most has."""

    most = 0

    def paths(self, run: Callable[[], Result]) -> Iterator[tuple[Taken, Result]]:
        """Counts them."""
        for count, found in enumerate(super().paths(run), 1):
            self.most = max(self.most, count)
            yield found


def shapes(law: Law, rows: int) -> Iterator[Shape]:
    """The shapes of a programme with so many rows."""
    arts = [art for art in KI if art in law.spec.recipients]
    over_time = any(entry.over_time for entry in law.spec.inputs.values())
    ways = [(False, "monate"), (True, "monate"), (False, "tage"), (True, "tage")]
    periods = PERIODS if over_time else PERIODS[:1]
    for year, art, days, way in product(YEARS, arts, periods, ways if over_time else ways[:1]):
        yield Shape(year, art, days[:rows], *way)


def traced_in(rules: Rules, law: Law, shape: Shape) -> tuple[float, int]:
    """The seconds that it takes, and the paths of the item with the most. Raises Refused."""
    graph = Counting()
    case, readings = _case(rules, law, shape, graph), rules.book.readings([law.id])
    options = {name: entry.default for name, entry in readings.items()}
    options |= {"zeitanteil": shape.zeitanteil} if "zeitanteil" in options else {}
    start = time.perf_counter()
    traced(graph, law, case, rules.book.register, options)
    return time.perf_counter() - start, graph.most


def _case(rules: Rules, law: Law, shape: Shape, graph: Graph) -> Case:
    first = year_days(shape.year).first
    inputs: dict[str, Any] = {}
    for name, entry in law.spec.inputs.items():
        inputs[name] = symbol_of(graph, name, entry)
        if entry.over_time:
            amounts: list[Any] = [
                symbol_of(graph, f"{name} {row}", entry)
                if shape.own
                else inputs[name] * Fraction(1, row)
                for row in range(1, len(shape.periods) + 1)
            ]
            inputs[name] = tuple(
                Period(amount, Days(first + start * DAY, first + end * DAY))
                for amount, (start, end) in zip(amounts, shape.periods, strict=True)
            )
    municipality = next(
        m for m in rules.book.register.municipalities.values() if m.art is shape.art
    )
    return Case(municipality, shape.year, {law.id: Claim(inputs)})


def main() -> None:
    """Prints a line for each programme."""
    rules = ki_funding.load_rules()
    print(f"{'ms of the slowest':24}" + "".join(f"{rows:>8} rows" for rows in ROWS) + "   paths")
    for law in map(rules.book.law, rules.ids):
        slowest, most = defaultdict[int, float](float), 0
        for rows in ROWS:
            for shape in shapes(law, rows):
                seconds, paths = traced_in(rules, law, shape)
                slowest[rows] = max(slowest[rows], seconds)
                most = max(most, paths)
        print(f"{law.id:24}" + "".join(f"{slowest[r] * 1000:13.0f}" for r in ROWS) + f"{most:8}")


if __name__ == "__main__":
    main()
