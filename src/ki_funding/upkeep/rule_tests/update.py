"""Writes what the rules give into a test file, in the place of expectations that fail.

Only the characters of the scalars are replaced, so that comments, order and layout stay. The new
text is read again: it must say the same as before but for these values, or else nothing is done.
"""

import json
import re
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput, Span
from ki_funding.files.yaml import NULLS, read_bytes, read_text
from ki_funding.upkeep.rule_tests.outcome import Failed, FileOutcome

BOM = "\ufeff"
BREAKS = re.compile("\r\n?|\n")  # what YAML counts as the end of a line
PLAIN = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_. -]*[A-Za-z0-9_.])?")


class Update(NamedTuple):
    """The new text of a file, and the expectations that it takes over."""

    text: str
    taken: tuple[Failed, ...]


def updated(path: Path, file: FileOutcome) -> Update:
    """The file with every failed expectation replaced.

    Raises InvalidInput for expectations that are written so that they cannot be replaced.
    """
    raw = path.read_bytes()
    document = read_bytes(raw, file.file)
    head = BOM if raw.decode("utf-8").startswith(BOM) else ""
    failed = [_Place(test.number, entry) for test in file.outcomes for entry in test.failed]
    text = _rewritten(document, failed)
    if text is None:
        alone = [place.entry for place in failed if _rewritten(document, [place]) is None]
        raise InvalidInput([_unclear(entry) for entry in alone or (p.entry for p in failed)])
    taken = sorted((place.entry for place in failed), key=lambda entry: entry.finding.span)
    return Update(head + text, tuple(taken))


class _Place(NamedTuple):
    """An expectation of the test with a number."""

    number: int
    entry: Failed


def _rewritten(document: Document, failed: Sequence[_Place]) -> str | None:
    """The text with expectations replaced; None if it does not say just that."""
    text, data = document.text, deepcopy(document.data)
    for number, entry in sorted(failed, key=lambda place: place.entry.finding.span, reverse=True):
        text = _replaced(text, document, number, entry)
        data["tests"][number]["expect"][entry.path] = entry.found
    again = read_text(text, document.name)
    return text if not again.problems and again.data == data else None


def _replaced(text: str, document: Document, number: int, entry: Failed) -> str:
    """The text with one scalar replaced; those before it have kept their places."""
    span = document.span(("tests", number, "expect", entry.path))
    start, end = _offsets(text, span)
    old = text[start:end]
    new = _written(entry.found, old)
    if not old:  # `key:` with nothing behind it, or in braces a key alone
        before = text[:start].rstrip(" ")
        start, new = len(before), f" {new}" if before.endswith(":") else f": {new}"
    return f"{text[:start]}{new}{text[end:]}"


def _offsets(text: str, span: Span) -> tuple[int, int]:
    """Where a span begins and ends in the text."""
    starts = [0, *(match.end() for match in BREAKS.finditer(text))]
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def _written(value: str | None, old: str) -> str:
    """A value as YAML, quoted as the old one was or as far as it must be."""
    if value is None:
        return "null"
    if old.startswith("'"):
        return "'" + value.replace("'", "''") + "'"
    plain = PLAIN.fullmatch(value) and value not in NULLS
    return value if plain and not old.startswith('"') else json.dumps(value, ensure_ascii=False)


def _unclear(entry: Failed) -> Diagnostic:
    params: dict[str, Any] = {"path": entry.path, "found": entry.found or "null"}
    return entry.finding._replace(code="update-unclear", params=params)
