"""`sweep --format parquet`: the rows of the CSV with decimals instead of texts."""

from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

from ki_funding.exact import plain_text
from ki_funding.extras import extra
from ki_funding.output.spreadsheet.csv import Value
from ki_funding.output.sweep.csv import FIGURES, columns, rows
from ki_funding.output.writing import Style
from ki_funding.results.sweep import Answer
from ki_funding.text_types import Words

PLACES = 9  # of a share; amounts have two, which a decimal with nine keeps


def render(answer: Answer, title: Words, style: Style) -> bytes:
    """A parquet file. Raises MissingExtra without pyarrow."""
    del title  # each table has its own
    parquet: Any = extra("pyarrow.parquet", "sweep")
    stream = BytesIO()
    parquet.write_table(arrow_table(answer, style), stream)
    return stream.getvalue()


def arrow_table(answer: Answer, style: Style) -> Any:
    """The rows of the CSV as an Arrow table. Raises MissingExtra without pyarrow."""
    arrow: Any = extra("pyarrow", "sweep")
    names = columns(answer)
    found = list(zip(*rows(answer, style), strict=True)) or [()] * len(names)
    types = [arrow.string()] * (len(names) - len(FIGURES))
    types += [arrow.string(), arrow.decimal128(38, PLACES), arrow.int64(), arrow.int64()]
    arrays = [
        arrow.array(map(_decimal, cells), kind) for cells, kind in zip(found, types, strict=True)
    ]
    return arrow.table(arrays, names=list(names))


def _decimal(cell: Value) -> Value:
    """A share as a decimal; it has no more than nine places here."""
    return Decimal(plain_text(cell)) if isinstance(cell, Fraction) else cell
