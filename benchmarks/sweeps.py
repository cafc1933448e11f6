"""Whole sweeps: against a table that has every case as a row, and as processes.

Run with the environment in which ki-funding[sweep-fast] is installed: python benchmarks/sweeps.py
Parts run alone with their name: tables, processes.

The table is what a careful programmer makes with numpy: a row for each KI, year and scenario, with
columns of whole numbers for whatever the formulas take, which are computed in blocks that stay in
the cache and added up by year and scenario. Both sides begin with the formulas and end with the
same figures; the time is that of the thread.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import cycle
from math import prod
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

import ki_funding
from ki_funding.files.yaml import read_file
from ki_funding.sweep import answer
from ki_funding.sweep.blocks import Work
from ki_funding.sweep.engines import columns
from ki_funding.sweep.engines.draws import bounds, key_of
from ki_funding.sweep.engines.engines import engine_for
from ki_funding.sweep.engines.scenarios import Scenarios
from ki_funding.sweep.formulas.integers import lowered
from ki_funding.sweep.formulas.plan import Plan, planned
from ki_funding.sweep.question import Question
from ki_funding.sweep.scenario.reader import asked
from ki_funding.sweep.tallying import Tallying, groups
from ki_funding.values.exact import CENT, Rounding, round_to, to_cents

ROUNDS = 5
BLOCK = 16_384  # rows
HEAD = "scenario: probe\ntitle: {de: Probe, en: probe}\ncases: all\nyears: 2019..2027\n"
PATH = "ki_grundfoerderung.fachkraft_stellen"
POSTS = f"  {PATH}: {{triangular: [0.5, 0.9, 1], step: 0.01, share: true"
EACH = f"{HEAD}vary:\n{POSTS}, each: kommune}}\ndraws: {{number: %d, seed: 1}}\n"
LAND = "report:\n  - {amount: %s, of: land, by: [year], show: [%s]}\n"
GRID = f"""{HEAD}vary:
  ki_grundfoerderung.fachkraft_hoechstbetrag: {{from: 50000, to: 59000, step: 1000}}
  ki_grundfoerderung.assistenz_hoechstbetrag: {{from: 20000, to: 24500, step: 500}}
  ki_grundfoerderung.laiensprachmittler_hoechstbetrag: {{from: 30000, to: 48000, step: 2000}}
  komm_an_i.massnahmen_hoechstbetrag: {{from: 10000, to: 14500, step: 500}}
