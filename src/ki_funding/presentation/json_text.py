"""JSON as text: readable, and without a mark that a terminal or a log would obey."""

import json
import re
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring as quoted
from typing import Any
from unicodedata import category

from ki_funding.values.signs import is_seen

NOT_ASCII = re.compile("[^ -~\n]")
COMMAND = re.compile(r"##(?=\[)")
DEEP = "\n    "  # where the entries of a list in an object begin


def json_text(value: Any) -> str:
    """A value as JSON. What may not be shown is written by its number, which says the same."""
    return _harmless(_text(value)) + "\n"


def json_parts(envelope: Mapping[str, Any]) -> Iterator[str]:
    """The same in parts; a list in it may be made as it is written."""
    before = "{"
    for key, value in envelope.items():
        yield _harmless(f"{before}\n  {_text(key)}: ")
        if isinstance(value, Iterator):
            yield from _listed(value)
        else:
            yield _harmless(_text(value, "\n  "))
        before = ","
    yield "\n}\n"


def _listed(values: Iterator[Any]) -> Iterator[str]:
    before = "["
    for value in values:
        yield _harmless(f"{before}\n    {_text(value, DEEP)}")
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _text(value: Any, line: str = "\n") -> str:
    """As `json` writes it with an indent, for which that takes twice as long; `line` begins one."""
    if isinstance(value, str):
        return quoted(value)
    if type(value) is int:
        return str(value)
    inner = f"{line}  "
    match value:
        case dict() if value:
            pairs = [f"{inner}{quoted(key)}: {_text(one, inner)}" for key, one in value.items()]
            return f"{{{','.join(pairs)}{line}}}"
        case list() | tuple() if value:
            return f"[{','.join([inner + _text(one, inner) for one in value])}{line}]"
    return json.dumps(value)


def _harmless(text: str) -> str:
    text = NOT_ASCII.sub(lambda found: _numbered(found[0]), text)
    return COMMAND.sub(r"#\\u0023", text)


def _numbered(mark: str) -> str:
    if category(mark) == "Cs":  # a byte of a file name that is no UTF-8; no JSON can say it
        return "\ufffd"
    return mark if is_seen(mark) else json.dumps(mark)[1:-1]
