"""What is wrong where YAML gives up, told from the text alone.

libyaml and the parser in Python word it differently, and every release may word it anew; where
they stop, and where what they were reading begins, is the same for all of them.
"""

import re

UNCLOSED = frozenset({"yaml-bracket", "yaml-no-colon", "yaml-quote"})
# What YAML allows nowhere, be it between quotation marks, or takes for the end of a line.
FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.S), "'": re.compile(r"'(?:[^']|'')*+'")}
INDENT = re.compile(r"[ \t-]*")
NO_START = "@`%|>"
PROPERTIES = "&!"
INDICATORS = "&*!|>%"


def scanner_code(text: str, here: int, opened: int) -> str:
    """The code of a character that is no part of YAML where it stands.

    `opened` is where the quotation, key or other thing begins that is being read, or `here`.
    """
    sign, start = text[here : here + 1], text[opened : opened + 1]
    indented = INDENT.fullmatch(text, text.rfind("\n", 0, here) + 1, here)
    if sign == "\t" and (indented or opened == here):
        return "yaml-tab"
    if opened == here:
        if sign == ":":
            return "yaml-colon"
        return "yaml-token" if sign and sign in NO_START else "yaml-syntax"
    if start in QUOTED:
        if QUOTED[start].match(text, opened, here):
            return "yaml-no-colon"
        ended = not sign or text.startswith(("\n---", "\n..."), here - 1)
        return "yaml-quote" if ended else "yaml-syntax"
    ended = "\n" in text[opened:here] or (not sign and start not in INDICATORS)
    return "yaml-no-colon" if ended else "yaml-syntax"


def parser_code(text: str, here: int, opened: int) -> str:
    """The code of a part of YAML that does not belong where it stands.

    `opened` is where the mapping or list begins that is being read, or `here`.
    """
    start = text[opened : opened + 1]
    if opened == here or start in PROPERTIES:
        return "yaml-syntax"
    return "yaml-bracket" if start in "[{" else "yaml-indentation"


def place_of(text: str, code: str, here: int, opened: int) -> int:
    """Which of the two places helps: where YAML gave up, or where what is not closed begins."""
    unclosed = code in UNCLOSED and ("\n" in text[opened:here] or here == len(text))
    return opened if unclosed else here
