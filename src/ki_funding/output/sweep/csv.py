"""`sweep --format csv`: every figure in a row of its own, whatever the tables are grouped by."""

import csv
from collections.abc import Iterator
from io import StringIO

from ki_funding.language import words
from ki_funding.output.spreadsheet.harmless import harmless
from ki_funding.output.sweep.figures import exact_text
from ki_funding.output.writing import Style
from ki_funding.results.sweep import Answer
from ki_funding.text_types import Words

FIGURES = ("statistic", "value", "count", "undetermined")


def render(answer: Answer, title: Words, style: Style) -> str:
    """A header, and a row for each figure: the table, what it is grouped by, and its value."""
    del title  # each table has its own
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns(answer))
    for row in rows(answer, style):
        writer.writerow([harmless(cell) if cell is not None else "" for cell in row])
    return stream.getvalue()


def columns(answer: Answer) -> tuple[str, ...]:
    """The names of the columns: keys of every table, each once."""
    keys = dict.fromkeys(key for table in answer.tables for key in table.keys)
    return ("table", *keys, *FIGURES)


def rows(answer: Answer, style: Style) -> Iterator[tuple[str | None, ...]]:
    """The figures with what they belong to; None is undetermined, or no key of that table."""
    keys = columns(answer)[1 : -len(FIGURES)]
    for table in answer.tables:
        name = words(table.title, style.language)
        for row in table.rows:
            known = dict(zip(table.keys, row.key, strict=True))
            for statistic, value in zip(table.columns, row.values, strict=True):
                counts = (str(row.count), str(row.undetermined))
                yield (name, *map(known.get, keys), statistic, exact_text(value), *counts)
