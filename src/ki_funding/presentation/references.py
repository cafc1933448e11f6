"""What a page rests on: citations that lead to their text, all that is cited, and weak values."""

from collections.abc import Iterable, Iterator, Sequence

from ki_funding.calculation.result import ProgrammeResult
from ki_funding.presentation import foot
from ki_funding.presentation.naming import use_name, use_value
from ki_funding.presentation.page import Bullet, Bullets, Inline, Line, Link, Section, line
from ki_funding.texts.language import text, words
from ki_funding.values.basis import Use
from ki_funding.values.scalars import Citation


def links(citations: Sequence[Citation], sources: foot.Sources) -> Line:
    """Citations in one line, each leading to its source if that has an address."""
    parts: list[Inline] = []
    for citation in citations:
        entry = sources.get(citation.source)
        address = entry.address if entry else None
        parts += ["; ", Link(foot.cite(citation, sources), address)]
    return tuple(parts[1:])


def references(citations: Iterable[Citation], sources: foot.Sources) -> Iterator[Section]:
    """A section with every source cited, in the order of the bibliography; none if none is."""
    cited = {citation.source for citation in citations}
    entries = tuple(Bullet(_entry(name, sources)) for name in sources if name in cited)
    if entries:
        yield Section(text("report.sources"), (Bullets(entries, small=True),))


def _entry(name: str, sources: foot.Sources) -> Line:
    entry = sources[name]
    rest = "".join(f". {part}" for part in (entry.publication,) if part)
    note = f" ({words(entry.note)})" if entry.note else ""
    return (words(entry.short), ": ", Link(entry.title, entry.address), f"{rest}{note}")


def weak_line(use: Use, among: Iterable[ProgrammeResult] = ()) -> Line:
    """What a value is, how sure it is, and why."""
    value = use_value(use)
    status, note = text(f"status.{use.status}"), foot.note_of(use)
    known = "" if use.value is None else f" = {value}"
    return line(use_name(use, among), f"{known}: {status}{f' · {note}' if note else ''}")
