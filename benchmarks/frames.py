"""The same rules in pandas, polars and duckdb: CPU time for each case, and wrong cents.

Run where ki-funding[sweep-fast], pandas, polars and duckdb are: python benchmarks/frames.py
One that is not installed is named. All work on columns in memory and give the total of each case.
"""

import sys
import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from statistics import median
from typing import Any

import numpy as np
from rule_set import (
    HALVES,
    INPUTS,
    LARGEST,
    REAL,
    TOWN,
    by_hand_in_blocks,
    cases,
    parameters,
    program,
    reference,
)

from ki_funding.sweep.engines import columns, numba_engine

ROWS = 1_000_000
CHECKED = 20_000  # of them, with fractions
ROUNDS = 7

Columns = Mapping[str, Any]
Run = Callable[[], Any]


def ours(given: Columns, rules: Mapping[str, Fraction]) -> dict[str, Run]:
    """Our engines, and whole numbers by hand."""
    made, out = program(rules), np.empty(ROWS, np.int64)
    compiled, in_numpy = numba_engine.prepared(made), columns.prepared(made)

    def by_hand() -> Any:
        by_hand_in_blocks(given, parameters(rules), out)
        return out

    return {
        "ki-funding, numba": lambda: compiled(given, ROWS)["total"],
        "ki-funding, numpy": lambda: in_numpy(given, ROWS)["total"],
        "numpy by hand": by_hand,
    }


def in_pandas(given: Columns, rules: Mapping[str, Fraction]) -> dict[str, Run]:
    """Euros and posts as floats, rounded as pandas does."""
    import pandas as pd

    table = pd.DataFrame({name: c * float(INPUTS[name][0]) for name, c in given.items()})
    p = {name: float(value) for name, value in rules.items()}

    def total() -> Any:
        t = table
        larger = p["large"] + (t.inhabitants >= LARGEST) * (p["largest"] - p["large"])
        experts = t.experts.clip(upper=p["expert_limit"]) * p["expert_rate"]
        found = (experts * t.months / 12).round(2)
        assistants = t.assistants.clip(upper=p["assistant_limit"]) * p["assistant_rate"]
        found += (assistants * t.months / 12).round(2)
        found += (t.interpreters * p["interpreter_share"]).round(2).clip(upper=p["interpreter_cap"])
        found += (t.projects * p["project_share"]).round(2).clip(upper=p["project_cap"])
        found += (t.material / 2).round(2)
        found += (t.refugees * p["per_refugee"] * t.months / 12).round(2)
        found += larger.where(t.inhabitants >= TOWN, p["small"])
        return found + (t.events - 12).clip(lower=0) * 25

    return {"pandas, floats": lambda: np.rint(total().to_numpy() * 100).astype(np.int64)}


