"""Rows as tables of other libraries, with real types: years are numbers, money is decimal.

Each library is imported when it is asked for. Raises MissingExtra where it is not installed.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from ki_funding.extras import extra
from ki_funding.presentation.page import Value
from ki_funding.presentation.records import Kind, Records
from ki_funding.values.exact import plain_text

PLACES = {"money": 2, "exact": 9}  # of a share; amounts have two, which nine keep
DIGITS = 38
Cell = str | int | Decimal | None


class Typed(NamedTuple):
    """A column whose cells are of one kind, or not there."""

    name: str
    kind: Kind
    cells: Sequence[Cell]


def arrow(records: Records) -> Any:
    """A table of Arrow."""
    library: Any = extra("pyarrow", "sweep")
    types = {
        "text": library.string(),
        "whole": library.int64(),
        **{kind: library.decimal128(DIGITS, places) for kind, places in PLACES.items()},
    }
    found = list(_typed(records))
    arrays = [library.array(one.cells, types[one.kind]) for one in found]
    return library.table(arrays, names=[one.name for one in found])


def pandas(records: Records) -> Any:
    """A data frame of pandas; whole numbers may be missing, amounts are `Decimal`."""
    library: Any = extra("pandas", "pandas")
    types = {"text": "object", "whole": "Int64", "money": "object", "exact": "object"}
    return library.DataFrame(
        {one.name: library.Series(one.cells, dtype=types[one.kind]) for one in _typed(records)}
    )


def polars(records: Records) -> Any:
    """A data frame of Polars."""
    library: Any = extra("polars", "polars")
    types = {
        "text": library.String,
        "whole": library.Int64,
        **{kind: library.Decimal(DIGITS, places) for kind, places in PLACES.items()},
    }
    return library.DataFrame(
        [library.Series(one.name, one.cells, dtype=types[one.kind]) for one in _typed(records)]
    )


def _typed(records: Records) -> Iterator[Typed]:
    found = list(zip(*records.rows, strict=True)) or [()] * len(records.columns)
    for name, cells in zip(records.columns, found, strict=True):
        kind = records.kinds.get(name) or _kind(cells)
        yield Typed(name, kind, [_as(kind, cell) for cell in cells])


def _kind(cells: Sequence[Value]) -> Kind:
    """What all cells of a column are that are there."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {int}:
        return "whole"
    if kinds == {Decimal}:
        return "money"
    return "exact" if kinds and kinds <= {Decimal, Fraction, int} else "text"


def _as(kind: Kind, cell: Value) -> Cell:
    """A cell as its kind; what has no end as a decimal has nine places."""
    if cell is None:
        return None
    if kind == "text":
        return str(cell)
    if isinstance(cell, Fraction):
        whole = plain_text(cell)
        endless = "/" in whole
        return round(Decimal(cell.numerator) / cell.denominator, 9) if endless else Decimal(whole)
    return Decimal(cell) if kind == "exact" and isinstance(cell, int) else cell
