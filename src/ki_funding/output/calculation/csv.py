"""`calc --format csv`: a row for each item, the same as `Result.to_rows()`."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from ki_funding.output.calculation.rows import COLUMNS, rows
from ki_funding.output.spreadsheet.csv import Value, csv_text
from ki_funding.output.writing import Style
from ki_funding.results.calculation import Calculation


def render(calculations: Sequence[Calculation], sources: Mapping[str, Any], style: Style) -> str:
    """A header and a row for each item of each case; an empty amount is undetermined."""
    del sources  # citations are ids; `rules --sources` has the bibliography
    found = [
        [_value(name, row[name]) for name in COLUMNS]
        for calculation in calculations
        for row in rows(calculation, style.language)
    ]
    return csv_text(COLUMNS, found, style.dialect)


def _value(name: str, value: Any) -> Value:
    """A quantity is a number that is written as text."""
    if name == "quantity" and value is not None:
        return Fraction(value)
    return value  # type: ignore[no-any-return]
