"""The answer of a sweep: what was asked, each of its tables, and what it was computed with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ki_funding.presentation import foot
from ki_funding.presentation.numbers import number
from ki_funding.presentation.page import (
    Block,
    Bullet,
    Bullets,
    Page,
    Paragraph,
    Section,
    Sheet,
    Strong,
    Value,
    bullets,
    captioned,
    paragraphs,
)
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.records import Records
from ki_funding.presentation.shown import Shown
from ki_funding.presentation.style import clean
from ki_funding.presentation.sweep.asked import asked
from ki_funding.presentation.sweep.pictures import drawn, pictures
from ki_funding.presentation.sweep.tables import BILLIONTH, closing, headline, lacking, sheet
from ki_funding.sweep.answer_table import Answer, AnswerTable
from ki_funding.texts.language import text, words
from ki_funding.values.exact import Rounding, round_to
from ki_funding.values.scalars import Words

NAMES = ("table", "amount")
REJECTED = "rejected"
FIGURES = ("statistic", "value", "count", "undetermined")
MOST_ROWS = 10**4  # of a table that is no data


@dataclass(frozen=True, slots=True)
class Answered(Shown):
    """What a sweep found, under the title of its scenario.

    `most` are the rows of a table that a screen is told at once; None: all.
    """

    answer: Answer
    title: Words
    most: int | None = None

    def report(self) -> Page:
        """The tables, and what the reader needs to judge them."""
        said = (Bullet((f"{name}: {how}",)) for name, how in asked(self.answer))
        blocks: tuple[Block, ...] = (
            *self._lacking(),
            *paragraphs(headline(self.answer), "lead"),
            Paragraph((Strong(foot.no_maximum(owed=self.answer.owed)),)),
            Section(text("sweep.asked"), (Bullets(tuple(said)),)),
            *self._drawn(),
            *paragraphs(closing(self.answer)),
            foot.received(self.answer.receipt),
        )
        return Page(clean(words(self.title)), blocks)

    def brief(self) -> Page:
        """The tables, and below them over what they were computed."""
        said = [f"{name}: {how}" for name, how in asked(self.answer)]
        blocks: list[Block] = [*self._lacking(), *paragraphs(headline(self.answer))]
        for table in self.answer.tables:
            told, more = self._told(table, self.most)
            blocks += [captioned(told), *more]
        if said:
            blocks += [Paragraph((f"{text('sweep.asked')}:",)), bullets(said)]
        blocks += paragraphs([*closing(self.answer), foot.no_maximum(owed=self.answer.owed)])
        blocks.append(foot.received(self.answer.receipt))
        return Page(clean(words(self.title)), tuple(blocks))

    def records(self) -> Records:
        """A row for each figure: its table, amount, what it belongs to, and its value."""
        keys = tuple(dict.fromkeys(key for table in self.answer.tables for key in table.keys))
        return Records((*NAMES, *keys, *FIGURES), self._rows(keys), {"value": "exact"})

    def envelope(self) -> Mapping[str, Any]:
        """The envelope of a sweep."""
        from ki_funding.presentation.entry import entry
        from ki_funding.presentation.sweep.envelope import SweepEnvelope

        return entry(SweepEnvelope, self)

    def pictures(self) -> Sequence[Picture]:
        """One for each table that can be drawn."""
        return pictures(self.answer)

    def _lacking(self) -> Iterator[Block]:
        """What is said above everything else."""
        yield from (Paragraph((Strong(said),)) for said in lacking(self.answer))

    def _drawn(self) -> Iterator[Section]:
        """Each table below its picture, if it has one."""
        for table in self.answer.tables:
            found = drawn(table, self.answer)
            told, more = self._told(table)
            section = captioned(told, *more)
            yield section._replace(blocks=(*([found] if found else []), *section.blocks))

    def _told(self, table: AnswerTable, most: int | None = None) -> tuple[Sheet, Sequence[Block]]:
        """A table for people: of a very long one the first rows, and how to come by the others."""
        key, most = ("sweep.cut", most) if most else ("sweep.many", MOST_ROWS)
        if len(table.rows) <= most + most // 2:
            return sheet(table, self.answer), ()
        rows, shown = number(Fraction(len(table.rows))), number(Fraction(most))
        said = text(key, shown=shown, rows=rows)
        return sheet(table, self.answer, most), paragraphs([said])

    def _rows(self, keys: tuple[str, ...]) -> Iterator[tuple[Value, ...]]:
        """The figures with what they belong to; None is undetermined, or no key of that table."""
        for table in self.answer.tables:
            names = (words(table.title), table.amount)
            for row in table.rows:
                known = dict(zip(table.keys, row.key, strict=True))
                counts = (row.count, row.undetermined)
                for statistic, value in zip(table.columns, row.values, strict=True):
                    if isinstance(value, Fraction):  # a share, to nine decimals
                        value = round_to(value, BILLIONTH, Rounding.HALF_UP)  # noqa: PLW2901
                    belongs = (_typed(key, known.get(key)) for key in keys)
                    yield (*names, *belongs, statistic, value, *counts)
        if self.answer.rejected:  # a row of its own that has nothing but their number
            nothing = (None,) * (len(NAMES) + len(keys))
            yield (*nothing, REJECTED, None, self.answer.rejected, None)


def _typed(key: str, value: str | None) -> Value:
    return int(value) if key == "year" and value else value
