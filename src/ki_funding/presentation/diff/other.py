"""What else differs between two rulebooks, in words: of what, which part of it, old and new."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from ki_funding.calculation.diff_result import Diff
from ki_funding.law.rulebook.changes import TextChange
from ki_funding.presentation.style import clean
from ki_funding.texts.language import catalogue, text, words
from ki_funding.texts.naming import by_ids

NAMED = frozenset({
    "items", "parameters", "series", "inputs", "formulas", "readings", "facts", "options",
})  # fmt: skip  # sections of a file, whose entries have titles
FILES = {
    "rulebook": "diff.file.rulebook",
    "common": "diff.file.common",
    "sources": "column.sources",
}
ELSEWHERE = {  # what parts of a file are called by texts that are not about files
    "address": "sheet.address", "amount": "report.amount", "begins": "diff.part.since",
    "cap": "column.maximum", "default": "rules.default", "minimum": "column.amount",
    "note": "book.note", "posts": "unit.post", "share": "sweep.show.share", "title": "sheet.full",
    "unit": "book.unit",
}  # fmt: skip


class Other(NamedTuple):
    """A change besides figures: where, and both sides."""

    where: str
    old: str
    new: str


def changes(diff: Diff) -> list[Other]:
    """Every such change, by ids as the files have it; cells of one column are one change."""
    if by_ids():
        nothing = text("amount.none")
        sides = ((clean(c.old or nothing), clean(c.new or nothing)) for c in diff.texts)
        return [Other(c.path, *found) for c, found in zip(diff.texts, sides, strict=True)]
    columns: dict[str, list[TextChange]] = {}
    found = []
    for change in diff.texts:
        if change.path.startswith("register."):
            columns.setdefault(change.path.rpartition(".")[2], []).append(change)
        else:
            found.append(Other(_where(change.path, diff), *_sides(change, diff)))
    return [*found, *(_cells(*one, diff) for one in columns.items())]


def _cells(column: str, cells: list[TextChange], diff: Diff) -> Other:
    """The cells of a column; of several it is only said how many they are."""
    count = str(len(cells))
    where = text("diff.cells", column=clean(column.replace("_", " ")), count=count)
    sides = {_sides(cell, diff) for cell in cells}
    return Other(where, *(sides.pop() if len(sides) == 1 else (text("diff.various"),) * 2))


def _where(path: str, diff: Diff) -> str:
    head, *route = path.split(".")
    if head == "reading":  # one that is chosen otherwise
        return _titled(diff, *route)
    of = text(FILES[head]) if head in FILES else _titled(diff, head)
    parts = list(_parts(head, route, diff))
    return f"{of}: {', '.join(parts)}" if parts else of


def _parts(head: str, route: list[str], diff: Diff) -> Iterator[str]:
    """The steps of a route: what has a title by it, what a rule file says of it in a word."""
    before, owner = "", ""
    for place, step in enumerate(route, 1):
        if before in NAMED:
            yield _titled(diff, f"{head}.{step}", f"{owner}={step}", step)
            owner = step
        elif head == "sources" and not before:
            entry = diff.sources.get(step)
            yield clean(words(entry.short) if entry else step)
        elif step not in NAMED or place == len(route):
            key = ELSEWHERE.get(step, f"diff.part.{step}")
            yield text(key) if key in catalogue() else clean(step.replace("_", " "))
        before = "" if before in NAMED else step


def _titled(diff: Diff, *names: str) -> str:
    """The first of some names that has a title; the last of them without one."""
    found = next((diff.titles[name] for name in names if name in diff.titles), None)
    return clean(words(found) if found else names[-1].replace("_", " "))


def _sides(change: TextChange, diff: Diff) -> tuple[str, str]:
    old, new = (_said(side, change.path, diff) for side in (change.old, change.new))
    return (old, text("diff.otherwise")) if old == new else (old, new)


def _said(side: str | None, path: str, diff: Diff) -> str:
    """A side that can be read at once; of a whole entry only that it is there."""
    if side is None:
        return text("amount.none")
    if side == path:
        return text("diff.there")
    if not side.startswith(("{", "[")):
        head, _, name = path.partition(".")
        scope = name if head == "reading" else head  # what a side may be an entry of
        titles = (f"{scope}.{side}", f"{scope}={side}", side)
        return _titled(diff, *titles) if set(titles) & set(diff.titles) else clean(side)
    entry = json.loads(side)
    if isinstance(entry, dict) and set(entry) == {"de", "en"}:
        return clean(words((str(entry["de"]), str(entry["en"]))))
    if isinstance(entry, list) and all(isinstance(part, str) for part in entry):
        return clean(", ".join(entry)) or text("amount.none")
    return text("diff.there")
