"""The funding of cases on one sheet of paper: what a council has to know before it decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ki_funding.calculation.result import Calculation
from ki_funding.presentation import foot, remarks
from ki_funding.presentation.basis import cited_by
from ki_funding.presentation.calculation import tables
from ki_funding.presentation.calculation.compared import compared, has_notice
from ki_funding.presentation.calculation.heading import heading, several_cases
from ki_funding.presentation.calculation.headline import headline
from ki_funding.presentation.calculation.noticed import granted_and_noticed
from ki_funding.presentation.calculation.page import title_of
from ki_funding.presentation.calculation.workbook import about
from ki_funding.presentation.calculation.workbook import whose as whose_all
from ki_funding.presentation.calculation.years import changes
from ki_funding.presentation.naming import listed, use_name, whose
from ki_funding.presentation.numbers import money
from ki_funding.presentation.page import Block, Page, Paragraph, Section, Sheet, paragraphs, titled
from ki_funding.presentation.shown import Shown
from ki_funding.texts.language import text, words
from ki_funding.values.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Short(Shown):
    """Some calculations of one run, the total first, each source and each doubt in a line."""

    calculations: Sequence[Calculation]
    sources: foot.Sources

    def report(self) -> Page:
        """Whom it is for, the total, a table, how sure it is, and what is open."""
        return self._page(self._one_table())

    def brief(self) -> Page:
        """The same with the notice below, for which a screen has no room beside the amounts."""
        below = compared(self.calculations[0]) if self._alone else ()
        return self._page((*self._table(), *below))

    def workbook(self) -> Page:
        """The same on one sheet."""
        page, receipt = self.report(), self.calculations[0].receipt
        sheet = Section(page.title, tuple(page.blocks), short=text("sheet.overview"))
        return Page(page.title, (sheet,), about(whose_all(self.calculations), receipt))

    def _page(self, table: Iterable[Sheet]) -> Page:
        found = self.calculations
        deadlines = remarks.deadlines(found[0], None) if self._alone else ()
        cited = foot.most_cited((citation for citation, _ in cited_by(found)), self.sources)
        blocks: tuple[Block, ...] = (
            Paragraph((headline(found),), "lead"),
            foot.no_claim(found),
            *paragraphs([heading(found[0])] if self._alone else []),
            *table,
            *paragraphs(foot.legend_of(found), "small"),
            *titled(text("short.sure"), list(self._how_sure())),
            *titled(text("short.open"), list(self._open())),
            *titled(text("foot.deadlines"), list(deadlines)),
            Paragraph((" ".join([*cited, foot.receipt_line(found[0].receipt)]),), "small"),
        )
        return Page(title_of(found), blocks)

    @property
    def _alone(self) -> bool:
        return len(self.calculations) == 1

    def _table(self) -> Iterator[Sheet]:
        """The items of a case, its years side by side, or a row for each of several cases."""
        if self._alone and not self.calculations[0].programmes:
            return
        if self._alone:
            yield tables.case(self.calculations[0])
        elif not several_cases(self.calculations):
            yield tables.years(self.calculations, changes(self.calculations))
        else:
            yield tables.several(self.calculations)

    def _one_table(self) -> Iterable[Sheet]:
        """The same with the notice of a case beside its amounts."""
        found = self.calculations[0]
        noticed = self._alone and any(has_notice(item) for _, item in found.lines())
        return [granted_and_noticed(found)] if noticed else self._table()

    def _how_sure(self) -> Iterator[str]:
        """What of the total is official, and which values are not, by how sure they are."""
        if self._alone:
            yield from remarks.how_sure(self.calculations[0])
        found: dict[Status, list[tuple[str, str]]] = {}
        for calculation in self.calculations:
            for use in foot.weak_uses(calculation):
                if use.status not in {Status.OFFICIAL, Status.OPEN}:
                    of = whose(use, calculation.programmes)
                    found.setdefault(use.status, []).append((of, use_name(use)))
        for status, uses in found.items():
            yield text("short.weak", status=text(f"status.{status}"), names=listed(uses))

    def _open(self) -> Iterator[str]:
        """What has no amount, what a limit changes, and the other readings."""
        if count := sum(c.totals.undetermined for c in self.calculations):
            yield text("short.undetermined", count=str(count))
        for calculation in self.calculations if self._alone else ():
            for programme, item in calculation.lines():
                if item.limits or item.actual is not None:
                    yield from remarks.of_item(calculation, programme, item)
            yield from _readings(calculation)
        if any(p.conditions for calculation in self.calculations for p in calculation.programmes):
            yield text("short.conditions")


def _readings(calculation: Calculation) -> Iterator[str]:
    """For each legal question that counts, the funding with the other answers."""
    for title, others in groupby(calculation.alternatives, key=lambda other: other.title):
        amounts = dict.fromkeys(money(other.granted) for other in others)
        chosen = money(calculation.totals.granted)
        yield text("short.reading", title=words(title), others="; ".join(amounts), chosen=chosen)
