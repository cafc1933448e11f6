"""What is left of a file without its wrong entries, so that what else is wrong is told as well.

What is wrong gives way to a stand-in that fits everything, and only what no stand-in fits is left
out. So an entry with one mistake is still there, and nothing that needs it looks wrong.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import count, islice
from typing import Any, NamedTuple

from ki_funding.files.breaks import unbroken
from ki_funding.files.document import Document, Mark, Route
from ki_funding.files.findings import MOST_FINDINGS, Diagnostic, InvalidInput
from ki_funding.values.scalars import IDENTIFIER, YEARS, read_day
from ki_funding.values.unread import UNREAD
from ki_funding.values.unreadable import Unreadable

KEY_IN_LINE = re.compile(r"^[ -]*([a-z][a-z0-9_]*) *:", re.M)
# Stages of what is found, each only as far as the one before lets it; the last is empty.
Look = Callable[[Document], Iterator[Sequence[Diagnostic]]]
LOOKS, CHARACTERS = 50, 500_000  # at what is left and in all, however much is wrong
ENDS = frozenset({"from", "until"})  # what rows of a list say of each other
FOR_PEOPLE = frozenset({"title", "note"})  # texts: a word in them is no name that is meant
EARLIEST = date(YEARS[0], 1, 1)
# Where none but one of some words fits, or a day.
STAND_INS: Mapping[str, Any] = {
    "status": "official",
    **dict.fromkeys(("from", "closes", "as_of", "latest"), str(EARLIEST)),
}


class Remainder(NamedTuple):
    """A document with stand-ins for some of its parts, and without those that had to go.

    `missing` holds the names of entries that are not whole, `mentioned` every name that what is
    wrong and the findings there say, be it one that was meant. `wrong` parts have their places in
    the whole document.
    """

    document: Document
    whole: Document
    plain: Mapping[str, Any] = {}
    wrong: frozenset[Route] = frozenset()
    gone: frozenset[Route] = frozenset()
    mentioned: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    def entries(self) -> tuple[str, ...]:
        """The keys of what is left."""
        return tuple(self.document.data) if isinstance(self.document.data, dict) else ()

    @property
    def missing(self) -> frozenset[str]:
        """The names of entries and options that are not there, or lack rows."""
        whole = {route[-1] for route in self.gone if len(route) <= 2 or route[-2] == "options"}
        rows = (route for route in self.gone if len(route) > 2 and isinstance(route[-1], int))
        lacking = {route[1] for route in rows if not isinstance(_part(self.whole.data, route), str)}
        return self.lost | set(map(str, whole | lacking))

    def own(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings that do not come from what is wrong already."""
        for finding in found:
            said = {part for value in finding.params.values() for part in value.split(".")}
            if UNREAD not in said and not self.missing & said and not self._follows(finding):
                yield finding

    def _follows(self, finding: Diagnostic) -> bool:
        """Whether a finding lies in what is wrong, around what is gone, or is missing beside it."""
        if finding.span.file != self.document.name:
            return False
        route = self._place(finding.route)
        inside = any(route[: depth + 1] in self.wrong for depth in range(len(route)))
        around = any(gone[: len(route)] == route for gone in self.gone)
        beside = any(wrong[:-1] == route[:-1] for wrong in self.wrong)
        absent = beside and not _holds(self.document.data, route)
        rows = {wrong[:-2] for wrong in self.wrong if wrong[-1] in ENDS}
        ends = bool(route) and route[-1] in ENDS and route[:-2] in rows
        return inside or around or absent or ends

    def without(self, found: Sequence[Diagnostic]) -> "Remainder":
        """What is left when what is found wrong gives way as well."""
        wrong, gone = set(self.wrong), set(self.gone)
        own = [finding for finding in found if finding.span.file == self.document.name]
        for place in dict.fromkeys(self._place(finding.route) for finding in own):
            within = [place[:depth] for depth in range(1, len(place) + 1)]
            stands = next((route for route in within if route in wrong), place)
            left = [route for route in within if len(route) <= len(stands) and route not in gone]
            if left:
                (gone if left[-1] in wrong else wrong).add(left[-1])
        wrong |= gone
        removed = [
            _part(self.whole.data, route) for route in wrong if {*route}.isdisjoint(FOR_PEOPLE)
        ]
        data, marks = self._kept(self.whole.data, self.whole.marks, wrong, gone)
        return self._replace(
            document=self.document._replace(data=data, marks=marks),
            wrong=frozenset(wrong),
            gone=frozenset(gone),
            mentioned=self.mentioned | said_in(own) | names_in(str(removed)),
        )

    def _stand_in(self, at: Route) -> Any:
        """What fits at a place; a row begins when the one above it has ended."""
        if len(at) == 1:
            return self.plain.get(str(at[0]), UNREAD)
        above = (*at[:-2], at[-2] - 1) if isinstance(at[-2], int) and at[-2] else None
        if above and at[-1] == "from":
            row = _part(self.whole.data, above)
            days = (
                [_day(row.get(key)) for key in ("from", "until")] if isinstance(row, dict) else []
            )
            return str(max(filter(None, days), default=EARLIEST) + timedelta(1))
        return STAND_INS.get(str(at[-1]), UNREAD)

    def _place(self, route: Route) -> Route:
        """A place in what is left as it is in the whole: rows may have gone before it."""
        whole: Route = ()
        for part in route:
            kept = (number for number in count() if (*whole, number) not in self.gone)
            row = isinstance(part, int)
            whole = (*whole, next(islice(kept, int(part), None)) if row else part)
        return whole

    def _kept(
        self, data: Any, mark: Mark, wrong: set[Route], gone: set[Route], at: Route = ()
    ) -> tuple[Any, Mark]:
        """Data and its marks with stand-ins."""
        if at in wrong:
            return self._stand_in(at), Mark(mark.span, mark.key)
        if not any(route[: len(at)] == at for route in wrong):
            return data, mark
        inner: Any = mark.parts or {}
        if isinstance(data, list):
            rows = [
                self._kept(row, part, wrong, gone, (*at, place))
                for place, (row, part) in enumerate(zip(data, inner, strict=False))
                if (*at, place) not in gone
            ]
            return [row for row, _ in rows], Mark(mark.span, mark.key, [part for _, part in rows])
        if not isinstance(data, dict):
            return data, mark
        added = sorted(
            str(route[-1]) for route in wrong if route[:-1] == at and route[-1] not in data
        )
        found = {
            key: self._kept(
                data.get(key),
                inner.get(str(key)) or Mark(mark.span, mark.key),
                wrong,
                gone,
                (*at, key),
            )
            for key in (*data, *added)
            if (*at, key) not in gone
        }
        parts = {str(key): part for key, (_, part) in found.items()}
        return {key: value for key, (value, _) in found.items()}, Mark(mark.span, mark.key, parts)


