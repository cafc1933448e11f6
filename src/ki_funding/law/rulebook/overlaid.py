"""Rules with an overlay put on: refused as a whole if anything in it does not fit."""

from collections.abc import Iterable, Iterator

from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput, nearest
from ki_funding.law.rulebook.apply_overlay import names_of
from ki_funding.law.rulebook.changes import ValueChange, value_changes
from ki_funding.law.rulebook.overlay import Change, Overlay
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.law.rulebook.shared_files import unknown_sources


def put_on(book: Rulebook, overlay: Overlay) -> Rulebook:
    """The rulebook with other values. Raises InvalidInput with all that does not fit."""
    problems = list(unknown_paths(book, overlay.document, overlay.changes))
    changed = book.under(overlay)
    problems += unknown_sources(overlay.document, changed.sources)
    for name in dict.fromkeys(change.programme for change in overlay.changes):
        if name in book.ids:
            problems += changed.examined(name)[1]
    if problems:
        raise InvalidInput(problems)
    return changed


def changes_of(book: Rulebook, programme: str) -> tuple[ValueChange, ...]:
    """The figures of a programme that the overlays change."""
    base = book
    while base.base is not None:
        base = base.base
    if base is book or not any(overlay.of(programme) for overlay in book.overlays):
        return ()
    if programme not in book.changed:
        book.changed[programme] = value_changes(base.law(programme), book.law(programme))
    return book.changed[programme]


def unknown_paths(
    book: Rulebook, document: Document, changes: Iterable[Change]
) -> Iterator[Diagnostic]:
    """Paths of an overlay that lead to nothing, with the nearest ones."""
    for change in changes:
        known = names_of(book.law(change.programme)) if change.programme in book.ids else ()
        if change.name in known:
            continue
        path = ".".join(filter(None, [change.programme, change.name]))
        paths = [f"{name}.{inner}" for name in book.ids for inner in names_of(book.law(name))]
        here = [inner for inner in paths if inner.startswith(f"{change.programme}.")]
        last = change.name or change.programme
        elsewhere = [p for p in paths if p.endswith(f".{last}")]
        likely = elsewhere or nearest(path, paths)
        yield document.diagnostic(
            "overlay-path",
            change.route,
            on_key=True,
            path=path,
            nearest=" | ".join(likely),
            names=", ".join(here or book.ids),
        )
