"""`python -m tests.quality`: measures what the page on quality says, and writes it down.

Each measure is a command that ends with a line like "total: 160000 cases, 0 differences": what was
tried, and what was found. `python -m tests.quality oracle` takes one alone, and what follows its
name replaces its options: `python -m tests.quality fuzz --inputs 50000`.
The page follows with `pytest tests/shown --update-expected`.
"""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
NUMBERS = Path(__file__).with_suffix(".json")
TOTAL = re.compile(r"total: (\d+) \D+ (\d+) ")


class Measure(NamedTuple):
    """What is tried and what is found, in German and English, and with which command."""

    tried: tuple[str, str]
    found: tuple[str, str]
    command: str


MEASURES = {
    "fuzz": Measure(
        ("zufällige Eingaben aller Arten von Dateien", "random inputs of all kinds of files"),
        ("Fehler des Programms", "bugs of the program"),
        "python -m tests.fuzz --inputs 1000000",
    ),
    "oracle": Measure(
        ("zufällige Fälle gegen einen zweiten Rechenweg", "random cases against a second way"),
        ("Abweichungen", "differences"),
        "python -m tests.oracle --cases 10000",
    ),
    "sweeps": Measure(
        ("Zeilen von Szenarien, je Engine, gegen denselben", "rows of scenarios, by each engine"),
        ("Abweichungen", "differences"),
        "python -m tests.oracle --cases 0 --sweeps 200",
    ),
    "code": Measure(
        ("Fehler in dem, was rechnet", "slips in what calculates"),
        ("von den Tests nicht bemerkt", "not noticed by the tests"),
        "python -m tests.mutants code --sample 300",
    ),
    "rules": Measure(
        ("Fehler in den Regeln", "slips in the rules"),
        ("von check und test nicht bemerkt", "not noticed by check and test"),
        "python -m tests.mutants rules --sample 500",
    ),
    "faults": Measure(
        ("Abbrüche mitten im Schreiben", "kills while a file is written"),
        ("Mängel: halbe Dateien, Reste, Tracebacks", "faults: half files, leftovers, tracebacks"),
        "python -m tests.faults --kills 1000",
    ),
}


def main() -> int:
    """Takes all measures, or the one that is named; 1 if any of them found something."""
    name, *options = sys.argv[1:] or [""]
    return max([taken(one, options) for one in ([name] if name else MEASURES)])


def taken(name: str, options: list[str]) -> int:
    """Runs a command, shows what it says and keeps the numbers of its last line."""
    command = MEASURES[name].command.split()
    if options:
        given = next(place for place, word in enumerate(command) if word.startswith("--"))
        command = [*command[:given], *options]
    with subprocess.Popen([sys.executable, *command[1:]], cwd=ROOT, stdout=subprocess.PIPE,
                          encoding="utf-8") as run:  # fmt: skip
        for line in run.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            if total := TOTAL.match(line):
                enter(name, *map(int, total.groups()), " ".join(command))
    return run.returncode


def enter(name: str, tried: int, found: int, command: str) -> None:
    """Writes down the numbers of a measure that was taken today."""
    taken_on = datetime.now(UTC).date().isoformat()
    row = {"tried": tried, "found": found, "command": command, "date": taken_on}
    numbers = {**json.loads(NUMBERS.read_text("utf-8")), name: row}
    in_order = {known: numbers[known] for known in MEASURES if known in numbers}
    NUMBERS.write_text(json.dumps(in_order, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
