"""When a programme runs and for whom, read from the head of its file alone.

A result lists the programmes that a case does not claim. To know which of them run in its year,
the figures of a programme are not needed, and reading them all would take longer than the
calculation itself.
"""

import re
from typing import Any, NamedTuple

from ki_funding.files.yaml import read_text
from ki_funding.law.programme.dated import Days
from ki_funding.values.scalars import Words, read_day
from ki_funding.values.unreadable import Unreadable

BELOW = re.compile(r"^(?!id:|title:|kind:|recipients:|in_force:|since:)[a-z_]+:", re.M)


class Outline(NamedTuple):
    """The recipients of a programme, what they must have begun with, when it runs, its title."""

    recipients: tuple[str, ...]
    since: str | None
    spans: tuple[Days, ...]
    title: Words

    def concerns(self, art: str, days: Days) -> bool:
        """Whether a municipality of a type can be concerned on some days."""
        return art in self.recipients and any(span.meet(days) for span in self.spans)


def outline(text: str, name: str, last: Days) -> Outline | None:
    """The outline of a rule file; None if its head is not well formed, as loading it will say."""
    below = BELOW.search(text)
    data: Any = read_text(text[: below.start()] if below else text, name).data
    try:
        spans = [
            Days(read_day(row["from"]), read_day(row["until"]) if row.get("until") else last.last)
            for row in data["in_force"]
        ]
        recipients = tuple(str(art) for art in data["recipients"])
        title = Words(str(data["title"]["de"]), str(data["title"]["en"]))
        return Outline(recipients, data.get("since"), tuple(spans), title)
    except (KeyError, TypeError, Unreadable):
        return None
