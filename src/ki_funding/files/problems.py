"""Collects what is wrong with one document, so that everything is told at once."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from ki_funding.files.document import Document, Route
from ki_funding.files.findings import MOST_FINDINGS, Diagnostic, likely
from ki_funding.values.unreadable import Unreadable

Read = TypeVar("Read")


class Problems(list[Diagnostic]):
    """The findings of a document so far; other lists can be added to it."""

    def __init__(self, document: Document, found: Iterable[Diagnostic] = ()) -> None:
        super().__init__(found)
        self.document = document

    @property
    def enough(self) -> bool:
        """Whether there are so many that more would tell nobody anything new."""
        return len(self) >= MOST_FINDINGS

    def add(self, code: str, route: Route = (), **more: Any) -> None:
        """Adds a finding at a route of keys; see `Document.diagnostic`."""
        self.append(self.document.diagnostic(code, route, **more))

    def unknown_keys(self, raw: Iterable[str], known: Sequence[str], route: Route) -> None:
        """Adds a finding for each key that is none of those known."""
        for key in raw:
            if key not in known:
                near = likely(key, known)
                self.add("key-unknown", (*route, key), on_key=True, key=key, nearest=near)

    def read(
        self, reader: Callable[[Any], Read], raw: Any, route: Route, *, on_key: bool = False
    ) -> Read | None:
        """What a reader of text makes of a value; None where it cannot, which is a finding."""
        try:
            return reader(raw)
        except Unreadable as error:
            inside = (*route, *error.inside)
            self.add(error.code, inside, on_key=on_key, within=error.within, **error.params)
            return None
