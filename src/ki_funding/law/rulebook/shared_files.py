"""What must hold of the files that all programmes share, and of what every file cites."""

from collections.abc import Iterator, Mapping, Sequence

from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, likely
from ki_funding.law.programme.file import Common, RulebookFile, SourceEntry, citations
from ki_funding.values.exact import Rounding

NEEDED_READINGS: dict[str, frozenset[str]] = {
    "zeitanteil": frozenset({"monate", "volle_monate", "tage"}),
    "rundung": frozenset(Rounding),
}


def disordered(
    head: RulebookFile, document: Document, present: Sequence[str]
) -> Iterator[Diagnostic]:
    """Programmes named twice or that do not exist, and days that run backwards."""
    for key, names in (("order", head.order), ("state", head.state)):
        for place, name in enumerate(names):
            if name in names[:place]:
                yield document.diagnostic("order-twice", (key, place), name=name)
            elif name not in present:
                near = likely(name, present)
                yield document.diagnostic("order-unknown", (key, place), name=name, nearest=near)
    if head.covers.until < head.covers.first:
        yield document.diagnostic(
            "period-backwards",
            ("covers", "until"),
            first=head.covers.first.isoformat(),
            until=head.covers.until.isoformat(),
        )


def columns_missing(
    common: Common, document: Document, columns: Sequence[str]
) -> Iterator[Diagnostic]:
    """Facts whose column the register does not have."""
    for name, fact in common.facts.items():
        if fact.column not in columns:
            near = likely(fact.column, columns)
            yield document.diagnostic(
                "fact-column", ("facts", name, "column"), name=fact.column, nearest=near
            )


def readings_missing(common: Common, document: Document) -> Iterator[Diagnostic]:
    """The readings without which nothing can be calculated, where they are missing or wrong."""
    for name, options in NEEDED_READINGS.items():
        found = common.readings.get(name)
        if found is None or not set(found.options) <= options or found.default not in found.options:
            yield document.diagnostic(
                "reading-required",
                ("readings", name),
                on_key=True,
                name=name,
                options=", ".join(sorted(options)),
            )


def unknown_sources(document: Document, sources: Mapping[str, SourceEntry]) -> list[Diagnostic]:
    """Citations of entries that the bibliography does not have."""
    return [
        document.diagnostic(
            "source-unknown",
            route,
            name=citation.source,
            nearest=likely(citation.source, sources),
        )
        for route, citation in citations(document.data)
        if citation.source not in sources
    ]
