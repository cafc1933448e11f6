"""Cases from parquet to parquet, against reading them alone: `python benchmarks/tables.py 1e6 1e7`.

Each runs in a process of its own, in turns; the figures are the least of all rounds.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow
from pyarrow import parquet

import ki_funding
from ki_funding.files.datasets import ROWS, Dataset
from ki_funding.presentation.sweep.rows import ParquetRows
from ki_funding.sweep.row_by_row import RowByRow
from ki_funding.sweep.row_tallies import answered
from ki_funding.sweep.scenario.options import of_table
from ki_funding.sweep.scenario.reader import asked

PROGRAMME = "ki_grundfoerderung"
A_FILE = 10_000_000
ROUNDS = 3


def make(folder: Path, count: int) -> None:
    """So many cases of all KI in five years, with every number of the programme drawn."""
    book = ki_funding.load_rules().book
    draw, inputs = np.random.default_rng(1), book.law(PROGRAMME).spec.inputs
    names = pyarrow.array([ki.name for ki in book.register.municipalities.values()])
    for first in range(0, count, A_FILE):
        writer = None
        for start in range(first, min(first + A_FILE, count), ROWS):
            rows = min(ROWS, count - start, first + A_FILE - start)
            places = pyarrow.array(draw.integers(0, len(names), rows, np.int32))
            columns = {
                "kommune": pyarrow.DictionaryArray.from_arrays(places, names),
                "jahr": pyarrow.array(draw.integers(2022, 2027, rows, np.int32)),
            }
            for name, entry in inputs.items():
                cents = pyarrow.array(draw.integers(0, 5_000_000, rows))
                whole = cents.cast(pyarrow.decimal128(19, 0)).buffers()
                kind = pyarrow.decimal128(12, 2)
                euros = pyarrow.Array.from_buffers(kind, rows, whole)
                posts = pyarrow.array(draw.integers(0, 13, rows) / 2)
                columns[f"{PROGRAMME}.{name}"] = euros if entry.unit.text == "EUR" else posts
            table = pyarrow.table(columns)
            if writer is None:
                writer = parquet.ParquetWriter(
                    folder / f"{first // A_FILE:03}.parquet", table.schema
                )
            writer.write_table(table)
        if writer is not None:
            writer.close()


def reading(folder: Path, _: Path) -> int:
    """Decodes every column and keeps nothing."""
    table = Dataset.at(folder)
    return sum(piece.batch.num_rows for piece in table.pieces(table.head.header))


def copying(folder: Path, out: Path) -> int:
    """Decodes every column and writes it again, as a job writes: texts alone as dictionaries."""
    table, writer, count = Dataset.at(folder), None, 0
    for piece in table.pieces(table.head.header):
        schema = piece.batch.schema
        writer = writer or parquet.ParquetWriter(out, schema, use_dictionary=["kommune"])
        writer.write_batch(piece.batch)
        count += piece.batch.num_rows
    assert writer is not None
    writer.close()
    return count


def job(folder: Path, out: Path) -> int:
    """Calculates every row, reports it and writes it."""
    found = asked(of_table(str(folder)), Path(), ki_funding.load_rules(), by_row=True)
    assert found.table is not None
    with out.open("wb") as stream:
        writer = ParquetRows(stream)
        answer = answered(RowByRow(found, found.table.head), found.table, writer)
        writer.end()
    return answer.cases


WHAT: dict[str, Callable[[Path, Path], int]] = {
    "reading": reading,
    "reading and writing": copying,
    "calculating": job,
}


def measured(name: str, folder: Path) -> dict[str, float]:
    """One run in a process of its own: seconds of the clock and of CPU, peak memory."""
    command = [sys.executable, __file__, "run", name, str(folder), str(folder / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def run(name: str, folder: Path, out: Path) -> None:
    """Prints what one run takes, beyond the imports."""
    clock, cpu = time.perf_counter(), time.process_time()
    count = WHAT[name](folder, out)
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))  # noqa: PTH123, SIM115
    print(json.dumps({
        "rows": count,
        "clock": time.perf_counter() - clock,
        "cpu": time.process_time() - cpu,
        "peak": int(status["VmHWM"].split()[0]) / 1024,
    }))  # fmt: skip


def main(sizes: list[str]) -> None:
    """Prints a table for each size."""
    print(f"{'rows':>12}  {'':20}  ns CPU a row  x reading  seconds  peak MiB")
    for size in map(int, map(float, sizes or ["1e6"])):
        with TemporaryDirectory() as name:
            folder = Path(name)
            make(folder, size)
            runs = [{what: measured(what, folder) for what in WHAT} for _ in range(ROUNDS)]
        for what in WHAT:
            best = {key: min(one[what][key] for one in runs) for key in ("clock", "cpu", "peak")}
            ratio = best["cpu"] / min(one["reading"]["cpu"] for one in runs)
            print(
                f"{size:>12,}  {what:20}  {best['cpu'] / size * 1e9:>12.0f}  {ratio:>9.1f}"
                f"  {best['clock']:>7.1f}  {best['peak']:>8.0f}"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        run(sys.argv[2], *map(Path, sys.argv[3:]))
    else:
        main(sys.argv[1:])
