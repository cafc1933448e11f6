"""Which module writes what: a kind of result (`calculation`, `state`, ...) in a format.

Each kind is a package with a module for each format, all with the same `render`, and with
`page.py` for the formats that people read as a document, and `pictures.py`.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from ki_funding.output.page import Picture

# Formats that all kinds share, because each kind only says what the page contains.
DOCUMENTS = {"md": "markdown", "html": "html.document"}


class UnknownPicture(LookupError):
    """A picture that a result does not have, with the names of those that it has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name}: {', '.join(known)}")
        self.name, self.known = name, known


def render(kind: str, format_: str, *given: Any) -> str | bytes:
    """A result in a format. `given` is what the writers of that kind take."""
    if format_ in DOCUMENTS:
        page = import_module(f"ki_funding.output.{kind}.page").page(*given)
        writer = import_module(f"ki_funding.output.{DOCUMENTS[format_]}")
        return writer.render(page)  # type: ignore[no-any-return]
    writer = import_module(f"ki_funding.output.{kind}.{format_}")
    return writer.render(*given)  # type: ignore[no-any-return]


def picture(kind: str, name: str | None, *given: Any) -> Picture:
    """One picture of a result: the one of that name, else the first. Raises UnknownPicture."""
    found: Sequence[Picture] = import_module(f"ki_funding.output.{kind}.pictures").pictures(*given)
    for one in found:
        if name in {None, one.name}:
            return one
    raise UnknownPicture(name or "", tuple(one.name for one in found))
