"""`python -m tests.faults --kills 1000 --seed 1`: runs that are killed while they write a file."""

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from .kills import ENDINGS, WRITES, killed, written


def main() -> int:
    """Kills as many runs as asked, all formats and signals alike; 1 if anything was wrong."""
    options = ArgumentParser(prog="python -m tests.faults", description=__doc__)
    options.add_argument("--kills", type=int, default=100, help="how many runs")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    chance, tried, writing, wrongs = Random(asked.seed), Counter[str](), Counter[str](), 0
    with TemporaryDirectory() as folder:
        whole = {name: written(name, Path(folder)) for name in WRITES}
        names = list(WRITES)
        for number in range(asked.kills):
            name, ending = names[number % len(names)], chance.choice(ENDINGS)
            found = killed(name, whole[name], ending, Path(folder), chance)
            tried[name] += 1
            writing[name] += found.while_writing
            if found.wrong:
                wrongs += 1
                print(f"{name}, kill {number}, signal {ending}: {found.wrong}", flush=True)
    for name, kills in tried.items():
        print(f"{name:15} {kills:5} kills, {writing[name]:4} of them in the middle of writing")
    print(f"total: {tried.total()} kills, {wrongs} wrong")
    return int(wrongs > 0)


if __name__ == "__main__":
    sys.exit(main())
