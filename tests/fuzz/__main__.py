"""python -m tests.fuzz --seed 1 --inputs 100000: many random inputs, counted and timed."""

import argparse
import faulthandler
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path[:0] = [str(Path(__file__).parent.parent)]  # conftest

from .kinds import KINDS, SHARES, Input, made  # noqa: E402
from .trial import Trial, desk, tried  # noqa: E402

HANGS = 300


def main() -> int:
    """Tries inputs and tells what was wrong with which; 1 if there is any such."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--seed", type=int, default=1, help="the same seed gives the same inputs")
    asked.add_argument("--inputs", type=int, default=1000, help="how many")
    asked.add_argument("--kind", choices=["all", *KINDS], default="all")
    asked.add_argument("--only", type=int, metavar="NUMBER", help="this one input of a kind, and show it")
    asked.add_argument("--keep", type=Path, default=None, metavar="DIR", help="where inputs are kept that broke something")
    options = asked.parse_args()
    keep = options.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    keep.mkdir(exist_ok=True, parents=True)
    numbers = [options.only] if options.only is not None else range(options.inputs)
    kinds, shares = (list(SHARES), list(SHARES.values())) if options.kind == "all" else ([options.kind], [1])
    codes, took, wrongs = Counter[tuple[str, int]](), Counter[str](), Counter[str]()
    worst = (0.0, "", 0, ())
    start = time.process_time()
    with desk() as folder:
        for number in numbers:
            kind = Random(f"{options.seed} {number}").choices(kinds, shares)[0]
            one = made(kind, options.seed, number)
            faulthandler.dump_traceback_later(HANGS, exit=True)
            (keep / "now").write_text(f"--kind {kind} --only {number} --seed {options.seed}", "utf-8")
            found = tried(one, folder)
            faulthandler.cancel_dump_traceback_later()
            codes[kind, found.code] += 1
            took[kind] += found.seconds
            worst = max(worst, (found.seconds, kind, number, one.line))
            if found.wrong:
                wrongs[kind] += 1
                _tell(kind, number, one, found, keep)
    for kind in took:
        by_code = {code: count for (of, code), count in sorted(codes.items()) if of == kind}
        print(f"{kind:9} {sum(by_code.values()):7,} {took[kind]:8.1f} s  exit codes {by_code}, wrong: {wrongs[kind]}")
    seconds = time.process_time() - start
    print(f"{'all':9} {codes.total():7,} {seconds:8.1f} s  wrong: {wrongs.total()}")
    print(f"longest: {worst[0]:.2f} s, --kind {worst[1]} --only {worst[2]}: {ascii(' '.join(worst[3]))}")
    return bool(wrongs)


def _tell(kind: str, number: int, one: Input, found: Trial, keep: Path) -> None:
    kept = keep / f"{kind}-{number}{Path(one.place).suffix}"
    kept.write_bytes(one.raw)
    print(f"--kind {kind} --only {number}: {found.wrong}\n  {ascii(' '.join(one.line))}\n  {kept}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
