"""Collects what is wrong with one document, so that everything is told at once."""

from collections.abc import Iterable
from typing import Any

from pydantic_core import PydanticCustomError

from ki_funding.diagnostics import Diagnostic
from ki_funding.document import Document, Route
from ki_funding.text_types import parameters_of


class Problems(list[Diagnostic]):
    """The findings of a document so far; other lists can be added to it."""

    def __init__(self, document: Document, found: Iterable[Diagnostic] = ()) -> None:
        super().__init__(found)
        self.document = document

    def at(self, route: Route, code: str, **more: Any) -> None:
        """Adds a finding at a route of keys; see `Document.diagnostic`."""
        self.append(self.document.diagnostic(code, route, **more))

    def unread(self, route: Route, error: PydanticCustomError, *, on_key: bool = False) -> None:
        """Adds what a reader of text says of a value that it cannot read."""
        self.at(route, error.type, on_key=on_key, **parameters_of(error))
