"""JSON as text: readable, and without a mark that a terminal or a log would obey."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, NamedTuple
from unicodedata import category

from ki_funding.values.signs import is_seen

NOT_ASCII = re.compile("[^ -~]")
COMMAND = re.compile(r"##(?=\[)")
DEEP = "\n    "  # where the entries of a list in an object begin
HOLE = "\0"  # what an entry of a row stands for; in a text that is written there is none


class Alike(NamedTuple):
    """A list of many objects of one form: its holes are filled row by row, one from each column."""

    form: Mapping[str, Any]
    columns: Sequence[Sequence[str | int | None]]


def json_text(value: Any) -> str:
    """A value as JSON. What may not be shown is written by its number, which says the same."""
    return _text(value) + "\n"


def json_parts(envelope: Mapping[str, Any]) -> Iterator[str]:
    """The same in parts; a list in it may be made as it is written."""
    before = "{"
    for key, value in envelope.items():
        yield f"{before}\n  {_quoted(key)}: "
        yield from _listed(value) if isinstance(value, Iterator) else [_text(value, "\n  ")]
        before = ","
    yield "\n}\n"


def _listed(values: Iterator[Any]) -> Iterator[str]:
    before = "["
    for value in values:
        yield f"{before}\n    {_text(value, DEEP)}"
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _text(value: Any, line: str = "\n") -> str:
    """As `json` writes it with an indent, for which that takes twice as long; `line` begins one."""
    if isinstance(value, str):
        return _quoted(value)
    if type(value) is int:
        return str(value)
    inner = f"{line}  "
    match value:
        case Alike():
            return _in_a_list(_alike(value, inner), line)
        case dict() if value:
            pairs = [f"{inner}{_quoted(key)}: {_text(one, inner)}" for key, one in value.items()]
            return f"{{{','.join(pairs)}{line}}}"
        case list() | tuple():
            return _in_a_list([_text(one, inner) for one in value], line)
    return json.dumps(value)


def _in_a_list(texts: list[str], line: str) -> str:
    inner = f"{line}  "
    return f"[{inner}{f',{inner}'.join(texts)}{line}]" if texts else "[]"


def _alike(objects: Alike, line: str) -> list[str]:
    """The form is written once: what is left for each row is to fill it."""
    form = _text(objects.form, line).replace("%", "%%").replace(_quoted(HOLE), "%s")
    columns = map(_column, objects.columns)
    return [form % row for row in zip(*columns, strict=True)]


def _column(entries: Sequence[str | int | None]) -> list[str]:
    """Entries as JSON; those that many rows share are written once."""
    different = set(entries)
    if 2 * len(different) > len(entries):
        return [_text(one) for one in entries]
    texts = {one: _text(one) for one in different}
    return [texts[one] for one in entries]


def _quoted(text: str) -> str:
    text = encode_basestring(text)
    if text.isascii() and text.isprintable() and "##[" not in text:
        return text
    text = NOT_ASCII.sub(lambda found: _numbered(found[0]), text)
    return COMMAND.sub(r"#\\u0023", text)


def _numbered(mark: str) -> str:
    if category(mark) == "Cs":  # a byte of a file name that is no UTF-8; no JSON can say it
        return "\ufffd"
    return mark if is_seen(mark) else json.dumps(mark)[1:-1]
