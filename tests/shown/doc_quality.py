"""The table of the page on quality: what was tried, what was found, with which command, when."""

import json

from quality import MEASURES, NUMBERS

from ki_funding.texts.language import words

HEAD = ("| Was | Versucht | Gefunden | Befehl | Am |", "| What | Tried | Found | Command | On |")


def quality() -> str:
    """A row for each measure that was taken."""
    taken = json.loads(NUMBERS.read_text("utf-8"))
    lines = [words(HEAD), "|---|--:|---|---|---|"]
    for name, measure in MEASURES.items():
        if name in taken:
            row = taken[name]
            found = f"{row['found']} {words(measure.found)}"
            lines.append(
                f"| {words(measure.tried)} | {row['tried']} | {found} | `{row['command']}` "
                f"| {row['date']} |"
            )
    return "\n".join(lines)
