"""The engines of sweeps beside the yardstick: every row of many cases at once, to the cent."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any

import ki_funding
from ki_funding.sweep.answer_table import RowCells, RowColumn
from ki_funding.sweep.engines.engines import engine_for
from ki_funding.sweep.formulas.plan import planned
from ki_funding.sweep.question import Measure, Question, Table
from ki_funding.sweep.rows import write_rows

from .compare import Difference
from .draw import Draw
from .kinds import Known, Line
from .programmes import PROGRAMMES, lines

ENGINES = ("python", "numpy", "numba")
AMOUNTS = ("granted", "maximum")


class Rows:
    """Takes the rows of a sweep and keeps what is known of each amount, in euros."""

    def __init__(self) -> None:
        self.found: dict[str, list[Known]] = {}

    def begin(self, columns: Sequence[RowColumn]) -> None:
        """The names of the columns come first."""
        self.columns = columns

    def write(self, count: int, cells: Sequence[RowCells]) -> None:
        """So many rows, column by column."""
        for column, cell in zip(self.columns, cells, strict=True):
            if column.name.endswith(AMOUNTS):
                self.found.setdefault(column.name, []).extend(
                    Fraction(int(cell.values[place]), 100)
                    if cell.known is None or cell.known[place]
                    else None
                    for place in range(count)
                )

    def end(self) -> None:
        """Nothing is left to do."""


def swept(
    rules: ki_funding.Rules, year: int, cases: int, seed: int, engine: str
) -> Iterator[Difference]:
    """Where an engine and the yardstick differ, in so many random cases of each programme."""
    chance = Random(f"{seed} {year} {engine}")
    draw = Draw(chance)
    readings, plan = draw.readings(), draw.seldom(2)
    rules = rules.planned() if plan else rules
    for name, option in readings.items():
        rules = rules.reading(name, option)
    for programme in PROGRAMMES:
        asked = [{"kommune": draw.municipality(), "jahr": year,
                  programme: draw.claim(programme, year)} for _ in range(cases)]  # fmt: skip
        theirs = [_amounts(lines(case, readings, plan=plan)) for case in asked]
        names = list(theirs[0])
        if not names:
            continue
        ours = _rows(rules, asked, names, engine)
        for place, case in enumerate(asked):
            for name in names:
                one, other = ours[name][place], theirs[place][name]
                if one != other:
                    yield Difference(case, readings, plan, f"{engine}: {name}", one, other)


def _amounts(found: Mapping[str, Line]) -> dict[str, Known]:
    return {
        f"{path}.{amount}": getattr(line, amount)
        for path, line in found.items()
        for amount in AMOUNTS
        if not line.in_kind
    }


def _rows(
    rules: ki_funding.Rules, cases: Sequence[Mapping[str, Any]], names: Sequence[str], engine: str
) -> dict[str, list[Known]]:
    read = tuple(rules.case(case) for case in cases)
    tables = tuple(Table(Measure(*reversed(name.rpartition(".")[::2]))) for name in names)
    rows = Rows()
    write_rows(planned(rules, Question(read, (), (), 1, 0, tables)), engine_for(1, engine), rows)
    return rows.found
