"""Whole sweeps as processes: seconds as a ratio to `python -c pass`, and peak memory.

python benchmarks/sweeps.py
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 5
HEAD = "scenario: probe\ntitle: {de: Probe, en: probe}\ncases: all\nyears: 2018..2027\n"
POSTS = (
    "  ki_grundfoerderung.fachkraft_stellen: {triangular: [0.5, 0.9, 1], step: 0.01, share: true"
)
LAND = "report:\n  - {amount: ki_grundfoerderung.granted, of: land, by: [year], show: [%s]}\n"
GRID = """vary:
  ki_grundfoerderung.fachkraft_hoechstbetrag: {from: 50000, to: 59000, step: 1000}
  ki_grundfoerderung.assistenz_hoechstbetrag: {from: 20000, to: 24500, step: 500}
  ki_grundfoerderung.laiensprachmittler_hoechstbetrag: {from: 30000, to: 48000, step: 2000}
  komm_an_i.massnahmen_hoechstbetrag: {from: 10000, to: 14500, step: 500}
"""
QUANTILES = LAND % "mean, p5, p50, p95"
SCENARIOS = {
    "54 KI x 10 years x 10,000 draws, each KI its own": (
        f"{HEAD}vary:\n{POSTS}, each: kommune}}\ndraws: {{number: 10000, seed: 1}}\n{QUANTILES}"
    ),
    "54 KI x 10 years x 10,000 combinations of 4 axes": f"{HEAD}{GRID}{LAND % 'mean, least, most'}",
    "1e9 cases, one draw for all KI": (
        f"{HEAD}vary:\n{POSTS}}}\ndraws: {{number: 1851852, seed: 1}}\n{QUANTILES}"
    ),
}


def main() -> None:
    """Prints a line for each scenario."""
    bare = _seconds([sys.executable, "-c", "pass"])
    print(f"{'':50} {'seconds':>8} {'ratio':>6} {'peak MiB':>9}")
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


if __name__ == "__main__":
    main()
