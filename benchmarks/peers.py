"""The same rules in OpenFisca-core, policyengine-core and zen-engine: speed and wrong cents.

Run with the environment in which ki-funding[sweep] is installed: python benchmarks/peers.py
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
from rule_set import HALVES, INPUTS, LARGEST, REAL, TOWN, cases, program

from ki_funding.sweep import columns, numba_engine, python

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


def ours(rules: Mapping[str, Fraction], given: Any) -> dict[str, Measured]:
    """Seconds for each case in our engines."""
    made = program(rules)
    many = {name: np.resize(column, ROWS) for name, column in given.items()}
    lists = {name: column[: ROWS // 10].tolist() for name, column in many.items()}
    in_numpy, compiled = columns.prepared(made), numba_engine.prepared(made)
    plain = seconds(lambda: python.evaluated(made, lists, ROWS // 10)) / (ROWS // 10)
    return {
        "ki-funding, python": {"wrong": 0, "dict": plain},
        "ki-funding, numpy": {"wrong": 0, "arrays": seconds(lambda: in_numpy(many, ROWS)) / ROWS},
        "ki-funding, numba": {"wrong": 0, "arrays": seconds(lambda: compiled(many, ROWS)) / ROWS},
    }


def as_file(rules: Mapping[str, Fraction], given: Any, path: Path) -> None:
    """The cases in euros and posts, and their totals in cents by plain integers."""
    made = program(rules)
    lists = {name: column.tolist() for name, column in given.items()}
    totals = python.evaluated(made, lists, CASES)["total"]
    numbers = {
        name: [float(number * INPUTS[name][0]) for number in column]
        for name, column in lists.items()
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
            as_file(rules, given, path)
            found: dict[str, Measured] = dict(ours(rules, given))
            for library, interpreter in interpreters.items():
                command = [str(interpreter), str(WORKER), LIBRARIES[library], str(path)]
                out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                found[library] = json.loads(out.splitlines()[-1])
            print(f"\n{title}")
            shown(found)


if __name__ == "__main__":
    main()
