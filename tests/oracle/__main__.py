"""`python -m tests.oracle --cases 10000 --seed 1`: random cases of every year, and what differs."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from random import Random

import ki_funding

from .compare import YEARS, Difference, minimum_differences, tried
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
    options.add_argument("--years", type=int, nargs="*", default=list(YEARS))
    asked = options.parse_args()
    rules, so_many, left = ki_funding.load_rules(), 0, 0
    for what, cases, found in results(rules, asked):
        so_many += cases
        left += len(found)
        print(f"{what}: {cases} cases, {len(found)} differences", flush=True)
        for one in found[:SHOWN]:
            print(f"  {one.path}: program {one.program}, oracle {one.oracle}\n    {one.case}")
            print(f"    {one.readings}")
    print(f"total: {so_many} cases, {left} differences")
    return int(left > 0)


def results(rules: ki_funding.Rules, asked: Namespace) -> Iterator[Result]:
    """What was tried, how many cases it were, and what differs."""
    if asked.cases:
        found = minimum_differences(rules, Random(asked.seed), asked.cases)
        yield "minimum of § 3 Abs. 2 TIntG", asked.cases, list(found)
        for year in asked.years:
            cases = tried(rules, year, asked.cases, asked.seed)
            yield str(year), asked.cases, [one for case in cases for one in case]
    for engine in ENGINES if asked.sweeps else ():
        years = (swept(rules, year, asked.sweeps, asked.seed, engine) for year in asked.years)
        rows = asked.sweeps * len(PROGRAMMES) * len(asked.years)
        yield f"sweeps with {engine}", rows, [one for year in years for one in year]


if __name__ == "__main__":
    sys.exit(main())
