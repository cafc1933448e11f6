"""The rulebook as a book: of each programme when it runs, its items, the history of its figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import day, unit_as_written
from ki_funding.presentation.page import (
    Block,
    Bullet,
    Bullets,
    Code,
    Column,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    line,
)
from ki_funding.presentation.records import Records
from ki_funding.presentation.references import links, references
from ki_funding.presentation.rulebook import screen
from ki_funding.presentation.rulebook.figures import FIGURES, KINDS, figures
from ki_funding.presentation.rulebook.history import Entry, History, kinds_of, parameters, series
from ki_funding.presentation.rulebook.items import items_of
from ki_funding.presentation.rulebook.lists import reading_list
from ki_funding.presentation.shown import Shown
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import by_ids
from ki_funding.values.scalars import Citation

ENTRY = ("sheet.holds", "sheet.value", "column.status", "column.sources", "book.note")


@dataclass(frozen=True, slots=True)
class Book(Shown):
    """Some programmes of a rulebook, or all of them."""

    book: Rulebook
    laws: Sequence[Law]

    def report(self) -> Page:
        """When each runs, its items, and the history of its figures."""
        head, covers = self.book.head, self.book.covers
        years = {"first": str(covers.first.year), "last": str(covers.last.year)}
        heading = text("book.heading", version=day(head.version), **years)
        only = len(self.laws) == 1
        title = words(self.laws[0].spec.title if only else head.title)
        blocks: list[Block] = [Paragraph((heading,), "lead"), Paragraph((text("book.read"),))]
        for law in self.laws:
            inner = tuple(programme_of(law, self.book))
            blocks += inner if only else [Section(words(law.spec.title), inner)]
        cited = (citation for law in self.laws for citation in _citations(law, self.book))
        blocks += references(cited, self.book.sources)
        return Page(title, tuple(blocks))

    def brief(self) -> Page:
        """Every programme in two lines, or one with the history of its figures."""
        if len(self.laws) == 1:
            return screen.programme(self.laws[0], self.book)
        return screen.overview(self.book, self.laws)

    def records(self) -> Records:
        """A row for each figure."""
        found = (row for law in self.laws for row in figures(law))
        return Records(FIGURES, [[row[name] for name in FIGURES] for row in found], KINDS)


def programme_of(law: Law, book: Rulebook) -> Iterator[Block]:
    """When a programme runs, its items and inputs, its figures, readings and conditions."""
    spec = law.spec
    spans = ", ".join(foot.period(row.first, row.until) for row in spec.in_force)
    yield Paragraph(line(Code(law.id), f" · {kinds_of(law)} · {spans}"))
    cited = tuple(dict.fromkeys(c for row in spec.in_force for c in row.source))
    if cited:
        yield Paragraph(line(f"{text('report.sources')}: ", *links(cited, book.sources)))
    if spec.items:
        yield Section(text("book.items"), (items_of(law, book),))
    if spec.inputs:
        yield Section(text("book.inputs"), (_inputs(law),))
    for key, found in (
        ("parameters", parameters(law, book)),
        ("series", series(law)),
    ):
        sheets = [
            block for name, history in found.items() for block in history_of(name, history, book)
        ]
        if sheets:
            yield Section(text(f"rules.{key}"), tuple(sheets))
    if spec.readings:
        yield Section(text("rules.readings"), (reading_list(spec.readings, book.sources),))
    if spec.conditions:
        conditions = tuple(
            Bullet(line(words(c.text), " (", *links(c.source, book.sources), ")"))
            for c in spec.conditions
        )
        yield Section(text("explain.conditions"), (Bullets(conditions),))


def _inputs(law: Law) -> Sheet:
    rows = tuple(
        Row((Code(name), words(entry.title), unit_as_written(entry.unit.text)))
        for name, entry in law.spec.inputs.items()
    )
    columns = tuple(Column(text(f"book.{name}")) for name in ("input", "title", "unit"))
    return Sheet(text("book.inputs"), columns, rows)


def history_of(
    name: str, history: History, book: Rulebook
) -> Iterator[Paragraph | Sheet | Section]:
    """What a figure was from when on, who says so, and its branches where they are many."""
    title = f"{words(history.title)} ({name})" if by_ids() else words(history.title)
    if not history.entries:
        yield Paragraph((f"{title}: {text('book.by_formula')}",))
        return
    columns = tuple(Column(text(key)) for key in ENTRY)
    rows = tuple(_entry(entry, book) for entry in history.entries)
    yield Sheet(title, columns, rows)
    for entry in history.entries:
        if entry.branches:
            whose = text("column.kommune")
            head = (Column(whose), Column(text("sheet.value"), right=True))
            inner = Sheet(f"{title}, {entry.when}", head, tuple(map(Row, entry.branches)))
            yield Section(f"{title}, {entry.when}: {entry.value}", (inner,), folded=True)


def _entry(entry: Entry, book: Rulebook) -> Row:
    notes = " ".join(words(note) for note in entry.notes)
    alone = len(entry.statuses) == 1
    status = entry.statuses[0] if alone else entry.status_words()
    return Row((entry.when, entry.value, status, links(entry.sources, book.sources), notes))


def _citations(law: Law, book: Rulebook) -> Iterator[Citation]:
    spec = law.spec
    for row in spec.in_force:
        yield from row.source
    for found in (parameters(law, book), series(law)):
        for history in found.values():
            for entry in history.entries:
                yield from entry.sources
    for reading in spec.readings.values():
        yield from reading.source
    for condition in spec.conditions:
        yield from condition.source
