"""What is left of a file without its wrong entries, so that what else is wrong is told as well."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ki_funding.files.document import Document, Mark, Route
from ki_funding.files.findings import MOST_FINDINGS, Diagnostic
from ki_funding.values.scalars import IDENTIFIER

LOOKS, CHARACTERS = 50, 500_000  # at what is left and in all, however much is wrong


class Remainder(NamedTuple):
    """A document without some of its parts, deep in the entries of its sections.

    `missing` holds the names of these entries, `mentioned` every name that what is missing or the
    findings there say, be it one that was meant.
    """

    document: Document
    missing: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    touched: frozenset[Route] = frozenset()

    def own(self, found: Iterable[Diagnostic], places: "Places") -> Iterator[Diagnostic]:
        """The findings that do not come from what is missing."""
        for finding in found:
            entry = places.of(finding)[:2]
            if entry not in self.touched and not self.missing & set(finding.params.values()):
                yield finding

    def without(self, found: Sequence[Diagnostic]) -> "Remainder":
        """What is left without the innermost key or row that each finding lies in."""
        document, places = self.document, Places(self.document)
        wrong = {route for finding in found if (route := places.of(finding))}
        data, marks = _kept(document.data, document.marks, wrong)
        removed = [document.part(route).data for route in wrong]
        said = [finding.params for finding in found]
        names = {[key for key in route[:2] if isinstance(key, str)][-1] for route in wrong}
        return Remainder(
            document._replace(data=data, marks=marks),
            self.missing | names,
            self.mentioned | names | set(re.findall(IDENTIFIER, f"{removed} {said}")),
            self.touched | {route[:depth] for route in wrong for depth in (1, 2)},
        )


class Places:
    """Where the keys and rows of a document begin."""

    def __init__(self, document: Document) -> None:
        found = sorted(_parts(document.marks))
        self.file = document.name
        self.starts, self.routes = [start for start, _ in found], [route for _, route in found]

    def of(self, finding: Diagnostic) -> Route:
        """The innermost key or row that a finding lies in; empty for one of another file."""
        if finding.span.file != self.file:
            return ()
        at = bisect_right(self.starts, (finding.span.line, finding.span.column))
        return self.routes[at - 1] if at else ()


def all_wrong(
    document: Document,
    look: Callable[[Document], Sequence[Diagnostic]],
    plain: Mapping[str, Any],
) -> tuple[list[Diagnostic], Remainder]:
    """What is found in a document, and then in what is left without the parts where that is.

    Looks again until there is nothing more, so that no finding waits until another is mended.
    `plain` holds what may stand for a key without which such a file cannot be read.
    """
    rest, told, places = Remainder(document), list[Diagnostic](), Places(document)
    for _ in range(min(LOOKS, 1 + CHARACTERS // (len(document.text) + 1))):
        found = look(rest.document)
        told += (finding for finding in rest.own(found, places) if finding not in told)
        if not isinstance(rest.document.data, dict):
            break
        less = rest.without(found)
        if less.document.data == rest.document.data or len(told) >= MOST_FINDINGS:
            break
        whole = {**plain, **less.document.data} if rest.document.data else less.document.data
        rest = less._replace(document=less.document._replace(data=whole))
    return told, rest


def _kept(data: Any, mark: Mark, wrong: set[Route], at: Route = ()) -> tuple[Any, Mark]:
    """Data and its marks without some parts."""
    parts: Any = mark.parts
    if not parts or not any(route[: len(at)] == at for route in wrong):
        return data, mark
    keys = [key for key in _keys(parts) if (*at, key) not in wrong]
    kept = [_kept(data[key], parts[key], wrong, (*at, key)) for key in keys]
    inner, marks = [one for one, _ in kept], [one for _, one in kept]
    if isinstance(parts, list):
        return inner, Mark(mark.span, mark.key, marks)
    found = dict(zip(map(str, keys), marks, strict=True))
    return dict(zip(keys, inner, strict=True)), Mark(mark.span, mark.key, found)


def _keys(parts: Mapping[str, Mark] | list[Mark]) -> list[str | int]:
    return list(range(len(parts))) if isinstance(parts, list) else list(parts)


def _parts(marks: Mark, at: Route = ()) -> Iterator[tuple[tuple[int, int], Route]]:
    """Every key and every row, by where it begins."""
    parts: Any = marks.parts
    for key in _keys(parts) if parts else ():
        start = parts[key].key or parts[key].span
        yield (start.line, start.column), (*at, key)
        yield from _parts(parts[key], (*at, key))
