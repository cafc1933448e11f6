"""Wrong cents among very many random cases and formulas; ends with an error if there is one.

Run with the environment in which ki-funding[sweep] is installed:

    python benchmarks/exactness.py --cases 1000000

Every shipped programme, year and option of a reading takes its turn; each case is computed by all
three engines and by the calculation of one case. Random formulas are compared with fractions.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from random_cases import calculated, columns, swept, trial
from random_formulas import formula, value, values, variables

import ki_funding
from ki_funding.sweep import columns as numpy_columns
from ki_funding.sweep import numba_engine, python
from ki_funding.sweep.graph import Graph
from ki_funding.sweep.integers import INT64, Program, lowered
from ki_funding.sweep.symbols import Number

Lists = Mapping[str, list[int]]
Engine = Callable[[Program, Lists, int], Lists]


def _arrays(given: Lists) -> dict[str, Any]:
    return {name: np.array(column, np.int64) for name, column in given.items()}


def _numpy(program: Program, given: Lists, count: int) -> Lists:
    found = numpy_columns.evaluated(program, _arrays(given), count)
    return {name: column.tolist() for name, column in found.items()}


def _numba(program: Program, given: Lists, count: int) -> Lists:
    found = numba_engine.NumbaEngine().run(program, _arrays(given), count)
    return {name: column.tolist() for name, column in found.items()}


ENGINES: Mapping[str, Engine] = {"python": python.evaluated, "numpy": _numpy, "numba": _numba}


def rule_cases(choose: Random, cases: int, rows: int) -> Iterator[tuple[int, dict[str, int]]]:
    """How many cases of the shipped rules were tried, and how many each engine got wrong."""
    rules = ki_funding.load_rules()
    shapes = [(name, year) for name in rules.ids for year in rules.years]
    for turn in range(-(-cases // rows)):
        made = trial(choose, rules, *shapes[turn % len(shapes)], turn=turn)
        given = columns(choose, made, rows)
        truth = [calculated(made, given, row) for row in range(rows)]
        wrong = {}
        for name, engine in ENGINES.items():
            found = engine(made.program, given, rows)
            wrong[name] = sum(swept(made, found, row) != truth[row] for row in range(rows))
        yield rows, wrong


def formula_cases(choose: Random, cases: int, rows: int) -> Iterator[tuple[int, dict[str, int]]]:
    """The same for random formulas, against fractions."""
    done = 0
    while done < cases:
        graph = Graph()
        known = variables(choose, graph, 4)
        formulas: dict[str, Number] = {}
        while len(formulas) < 8:
            number = formula(choose, graph, known, 4)
            if lowered({"": number}).largest <= INT64:
                formulas[str(len(formulas))] = number
        program = lowered(formulas)
        if program.largest > INT64:
            continue
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
        done += rows * len(formulas)
        yield rows * len(formulas), wrong


def _exact(number: Number, drawn: Mapping[str, list[Fraction]], row: int) -> Fraction:
    return value(number, {name: column[row] for name, column in drawn.items()})


def main() -> None:
    """Tries all, and prints how many were wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="of the rules, and of formulas")
    parser.add_argument("--rows", type=int, default=1_000, help="cases of one shape")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    wrong = 0
    print(f"{'':18}{'cases':>10}{'seconds':>9}" + "".join(f"{name:>9}" for name in ENGINES))
    for title, tried in (("shipped rules", rule_cases), ("random formulas", formula_cases)):
        start, count, by_engine = time.perf_counter(), 0, dict.fromkeys(ENGINES, 0)
        for more, found in tried(Random(asked.seed), asked.cases, asked.rows):
            count += more
            by_engine = {name: by_engine[name] + found[name] for name in ENGINES}
        seconds = time.perf_counter() - start
        shown = "".join(f"{number:9}" for number in by_engine.values())
        print(f"{title:18}{count:10}{seconds:9.0f}{shown}", flush=True)
        wrong += sum(by_engine.values())
    if wrong:
        sys.exit(f"{wrong} wrong")


if __name__ == "__main__":
    main()
