"""`python -m tests.oracle --cases 10000 --seed 1`: random cases of every year, and what differs."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from random import Random

import ki_funding

from .compare import AHEAD, YEARS, Difference, minimum_differences, tried
from .programmes import PROGRAMMES
from .swept import ENGINES, swept

Result = tuple[str, int, list[Difference]]
SHOWN = 5  # differences of a year


def main() -> int:
    """Prints a line for each year and what differs; 1 if anything does."""
    options = ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    options.add_argument("--cases", type=int, default=100, help="so many of each year")
    options.add_argument("--sweeps", type=int, default=0, help="and of each programme and engine")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=1, help="so many years at once")
    options.add_argument("--years", type=int, nargs="*", default=[*YEARS, *AHEAD])
    asked = options.parse_args()
    so_many = left = 0
    for what, cases, found in results(asked):
        so_many += cases
        left += len(found)
        print(f"{what}: {cases} cases, {len(found)} differences", flush=True)
        for one in found[:SHOWN]:
            print(f"  {one.path}: program {one.program}, oracle {one.oracle}\n    {one.case}")
            print(f"    {'plan, ' if one.plan else ''}{one.readings}")
    print(f"total: {so_many} cases, {left} differences")
    return int(left > 0)


def results(asked: Namespace) -> Iterator[Result]:
    """What was tried, how many cases it were, and what differs."""
    rules = ki_funding.load_rules()
    if asked.cases:
        found = minimum_differences(rules, Random(asked.seed), asked.cases)
        yield "minimum of § 3 Abs. 2 TIntG", asked.cases, list(found)
        with ProcessPoolExecutor(asked.workers) as workers:
            yield from workers.map(partial(of_year, asked.cases, asked.seed), asked.years)
    for engine in ENGINES if asked.sweeps else ():
        covered = [year for year in asked.years if year in YEARS]
        years = (swept(rules, year, asked.sweeps, asked.seed, engine) for year in covered)
        rows = asked.sweeps * len(PROGRAMMES) * len(covered)
        yield f"sweeps with {engine}", rows, [one for year in years for one in year]


def of_year(cases: int, seed: int, year: int) -> Result:
    """The same of the cases of a year."""
    found = tried(ki_funding.load_rules(), year, cases, seed)
    return str(year), cases, [one for case in found for one in case]


if __name__ == "__main__":
    sys.exit(main())
