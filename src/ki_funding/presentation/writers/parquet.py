"""Rows as parquet: the rows of the CSV with decimals instead of texts."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

from ki_funding.extras import extra
from ki_funding.presentation.page import Value
from ki_funding.presentation.records import Kind, Records
from ki_funding.values.exact import plain_text

PLACES = 9  # of a share; amounts have two, which a decimal with nine keeps


def write(records: Records) -> bytes:
    """A parquet file. Raises MissingExtra without pyarrow."""
    parquet: Any = extra("pyarrow.parquet", "sweep")
    stream = BytesIO()
    parquet.write_table(arrow_table(records), stream)
    return stream.getvalue()


def arrow_table(records: Records) -> Any:
    """The rows as an Arrow table. Raises MissingExtra without pyarrow."""
    arrow: Any = extra("pyarrow", "sweep")
    names = records.columns
    found = list(zip(*records.rows, strict=True)) or [()] * len(names)
    types = {
        "exact": arrow.decimal128(38, PLACES),
        "whole": arrow.int64(),
        "text": arrow.string(),
    }
    arrays = []
    for name, cells in zip(names, found, strict=True):
        kind = records.kinds.get(name) or _kind(cells)
        arrays.append(arrow.array([_as(kind, cell) for cell in cells], types[kind]))
    return arrow.table(arrays, names=list(names))


def _kind(cells: Sequence[Value]) -> Kind:
    """What all cells of a column are that are there."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {int}:
        return "whole"
    return "exact" if kinds and kinds <= {Decimal, Fraction} else "text"


def _as(kind: Kind, cell: Value) -> Value:
    """A share as a decimal; it has no more than nine places here."""
    if kind == "text":
        return None if cell is None else str(cell)
    return Decimal(plain_text(cell)) if isinstance(cell, Fraction) else cell
