"""Cases as batches of Arrow, for engines that carry these from machine to machine."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from zlib import compress, decompress

from ki_funding.extras import extra
from ki_funding.files.cell_table import CellTable
from ki_funding.files.datasets import Piece
from ki_funding.files.findings import message
from ki_funding.presentation.sweep.rows import ArrowRows
from ki_funding.sweep.row_by_row import Found, RowByRow, Wrong
from ki_funding.sweep.row_tallies import cells, columns
from ki_funding.sweep.scenario.reader import Asked
from ki_funding.texts.language import heard, speaking

if TYPE_CHECKING:
    import pyarrow

NAME = "batch"  # where findings have the name of a file
FINDING = "finding"


class Batches:
    """Calculates cases that come as batches of Arrow, or as tables.

    It holds the rules and the question, can be pickled, and plans what it meets where it is called.
    Columns in `keep` are handed on. A wrong row raises InvalidInput; with `mark_wrong` it has
    no amounts, and the reason under `finding`.
    """

    def __init__(
        self, asked: Asked, *, keep: Sequence[str] = (), mark_wrong: bool = False, engine: str
    ) -> None:
        self._asked, self._engine = asked, engine
        self._keep, self._mark_wrong = tuple(keep), mark_wrong
        self._rows: dict[tuple[str, ...], RowByRow] = {}

    def __getstate__(self) -> bytes:
        """What it is made of, packed, without what it has planned."""
        return compress(pickle.dumps({**vars(self), "_rows": {}}, pickle.HIGHEST_PROTOCOL), 1)

    def __setstate__(self, state: bytes) -> None:
        vars(self).update(pickle.loads(decompress(state)))

    def schema(self, incoming: "pyarrow.Schema | None" = None) -> "pyarrow.Schema":
        """The columns that come out, where those of `incoming` come in."""
        arrow: Any = extra("pyarrow", "sweep")
        own = [
            field.with_type(arrow.string()) if arrow.types.is_dictionary(field.type) else field
            for field in self._made().schema
        ]
        kept = [incoming.field(name) for name in self._keep if incoming is not None]
        told = [arrow.field(FINDING, arrow.string())] if self._mark_wrong else []
        return arrow.schema([*kept, *own, *told])

    def each(self, batches: "Iterable[pyarrow.RecordBatch]") -> "Iterator[pyarrow.RecordBatch]":
        """What each of many batches comes to, one after the other."""
        yield from map(self, batches)

    def __call__(self, batch: Any) -> Any:
        """What the cases of a batch come to, as a batch; of a table as a table."""
        arrow: Any = extra("pyarrow", "sweep")
        if isinstance(batch, arrow.Table):
            parts = batch.combine_chunks().to_batches() or [_empty(arrow, batch.schema)]
            return arrow.Table.from_batches([self(part) for part in parts])
        names = tuple([name for name in batch.schema.names if name not in self._keep])
        piece = Piece(CellTable(NAME, names, (), ()), 0, batch)
        rows = self._of(piece.head)
        found = rows.found(piece, rejects=self._mark_wrong)
        made = self._made().batch(len(found.rows), list(cells(rows, found)))
        return self._whole(arrow, batch, found, made)

    def _of(self, head: CellTable) -> RowByRow:
        """What calculates rows with these columns."""
        if head.header not in self._rows:
            self._rows[head.header] = RowByRow(self._asked, head, self._engine)
        return self._rows[head.header]

    def _made(self) -> ArrowRows:
        return ArrowRows(tuple(columns(self._asked.question)))

    def _whole(self, arrow: Any, batch: Any, found: Found, made: Any) -> Any:
        """Own columns behind those that are kept, and wrong rows at their places."""
        schema, places = self.schema(batch.schema), found.rows
        if found.wrong:
            numpy: Any = extra("numpy", "sweep")
            places = numpy.concatenate([places, [one.place for one in found.wrong]])
            order = numpy.argsort(places, kind="stable")
            places = places[order]
            made = made.take(arrow.array(order, mask=order >= len(found.rows)))
        taken = arrow.array(places)
        arrays = [batch.column(name).take(taken) for name in self._keep]
        arrays += [made.column(name).cast(schema.field(name).type) for name in made.schema.names]
        if self._mark_wrong:
            told = {one.place: _reason(one) for one in found.wrong}
            arrays.append(arrow.array(map(told.get, places.tolist()), arrow.string()))
        return arrow.record_batch(arrays, schema=schema)


def _reason(wrong: Wrong) -> str:
    with speaking(heard()):
        return "; ".join(map(message, wrong.findings))


def _empty(arrow: Any, schema: Any) -> Any:
    return arrow.RecordBatch.from_pylist([], schema=schema)
