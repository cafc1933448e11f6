"""`state --format json`: version 1 of the envelope of `state`. Its keys are public."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ki_funding.calculation.state import ItemSum, Minimum, State, Sum, YearState
from ki_funding.presentation.calculation.json import amount_text, change_entry, receipt_entry
from ki_funding.texts.language import words

if TYPE_CHECKING:
    from ki_funding.presentation.state.envelope import (
        StateEnvelope,
        StateGroup,
        StateMinimum,
        StateProgramme,
        StateSum,
        StateYear,
        StateYearByKommune,
        StateYearByRegierungsbezirk,
        YearBasis,
        YearHead,
    )

VERSION = 1


def envelope(result: State, by: str) -> "StateEnvelope":
    """The years as data; `by` adds the sums of municipalities or Regierungsbezirke."""
    return {
        "ki_funding_state": VERSION,
        "receipt": receipt_entry(result.receipt),
        "changes": [change_entry(change) for change in result.changes],
        "years": [_entry(year, by) for year in result.years],
    }


def _entry(
    year: YearState, by: str
) -> "StateYear | StateYearByKommune | StateYearByRegierungsbezirk":
    head: YearHead = {
        "year": year.year,
        "begun": year.begun.count(True),
        "begin_unknown": year.begun.count(None),
        "programmes": _programmes(year.items()),
    }
    minimum = year.minimum and _minimum_entry(year.minimum)
    basis: YearBasis = {"total": _sum_entry(year.total), "minimum": minimum}
    if by == "programme":
        return {**head, **basis}
    groups: list[StateGroup] = [{"name": g.name, **_sum_entry(g.sum)} for g in year.groups(by)]
    if by == "kommune":
        return {**head, "kommune": groups, **basis}
    return {**head, "regierungsbezirk": groups, **basis}


def _minimum_entry(minimum: Minimum) -> "StateMinimum":
    return {
        "default": amount_text(minimum.default),
        "low": amount_text(minimum.low),
        "high": amount_text(minimum.high),
        "open": minimum.open,
        "lines": [
            {"title": words(line.title), "amount": amount_text(line.amount)}
            for line in minimum.lines
        ],
    }


def _programmes(items: Sequence[ItemSum]) -> "list[StateProgramme]":
    found: dict[str, StateProgramme] = {}
    for item in items:
        title = words(item.programme_title)
        programme = found.setdefault(
            item.programme, {"id": item.programme, "title": title, "items": []}
        )
        programme["items"].append(
            {
                "id": item.item,
                "title": words(item.title),
                "counts_as": str(item.kind),
                **_sum_entry(item.sum),
            }
        )
    return list(found.values())


def _sum_entry(total: Sum) -> "StateSum":
    return {
        "maximum": amount_text(total.maximum),
        "count": total.funded,
        "undetermined": total.undetermined,
    }
