"""A result as flat rows, one for each item, for data frames."""

from typing import Any

from ki_funding.results.calculation import Calculation


def rows(calculation: Calculation) -> list[dict[str, Any]]:
    """One row for each item; amounts are Decimal, or None where undetermined."""
    municipality = calculation.municipality
    return [
        {
            "municipality": municipality.name,
            "ags": municipality.ags,
            "type": str(municipality.art),
            "year": calculation.year,
            "programme": programme.id,
            "item": item.id,
            "kind": item.kind,
            "counts_as": str(item.counts_as),
            "claimed": item.claimed,
            "maximum": item.maximum,
            "granted": item.granted,
            "unused": item.unused,
            "own_share": item.own_share,
            "quantity": item.quantity,
            "status": str(item.status) if item.status else None,
            "reason": str(item.reason) if item.reason else None,
            "sources": "; ".join(str(source) for source in item.sources),
        }
        for programme, item in calculation.lines()
    ]
