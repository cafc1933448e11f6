"""`python -m tests.oracle --cases 10000 --seed 1`: random cases of every year, and what differs."""

import sys
from argparse import ArgumentParser
from random import Random

import ki_funding

from .compare import YEARS, Difference, minimum_differences, tried
from .programmes import PROGRAMMES
from .swept import ENGINES, swept

SHOWN = 5  # differences of a year


def main() -> int:
    """Prints a line for each year and what differs; 1 if anything does."""
    options = ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    options.add_argument("--cases", type=int, default=100, help="so many of each year")
    options.add_argument("--sweeps", type=int, default=0, help="and of each programme and engine")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--years", type=int, nargs="*", default=list(YEARS))
    asked = options.parse_args()
    rules = ki_funding.load_rules()
    of_minimum = minimum_differences(rules, Random(asked.seed), asked.cases)
    total = told("minimum of § 3 Abs. 2 TIntG", asked.cases, list(of_minimum))
    for year in asked.years:
        found = [one for case in tried(rules, year, asked.cases, asked.seed) for one in case]
        total += told(str(year), asked.cases, found)
    for engine in ENGINES if asked.sweeps else ():
        swept_years = (swept(rules, year, asked.sweeps, asked.seed, engine) for year in asked.years)
        found = [one for year in swept_years for one in year]
        cases = asked.sweeps * len(PROGRAMMES) * len(asked.years)
        total += told(f"sweeps with {engine}", cases, found)
    print(f"{(len(asked.years) + 1) * asked.cases} cases, {total} differences")
    return int(total > 0)


def told(what: str, cases: int, found: list[Difference]) -> int:
    """Prints how many cases differ and the first of them; how many."""
    print(f"{what}: {cases} cases, {len(found)} differences", flush=True)
    for one in found[:SHOWN]:
        print(f"  {one.path}: program {one.program}, oracle {one.oracle}\n    {one.case}")
        print(f"    {one.readings}")
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
