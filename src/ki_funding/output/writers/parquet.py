"""Rows as parquet: the rows of the CSV with decimals instead of texts."""

from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

from ki_funding.exact import plain_text
from ki_funding.extras import extra
from ki_funding.output.page import Value
from ki_funding.output.shown import Records

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
    exact = dict.fromkeys(records.exact, arrow.decimal128(38, PLACES))
    types = {**exact, **dict.fromkeys(records.whole, arrow.int64())}
    arrays = [
        arrow.array(map(_decimal, cells), types.get(name, arrow.string()))
        for name, cells in zip(names, found, strict=True)
    ]
    return arrow.table(arrays, names=list(names))


def _decimal(cell: Value) -> Value:
    """A share as a decimal; it has no more than nine places here."""
    return Decimal(plain_text(cell)) if isinstance(cell, Fraction) else cell
