"""How checking grows: the CPU time of `ki-funding check` for 10, 100 and 1,000 programmes.

Run with the environment in which ki-funding is installed: python benchmarks/checking.py
The programmes are copies of the invented one of the tests, each with a rule test of its own. What
is shown is the time for each further programme; if checking grows linearly, it stays the same.
"""

import shutil
import sys
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from startup import ROOT, cpu_seconds

INVENTED = ROOT / "tests" / "invented"
SIZES = (10, 100, 1000)
ROUNDS = 15
ROUNDS_OF_THE_LARGEST = 5
TEST = """tests:
  - name: three fools
    source: amtsblatt
    case: {{kommune: Seldwyla, jahr: 2021, {id}: {{narren: 3, ausgaben: 5000}}}}
    expect:
      {id}.personal.granted: 603.00
      {id}.kosten.granted: 4000.00
      {id}.praemie.granted: 603.00
  - name: the same three in 2023
    source: amtsblatt
    case: {{kommune: Seldwyla, jahr: 2023, {id}: {{narren: 3, ausgaben: 5000}}}}
    expect: {{{id}.personal.granted: 603.00}}
"""


def generate(folder: Path, count: int) -> None:
    """A folder of rules with so many programmes."""
    shutil.copytree(
        INVENTED,
        folder,
        ignore=shutil.ignore_patterns("tests", "narrenhilfe.yaml", "schellengeld.yaml"),
    )
    (folder / "tests").mkdir()
    programme = (INVENTED / "narrenhilfe.yaml").read_text("utf-8")
    for number in range(count):
        name = f"narrenhilfe_{number:04}"
        text = programme.replace("id: narrenhilfe", f"id: {name}")
        (folder / f"{name}.yaml").write_text(text, "utf-8")
        (folder / "tests" / f"{name}.yaml").write_text(TEST.format(id=name), "utf-8")


def main() -> None:
    """Prints the time of each size, and what each further programme takes."""
    command = [sys.executable, "-m", "ki_funding", "check", "--quiet"]
    with TemporaryDirectory() as place:
        folders = {count: Path(place) / str(count) for count in SIZES}
        for count, folder in folders.items():
            generate(folder, count)
        taken: dict[int, list[float]] = {count: [] for count in folders}
        for round_ in range(ROUNDS):
            for count, folder in folders.items():
                if count == SIZES[-1] and round_ >= ROUNDS_OF_THE_LARGEST:
                    continue
                taken[count].append(cpu_seconds([*command, str(folder)]))
    times = {count: median(seconds) for count, seconds in taken.items()}
    print(f"{'programmes':>10}{'CPU ms':>10}{'ms for each more':>18}{'ratio':>8}")
    print(f"{SIZES[0]:10}{times[SIZES[0]] * 1000:10.0f}")
    first = None
    for smaller, larger in pairwise(SIZES):
        step = (times[larger] - times[smaller]) / (larger - smaller)
        first = first or step
        print(f"{larger:10}{times[larger] * 1000:10.0f}{step * 1000:18.2f}{step / first:8.2f}")


if __name__ == "__main__":
    main()
