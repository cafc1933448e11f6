"""Puts the values of an overlay into the document of a programme, before it is read.

The result is a document like any other: what is wrong with it is found by the same checks, at the
place in the overlay's own file. Marks keep the place of every part, so nothing is lost.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ki_funding.diagnostics import Span
from ki_funding.document import Document, Mark, Route
from ki_funding.law.compile import Law
from ki_funding.law.timeline import DAY, Days, ends

# A value and its marks; a missing one is None.
Part = tuple[Any, Mark]


class NewRow(NamedTuple):
    """A row of an overlay: its days, and its parts by key with their marks.

    One that does not hold `everywhere` changes only days for which the rules say something.
    """

    days: Days
    parts: Mapping[str, Part]
    everywhere: bool = True


def with_rows(law: Law, document: Document, name: str, rows: Sequence[NewRow]) -> Document:
    """The document with some rows of a parameter replaced on their days."""
    route: Route = ("parameters", name, "values")
    parameter = law.spec.parameters[name]
    pieces = _base_rows(law, document, name)
    keys = [_keys(law, dimension) for dimension in parameter.by]
    for row in rows:
        pieces = _spliced(pieces, row, keys)
    pieces.sort(key=lambda piece: piece[0])
    listed = joined_rows([parts for _, parts in pieces], document.mark(route))
    return _replaced(document, route, listed)


def with_value(document: Document, route: Route, part: Part) -> Document:
    """The document with one value put in or replaced."""
    return _replaced(document, route, part)


def _base_rows(law: Law, document: Document, name: str) -> list[tuple[Days, dict[str, Part]]]:
    route: Route = ("parameters", name, "values")
    rows = law.spec.parameters[name].values
    lasts = ends([row.first for row in rows], [row.until for row in rows], law.covers.last)
    found = []
    for place, (row, last) in enumerate(zip(rows, lasts, strict=True)):
        data = document.data["parameters"][name]["values"][place]
        marks = document.mark((*route, place)).parts
        assert isinstance(marks, dict)
        parts = {key: (value, marks[key]) for key, value in data.items()}
        found.append((Days(row.first, last), parts))
    return found


def _spliced(
    pieces: list[tuple[Days, dict[str, Part]]], row: NewRow, keys: list[tuple[str, ...]]
) -> list[tuple[Days, dict[str, Part]]]:
    """The pieces with a row in the place of what they say on its days."""
    kept: list[tuple[Days, dict[str, Part]]] = []
    covered: list[Days] = []
    for days, parts in pieces:
        both = days.meet(row.days)
        if both is None:
            kept.append((days, parts))
            continue
        if days.first < both.first:
            kept.append(_on(Days(days.first, both.first - DAY), parts))
        if both.last < days.last:
            kept.append(_on(Days(both.last + DAY, days.last), parts))
        merged = {**row.parts, **_merged_value(row.parts, parts, keys)}
        kept.append(_on(both, merged))
        covered.append(both)
    if row.everywhere:
        kept += [_on(days, dict(row.parts)) for days in _rest(row.days, covered)]
    return kept


def _on(days: Days, parts: Mapping[str, Part]) -> tuple[Days, dict[str, Part]]:
    """A row on other days; the days are written where its own first day is."""
    mark = parts["from"][1]
    first, last = (days.first.isoformat(), mark), (days.last.isoformat(), mark)
    return days, {**parts, "from": first, "until": last}


def _merged_value(
    new: Mapping[str, Part], old: Mapping[str, Part], keys: list[tuple[str, ...]]
) -> dict[str, Part]:
    if "value" not in new:
        return {}
    return {"value": _merge(new["value"], _own(old), keys)}


def _own(row: Mapping[str, Part]) -> Part:
    """The value of a row as a branch that keeps the row's own source, status and note."""
    value = row.get("value", ("open", row["from"][1]))
    parts = {key: row[key] for key in ("source", "status") if key in row}
    parts["note"] = row.get("note", (None, row["from"][1]))  # not that of the row put over it
    parts["value"] = value
    return joined(parts, value[1])


