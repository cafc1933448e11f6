"""`python -m tests.quality`: measures what the page on quality says, and writes it down.

Each measure is a command that ends with a line like "160000 cases, 0 differences": the first
number is what was tried, the last what was found. `python -m tests.quality oracle` takes one alone.
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


class Measure(NamedTuple):
    """What is tried and what is found, in German and English, and with which command."""

    tried: tuple[str, str]
    found: tuple[str, str]
    command: str


MEASURES = {
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
}


def main() -> None:
    """Runs each command and keeps its numbers."""
    numbers = json.loads(NUMBERS.read_text("utf-8"))
    for name in sys.argv[1:] or MEASURES:
        command = MEASURES[name].command
        done = subprocess.run(
            [sys.executable, *command.split()[1:]],
            cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        last = [int(number) for number in re.findall(r"\d+", done.stdout.splitlines()[-1])]
        numbers[name] = {"tried": last[0], "found": last[-1], "command": command,
                         "date": datetime.now(UTC).date().isoformat()}  # fmt: skip
        NUMBERS.write_text(json.dumps(numbers, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
