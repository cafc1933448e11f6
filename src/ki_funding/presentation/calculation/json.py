"""`--format json`: version 1 of the result envelope. Its keys are public."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ki_funding.calculation.result import Calculation, ItemResult, ProgrammeResult, Receipt
from ki_funding.law.rulebook.changes import Side, ValueChange
from ki_funding.texts.language import words
from ki_funding.values.basis import Use
from ki_funding.values.exact import ZERO, plain_text

if TYPE_CHECKING:
    from ki_funding.presentation.calculation.envelope import (
        CaseEntry,
        ChangeEntry,
        ItemBasis,
        ItemHead,
        MoneyItem,
        ProgrammeEntry,
        QuantityItem,
        ReceiptEntry,
        ResultEnvelope,
        SideEntry,
        UseEntry,
    )

VERSION = 1


def envelope(calculations: Sequence[Calculation]) -> "ResultEnvelope":
    """The envelope of some results of one run; they share one receipt."""
    return {
        "ki_funding_result": VERSION,
        "receipt": receipt_entry(calculations[0].receipt) if calculations else None,
        "cases": [case_entry(calculation) for calculation in calculations],
        "missing": [],
    }


def case_entry(calculation: Calculation) -> "CaseEntry":
    """One municipality in one year."""
    municipality, totals = calculation.municipality, calculation.totals
    return {
        "municipality": {
            "name": municipality.name,
            "ags": municipality.ags,
            "type": str(municipality.art),
            "population": municipality.population,
        },
        "year": calculation.year,
        "programmes": [_programme(p) for p in calculation.programmes],
        "not_claimed": list(calculation.not_claimed),
        "unbounded": list(calculation.unbounded),
        "changes": [change_entry(change) for change in calculation.changes],
        "totals": {
            "basic": amount_text(totals.basic),
            "optional": amount_text(totals.optional),
            "claimed": amount_text(totals.claimed),
            "maximum": amount_text(totals.maximum),
            "granted": amount_text(totals.granted),
            "unused": amount_text(totals.unused),
            "own_share": amount_text(totals.own_share),
            "complete": totals.complete,
            "maximum_complete": totals.maximum_complete,
            "undetermined": totals.undetermined,
            "by_status": {str(s): f"{amount:.2f}" for s, amount in totals.by_status.items()},
        },
        "status": calculation.status and str(calculation.status),
    }


def _programme(programme: ProgrammeResult) -> "ProgrammeEntry":
    return {
        "id": programme.id,
        "kind": str(programme.kind),
        "title": words(programme.title),
        "items": [_item(item) for item in programme.items],
        "granted": amount_text(programme.granted),
        "complete": programme.complete,
        "warnings": [
            {
                "input": small.input,
                "asked": plain_text(small.asked.number or ZERO),
                "least": plain_text(small.least.number or ZERO),
                "sources": [str(source) for source in small.sources],
            }
            for small in programme.small_shares
        ],
        "deadlines": [
            {
                "year": d.year,
                "opens": _day(d.opens),
                "closes": d.closes.isoformat(),
                "status": str(d.status),
                "sources": [str(source) for source in d.sources],
            }
            for d in programme.deadlines
        ],
    }


def _item(item: ItemResult) -> "MoneyItem | QuantityItem":
    head: ItemHead = {
        "id": item.id,
        "title": words(item.title),
        "kind": item.kind,
        "counts_as": str(item.counts_as),
    }
    basis = _basis(item)
    if item.in_kind:
        return {**head, "quantity": item.quantity, "unit": item.quantity_unit, **basis}
    return {
        **head,
        "claimed": amount_text(item.claimed),
        "maximum": amount_text(item.maximum),
        "granted": amount_text(item.granted),
        "unused": amount_text(item.unused),
        "own_share": amount_text(item.own_share),
        **basis,
    }


def _basis(item: ItemResult) -> "ItemBasis":
    return {
        "notice": amount_text(item.notice),
        "actual": amount_text(item.actual),
        "difference": amount_text(item.difference),
        "repayable": amount_text(item.repayable),
        "status": item.status and str(item.status),
        "reason": item.reason and str(item.reason),
        "in_force": [
            {"from": period.first.isoformat(), "until": _day(period.until)}
            for period in item.in_force
        ],
        "limited_by": [limit.name for limit in item.limits],
        "undetermined": [use.name for use in item.open_uses],
        "sources": [str(source) for source in item.sources],
        "uses": [_use(use) for use in item.uses],
    }


def _use(use: Use) -> "UseEntry":
    return {
        "kind": use.kind,
        "name": use.name,
        "title": use.title and words(use.title),
        "value": use.value,
        "unit": use.unit,
        "status": str(use.status),
        "sources": [str(source) for source in use.sources],
        "note": use.note and words(use.note),
        "place": use.place,
        "from": _day(use.first),
        "until": _day(use.until),
    }


def change_entry(change: ValueChange) -> "ChangeEntry":
    """A figure that differs from that of the rules, with both sides."""
    return {
        "path": change.path,
        "branch": list(change.branch),
        "from": change.first.isoformat(),
        "until": change.until.isoformat(),
        "old": _side(change.old),
        "new": _side(change.new),
    }


def _side(side: Side | None) -> "SideEntry | None":
    return side and {
        "value": side.value,
        "unit": side.unit,
        "status": str(side.status),
        "sources": [str(source) for source in side.sources],
        "place": side.place,
    }


def receipt_entry(receipt: Receipt) -> "ReceiptEntry":
    """What a result was computed with."""
    return {
        "tool": "ki-funding",
        "version": receipt.version,
        "rules": receipt.rules_version,
        "digest": receipt.rules_digest,
        "readings": dict(receipt.readings),
        "overlays": [
            {"id": o.id, "digest": o.digest, "paths": list(o.paths)} for o in receipt.overlays
        ],
        "plan": receipt.plan,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def amount_text(amount: Decimal | None) -> str | None:
    """An amount as JSON writes it: text with two decimals, or null."""
    return None if amount is None else f"{amount:.2f}"
