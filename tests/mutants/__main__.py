"""`python -m tests.mutants code|rules --sample 200 --seed 1`: how many slips are noticed."""

import sys
from argparse import ArgumentParser
from importlib import import_module
from random import Random

ABOUT = {"code": "code", "rules": "rule_files"}  # imported alone: a slip is made before any import


def main() -> int:
    """Prints what nobody notices, and how many were tried; 1 if anything is left."""
    options = ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    options.add_argument("what", choices=ABOUT)
    options.add_argument("--sample", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    about, tried, left = import_module(f".{ABOUT[asked.what]}", __package__), 0, 0
    for mutant in about.drawn(asked.sample, Random(asked.seed)):
        tried += 1
        if not about.noticed(mutant):
            left += 1
            print(f"not noticed: {mutant}", flush=True)
        if tried % 10 == 0:
            print(f"{tried} tried, {left} not noticed", flush=True)
    print(f"total: {tried} slips, {left} not noticed")
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
