"""A result as flat rows, one for each item, for data frames and CSV."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ki_funding.calculation.result import Calculation
from ki_funding.presentation.records import Records
from ki_funding.texts.language import words

COLUMNS = (
    "municipality", "ags", "type", "case", "year",
    "programme", "programme_title", "item", "item_title", "kind", "counts_as",
    "claimed", "maximum", "granted", "unused", "own_share", "quantity", "unit",
    "notice", "actual", "difference", "repayable",
    "status", "reason", "limited_by", "undetermined", "sources",
)  # fmt: skip


def rows(calculation: Calculation) -> list[dict[str, Any]]:
    """One row for each item; amounts are Decimal, or None where undetermined."""
    municipality = calculation.municipality
    return [
        {
            "municipality": municipality.name,
            "ags": municipality.ags,
            "type": str(municipality.art),
            "case": calculation.case,
            "year": calculation.year,
            "programme": programme.id,
            "programme_title": words(programme.title),
            "item": item.id,
            "item_title": words(item.title),
            "kind": item.kind,
            "counts_as": str(item.counts_as),
            "claimed": None if item.in_kind else item.claimed,
            "maximum": None if item.in_kind else item.maximum,
            "granted": None if item.in_kind else item.granted,
            "unused": None if item.in_kind else item.unused,
            "own_share": None if item.in_kind else item.own_share,
            "quantity": item.quantity,
            "unit": item.quantity_unit,
            "notice": item.notice,
            "actual": item.actual,
            "difference": item.difference,
            "repayable": item.repayable,
            "status": str(item.status) if item.status else None,
            "reason": str(item.reason) if item.reason else None,
            "limited_by": "; ".join(limit.name for limit in item.limits),
            "undetermined": "; ".join(use.name for use in item.open_uses),
            "sources": "; ".join(str(source) for source in item.sources),
        }
        for programme, item in calculation.lines()
    ]


def records(calculations: Sequence[Calculation]) -> Records:
    """The rows of some results; a quantity, which is written as text, is a number."""
    found = (row for calculation in calculations for row in rows(calculation))
    return Records(COLUMNS, ([_value(name, row[name]) for name in COLUMNS] for row in found))


def _value(name: str, value: Any) -> Any:
    return Fraction(value) if name == "quantity" and value is not None else value