def in_polars(given: Columns, rules: Mapping[str, Fraction]) -> dict[str, Run]:
    """Whole numbers of the smallest parts, rounded by hand."""
    import polars as pl

    table, p = pl.DataFrame(dict(given)), parameters(rules)
    col = pl.col

    def half_up(number: Any, below: int) -> Any:
        return (number + below // 2) // below

    def half_even(number: Any, below: int) -> Any:
        whole = half_up(number, below)
        half = ((number + below // 2) % below == 0) & (whole % 2 == 1)
        return whole - half.cast(pl.Int64)

    experts = col("experts").clip(upper_bound=p["expert_limit"])
    assistants = col("assistants").clip(upper_bound=p["assistant_limit"])
    interpreters = half_up(col("interpreters") * p["interpreter_share"], 10_000)
    projects = half_even(col("projects") * p["project_share"], 10_000)
    inhabitants = col("inhabitants")
    small = pl.when(inhabitants < TOWN).then(p["small"])
    base = small.when(inhabitants < LARGEST).then(p["large"]).otherwise(p["largest"])
    total = (
        half_up(experts * col("months") * p["expert_rate"], 12_000)
        + half_even(assistants * col("months") * p["assistant_rate"], 12_000)
        + interpreters.clip(upper_bound=p["interpreter_cap"])
        + projects.clip(upper_bound=p["project_cap"])
        + half_up(col("material"), 2)
        + half_up(col("refugees") * col("months") * p["per_refugee"], 12)
        + base
        + (col("events") - 12).clip(lower_bound=0) * 2_500
    )

    def run() -> Any:
        found = table.lazy().select(total.alias("total")).collect(engine="streaming")
        return found["total"].to_numpy()

    return {"polars, whole numbers": run}


def in_duckdb(given: Columns, rules: Mapping[str, Fraction]) -> dict[str, Run]:
    """Whole numbers as in polars, and decimals as one writes them."""
    import duckdb
    import pyarrow

    p = {**parameters(rules), "town": TOWN, "city": LARGEST}
    steps = {name: float(step) for name, (step, _, _) in INPUTS.items()}
    whole = pyarrow.table(dict(given))
    base = duckdb.connect()
    base.register("given", whole)
    base.execute("create table whole as select * from given")
    euros = ", ".join(
        f"(({name} * {step})::decimal(18, 3)) as {name}" for name, step in steps.items()
    )
    base.execute(f"create table euros as select {euros} from whole")
    base.execute("create macro half_up(n, b) as (n + b // 2) // b")
    base.execute(
        "create macro half_even(n, b) as half_up(n, b)"
        " - ((n + b // 2) % b = 0 and half_up(n, b) % 2 = 1)::bigint"
    )
    exact = """select half_up(least(experts, {expert_limit}) * months * {expert_rate}, 12000)
        + half_even(least(assistants, {assistant_limit}) * months * {assistant_rate}, 12000)
        + least(half_up(interpreters * {interpreter_share}, 10000), {interpreter_cap})
        + least(half_even(projects * {project_share}, 10000), {project_cap})
        + half_up(material, 2) + half_up(refugees * months * {per_refugee}, 12)
        + case when inhabitants < {town} then {small} when inhabitants < {city} then {large}
            else {largest} end + greatest(events - 12, 0) * 2500 as total from whole"""
    q = {name: f"{float(value)}" for name, value in rules.items()}
    plain = """select round(least(experts, {expert_limit}) * {expert_rate} * months / 12, 2)
        + round(least(assistants, {assistant_limit}) * {assistant_rate} * months / 12, 2)
        + least(round(interpreters * {interpreter_share}, 2), {interpreter_cap})
        + least(round(projects * {project_share}, 2), {project_cap})
        + round(material / 2, 2) + round(refugees * {per_refugee} * months / 12, 2)
        + case when inhabitants < {town} then {small} when inhabitants < {city} then {large}
            else {largest} end + greatest(events - 12, 0) * 25 as total from euros"""

    def run(query: str, times: int) -> Run:
        def total() -> Any:
            found = base.execute(query).fetchnumpy()["total"]
            return found if times == 1 else np.rint(found.astype(float) * times).astype(np.int64)

        return total

    return {
        "duckdb, whole numbers": run(exact.format(**p), 1),
        "duckdb, as one writes it": run(plain.format(**q, town=TOWN, city=LARGEST), 100),
    }


def main() -> None:
    """Both sets of figures, all in turns."""
    for title, rules in (("usual figures", REAL), ("many half cents", HALVES)):
        given = cases(ROWS)
        numbers = [
            {name: int(column[row]) * INPUTS[name][0] for name, column in given.items()}
            for row in range(CHECKED)
        ]
        truth = [int(reference(case, rules)["total"] * 100) for case in numbers]
        runs = ours(given, rules)
        for made in (in_polars, in_duckdb, in_pandas):
            try:
                runs |= made(given, rules)
            except ImportError as error:
                print(error, file=sys.stderr)
        wrong = {
            name: sum(int(a) != b for a, b in zip(run()[:CHECKED], truth, strict=True)) / CHECKED
            for name, run in runs.items()
        }
        taken: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, run in runs.items():
                start = time.process_time()
                run()
                taken[name].append(time.process_time() - start)
        first = median(taken["ki-funding, numba"])
        print(f"\n{title}\n{'':26}{'ns CPU a case':>14}{'x numba':>9}{'wrong':>9}")
        for name, rounds in taken.items():
            each = median(rounds)
            print(f"{name:26}{each / ROWS * 1e9:14.1f}{each / first:9.1f}{wrong[name]:9.2%}")


if __name__ == "__main__":
    main()
