"""Texts of users that a spreadsheet must not calculate with."""

import re

from ki_funding.presentation.style import clean

# What starts a formula: at the start of a cell, also behind spaces, and behind a separator that
# splits the cell where a program expects another dialect. Far Eastern Excels take wide signs.
FORMULA = re.compile(r"(^|[;,])(\s*)(?=[=+\-@＝＋－＠])")


def harmless(text: str) -> str:
    """A text that stays a text in a spreadsheet; tabs and other control characters are marked."""
    return FORMULA.sub(r"\1'\2", clean(text))
