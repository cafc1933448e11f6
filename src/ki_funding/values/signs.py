"""Signs that nobody sees, or that look like others: what is in the way in a file."""

import re
from typing import Any
from unicodedata import category, name

# Quotation marks as word processors put them in; to YAML they are letters.
QUOTES = "“”„‟‘’‚‛«»‹›"
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# A key, a dash or a value that such a space holds together, or that has one at its edge.
SPACE = re.compile(rf"^(?:[\w-]+:|-)?[ ]*([{SPACES}])|([{SPACES}])[ ]*$")
# What nobody sees, be it in prose; what joins letters and emoji, or lets a word break, is its part.
WIDTHLESS = re.compile(
    "[\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e007f]"
)
# What has a letter's category and yet shows nothing.
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0")
QUOTE = re.compile(rf"(?<!\w)[{QUOTES}]|[{QUOTES}](?!\w)")  # but not the one in D’Alembert
ANY_SPACE = re.compile(f"([{SPACES}])")
INDENTED = re.compile(rf"(?:^|:|-) *([{SPACES}])", re.M)


def without_quotes(text: str) -> str | None:
    """A text without its typographic quotation marks; None where it has none."""
    plain = QUOTE.sub("", text).strip()
    return plain if plain != text.strip() else None


def odd_in_word(text: str) -> tuple[str, dict[str, Any]] | None:
    """The code and parameters of what does not belong into a text that is no prose."""
    if text.isascii():
        return None
    if (remedy := without_quotes(text)) is not None:
        return "quotes-typographic", {"text": text, "remedy": remedy}
    if unseen := [mark for mark in text if not is_seen(mark)]:
        remedy = "".join(filter(is_seen, text))
        return "word-invisible", {"character": named(unseen[0]), "remedy": remedy}
    return None


def is_seen(mark: str) -> bool:
    """Whether a mark is seen, and changes nothing of what stands around it."""
    return category(mark)[0] != "C" and mark not in FILLERS


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
