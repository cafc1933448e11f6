"""Overlays: values that hold instead of those of the rules, from a file or from `--set`.

A row replaces exactly the days from `from` to `until`; without `until` it holds to the end of the
rulebook. Branches that it does not name stay as they were.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ki_funding.files.document import Document, Route, marked
from ki_funding.files.findings import Diagnostic, InvalidInput, Span
from ki_funding.files.reading import validate
from ki_funding.files.yaml import parse_file, read_text
from ki_funding.law.programme.dated import Days
from ki_funding.law.programme.file import MOST_ROWS, SourceEntry
from ki_funding.law.rulebook.folder import as_text
from ki_funding.law.rulebook.overlay_file import OverlayFile, OverlayRow
from ki_funding.values.scalars import Words, read_day
from ki_funding.values.unreadable import Unreadable
from ki_funding.values.vocabulary import Status

OPTION = "--set"


class Change(NamedTuple):
    """What an overlay says of one path: PROGRAMME.NAME, and where it says it."""

    programme: str
    name: str
    route: Route


@dataclass(frozen=True, slots=True)
class Overlay:
    """An overlay that is well formed; whether its paths exist is seen by the rules."""

    id: str
    title: Words
    document: Document
    changes: tuple[Change, ...]
    readings: Mapping[str, str]
    source: str | list[str] | None = None
    status: Status = Status.ASSUMED
    note: Words | None = None
    option: bool = False
    since: date | None = None  # the day that an option names
    symbol: Any = None  # what a sweep calculates with instead of each of its numbers

    @property
    def citation(self) -> str:
        """The id under which the bibliography knows the overlay itself."""
        return f"overlay:{self.id.replace(' ', ':')}"  # a citation ends at a space

    @property
    def digest(self) -> str:
        """A fingerprint of its text."""
        return sha256(as_text(self.document.text.encode())).hexdigest()

    @property
    def entry(self) -> SourceEntry:
        """The overlay as an entry of the bibliography."""
        return SourceEntry(
            title=self.title.de, short=self.title, kind="overlay", date=None, publication=None,
            address=None, note=None,
        )  # fmt: skip

    def of(self, programme: str) -> tuple[Change, ...]:
        """Its changes of one programme."""
        return tuple(change for change in self.changes if change.programme == programme)


def read_overlay(path: Path, name: str | None = None) -> Overlay:
    """The overlay in a file. Raises MissingFile, or InvalidInput with all that is wrong with it."""
    overlay, problems = overlay_in(parse_file(path, name))
    if overlay is None or problems:
        raise InvalidInput(problems)
    return overlay


def overlay_in(document: Document) -> tuple[Overlay | None, list[Diagnostic]]:
    """The overlay in a document, or everything that is wrong with its form."""
    file, problems = validate(OverlayFile, document, document.data)
    changes = changes_in(document)
    for change in changes:
        problems += _problems_of_rows(document, document.part(change.route).data, change.route)
    if file is None:
        return None, problems
    overlay = Overlay(
        id=file.overlay,
        title=file.title,
        document=document,
        changes=changes,
        readings=file.readings,
        source=document.data.get("source"),
        status=file.status,
        note=file.note,
    )
    return overlay, problems


def changes_in(document: Document) -> tuple[Change, ...]:
    """What an overlay says that it changes, whatever else is wrong with it."""
    written = document.data.get("set") if isinstance(document.data, dict) else None
    paths = written if isinstance(written, dict) else ()
    parted = {path: path.partition(".") for path in paths}
    return tuple(Change(first, rest, ("set", path)) for path, (first, _, rest) in parted.items())


def overlay_of_option(option: str, first: date) -> Overlay:
    """The overlay that `--set PROGRAMME.NAME[.BRANCH][@DAY]=VALUE` means: a figure of the user.

    Without a day it holds for all that the rulebook covers. Raises InvalidInput.
    """
    place = f"{OPTION} {option}"
    path, sign, written = option.partition("=")
    path, at, day = path.partition("@")
    programme, dot, rest = path.strip().partition(".")
    if not (sign and dot and programme and rest and written.strip()):
        raise InvalidInput([Diagnostic("set-form", Span(place), {"text": option})])
    try:
        since = read_day(day.strip()) if at else None
    except Unreadable as error:
        raise InvalidInput([Diagnostic(error.code, Span(place), error.params)]) from error
    document = read_text(written.strip(), place)
    if document.problems:
        raise InvalidInput([d._replace(span=Span(place), excerpt="") for d in document.problems])
    name, *branches = rest.split(".")
    data: Any = document.data
    for branch in reversed(branches):
        data = {branch: data}
    row = {"from": (since or first).isoformat(), "value": data}
    whole = {"set": {f"{programme}.{name}": [row]}}
    return Overlay(
        id=place,
        title=Words(f"eigener Wert ({OPTION})", f"own figure ({OPTION})"),
        document=Document(place, option, whole, marked(whole, Span(place))),
        changes=(Change(programme, name, ("set", f"{programme}.{name}")),),
        readings={},
        status=Status.GIVEN,
        option=True,
        since=since,
    )


def _problems_of_rows(document: Document, rows: Any, route: Route) -> Iterator[Diagnostic]:
    """Rows of a parameter that are not well formed, or not in order of time."""
    if isinstance(rows, dict):
        return  # figures of a series by year, or dated rises
    if not isinstance(rows, list) or not rows:
        yield document.diagnostic("overlay-rows", route, on_key=True)
        return
    if len(rows) > MOST_ROWS:
        yield document.diagnostic("list-long", route, on_key=True, limit=str(MOST_ROWS))
        return
    above: Days | None = None
    for place, raw in enumerate(rows):
        row, problems = validate(OverlayRow, document, raw, (*route, place))
        yield from problems
        if row is None:
            continue
        here = (*route, place)
        last = row.until or date.max
        if last < row.first:
            first = row.first.isoformat()
            until = last.isoformat()
            yield document.diagnostic(
                "period-backwards", (*here, "until"), first=first, until=until
            )
        if above is not None and row.first <= above.last:
            yield document.diagnostic("overlay-order", (*here, "from"), first=row.first.isoformat())
        above = Days(row.first, last if row.until else row.first)
