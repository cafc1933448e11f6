"""python -m tests.fuzz --seed 1 --inputs 100000: many random inputs, counted and timed."""

import argparse
import faulthandler
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from .kinds import KINDS, Input
from .made import made
from .trial import Trial, desk, tried

HANGS = 3600  # seconds by the clock: what waits for something takes no work


def main() -> int:
    """Tries inputs and tells what was wrong with which; 1 if there is any such."""
    options = _options()
    keep = options.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    keep.mkdir(exist_ok=True, parents=True)
    numbers = range(options.inputs) if options.only is None else [options.only]
    shares = {name: kind.share for name, kind in KINDS.items() if options.kind in {"all", name}}
    codes, took, wrongs = Counter[tuple[str, int]](), Counter[str](), Counter[str]()
    longest = (0.0, "", 0)
    with desk() as folder:
        for number in numbers:
            [kind] = Random(f"{options.seed} {number}").choices([*shares], [*shares.values()])
            one = made(kind, options.seed, number)
            (keep / "now").write_text(f"--kind {kind} --seed {options.seed} --only {number}")
            faulthandler.dump_traceback_later(HANGS, exit=True)  # in no Python, so no signal helps
            found = tried(one, folder)
            faulthandler.cancel_dump_traceback_later()
            codes[kind, found.code] += 1
            took[kind] += found.seconds
            longest = max(longest, (found.seconds, kind, number))
            if found.wrong:
                wrongs[kind] += 1
                _tell(kind, number, one, found, keep)
            if (number + 1) % 1000 == 0:
                print(f"{number + 1:,}", file=sys.stderr, flush=True)
    for kind in took:
        by_code = {code: count for (of, code), count in sorted(codes.items()) if of == kind}
        count = sum(by_code.values())
        print(f"{kind:9} {count:7,} {took[kind]:8.1f} s  wrong: {wrongs[kind]}  codes: {by_code}")
    print(f"{'all':9} {codes.total():7,} {time.process_time():8.1f} s  wrong: {wrongs.total()}")
    print(f"longest: {longest[0]:.2f} s, --kind {longest[1]} --only {longest[2]}")
    print(f"total: {codes.total()} inputs, {wrongs.total()} wrong")
    return bool(wrongs)


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--seed", type=int, default=1, help="the same seed gives the same inputs")
    asked.add_argument("--inputs", type=int, default=1000, metavar="N", help="how many")
    asked.add_argument("--kind", choices=["all", *KINDS], default="all")
    asked.add_argument("--only", type=int, metavar="N", help="this one alone")
    asked.add_argument("--keep", type=Path, metavar="DIR", help="for inputs with which it is wrong")
    return asked.parse_args()


def _tell(kind: str, number: int, one: Input, found: Trial, keep: Path) -> None:
    kept = keep / f"{kind}-{number}{Path(one.place).suffix}"
    kept.write_bytes(one.raw)
    print(f"--kind {kind} --only {number}: {found.wrong}\n  {one.line!a}\n  {kept}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