def all_wrong(
    document: Document,
    look: Look,
    plain: Mapping[str, Any],
) -> tuple[list[Diagnostic], Remainder]:
    """What is found in a document, and then in what is left where that gives way.

    Looks again until there is nothing more, so that no finding waits until another is mended. What
    only follows from what is wrong already hides nothing that a later stage finds, and gives way
    itself where it is the reason for there being none.
    `plain` holds what may stand for a key without which such a file cannot be read.
    """
    rest, told = beginning(document, plain), list[Diagnostic]()
    looks = min(LOOKS, 1 + CHARACTERS // (len(document.text) + 1))
    for _ in range(0 if rest.whole.broken else looks):
        found: Sequence[Diagnostic] = ()
        own: list[Diagnostic] = []
        for found in look(rest.document):
            if own := list(rest.own(found)):
                break
        told += (finding for finding in own if finding not in told)
        if not isinstance(rest.whole.data, dict) or len(told) >= MOST_FINDINGS:
            break
        found = own or found
        less = rest.without(found)
        if (less.wrong, less.gone) == (rest.wrong, rest.gone):
            break
        rest = less
    return [*rest.whole.problems, *told], rest


def beginning(document: Document, plain: Mapping[str, Any] = {}) -> Remainder:
    """A document as far as it can be read."""
    whole, lost, holes = unbroken(document)
    keys, gone = frozenset(re.findall(KEY_IN_LINE, lost)), frozenset(holes)
    begun = whole._replace(problems=(), broken=False)
    return Remainder(begun, whole, plain, gone, gone, names_in(lost), keys)


def all_of_broken(
    document: Document, key: str, read: Callable[[Document], object]
) -> list[Diagnostic]:
    """Where a document breaks, and what `read` refuses in what is left of it.

    Nothing is left without the key by which such a file is known.
    """
    rest = beginning(document)
    told = [*rest.whole.problems]
    if not rest.whole.broken and key in rest.entries():
        try:
            read(rest.document)
        except InvalidInput as error:
            told += rest.own(error.diagnostics)
    return told


def said_in(found: Iterable[Diagnostic]) -> frozenset[str]:
    """The names in some findings."""
    return names_in(" ".join(" ".join(finding.params.values()) for finding in found))


def names_in(text: str) -> frozenset[str]:
    """Whatever looks like a name of the rule language."""
    return frozenset(re.findall(IDENTIFIER, text))


def _day(raw: Any) -> date | None:
    try:
        return read_day(raw)
    except Unreadable:
        return None


def _holds(data: Any, route: Route) -> bool:
    """Whether there is something at a place."""
    inside = _part(data, route[:-1])
    return not route or not isinstance(inside, dict) or route[-1] in inside


def _part(data: Any, route: Route) -> Any:
    """What a route leads to, or None."""
    for key in route:
        try:
            data = data[key]
        except (LookupError, TypeError):
            return None
    return data
