"""The engines of sweeps against numpy written by hand and against the memory of the machine.

Run with the environment in which ki-funding[sweep-fast] is installed: python benchmarks/engines.py
Everything runs on one core. What is compared takes short turns, and the time is that of the thread,
so that others who use the machine disturb little; figures are medians. Parts run alone with their
name: speed, growth, warm-up, compile.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from rule_set import HALVES, INPUTS, REAL, by_hand_in_blocks, cases, parameters, program, reference
from startup import cpu_seconds

from ki_funding.sweep.engines import columns, numba_engine, python
from ki_funding.sweep.engines.engines import engine_for
from ki_funding.sweep.formulas.integers import Program

ROUNDS = 31
ROWS = 4_000_000  # no column fits the cache
FEW = 20_000  # for plain Python and fractions
BYTES = 8 * (len(INPUTS) + 1)  # read and written for a case
BARE = [sys.executable, "-c", "pass"]
Work = tuple[int, Callable[[], object]]  # how many cases, and what computes them


def interleaved(work: dict[str, Work], rounds: int = ROUNDS) -> dict[str, float]:
    """Cases a second of each, the median of rounds in which all take their turn."""
    found: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, (count, run) in work.items():
            start = time.thread_time()
            run()
            found[name].append(count / (time.thread_time() - start))
    return {name: median(speeds) for name, speeds in found.items()}


def triad() -> Work:
    """STREAM triad; a `case` is one byte that it moves."""
    from numba import njit

    @njit
    def run(a: Any, b: Any, c: Any, s: float) -> None:
        for i in range(a.shape[0]):
            a[i] = b[i] + s * c[i]

    a, b, c = np.zeros(ROWS), np.ones(ROWS), np.ones(ROWS)
    run(a, b, c, 2.0)
    return 24 * ROWS, lambda: run(a, b, c, 2.0)


def reading(given: Any, out: Any) -> Work:
    """Reads all columns, adds them up and writes the sums: nothing could be faster."""
    from numba import njit

    @njit
    def run(
        a: Any, b: Any, c: Any, d: Any, e: Any, f: Any, g: Any, h: Any, j: Any, out: Any
    ) -> None:
        for i in range(out.shape[0]):
            out[i] = a[i] + b[i] + c[i] + d[i] + e[i] + f[i] + g[i] + h[i] + j[i]

    run(*given.values(), out)
    return ROWS, lambda: run(*given.values(), out)


def kinds(given: Any) -> dict[str, Any]:
    """The same columns in 64 bits, in 32, and each in the narrowest integers that hold it."""
    ranges = {kind: np.iinfo(kind) for kind in (np.int8, np.int16, np.int32, np.int64)}
    narrow = {
        name: next(k for k, r in ranges.items() if c.max() <= r.max) for name, c in given.items()
    }
    return {
        "": given,
        ", 32 bits": {name: column.astype(np.int32) for name, column in given.items()},
        ", narrow": {name: column.astype(narrow[name]) for name, column in given.items()},
    }


def speed() -> None:
    """Cases a second of every engine, and their wrong cents."""
    for title, rules in (("usual figures", REAL), ("many half cents", HALVES)):
        print(f"\n{title}")
        _speed(rules)


def _speed(rules: Mapping[str, Fraction]) -> None:
    made, known = program(rules), parameters(rules)
    given = cases(ROWS)
    taken, out = kinds(given), np.empty(ROWS, np.int64)
    few = {name: column[:FEW].tolist() for name, column in given.items()}
    in_numpy, compiled = columns.prepared(made), numba_engine.prepared(made)
    adding = numba_engine.summed(made)
    work: dict[str, Work] = {}
    for kind, part in taken.items():
        work[f"by hand{kind}"] = ROWS, partial(by_hand_in_blocks, part, known, out)
    work["python"] = FEW, lambda: python.evaluated(made, few, FEW)
    work["numpy"] = ROWS, lambda: in_numpy(given, ROWS)
    for kind, part in taken.items():
        work[f"numba{kind}"] = ROWS, partial(compiled, part, ROWS)
    work["numba, sum only"] = ROWS, lambda: adding(given, ROWS)
    for kind, part in taken.items():
        work[f"reading{kind}"] = reading(part, out)
    work["triad"] = triad()
    wrong = _wrong(work, given, out, rules)
    speeds = interleaved(work)
    memory = speeds.pop("triad")
    widths = {kind: 8 + sum(c.itemsize for c in part.values()) for kind, part in taken.items()}
    shown = ", ".join(f"{kind.removeprefix(', ')} {width}" for kind, width in widths.items())
    print(f"STREAM triad {memory / 1e9:.1f} GB/s; bytes a case{shown}")
    print(f"{'':18}{'M cases/s':>10}{'x by hand':>11}{'of triad':>10}{'wrong':>8}")
    for name, rate in speeds.items():
        kind = next((kind for kind in taken if kind and name.endswith(kind)), "")
        hand, share = rate / speeds[f"by hand{kind}"], rate * widths[kind] / memory
        print(f"{name:18}{rate / 1e6:10.1f}{hand:11.2f}{share:10.2f}{wrong.get(name, ''):>8}")


def _wrong(
    work: dict[str, Work], given: Any, out: Any, rules: Mapping[str, Fraction]
) -> dict[str, int]:
    """Of the first cases those that are not as with fractions, of all those not as by hand."""
    truth = [_exact(given, row, rules) for row in range(FEW)]
    work["by hand"][1]()
    by_hand, found = out.copy(), {}
    for name, (count, run) in work.items():
        made: Any = run() if name.startswith(("by hand", "python", "num")) else None
        if name == "numba, sum only":
            found[name] = int(made["total"] != by_hand.sum())
        elif made is not None or name.startswith("by hand"):
            total = out if made is None else np.array(made["total"])
            found[name] = int((total[:FEW] != truth).sum() + (total != by_hand[:count]).sum())
    return found


def _exact(given: Any, row: int, rules: Mapping[str, Fraction]) -> int:
    case = {name: int(column[row]) * INPUTS[name][0] for name, column in given.items()}
    return int(reference(case, rules)["total"] * 100)


def growth() -> None:
    """Time and memory for each case, from 1e4 to 1e8 of them, each in a process of its own."""
    print(f"\n{'cases':>12}{'engine':>8}{'ns a case':>11}{'peak MiB':>10}")
    for exponent in range(4, 9):
        for name in ("python", "numpy", "numba"):
            if name == "python" and exponent > 6:
                continue
            command = [sys.executable, __file__, "one", name, str(10**exponent)]
            out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            nanoseconds, peak = (float(part) for part in out.split())
            print(f"{10**exponent:12,}{name:>8}{nanoseconds:11.1f}{peak:10.0f}")


def one(name: str, count: int) -> None:
    """One size in this process: the sum over so many cases, in the blocks of the engine."""
    import resource

    engine, made = engine_for(count, name), program(REAL)
    size = min(engine.block, count)
    given: Any = cases(size)
    if name == "python":
        given = {key: column.tolist() for key, column in given.items()}
    engine.run(made, {key: column[:16] for key, column in given.items()}, 16)
    start, total = time.thread_time(), 0
    for done in range(0, count, size):
        here = min(size, count - done)
        part = given if here == size else {key: column[:here] for key, column in given.items()}
        total += engine.total(engine.run(made, part, here)["total"])
    seconds = time.thread_time() - start
    print(seconds / count * 1e9, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def warm_up() -> None:
    """CPU time until the first result, with kernels compiled and with kernels from disk."""
    bare = median(cpu_seconds(BARE) for _ in range(15))
    print(f"\n{'first result':28}{'CPU s':>8}{'x python -c pass':>18}")
    with TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = place
        for title, name in (("numpy", "numpy"), ("numba, compiled once", "numba"),
                            ("numba, from disk", "numba")):  # fmt: skip
            seconds = cpu_seconds([sys.executable, __file__, "one", name, "16"])
            print(f"{title:28}{seconds:8.2f}{seconds / bare:18.1f}")


def compile_all() -> None:
    """CPU time in which all shipped rules become integer programs, for both types of KI."""
    bare = median(cpu_seconds(BARE) for _ in range(15))
    import ki_funding
    from ki_funding.values.vocabulary import Art

    rules = ki_funding.load_rules()
    for name in rules.ids:
        rules.book.law(name)
    arts = (Art.KREIS, Art.KREISFREIE_STADT)
    taken = []
    for _ in range(7):
        start = time.thread_time()
        made = [lowered_rules(rules, name, art) for name in rules.ids for art in arts]
        taken.append(time.thread_time() - start)
    programs = [one_ for one_ in made if one_ is not None]
    steps = sum(len(one_.steps) for one_ in programs)
    seconds = median(taken)
    print(f"\nall rules, {rules.current_year}: {len(programs)} programs of {steps} steps in all")
    print(f"{seconds * 1000:.0f} ms CPU, {seconds / bare:.1f} times python -c pass (limit 20)")


def lowered_rules(rules: Any, name: str, art: Any) -> Program | None:
    """A programme with every input that its cases state as a symbol."""
    from random_cases import whole_programme

    return whole_programme(rules, name, art, rules.current_year)


def main() -> None:
    """All parts, or the one that is named."""
    os.chdir(Path(__file__).parent)
    parts = {"speed": speed, "growth": growth, "warm-up": warm_up, "compile": compile_all}
    if sys.argv[1:2] == ["one"]:
        one(sys.argv[2], int(sys.argv[3]))
        return
    for name in sys.argv[1:] or parts:
        parts[name]()


if __name__ == "__main__":
    main()
