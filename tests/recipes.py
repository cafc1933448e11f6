"""Runs what the pages on scale say of other engines: `python -m tests.recipes polars ray spark`.

Each needs its library, which nobody needs for anything else here.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow
from pyarrow import parquet

import ki_funding

PAGES = Path(__file__).parent.parent / "docs"
BLOCK = re.compile(r"```py\n(.*?)```", re.S)
ENGINE = re.compile(r"(?:import|from) (?:py)?(polars|ray|spark)")
P = "ki_grundfoerderung"
PARTS, EACH = 3, 100


def main(engines: list[str]) -> int:
    """Runs the recipes of both languages, and says of each how many rows are as `calc` has them."""
    for page in ("en/scale.md", "de/skalieren.md"):
        for recipe in BLOCK.findall((PAGES / page).read_text("utf-8")):
            engine = ENGINE.match(recipe)[1]
            if not engines or engine in engines:
                print(f"{page} {engine}: {right(recipe)} of {PARTS * EACH} rows as with calc")
    return 0


def right(recipe: str) -> int:
    """How many rows a recipe gives as they should be, with parts that it finds in its folder."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "parts").mkdir()
        for part in range(PARTS):
            parquet.write_table(cases(part), folder / "parts" / f"{part}.parquet")
        env = {**os.environ, "PYSPARK_PYTHON": sys.executable}
        subprocess.run([sys.executable, "-c", recipe], cwd=folder, env=env, check=True)
        (found,) = folder.glob("funding*")
        rules = ki_funding.load_rules()
        rows = parquet.read_table(found, columns=["id", "granted"]).to_pylist()
        due = {row["id"]: rules.calculate(case_of(row)).granted for part in range(PARTS)
               for row in cases(part).to_pylist()}  # fmt: skip
        return sum(due.pop(row["id"], None) == row["granted"] for row in rows)


def case_of(row: dict[str, object]) -> dict[str, object]:
    """A row without what is no part of a case."""
    return {name: cell for name, cell in row.items() if name != "id"}


def cases(part: int) -> pyarrow.Table:
    """Cases of two KI, each with a number of its own."""
    numbers = range(part * EACH, part * EACH + EACH)
    return pyarrow.table(
        {
            "id": list(numbers),
            "kommune": [("Unna", "05315")[n % 2] for n in numbers],
            "jahr": [2022 + n % 5 for n in numbers],
            f"{P}.fachkraft_stellen": [n % 13 / 2 for n in numbers],
            f"{P}.verwaltungsassistenz_stellen": [n % 3 / 2 for n in numbers],
            f"{P}.laiensprachmittler_ausgaben": [n * 10 for n in numbers],
        }
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
