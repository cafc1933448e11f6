"""JSON as text: readable, and without a mark that a terminal or a log would obey."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ki_funding.values.signs import is_seen

NOT_ASCII = re.compile("[^ -~\n]")
COMMAND = re.compile(r"##(?=\[)")


def json_text(value: Any) -> str:
    """A value as JSON. What may not be shown is written by its number, which says the same."""
    return _text(value) + "\n"


def json_parts(envelope: Mapping[str, Any]) -> Iterator[str]:
    """The same in parts; a list in it may be made as it is written."""
    before = "{\n"
    for key, value in envelope.items():
        yield f"{before}  {_text(key)}: "
        if isinstance(value, Iterator):
            yield from _listed(value)
        else:
            yield _within(value, "  ")
        before = ",\n"
    yield "\n}\n"


def _listed(values: Iterator[Any]) -> Iterator[str]:
    before = "["
    for value in values:
        yield f"{before}\n    {_within(value, '    ')}"
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _within(value: Any, indent: str) -> str:
    return _text(value).replace("\n", f"\n{indent}")


def _text(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    text = NOT_ASCII.sub(lambda found: _numbered(found[0]), text)
    return COMMAND.sub(r"#\\u0023", text)


def _numbered(mark: str) -> str:
    return mark if is_seen(mark) else json.dumps(mark)[1:-1]
