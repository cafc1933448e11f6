"""A figure that is inferred, assumed or open says why, so that a reader can judge it."""

from collections.abc import Iterator
from typing import Any

from ki_funding.files.document import Document, Route
from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.programme import Law
from ki_funding.values.vocabulary import Status

WEAK = (Status.INFERRED, Status.ASSUMED, Status.OPEN)  # no set: a status may be anything here


def check(law: Law) -> Iterator[Diagnostic]:
    """Every weak `status:` of a programme without a note."""
    yield from weak_statuses(law.document, law.document.data)


def weak_statuses(
    document: Document, data: Any, route: Route = (), *, noted: bool = False
) -> Iterator[Diagnostic]:
    """Every weak `status:` in some data without a note beside, around or in all of its branches.

    Inputs and the options of readings are no figures of the law, so they need none.
    """
    if isinstance(data, list):
        for place, inner in enumerate(data):
            yield from weak_statuses(document, inner, (*route, place), noted=noted)
    elif isinstance(data, dict):
        noted = noted or "note" in data
        status = data.get("status")
        if status in WEAK and not noted and not _says_why(data.get("value")):
            yield document.diagnostic("weak-without-note", (*route, "status"), status=str(status))
        for key, inner in data.items():
            if key not in {"inputs", "options"}:
                yield from weak_statuses(document, inner, (*route, key), noted=noted)


def _says_why(value: Any) -> bool:
    """Whether every figure in a value has a note of its own."""
    if isinstance(value, dict) and "value" in value:
        return "note" in value or _says_why(value["value"])
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return all(_says_why(part) for part in inner)
    return False
