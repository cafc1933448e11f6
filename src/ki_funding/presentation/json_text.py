"""JSON as text: readable, and without a mark that a terminal or a log would obey."""

import json
import re
from typing import Any

from ki_funding.values.signs import is_seen

NOT_ASCII = re.compile("[^ -~\n]")
COMMAND = re.compile(r"##(?=\[)")


def json_text(value: Any) -> str:
    """A value as JSON. What may not be shown is written by its number, which says the same."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    text = NOT_ASCII.sub(lambda found: _numbered(found[0]), text)
    return COMMAND.sub(r"#\\u0023", text) + "\n"


def _numbered(mark: str) -> str:
    return mark if is_seen(mark) else json.dumps(mark)[1:-1]
