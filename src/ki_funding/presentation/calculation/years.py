"""What changed in the law from one year of a case to the next."""

from collections.abc import Sequence
from itertools import pairwise

from ki_funding.calculation.result import Calculation, ItemResult, ProgrammeResult
from ki_funding.presentation.naming import item_name, use_name
from ki_funding.presentation.numbers import written
from ki_funding.texts.language import text
from ki_funding.values.basis import Use

Key = tuple[str, str]


def changes(calculations: Sequence[Calculation]) -> dict[tuple[int, Key], list[str]]:
    """What changed in the rules of an item against the year before, by year and item."""
    found: dict[tuple[int, Key], list[str]] = {}
    for before, after in pairwise(calculations):
        old = {(p.id, i.id): i for p, i in before.lines()}
        for programme, item in after.lines():
            key = (programme.id, item.id)
            if key in old:
                notes = _item_changes(programme, old[key], item, after.year)
                if notes:
                    found[after.year, key] = notes
    return found


def _item_changes(
    programme: ProgrammeResult, old: ItemResult, new: ItemResult, year: int
) -> list[str]:
    ran, runs = (item.runs for item in (old, new))
    if ran != runs:
        key = "years.begins" if runs else "years.ends"
        return [text(key, year=str(year), name=item_name(programme, new))]
    before = {use.name: use for use in old.uses if use.kind == "parameter"}
    notes = []
    for use in new.uses:
        other = before.get(use.name)
        if use.kind == "parameter" and other is not None and other.value != use.value:
            key = "years.unknown" if use.value is None else "years.changed"
            name, sides = use_name(use, [programme]), {"old": _shown(other), "new": _shown(use)}
            notes.append(text(key, year=str(year), name=name, **sides))
    return notes


def _shown(use: Use) -> str:
    return written(use.value, use.unit)
