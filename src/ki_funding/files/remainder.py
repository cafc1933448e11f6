"""What is left of a file without its wrong entries, so that what else is wrong is told as well."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ki_funding.files.document import Document, Mark, Route
from ki_funding.files.findings import Diagnostic


class Remainder(NamedTuple):
    """A document without some entries of its sections, and the names of these entries."""

    document: Document
    missing: frozenset[str]

    def own(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings that do not come from what is missing."""
        for finding in found:
            if not self.missing & set(finding.params.values()):
                yield finding


def without_wrong_entries(document: Document, found: Sequence[Diagnostic]) -> Remainder:
    """A file without each key, or entry below a key, that a finding lies in."""
    places = sorted(_entries(document.marks))
    lines = [line for line, _ in places]
    wrong = {
        places[at - 1][1] for finding in found if (at := bisect_right(lines, finding.span.line)) > 0
    }
    kept = {
        key: _kept(section, key, wrong)
        for key, section in dict(document.data).items()
        if (key,) not in wrong
    }
    return Remainder(document._replace(data=kept), frozenset(str(route[-1]) for route in wrong))


def _kept(section: object, key: str, wrong: set[Route]) -> object:
    if not isinstance(section, dict):
        return section
    return {name: entry for name, entry in section.items() if (key, name) not in wrong}


def _entries(marks: Mark) -> Iterator[tuple[int, Route]]:
    """Every key of the file and every key below one, by the line on which it begins."""
    if not isinstance(marks.parts, dict):
        return
    for key, mark in marks.parts.items():
        if mark.key:
            yield mark.key.line, (key,)
        if isinstance(mark.parts, dict):
            for name, inner in mark.parts.items():
                if inner.key:
                    yield inner.key.line, (key, name)
