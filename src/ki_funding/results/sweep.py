"""What a sweep returns: tables of exact figures, and what they were computed with."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ki_funding.results.change import Receipt
from ki_funding.text_types import Words

# Euros with two places, a share, or nothing where no case gives a figure.
SweepValue = Decimal | Fraction | None


class AnswerRow(NamedTuple):
    """One row: its key, a value for each column, and over how many numbers.

    `undetermined` of them are not known in full; amounts then are lower bounds.
    """

    key: tuple[str, ...]
    values: tuple[SweepValue, ...]
    count: int
    undetermined: int


class AnswerTable(NamedTuple):
    """One table: `keys` name the columns that it is grouped by, `columns` the figures."""

    title: Words
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[AnswerRow, ...]


class Answer(NamedTuple):
    """A whole sweep: over how many cases, and with which draws and engine."""

    tables: tuple[AnswerTable, ...]
    receipt: Receipt
    cases: int
    draws: int
    seed: int
    engine: str
