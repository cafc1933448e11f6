"""`sweep --format csv`: every figure in a row of its own, whatever the tables are grouped by."""

from collections.abc import Iterator
from fractions import Fraction

from ki_funding.presentation.page import Value
from ki_funding.presentation.records import Records
from ki_funding.presentation.sweep.sheets import BILLIONTH
from ki_funding.sweep.answer_table import Answer
from ki_funding.texts.language import words
from ki_funding.values.exact import Rounding, round_to

NAMES = ("table", "amount")
FIGURES = ("statistic", "value", "count", "undetermined")


def records(answer: Answer) -> Records:
    """A row for each figure: its table, amount, what it belongs to, and its value."""
    return Records(columns(answer), rows(answer), {"value": "exact"})


def columns(answer: Answer) -> tuple[str, ...]:
    """The names of the columns: keys of every table, each once."""
    keys = dict.fromkeys(key for table in answer.tables for key in table.keys)
    return (*NAMES, *keys, *FIGURES)


def rows(answer: Answer) -> Iterator[tuple[Value, ...]]:
    """The figures with what they belong to; None is undetermined, or no key of that table."""
    keys = columns(answer)[len(NAMES) : -len(FIGURES)]
    for table in answer.tables:
        names = (words(table.title), table.amount)
        for row in table.rows:
            known = dict(zip(table.keys, row.key, strict=True))
            for statistic, value in zip(table.columns, row.values, strict=True):
                if isinstance(value, Fraction):  # a share, to nine decimals
                    value = round_to(value, BILLIONTH, Rounding.HALF_UP)  # noqa: PLW2901
                counts = (row.count, row.undetermined)
                yield (*names, *map(known.get, keys), statistic, value, *counts)
