"""`python -m tests.faults --kills 1000 --seed 1`: runs that are killed while they write a file."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from .kills import ENDINGS, WRITES, Kill, Written, killed, written


def main() -> int:
    """Kills as many runs as asked, all formats and signals alike; 1 if anything was wrong."""
    options = ArgumentParser(prog="python -m tests.faults", description=__doc__)
    options.add_argument("--kills", type=int, default=100, help="how many runs")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=1, help="so many at once")
    asked = options.parse_args()
    tried, writing, wrongs = Counter[str](), Counter[str](), 0
    with ThreadPoolExecutor(asked.workers) as workers:
        whole = dict(zip(WRITES, workers.map(_undisturbed, WRITES), strict=True))
        tries = ((one, name, whole[name], asked.seed) for one, name in _numbered(asked.kills))
        for number, name, found in workers.map(_killed, tries):
            tried[name] += 1
            writing[name] += found.while_writing
            if found.wrong:
                wrongs += 1
                print(f"{name}, kill {number}: {found.wrong}", flush=True)
            if (number + 1) % 100 == 0:
                print(f"{number + 1} killed, {wrongs} wrong", flush=True)
    for name, kills in tried.items():
        print(f"{name:15} {kills:5} kills, {writing[name]:4} of them in the middle of writing")
    print(f"total: {tried.total()} kills, {wrongs} wrong")
    return int(wrongs > 0)


def _numbered(kills: int) -> Iterator[tuple[int, str]]:
    return zip(range(kills), cycle(WRITES), strict=False)


def _undisturbed(name: str) -> Written:
    with TemporaryDirectory() as folder:
        return written(name, Path(folder))


def _killed(one: tuple[int, str, Written, int]) -> tuple[int, str, Kill]:
    number, name, whole, seed = one
    chance = Random(f"{seed} {number}")
    with TemporaryDirectory() as folder:
        return number, name, killed(name, whole, chance.choice(ENDINGS), Path(folder), chance)


if __name__ == "__main__":
    sys.exit(main())
