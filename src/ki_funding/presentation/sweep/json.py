"""`sweep --format json`: version 1 of the envelope of a sweep. Its keys are public."""

from typing import TYPE_CHECKING

from ki_funding.presentation.calculation.json import receipt_entry
from ki_funding.presentation.sweep.sheets import exact_text
from ki_funding.sweep.answer_table import Answer, AnswerTable
from ki_funding.texts.language import words
from ki_funding.values.scalars import Words

if TYPE_CHECKING:
    from ki_funding.presentation.sweep.envelope import SweepEnvelope, SweepTable

VERSION = 1


def envelope(answer: Answer, title: Words) -> "SweepEnvelope":
    """The answer as data."""
    return {
        "ki_funding_sweep": VERSION,
        "receipt": receipt_entry(answer.receipt),
        "title": words(title),
        "cases": answer.cases,
        "draws": answer.draws,
        "seed": answer.seed,
        "engine": answer.engine,
        "asked": dict(answer.asked),
        "open_items": list(answer.open_items),
        "without_effect": list(answer.idle),
        "tables": [_table(table) for table in answer.tables],
    }


def _table(table: AnswerTable) -> "SweepTable":
    return {
        "title": words(table.title),
        "rows": [
            {
                "by": dict(zip(table.keys, row.key, strict=True)),
                "values": dict(zip(table.columns, map(exact_text, row.values), strict=True)),
                "count": row.count,
                "undetermined": row.undetermined,
            }
            for row in table.rows
        ],
    }
