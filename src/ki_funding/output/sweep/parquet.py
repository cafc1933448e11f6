"""`sweep --format parquet`: the rows of the CSV with decimals instead of texts."""

from decimal import Decimal
from io import BytesIO
from typing import Any

from ki_funding.extras import extra
from ki_funding.output.sweep.csv import FIGURES, columns, rows
from ki_funding.output.writing import Style
from ki_funding.results.sweep import Answer
from ki_funding.text_types import Words

PLACES = 9  # of a share; amounts have two, which a decimal with nine keeps


def render(answer: Answer, title: Words, style: Style) -> bytes:
    """A parquet file. Raises MissingExtra without pyarrow."""
    del title  # each table has its own
    arrow: Any = extra("pyarrow", "sweep")
    parquet: Any = extra("pyarrow.parquet", "sweep")
    names = columns(answer)
    found = list(zip(*rows(answer, style), strict=True)) or [()] * len(names)
    types = [arrow.string()] * (len(names) - len(FIGURES))
    types += [arrow.string(), arrow.decimal128(38, PLACES), arrow.int64(), arrow.int64()]
    readers = [str] * (len(types) - 3) + [Decimal, int, int]
    arrays = [
        arrow.array([None if cell is None else read(cell) for cell in cells], kind)
        for cells, kind, read in zip(found, types, readers, strict=True)
    ]
    stream = BytesIO()
    parquet.write_table(arrow.table(arrays, names=list(names)), stream)
    return stream.getvalue()