def _merge(new: Part, old: Part, keys: list[tuple[str, ...]]) -> Part:
    """The branches of the new value, and of the old one those that the new does not name."""
    data, mark = new
    if not keys or not keys[0] or not isinstance(data, dict) or "value" in data:
        return new
    assert isinstance(mark.parts, dict)
    merged: dict[str, Part] = {key: (inner, mark.parts[key]) for key, inner in data.items()}
    for key, inner in merged.items():
        merged[key] = _merge(inner, _branch(old, key), keys[1:])
    known = [*keys[0], *_branches_of(old)]
    for key in dict.fromkeys(known):
        if key not in merged:
            merged[key] = _branch(old, key)
    return joined(merged, mark)


def _branch(old: Part, key: str) -> Part:
    """What the old value says for a branch, with the source and status that hold for it."""
    data, mark = old
    assert isinstance(mark.parts, dict)
    inner, inner_mark = data["value"], mark.parts["value"]
    if not isinstance(inner, dict) or "value" in inner:
        return old
    name = key if key in inner else "else"
    if name not in inner:
        return old
    assert isinstance(inner_mark.parts, dict)
    leaf, leaf_mark = inner[name], inner_mark.parts[name]
    basis = {k: (data[k], mark.parts[k]) for k in ("source", "status", "note") if k in data}
    if isinstance(leaf, dict) and "value" in leaf:
        assert isinstance(leaf_mark.parts, dict)
        parts = {**basis, **{k: (leaf[k], leaf_mark.parts[k]) for k in leaf}}
    else:
        parts = {**basis, "value": (leaf, leaf_mark)}
    return joined(parts, leaf_mark)


def _branches_of(old: Part) -> tuple[str, ...]:
    inner = old[0]["value"]
    return tuple(inner) if isinstance(inner, dict) and "value" not in inner else ()


def _keys(law: Law, dimension: str) -> tuple[str, ...]:
    """The branches that a dimension must have; none for a scale, which is replaced as a whole."""
    if dimension == "art":
        return tuple(str(art) for art in law.spec.recipients)
    if dimension == "kommune":
        return ("else",)
    reading = law.readings.get(dimension)
    return tuple(reading.options) if reading else ()


def _rest(days: Days, covered: Sequence[Days]) -> list[Days]:
    """The days that are not covered."""
    found, start = [], days.first
    for inner in sorted(covered):
        if start < inner.first:
            found.append(Days(start, inner.first - DAY))
        start = inner.last + DAY
    if start <= days.last:
        found.append(Days(start, days.last))
    return found


def _replaced(document: Document, route: Route, part: Part) -> Document:
    """A document with other data and marks at a route; nothing of the old one is changed."""
    data, marks = _at(document.data, document.marks, route, part)
    return document._replace(data=data, marks=marks)


def _at(data: Any, mark: Mark, route: Route, part: Part) -> Part:
    if not route:
        return part[0], Mark(part[1].span, part[1].key or mark.key, part[1].parts)
    key, *rest = str(route[0]), *route[1:]
    inner_data = data.get(key, {})
    assert isinstance(mark.parts, dict)
    inner_mark = mark.parts.get(key) or Mark(part[1].span, part[1].key, {})
    value, value_mark = _at(inner_data, inner_mark, tuple(rest), part)
    return {**data, key: value}, Mark(mark.span, mark.key, {**mark.parts, key: value_mark})


def joined(parts: Mapping[str, Part], where: Mark) -> Part:
    """Some parts as one mapping that stands where a mark says."""
    data = {key: value for key, (value, _) in parts.items()}
    return data, Mark(where.span, where.key, {key: mark for key, (_, mark) in parts.items()})


def joined_rows(rows: Sequence[Mapping[str, Part]], where: Mark) -> Part:
    """Rows as one list; each stands where its first part does."""
    found = [joined(row, Mark(_first(row))) for row in rows]
    return [data for data, _ in found], Mark(where.span, where.key, [mark for _, mark in found])


def _first(row: Mapping[str, Part]) -> Span:
    mark = row["from"][1]
    return mark.key or mark.span
