"""What things are called: by their titles, or by the ids that commands take."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ki_funding.presentation.numbers import day, written
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import by_ids, called
from ki_funding.values.basis import Step, Use
from ki_funding.values.vocabulary import Art

if TYPE_CHECKING:  # also who calculates nothing says what it is called
    from ki_funding.calculation.result import ItemResult, ProgrammeResult
    from ki_funding.law.rulebook.changes import ValueChange


def programme_name(programme: "ProgrammeResult") -> str:
    """What a programme is called."""
    return called(programme.id, programme.title)


def item_name(programme: "ProgrammeResult", item: "ItemResult") -> str:
    """PROGRAMME.ITEM, or both titles."""
    if by_ids():
        return f"{programme.id}.{item.id}"
    return f"{words(programme.title)}, {words(item.title)}"


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
    """The programme that a figure belongs to; none if it is of the register or of all."""
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


def change_name(change: "ValueChange") -> str:
    """What a figure that differs is called, with the branches that lead to it."""
    side = change.new or change.old
    if by_ids() or side is None or side.title is None:
        return change.name
    said = words(side.title)
    if change.path.endswith(".in_force"):
        said = text("diff.in_force", name=said)
    return f"{said} ({', '.join(map(branch_name, change.branch))})" if change.branch else said


def branch_name(branch: str) -> str:
    """A branch of a table: a type of municipality, or what the rules call it."""
    return text(f"art.{branch}") if branch in set(Art) else branch
