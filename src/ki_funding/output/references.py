"""Sources in a page: citations that lead to their text, and the list of all that are cited."""

from collections.abc import Iterable, Iterator, Sequence

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.page import Bullet, Bullets, Inline, Line, Link, Section
from ki_funding.text_types import Citation


def links(citations: Sequence[Citation], sources: foot.Sources, language: Language) -> Line:
    """Citations in one line, each leading to its source if that has an address."""
    parts: list[Inline] = []
    for citation in citations:
        entry = sources.get(citation.source)
        address = entry.address if entry else None
        parts += ["; ", Link(foot.cite(citation, sources, language), address)]
    return tuple(parts[1:])


def references(
    citations: Iterable[Citation], sources: foot.Sources, language: Language
) -> Iterator[Section]:
    """A section with every source cited, in the order of the bibliography; none if none is."""
    cited = {citation.source for citation in citations}
    entries = tuple(Bullet(_entry(name, sources, language)) for name in sources if name in cited)
    if entries:
        yield Section(text("report.sources", language), (Bullets(entries),))


def _entry(name: str, sources: foot.Sources, language: Language) -> Line:
    entry = sources[name]
    rest = "".join(f". {part}" for part in (entry.publication,) if part)
    note = f" ({words(entry.note, language)})" if entry.note else ""
    return (words(entry.short, language), ": ", Link(entry.title, entry.address), f"{rest}{note}")
