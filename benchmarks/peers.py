"""The same rules in OpenFisca-core, policyengine-core and zen-engine: speed and wrong cents.

Run with the environment in which ki-funding[sweep-fast] is installed: python benchmarks/peers.py
Each library is installed into an environment of its own that is thrown away afterwards; one that
cannot be installed is named. `--environments FOLDER` keeps the environments there.
"""

import argparse
import json
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from rule_set import HALVES, INPUTS, LARGEST, REAL, TOWN, cases, program, reference

from ki_funding.sweep.engines import columns, numba_engine, python

LIBRARIES = {  # as installed, and as imported
    "openfisca-core": "openfisca_core",
    "policyengine-core": "policyengine_core",
    "zen-engine": "zen",
}
CASES = 50_000
ROUNDS = 9
ROWS = 1_000_000
WORKER = Path(__file__).with_name("peer_worker.py")
Measured = Mapping[str, float]


def seconds(run: Callable[[], object]) -> float:
    """The median CPU time of some rounds."""
    run()
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return median(taken)


def installed(library: str, folder: Path) -> Path:
    """The Python of an environment with a library. Raises CalledProcessError."""
    interpreter = folder / library / "bin" / "python"
    if not interpreter.exists():
        venv.create(folder / library, with_pip=True)
        pip = [str(interpreter), "-m", "pip", "install", "--quiet", library]
        subprocess.run(pip, check=True, capture_output=True)
    return interpreter


def exact(rules: Mapping[str, Fraction], given: Any) -> list[int]:
    """The totals in cents, with fractions."""
    numbers = [
        {name: int(column[row]) * INPUTS[name][0] for name, column in given.items()}
        for row in range(CASES)
    ]
    return [int(reference(case, rules)["total"] * 100) for case in numbers]


def ours(rules: Mapping[str, Fraction], given: Any, totals: list[int]) -> dict[str, Measured]:
    """Seconds for each case in our engines, and the share of wrong cents."""
    made = program(rules)
    many = {name: np.resize(column, ROWS) for name, column in given.items()}
    few = {name: column.tolist() for name, column in given.items()}
    in_numpy, compiled = columns.prepared(made), numba_engine.prepared(made)

    def wrong(found: Any) -> float:
        pairs = zip(found["total"], totals, strict=True)
        return sum(int(one) != other for one, other in pairs) / CASES

    return {
        "ki-funding, python": {
            "wrong": wrong(python.evaluated(made, few, CASES)),
            "dict": seconds(lambda: python.evaluated(made, few, CASES)) / CASES,
        },
        "ki-funding, numpy": {
            "wrong": wrong(in_numpy(given, CASES)),
            "arrays": seconds(lambda: in_numpy(many, ROWS)) / ROWS,
        },
        "ki-funding, numba": {
            "wrong": wrong(compiled(given, CASES)),
            "arrays": seconds(lambda: compiled(many, ROWS)) / ROWS,
        },
    }


def as_file(rules: Mapping[str, Fraction], given: Any, totals: list[int], path: Path) -> None:
    """The cases in euros and posts, and their totals in cents."""
    numbers = {
        name: [float(number * INPUTS[name][0]) for number in column.tolist()]
        for name, column in given.items()
    }
    figures = {name: float(value) for name, value in rules.items()}
    limits = {"town_limit": TOWN, "city_limit": LARGEST}
    data = {"cases": numbers, "totals": totals, "rules": {**figures, **limits}}
    path.write_text(json.dumps(data), "utf-8")


def shown(found: Mapping[str, Measured]) -> None:
    """One line for each library, with its time as a multiple of ours."""
    base = found["ki-funding, numpy"]["arrays"]
    plain = found["ki-funding, python"]["dict"]
    print(f"{'':22}{'arrays':>10}{'x numpy':>9}{'dict':>10}{'x python':>10}{'wrong':>9}")
    for name, measured in found.items():
        line = f"{name:22}"
        for key, ours_ in (("arrays", base), ("dict", plain)):
            taken = measured.get(key)
            width = 9 if key == "arrays" else 10
            line += (
                f"{'':{10 + width}}"
                if taken is None
                else f"{taken * 1e9:7.0f} ns{taken / ours_:{width}.2f}"
            )
        print(f"{line}{measured['wrong']:9.2%}")
    fisca = found.get("openfisca-core")
    if fisca is not None:
        ratio = fisca["dict"] * 10_000 / (plain * 100_000)
        print(f"openfisca-core, 1e4 of a dict: {ratio:.1f} times our 1e5 in plain Python")
        fast = found["ki-funding, numba"]["arrays"]
        print(f"openfisca-core, arrays: {fisca['arrays'] / base:.1f} times our numpy, "
              f"{fisca['arrays'] / fast:.0f} times our numba")  # fmt: skip


def main() -> None:
    """Both sets of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--environments", type=Path)
    asked = parser.parse_args()
    with TemporaryDirectory() as passing:
        folder = asked.environments or Path(passing)
        interpreters = {}
        for library in LIBRARIES:
            try:
                interpreters[library] = installed(library, folder)
            except (subprocess.CalledProcessError, OSError) as error:
                print(f"{library} cannot be installed here: {error}", file=sys.stderr)
        for title, rules in (("usual figures", REAL), ("many half cents", HALVES)):
            given = cases(CASES)
            path = Path(passing) / "cases.json"
            totals = exact(rules, given)
            as_file(rules, given, totals, path)
            found: dict[str, Measured] = ours(rules, given, totals)
            for library, interpreter in interpreters.items():
                command = [str(interpreter), str(WORKER), LIBRARIES[library], str(path)]
                out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                found[library] = json.loads(out.splitlines()[-1])
            print(f"\n{title}")
            shown(found)


if __name__ == "__main__":
    main()
