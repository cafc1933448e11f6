"""What people ask of sweeps beside draws: tables of cases, readings, rows for many groups.

Run where ki-funding[sweep-fast] is installed: python benchmarks/questions.py
Each is a whole process; its CPU time is a ratio to one `calc`, or to a sweep of as many draws.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import ki_funding

ROUNDS = 3
CASES = 100_000
RATE, POSTS = "ki_grundfoerderung.fachkraft_hoechstbetrag", "ki_grundfoerderung.fachkraft_stellen"
ALL = {"cases": "all", "years": "2018..2027"}
READINGS = ("zeitanteil", "rundung", "satz_2022", "komm_an_stufen", "kim_pauschalen")
MINIMUM = ("verkettung", "verzoegerung", "tarifmass", "einmalzahlungen", "aussetzung",
           "fehlende_preise", "rundung_mindestbetrag", "rundung")  # fmt: skip
LAND = {"kommune": "NRW", "jahr": 2026, "tintg_mindestbetrag": {}}
VALUES = {RATE: {"from": 50_000, "to": 58_970, "step": 30}}
CLAIMED = {
    "ki_grundfoerderung.fachkraft_stellen": (600, 100),
    "ki_grundfoerderung.verwaltungsassistenz_stellen": (150, 100),
    "ki_grundfoerderung.laiensprachmittler_ausgaben": (6_000_000, 100),
    "komm_an_i.personal_stellen": (300, 100),
    "komm_an_i.massnahmen_ausgaben": (1_500_000, 100),
}
SHOWN = [{"amount": "granted", "show": ["mean", "least", "most"]}]


def scenarios(folder: Path) -> dict[str, dict[str, Any]]:
    """The questions by name."""
    rows = [{"amount": "granted", "by": ["kommune", "year", RATE], "show": ["sum"]}]
    one: dict[str, Any] = {"kommune": "Unna", "jahr": 2023}
    for path in CLAIMED:
        programme, name = path.split(".")
        one.setdefault(programme, {})[name] = 1
    draws = {"vary": {POSTS: {"uniform": [0, 6], "step": 0.01}}, "draws": {"number": CASES}}
    return {
        "all KI x 10 years x 5 readings": {**ALL, "readings": dict.fromkeys(READINGS, "all")},
        "minimum x 6 years x 8 readings": {
            "cases": [LAND], "years": "2022..2027", "readings": dict.fromkeys(MINIMUM, "all"),
        },
        "a row for each KI, year and value": {**ALL, "vary": VALUES, "report": rows},
        f"{CASES:,} draws": {"cases": [one], **draws, "report": SHOWN},
        f"table of {CASES:,} cases": {"cases": {"table": str(_table(folder))}, "report": SHOWN},
    }  # fmt: skip


def _table(folder: Path) -> Path:
    """Cases that differ in numbers, municipality and year."""
    choose, path = Random(5), folder / "cases.csv"
    kommunen = list(ki_funding.load_rules().book.register.municipalities)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["kommune", "jahr", *CLAIMED])
        for _ in range(CASES):
            numbers = [choose.randint(0, most) / below for most, below in CLAIMED.values()]
            writer.writerow([choose.choice(kommunen), choose.randint(2018, 2023), *numbers])
    return path


def _seconds(command: list[str]) -> float:
    """CPU seconds of a process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ends with {status}")
    return used.ru_utime + used.ru_stime


def main() -> None:
    """The least of some rounds in which all take their turn."""
    program = [sys.executable, "-m", "ki_funding"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands = {"calc": [*program, "calc", "examples/kreis-unna.yaml"]}
        for title, asked in scenarios(folder).items():
            path = folder / f"{len(commands)}.yaml"
            head = {"scenario": "probe", "title": {"de": "Probe", "en": "probe"}}
            path.write_text(json.dumps({**head, **asked}), "utf-8")
            commands[title] = [*program, "sweep", str(path), "--output", str(folder / "out.json")]
        found = {title: float("inf") for title in commands}
        for _ in range(ROUNDS):
            for title, command in commands.items():
                found[title] = min(found[title], _seconds(command))
    for title, seconds in found.items():
        print(f"{title:36} {seconds:7.2f} s {seconds / found['calc']:6.1f} x calc")
    table, draws = found[f"table of {CASES:,} cases"], found[f"{CASES:,} draws"]
    print(f"the table takes {table / draws:.1f} times the time of the draws (limit 20)")


if __name__ == "__main__":
    main()
