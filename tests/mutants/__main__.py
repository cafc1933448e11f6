"""`python -m tests.mutants code|rules --sample 200 --seed 1`: how many slips are noticed."""

import os
import sys
from argparse import ArgumentParser
from collections import Counter
from importlib import import_module
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

ABOUT = {"code": "code", "rules": "rule_files"}  # imported alone: a slip is made before any import
SURVIVORS = Path(__file__).with_name("survivors.md")


def main() -> int:
    """Prints what nobody notices, and how many were tried; 1 if anything is left."""
    options = ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    options.add_argument("what", choices=ABOUT)
    options.add_argument("--sample", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--most", type=float, default=600, help="seconds of tests for a slip")
    options.add_argument("--map", type=Path, help="where to keep which tests run which lines")
    options.add_argument("--only", type=Path, help="a file with what is to be tried again")
    asked = options.parse_args()
    about = import_module(f".{ABOUT[asked.what]}", __package__)
    mutants = islice(about.drawn(Random(asked.seed)), asked.sample)
    if asked.only:
        again = asked.only.read_text("utf-8")
        mutants = (mutant for mutant in mutants if f": {mutant}\n" in again)
    explained = SURVIVORS.read_text("utf-8")
    mutants = (mutant for mutant in mutants if f"`{mutant}`" not in explained)
    tried, left = Counter[str](), Counter[str]()
    out = os.fdopen(os.dup(1), "w", 1)  # tests write into the other one

    def told(mutant: Any, by: str) -> None:
        tried[mutant.room] += 1
        left[mutant.room] += not by
        if not by:
            print(f"not noticed: line {mutant.line}: {mutant}", file=out)
        if tried.total() % 10 == 0:
            print(f"{tried.total()} tried, {left.total()} not noticed", file=out)

    about.judge(mutants, told, most=asked.most, kept=asked.map)
    for room in tried:
        print(f"{room}: {_share(tried[room], left[room])}", file=out)
    print(f"all: {_share(tried.total(), left.total())}", file=out)
    print(f"total: {tried.total()} slips, {left.total()} not noticed", file=out)
    return int(left.total() > 0)


def _share(tried: int, left: int) -> str:
    """What part is noticed, and between which bounds that of all is with 95 % (Wilson)."""
    z, share = 1.96, 1 - left / tried
    middle, width = (
        share + z * z / 2 / tried,
        z * (share * (1 - share) / tried + (z / 2 / tried) ** 2) ** 0.5,
    )
    low, high = (100 * (middle + sign * width) / (1 + z * z / tried) for sign in (-1, 1))
    return f"{tried} tried, {left} not noticed: {100 * share:.1f} % ({low:.1f} to {high:.1f})"


if __name__ == "__main__":
    sys.exit(main())
