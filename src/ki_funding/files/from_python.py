"""Cases and overlays that were written in Python instead of a file, as documents like any other."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from ki_funding.files.document import Document, marked
from ki_funding.files.findings import Span
from ki_funding.values.exact import plain_text


def document_of(content: Mapping[str, Any], name: str = "case") -> Document:
    """A document of something written in Python, with numbers as the text that writes them."""
    data = as_text(content)
    return Document(name, repr(data), data, marked(data, Span(name)))


def as_text(value: Any) -> Any:
    """A value as a file would write it."""
    if isinstance(value, Mapping):
        return {str(key): as_text(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [as_text(inner) for inner in value]
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Fraction):
        return plain_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(value)
