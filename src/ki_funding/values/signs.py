"""Signs that nobody sees, or that look like others: what is in the way in a file."""

import re
from unicodedata import name

# Quotation marks as word processors put them in; to YAML they are letters.
QUOTES = "“”„‟‘’‚‛«»‹›"
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# A key, a dash or a value that such a space holds together, or that has one at its edge.
SPACE = re.compile(rf"^(?:[\w-]+:|-)?[ ]*([{SPACES}])|([{SPACES}])[ ]*$")
# What has no width at all; what joins letters and emoji, or lets a word break, belongs to them.
WIDTHLESS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
ANY_SPACE = re.compile(f"([{SPACES}])")
INDENTED = re.compile(rf"(?:^|:|-) *([{SPACES}])", re.M)


def without_quotes(text: str) -> str | None:
    """What stands between typographic quotation marks; None where there are none around it."""
    inner = text.strip().strip(QUOTES)
    return inner if inner != text.strip() else None


def in_the_way(text: str, *, key: bool) -> tuple[str, int] | None:
    """The code of a sign that must not stand in an unquoted text of YAML, and its place there."""
    if text.isascii():
        return None
    if found := WIDTHLESS.search(text):
        return "yaml-invisible", found.start()
    if found := (ANY_SPACE if key else SPACE).search(text):
        return "yaml-space", max(found.start(group) for group in range(1, found.re.groups + 1))
    if key and without_quotes(text) is not None:
        return "quotes-typographic", 0
    return None


def named(sign: str) -> str:
    """A sign by its number and the name that Unicode gives it."""
    return f"U+{ord(sign):04X} {name(sign, '')}".rstrip()