"""
PROGRAMME = "ki_grundfoerderung.granted"
FIGURES = "mean, least, most"
QUANTILES = LAND % (PROGRAMME, "mean, p5, p50, p95")
SCENARIOS = {
    "54 KI x 9 years x 10,000 draws, each KI its own": EACH % 10_000 + QUANTILES,
    "54 KI x 9 years x 10,000 combinations of 4 axes": GRID + LAND % (PROGRAMME, FIGURES),
    "1e9 cases, one draw for all KI": (
        f"{HEAD}vary:\n{POSTS}}}\ndraws: {{number: 2057614, seed: 1}}\n{QUANTILES}"
    ),
    "1e9 cases, each KI its own draws": EACH % 2_057_614 + QUANTILES,
}
# What the law says from 2019 to 2027, for the table by hand, in cents; before, some were missing.
EXPERT = [5_000_000] * 2 + [5_500_000] * 2 + [5_700_000] * 5
ASSISTANT = [2_000_000] * 2 + [2_250_000] * 7
MEDIATORS = [5_000_000] * 6 + [3_000_000] * 3
EXPERTS = {"kreis": 6, "kreisfreie_stadt": 5}

Totals = NDArray[Any]  # cents by year and scenario
Rows = list[tuple[Any, ...]]  # the figures of each year, in euros


def tables() -> None:
    """Sweeps of which a table has 4.9 million rows."""
    own, grid = EACH % 10_000, GRID
    print(
        f"{'54 KI x 9 years x 10,000':28}{'engine':>8}{'table ms':>10}{'sweep ms':>10}{'ratio':>7}"
    )
    for title, text, amount, table, names in (
        ("draws, each KI its own", own, PROGRAMME, drawn_table, ("numba", "numpy")),
        ("combinations of 4 axes", grid, "granted", grid_table, ("numba", "numpy", "python")),
    ):
        plan, question = _planned(text + LAND % (amount, FIGURES))
        by_table = table(plan, question)
        every = ", ".join(f"p{share}" for share in range(1, 100))
        for name in names:
            sweep = _sweep(plan, question, name)
            assert sweep() == figures(by_table()), "not the same cents"
            whole = _sweep(*_planned(text + LAND % (amount, every)), name)
            assert whole() == percentiles(by_table()), "not the same cents"
            slow, fast = interleaved(lambda table=by_table: figures(table()), sweep)  # type: ignore[misc]
            print(f"{title:28}{name:>8}{slow * 1e3:10.1f}{fast * 1e3:10.1f}{slow / fast:7.0f}")


def interleaved(*work: Callable[[], object]) -> list[float]:
    """Seconds of each, the median of rounds in which all take their turn."""
    taken: list[list[float]] = [[] for _ in work]
    for _ in range(2 * ROUNDS + 1):
        for times, run in zip(taken, work, strict=True):
            start = time.thread_time()
            run()
            times.append(time.thread_time() - start)
    return [median(times) for times in taken]


def _planned(text: str) -> tuple[Plan, Question]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scenario.yaml"
        path.write_text(text, "utf-8")
        found = asked(read_file(path), path.parent, ki_funding.load_rules())
    return planned(found.rules, found.question), found.question


def _sweep(plan: Plan, question: Question, name: str) -> Callable[[], Rows]:
    """The rows of the only table of a sweep, once its formulas are there."""
    engine, table = engine_for(1, name), question.tables[0]
    work = Work(engine, cycle([True]), lambda _: None)
    run = Tallying.of(plan, work)
    formulas = [(group, run.whole(group, table)) for group in groups(table, plan, question)]

    def rows() -> Rows:
        run = Tallying.of(plan, work)  # which has done nothing yet
        found = [run.group(table, group, whole) for group, whole in formulas]
        return [row.values for row in answer.Rows(run.scenarios).table(table, found).rows]

    return rows


def figures(totals: Totals) -> Rows:
    """The mean, the least and the most of each year."""
    sums = ((Fraction(int(year.sum()), len(year)), year.min(), year.max()) for year in totals)
    return [tuple(map(_euros, found)) for found in sums]


def percentiles(totals: Totals) -> Rows:
    """The least total of each year that 1, 2, ... 99 of a hundred do not exceed."""
    ranks = [-(-share * totals.shape[1] // 100) - 1 for share in range(1, 100)]
    return [tuple(map(_euros, np.sort(year)[ranks])) for year in totals]


def _euros(cents: Any) -> Decimal:
    number = cents if isinstance(cents, Fraction) else int(cents)
    return to_cents(round_to(number * CENT, CENT, Rounding.HALF_UP))


def drawn_table(plan: Plan, question: Question) -> Callable[[], Totals]:
    """Posts that each KI draws, by hand."""
    draws, over = question.draws, Scenarios.of(question, plan.slots).drawn[PATH]
    edges = np.array(bounds(over), np.uint64)
    traced = sorted(plan.traced, key=lambda one: one.case.year)
    keys = [key_of(question.seed, PATH, one.whose) for one in traced]
    years = [one.case.year for one in traced]
    facts = {
        "year": years,
        "kommune": [number % 54 for number in range(len(traced))],
        "limit": [EXPERTS[one.case.municipality.art.value] for one in traced],
        "rate": [EXPERT[year - 2019] for year in years],
        "assistant": [ASSISTANT[year - 2019] for year in years],
        "mediators": [MEDIATORS[year - 2019] for year in years],
    }

    def totals() -> Totals:
        table = {name: np.repeat(np.array(column), draws) for name, column in facts.items()}
        words = (np.random.Philox(key=key).random_raw(draws) for key in keys)
        drawn = [np.searchsorted(edges, some, side="right") for some in words]
        table["share"] = np.concatenate(drawn) + int(over.low * 100)
        granted = np.empty(len(traced) * draws, np.int64)
        for start in range(0, len(granted), BLOCK):
            row = {name: column[start : start + BLOCK] for name, column in table.items()}
            posts = np.minimum(row["share"] * row["limit"], 100 * row["limit"])
            experts = (posts * row["rate"] + 50) // 100
            granted[start : start + BLOCK] = experts + row["assistant"] + row["mediators"]
        return np.asarray(granted.reshape(-1, 54, draws).sum(axis=1))

    return totals


def grid_table(plan: Plan, question: Question) -> Callable[[], Totals]:
    """Every combination for each KI, with our own engine for numpy."""
    axes = Scenarios.of(question, plan.slots).axes
    size = prod(map(len, axes.values()))
    parts = [
        (len(cases), lowered(measure._asdict(), cents=["number"]))
        for group in groups(question.tables[0]._replace(of="case"), plan, question)
        for measure, cases in group.parts
    ]
    ready = [columns.prepared(program, block=BLOCK) for _, program in parts]
    years = np.array([one.case.year for one in plan.traced])
    kommunen = np.arange(len(plan.traced)) % 54

    def totals() -> Totals:
        table = {"year": np.repeat(np.sort(years), size), "kommune": np.repeat(kommunen, size)}
        later = size
        for name, numbers in axes.items():
            later //= len(numbers)
            once = np.repeat(np.array([int(number) for number in numbers]), later)
            table[name] = np.tile(once, len(years) * size // len(once))
        granted, start = np.empty(len(years) * size, np.int64), 0
        for (cases, program), run in zip(parts, ready, strict=True):
            here = slice(start, start + cases * size)
            given = {name: table[name][here] for name in program.inputs}
            granted[here] = run(given, cases * size)["number"]
            start += cases * size
        return np.asarray(granted.reshape(-1, 54, size).sum(axis=1))

    return totals


def processes() -> None:
    """Seconds of whole processes as a ratio to `python -c pass`, and their peak memory."""
    bare = _seconds([sys.executable, "-c", "pass"])
    print(f"\n{'':50} {'seconds':>8} {'ratio':>6} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in SCENARIOS.items():
            path = Path(folder) / "scenario.yaml"
            path.write_text(text, "utf-8")
            command = [sys.executable, "-m", "ki_funding", "sweep", str(path), "--yes", "-q"]
            seconds, peak = _seconds(command), _peak(command)
            print(f"{name:50} {seconds:8.2f} {seconds / bare:6.0f} {peak:9}")


def _seconds(command: list[str]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return median(times)


def _peak(command: list[str]) -> int:
    """The peak memory of a process, told by a parent that has no other child."""
    watch = "import resource, subprocess; "
    watch += f"subprocess.run({command!r}, check=True, capture_output=True); "
    watch += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    done = subprocess.run([sys.executable, "-c", watch], check=True, capture_output=True, text=True)
    return int(done.stdout)


def main() -> None:
    """All parts, or the one that is named."""
    parts = {"tables": tables, "processes": processes}
    for name in sys.argv[1:] or parts:
        parts[name]()


if __name__ == "__main__":
    main()
