"""What things are called: by their titles, or by the ids that commands take."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from ki_funding.presentation.numbers import day, number, written
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import by_ids, called
from ki_funding.values.basis import Step, Use
from ki_funding.values.scalars import Words
from ki_funding.values.vocabulary import Art

if TYPE_CHECKING:  # also who calculates nothing says what it is called
    from ki_funding.calculation.result import ItemResult, ProgrammeResult
    from ki_funding.law.rulebook.changes import ValueChange


def programme_name(programme: "ProgrammeResult") -> str:
    """What a programme is called."""
    return called(programme.id, programme.title)


def item_name(programme: "ProgrammeResult", item: "ItemResult") -> str:
    """PROGRAMME.ITEM, or both titles, where they differ."""
    if by_ids():
        return f"{programme.id}.{item.id}"
    whole, part = words(programme.title), words(item.title)
    return whole if whole.casefold() == part.casefold() else f"{whole}, {part}"


def item_of(programme: "ProgrammeResult", item: "ItemResult") -> tuple[str, str]:
    """The same apart, to be `listed`."""
    return programme_name(programme), called(f"{programme.id}.{item.id}", item.title)


def listed(pairs: "Iterable[tuple[str, str]]") -> str:
    """Names with what each belongs to, which is said once for all of its names; ids say it."""
    found: dict[str, dict[str, None]] = {}
    for whole, part in pairs:
        found.setdefault("" if by_ids() and part else whole, {})[part] = None
    said = ((whole, ", ".join(filter(None, parts))) for whole, parts in found.items())
    return "; ".join(" – ".join(filter(None, both)) for both in said)


def use_name(use: Use, among: "Iterable[ProgrammeResult]" = ()) -> str:
    """What a figure is called; that of one year in a series with the year.

    Among several programmes it has the title of its own before it.
    """
    year = use.name.rstrip("]").partition("[")[2]
    if by_ids() or use.title is None:
        return use.name
    said = ", ".join(filter(None, [whose(use, among), words(use.title)]))
    when = day(date.fromisoformat(year)) if "-" in year else year
    return f"{said} {when}" if when else said


def whose(use: Use, among: "Iterable[ProgrammeResult]") -> str:
    """The programme of a figure, or those that ask a question; none of what the register has."""
    among = list(among)
    if use.kind == "reading":
        asking = (p for p in among if any(use in item.all_uses for item in p.items))
        return ", ".join(map(programme_name, asking))
    return next((programme_name(p) for p in among if use.name.startswith(f"{p.id}.")), "")


def use_value(use: Use) -> str:
    """A figure with its unit, or what the option of a reading means."""
    if use.kind != "reading":
        return written(use.value, use.unit)
    return called(use.value or "", use.meaning)


def step_name(step: Step) -> str:
    """What a formula is called that was worked out on the way, with its year in a series."""
    if by_ids():
        return step.name
    name, _, year = step.name.rstrip("]").partition("[")
    said = words(step.title) if step.title else name.replace("_", " ")
    return f"{said} {year}".rstrip()


def change_name(change: "ValueChange", titles: Mapping[str, Words] = {}) -> str:
    """What a figure that differs is called, with the branches that lead to it."""
    side = change.new or change.old
    if by_ids() or side is None or side.title is None:
        return change.name
    said = words(side.title)
    if change.path.endswith(".in_force"):
        said = text("diff.in_force", name=said)
    branches = ", ".join(branch_name(branch, titles) for branch in change.branch)
    return f"{said} ({branches})" if branches else said


def branch_name(branch: str, titles: Mapping[str, Words] = {}) -> str:
    """A branch of a table: a type of municipality, a step of a scale, or what the rules call it."""
    if branch in set(Art):
        return text(f"art.{branch}")
    by, step, bound = branch.partition(" >= ")
    found = next((said for name, said in titles.items() if _last(name) == by), None)
    if step:
        named = words(found) if found else by.replace("_", " ")
        return f"{named} {text('rules.at_least', bound=number(Fraction(bound)))}"
    return words(found) if found else branch


def _last(name: str) -> str:
    """The option of READING=OPTION, or the name of PROGRAMME.NAME."""
    return re.split("[.=]", name)[-1]
