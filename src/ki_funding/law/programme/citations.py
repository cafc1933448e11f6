"""Every citation in a rule file and where it stands."""

from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticCustomError

from ki_funding.files.document import Route
from ki_funding.values.scalars import Citation, read_citations


def citations(data: Any, route: Route = ()) -> Iterator[tuple[Route, Citation]]:
    """The value of every `source:` key, at any depth, as citations."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "source" and isinstance(value, str | list):
                listed = isinstance(value, list)
                for place, citation in enumerate(_readable(value)):
                    yield (*route, key, *((place,) if listed else ())), citation
            else:
                yield from citations(value, (*route, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from citations(value, (*route, place))


def _readable(value: Any) -> tuple[Citation, ...]:
    """The citations in a value; what is none has a finding of its own."""
    try:
        return read_citations(value)
    except PydanticCustomError:
        return ()
