"""The rows of a table in parts that travel, and what these come to, merged in their order.

A part holds the question and the rules, packed, and which rows it is about; a worker reads these
from the file itself and plans what it meets there, once for all parts that it runs.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import compress, decompress

from ki_funding.files.cell_table import CellTable
from ki_funding.files.datasets import Dataset, Stretch
from ki_funding.sweep.answer_table import Answer, RowCells, RowWriter
from ki_funding.sweep.row_by_row import RowByRow, Wrong
from ki_funding.sweep.row_tallies import RowTallies, TellWrong, begin, tallied
from ki_funding.sweep.scenario.reader import Asked
from ki_funding.sweep.tallying import Progress, nobody
from ki_funding.values.scalars import Words


class RowPartResult(NamedTuple):
    """What the rows of a part come to: tallies, rows to write, wrong ones, and what is named."""

    tallies: RowTallies
    written: Sequence[tuple[int, Sequence[RowCells]]]
    wrong: Sequence[Wrong]
    open_items: dict[str, None]
    titles: dict[str, Words]
    cited: dict[Words, None]


class RowPart(NamedTuple):
    """A part of a table; its rows come back if they are `written`, wrong ones if `rejects`."""

    packed: bytes
    stretch: Stretch
    written: bool
    rejects: bool

    def run(self) -> RowPartResult:
        """What it comes to. Raises what `RowByRow.found` does, and MissingFile."""
        rows = _unpacked(self.packed)
        written: list[tuple[int, Sequence[RowCells]]] = []
        wrong: list[Wrong] = []

        def write(count: int, cells: Sequence[RowCells]) -> None:
            written.append((count, cells))

        found = tallied(
            rows,
            self.stretch.pieces(rows.reader.columns),
            write if self.written else None,
            wrong.extend if self.rejects else None,
        )
        return RowPartResult(found, written, wrong, rows.open_items, rows.titles, rows.cited)


def answered_in_parts(
    rows: RowByRow,
    table: Dataset,
    run: Callable[[Iterable[RowPart]], Iterator[RowPartResult]],
    writer: RowWriter | None = None,
    rejects: TellWrong | None = None,
    *,
    progress: Progress = nobody,
) -> Answer:
    """As `answered` of `row_tallies`, with parts that `run` runs and hands on in their order."""
    packed = _packed(rows, table.head)
    parts = (
        RowPart(packed, stretch, writer is not None, rejects is not None)
        for stretch in table.stretches()
    )
    if writer is not None:
        begin(writer, rows.asked.question)
    whole = RowTallies(rows.asked.question)
    for found in run(parts):
        before = whole.rows + whole.rejected
        whole.merge(found.tallies)
        rows.open_items |= found.open_items
        rows.titles |= found.titles
        rows.cited |= found.cited
        if writer is not None:
            for count, cells in found.written:
                writer.write(count, cells)
        if rejects is not None and found.wrong:
            rejects(found.wrong)
        progress(whole.rows + whole.rejected - before)
    return whole.answer(rows)


def _packed(rows: RowByRow, head: CellTable) -> bytes:
    what = (rows.asked._replace(table=None), head, rows.engine.name)
    return compress(pickle.dumps(what, pickle.HIGHEST_PROTOCOL), 1)


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> RowByRow:
    asked, head, engine = _read(packed)
    return RowByRow(asked, head, engine)


def _read(packed: bytes) -> tuple[Asked, CellTable, str]:
    return pickle.loads(decompress(packed))  # type: ignore[no-any-return]
