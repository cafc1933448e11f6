"""Rows as parquet: the rows of the CSV with decimals instead of texts."""

from io import BytesIO
from typing import Any

from ki_funding.extras import extra
from ki_funding.presentation.frames import arrow
from ki_funding.presentation.records import Records


def write(records: Records) -> bytes:
    """A parquet file. Raises MissingExtra without pyarrow."""
    parquet: Any = extra("pyarrow.parquet", "sweep")
    stream = BytesIO()
    parquet.write_table(arrow(records), stream)
    return stream.getvalue()
