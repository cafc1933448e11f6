"""How checking grows: the CPU time of `ki-funding check` for 10, 100 and 1,000 programmes.

Run with the environment in which ki-funding is installed: python benchmarks/checking.py
The programmes are copies of the invented one of the tests, each with a rule test of its own. What
is shown is the time for one more programme; if checking grows linearly, it stays the same.
"""

import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from startup import ROOT, cpu_seconds

INVENTED = ROOT / "tests" / "invented"
SIZES = (10, 100, 1000)
ROUNDS = 5
TEST = """tests:
  - name: three fools
    source: amtsblatt
    case: {{kommune: Seldwyla, jahr: 2021, {id}: {{narren: 3, ausgaben: 5000}}}}
    expect:
      {id}.personal.granted: 603.00
      {id}.kosten.granted: 4000.00
      {id}.praemie.granted: 603.00
      {id}.hilfe.granted: 0.00
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
    """Prints the time of each size, and of one more programme as a ratio to the smallest step."""
    command = [sys.executable, "-m", "ki_funding", "check", "--quiet"]
    with TemporaryDirectory() as place:
        folders = {count: Path(place) / str(count) for count in (1, *SIZES)}
        for count, folder in folders.items():
            generate(folder, count)
        taken: dict[int, list[float]] = {count: [] for count in folders}
        for _ in range(ROUNDS):
            for count, folder in folders.items():
                taken[count].append(cpu_seconds([*command, str(folder)]))
    start = median(taken[1])
    steps = {count: (median(taken[count]) - start) / (count - 1) for count in SIZES}
    print(f"{'programmes':>10}{'CPU ms':>10}{'ms each':>10}{'ratio':>8}")
    for count, step in steps.items():
        ratio = step / steps[SIZES[0]]
        print(f"{count:10}{median(taken[count]) * 1000:10.0f}{step * 1000:10.2f}{ratio:8.2f}")


if __name__ == "__main__":
    main()
