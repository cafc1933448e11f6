"""`diff --format json`: version 1 of the envelope of a comparison. Its keys are public."""

from typing import TYPE_CHECKING

from ki_funding.calculation.diff_result import Balance, Diff, Difference, YearDiff
from ki_funding.presentation.calculation.json import amount_text, change_entry, receipt_entry

if TYPE_CHECKING:
    from ki_funding.presentation.diff.envelope import (
        Amounts,
        DiffEnvelope,
        ImpactItem,
        ImpactMunicipality,
        ImpactYear,
    )

VERSION = 1


def envelope(diff: Diff) -> "DiffEnvelope":
    """The comparison as data, the same in every language."""
    return {
        "ki_funding_diff": VERSION,
        "old": receipt_entry(diff.old),
        "new": receipt_entry(diff.new),
        "full_use": diff.full_use,
        "values": [change_entry(change) for change in diff.values],
        "other": [{"path": c.path, "old": c.old, "new": c.new} for c in diff.texts],
        "years": [_year(year) for year in diff.years],
        "total": _amounts(diff.over_years.total),
        "municipalities": _municipalities(diff.over_years),
    }


def _year(year: YearDiff) -> "ImpactYear":
    return {
        "year": year.year,
        "only": year.only,
        "among": year.among,
        "winners": year.winners,
        "losers": year.losers,
        "undetermined": year.undetermined,
        "total": _amounts(year.total),
        "programmes": [{"id": b.name, **_amounts(b)} for b in year.programmes()],
        "municipalities": _municipalities(year),
        "items": [_item(d) for d in year.differences if d.changed],
        "land": [_item(d) for d in year.land if d.changed],
    }


def _municipalities(year: YearDiff) -> "list[ImpactMunicipality]":
    return [{"name": b.name, "ags": b.ags, **_amounts(b)} for b in year.municipalities()]


def _amounts(found: Balance | Difference) -> "Amounts":
    return {
        "old": amount_text(found.old),
        "new": amount_text(found.new),
        "difference": amount_text(found.amount),
    }


def _item(found: Difference) -> "ImpactItem":
    return {
        "municipality": found.municipality,
        "ags": found.ags,
        "case": found.case,
        "programme": found.programme,
        "item": found.item,
        **_amounts(found),
    }
