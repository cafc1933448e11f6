"""`ki-funding rules [ID]`: the rulebook, the history of its figures, and what is not known."""

from typing import TYPE_CHECKING

from ki_funding.cli import OK, completion
from ki_funding.cli.call import InFormat, OfAdjustedRules
from ki_funding.cli.options import Word, argument, flag, one_format, option
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import nearest
from ki_funding.presentation.formats import all_but
from ki_funding.texts.language import text

if TYPE_CHECKING:
    from ki_funding.calculation.rules import Rules
    from ki_funding.presentation.shown import Shown
    from ki_funding.values.vocabulary import Status


class RulesCall(OfAdjustedRules, InFormat):
    """A call of `rules`."""

    programme: Word = argument("ID", "help.programme", completion.programmes)
    status: Word = option("--status", "STATUS,...", "help.status", completion.statuses)
    sources: bool = flag("--sources", "help.sources")
    published: bool = flag("--published", "help.published")
    readings_: bool = flag("--readings", "help.readings")
    reading = None
    svg = png = picture = None

    formats = all_but()
    format_ = one_format(formats)

    def run(self) -> int:
        """Shows the rules, or one list of what is in them."""
        book, _ = self.rules.book, self.wanted  # a wrong option is told first
        if self.programme is not None and self.programme not in book.ids:
            likely = nearest(self.programme, book.ids) or book.ids
            raise UsageProblem("usage.programme", name=self.programme, names=", ".join(likely))
        self.deliver(self._shown(self.rules))
        return OK

    def _shown(self, rules: "Rules") -> "Shown":
        """The list that is asked for, else a programme, else all of them."""
        from ki_funding.presentation.rulebook.contents import What, contents

        statuses = self._statuses(self.status) if self.status is not None else ()
        asked = {
            What.SOURCES: self.sources,
            What.PUBLISHED: self.published,
            What.READINGS: self.readings_,
        }
        what = next((name for name, wanted in asked.items() if wanted), What.FIGURES)
        return contents(rules, what, self.programme, statuses)

    def _statuses(self, named: str) -> "list[Status]":
        from ki_funding.values.vocabulary import Status

        known = {text(f"status.{status}").casefold(): status for status in Status}
        known |= {str(status): status for status in Status}
        words = [word.strip().casefold() for word in named.split(",")]
        if unknown := [word for word in words if word not in known]:
            names = ", ".join(text(f"status.{status}") for status in Status)
            raise UsageProblem("usage.status", name=unknown[0], names=names)
        return [known[word] for word in words]
