"""`ki-funding rules [ID]`: the rulebook, the history of its figures, and what is not known."""

from typing import TYPE_CHECKING

from ki_funding.cli import OK, completion
from ki_funding.cli.call import InFormat, OfAdjustedRules
from ki_funding.cli.options import Word, argument, flag, one_format, option
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import nearest
from ki_funding.presentation.formats import all_but
from ki_funding.presentation.style import Dialect

if TYPE_CHECKING:
    from ki_funding.values.vocabulary import Status


class RulesCall(OfAdjustedRules, InFormat):
    """A call of `rules`."""

    programme: Word = argument("ID", "help.programme", completion.programmes)
    status: Word = option("--status", "STATUS,...", "help.status", completion.statuses)
    sources: bool = flag("--sources", "help.sources")
    published: bool = flag("--published", "help.published")
    readings_: bool = flag("--readings", "help.readings")
    reading = None
    csv_dialect = Dialect.RFC4180
    svg = png = picture = None

    formats = all_but("plain", "json", "csv", "xlsx", "parquet")
    format_ = one_format(formats)

    def run(self) -> int:
        """Shows the rules, or one list of what is in them."""
        book, wanted = self.rules.book, self.wanted
        if self.programme is not None and self.programme not in book.ids:
            likely = nearest(self.programme, book.ids) or book.ids
            raise UsageProblem("usage.programme", name=self.programme, names=", ".join(likely))
        if wanted.format_ == "table":
            self.console.result(self._table(), self.output)
            return OK
        if self.status is not None or self.sources or self.published or self.readings_:
            raise UsageProblem("usage.rules_format", format=wanted.format_)
        from ki_funding.presentation.rulebook.page import Book

        laws = [
            book.law(name) for name in (book.ids if self.programme is None else [self.programme])
        ]
        self.deliver(Book(book, laws))
        return OK

    def _table(self) -> str:
        """The list that is asked for, else a programme, else all of them in a few words."""
        from ki_funding.presentation.rulebook import lists

        book, style = self.rules.book, self.console.style(self.output)
        if self.status is not None:
            return lists.gaps(book, self._statuses(self.status), style)
        if self.sources:
            return lists.bibliography(book, style)
        if self.published:
            from ki_funding.upkeep.published import comparisons

            return lists.published(comparisons(self.rules), book.sources, style)
        if self.readings_:
            return lists.readings(book, style)
        if self.programme is not None:
            return lists.programme(book.law(self.programme), book.sources, style)
        return lists.overview(book, style)

    def _statuses(self, named: str) -> "list[Status]":
        from ki_funding.values.vocabulary import Status

        words = named.split(",")
        if unknown := [word for word in words if word not in set(Status)]:
            raise UsageProblem("usage.status", name=unknown[0], names=", ".join(Status))
        return [Status(word) for word in words]
