"""Wrong cents among very many random cases and formulas; ends with an error if there is one.

Run with the environment in which ki-funding[sweep-fast] is installed:

    python benchmarks/exactness.py --cases 1000000

Every shipped programme, year and option of a reading takes its turn; each case is computed by all
three engines and by the calculation of one case. Random formulas are compared with fractions.
A turn depends on the seed and its number alone, so that any number of processes tries the same.
"""

import argparse
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from fractions import Fraction
from functools import cache
from itertools import count
from random import Random
from typing import Any, NamedTuple

import numpy as np
from random_cases import calculated, columns, swept, trial
from random_formulas import formula, value, values, variables

import ki_funding
from ki_funding.sweep.engines import columns as numpy_columns
from ki_funding.sweep.engines import numba_engine, python
from ki_funding.sweep.formulas.graph import Graph
from ki_funding.sweep.formulas.integers import INT64, Program, lowered
from ki_funding.sweep.formulas.symbols import Number

Lists = Mapping[str, list[int]]
Engine = Callable[[Program, Lists, int], Lists]
AHEAD = 16  # turns that wait for a process


def _arrays(given: Lists) -> dict[str, Any]:
    return {name: np.array(column, np.int64) for name, column in given.items()}


def _numpy(program: Program, given: Lists, count: int) -> Lists:
    found = numpy_columns.evaluated(program, _arrays(given), count)
    return {name: column.tolist() for name, column in found.items()}


def _numba(program: Program, given: Lists, count: int) -> Lists:
    found = numba_engine.NumbaEngine().run(program, _arrays(given), count)
    return {name: column.tolist() for name, column in found.items()}


ENGINES: Mapping[str, Engine] = {"python": python.evaluated, "numpy": _numpy, "numba": _numba}


class Tried(NamedTuple):
    """How many cases were tried, and how many of them each engine got wrong."""

    cases: int
    wrong: Mapping[str, int]


@cache
def _rules() -> ki_funding.Rules:
    return ki_funding.load_rules()


def rule_cases(seed: int, turn: int, rows: int) -> Tried:
    """Cases of one shape of the shipped rules: one where nothing varies, none without money."""
    choose, rules = Random(f"{seed} rules {turn}"), _rules()
    shapes = [(name, year) for name in rules.ids for year in rules.years]
    made = trial(choose, rules, *shapes[turn % len(shapes)], turn=turn)
    if not made.keys:
        return Tried(0, {})
    rows = rows if made.symbols else 1
    given = columns(choose, made, rows)
    truth = [calculated(made, given, row) for row in range(rows)]
    wrong = {}
    for name, engine in ENGINES.items():
        found = engine(made.program, given, rows)
        wrong[name] = sum(swept(made, found, row) != truth[row] for row in range(rows))
    return Tried(rows, wrong)


def formula_cases(seed: int, turn: int, rows: int) -> Tried:
    """Cases of some random formulas, against fractions."""
    choose, program = Random(f"{seed} formulas {turn}"), None
    while program is None or program.largest > INT64:
        graph = Graph()
        known = variables(choose, graph, 4)
        formulas: dict[str, Number] = {}
        while len(formulas) < 8:
            number = formula(choose, graph, known, 4)
            if lowered({"": number}).largest <= INT64:
                formulas[str(len(formulas))] = number
        program = lowered(formulas)
    drawn = {symbol.args[0]: values(choose, symbol, rows) for symbol in known}
    given = {n: [int(x * below) for x in drawn[n]] for n, below in program.inputs.items()}
    truth = {
        name: [_exact(number, drawn, row) * program.denominators[name] for row in range(rows)]
        for name, number in formulas.items()
    }
    wrong = {}
    for name, engine in ENGINES.items():
        found = engine(program, given, rows)
        pairs = ((found[n], truth[n]) for n in formulas)
        wrong[name] = sum(a != b for one, two in pairs for a, b in zip(one, two, strict=True))
    return Tried(rows * len(formulas), wrong)


def _exact(number: Number, drawn: Mapping[str, list[Fraction]], row: int) -> Fraction:
    return value(number, {name: column[row] for name, column in drawn.items()})


def tried(pool: Executor, work: Callable[[int, int, int], Tried], asked: Any) -> Iterator[Tried]:
    """What each turn gives, in their order, until enough cases are tried."""
    waiting: deque[Future[Tried]] = deque()
    done, turns = 0, count()
    while done < asked.cases:
        while len(waiting) < AHEAD:
            waiting.append(pool.submit(work, asked.seed, next(turns), asked.rows))
        found = waiting.popleft().result()
        done += found.cases
        yield found
    for future in waiting:
        future.cancel()


def main() -> None:
    """Tries all, and prints how many were wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="of the rules, and of formulas")
    parser.add_argument("--rows", type=int, default=1_000, help="cases of one shape")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, help="as many as the machine has cores")
    asked = parser.parse_args()
    wrong = 0
    print(f"{'':18}{'cases':>10}{'seconds':>9}" + "".join(f"{name:>9}" for name in ENGINES))
    with ProcessPoolExecutor(asked.processes) as pool:
        for title, work in (("shipped rules", rule_cases), ("random formulas", formula_cases)):
            start, cases, by_engine = time.perf_counter(), 0, Counter[str]()
            for found in tried(pool, work, asked):
                cases += found.cases
                by_engine.update(found.wrong)
            seconds = time.perf_counter() - start
            shown = "".join(f"{by_engine[name]:9}" for name in ENGINES)
            print(f"{title:18}{cases:10}{seconds:9.0f}{shown}", flush=True)
            wrong += by_engine.total()
    if wrong:
        sys.exit(f"{wrong} wrong")


if __name__ == "__main__":
    main()
