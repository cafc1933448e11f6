"""The page of what all programmes share: figures of the register, beginnings, and readings."""

from collections.abc import Iterator

from ki_funding.law.programme.file import Begin, Fact
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation.numbers import day
from ki_funding.presentation.page import Block, Column, Paragraph, Row, Section, Sheet
from ki_funding.presentation.references import links
from ki_funding.presentation.rulebook.history import History, histories, names_in
from ki_funding.presentation.rulebook.lists import reading_list
from ki_funding.presentation.rulebook.page import history_of
from ki_funding.presentation.site.frame import Link, Page, shown
from ki_funding.texts.language import text, words
from ki_funding.values.vocabulary import Status

ADDRESS = "rules/common.html"


def common_link() -> Link:
    """Where the page is."""
    return Link(ADDRESS, text("site.common"), text("site.common.about"))


def common_page(book: Rulebook, above: tuple[Link, ...]) -> Page:
    """The page."""
    return Page(ADDRESS, text("site.common"), shown(*_blocks(book)), above)


def shared(book: Rulebook) -> dict[str, History]:
    """The figures that every programme may use, with their history."""
    return histories(
        book.common.parameters,
        book.laws()[0].parameters,
        names_in(book, book.common.readings),
    )


def _blocks(book: Rulebook) -> Iterator[Block]:
    common = book.common
    yield Paragraph((text("site.common.about"),), "lead")
    for name, history in shared(book).items():
        yield Section(words(history.title), tuple(history_of(name, history, book)))
    if common.facts:
        yield _table("site.facts", [_fact(fact, book) for fact in common.facts.values()])
    for begin in common.begins.values():
        yield _begin(begin, book)
    if common.readings:
        yield Section(text("rules.readings"), (reading_list(common.readings, book.sources),))


def _table(title: str, rows: list[Row]) -> Section:
    heads = ("site.figure", "site.as_of", "column.status", "column.sources", "book.note")
    columns = tuple(Column(text(head)) for head in heads)
    return Section(text(title), (Sheet(text(title), columns, tuple(rows)),))


def _fact(fact: Fact, book: Rulebook) -> Row:
    """A column of the register; of the municipalities with another source only that there are."""
    others = {Status(entry.status) for entry in fact.exceptions.values()} - {fact.status}
    status = fact.status if not others else _statuses([fact.status, *sorted(others)])
    note = words(fact.note) if fact.note else ""
    return Row((words(fact.title), day(fact.as_of), status, links(fact.source, book.sources), note))


def _begin(begin: Begin, book: Rulebook) -> Section:
    names = {m.ags: m.name for m in book.register.municipalities.values()}
    rows = [
        Row((names.get(ags, ags), day(row.first), row.status, links(row.source, book.sources),
             words(row.note) if row.note else ""))
        for ags, row in begin.kommunen.items()
    ]  # fmt: skip
    heads = ("column.kommune", "site.begun", "column.status", "column.sources", "book.note")
    title = words(begin.title)
    sheet = Sheet(title, tuple(Column(text(head)) for head in heads), tuple(rows))
    about = Paragraph((words(begin.note), " (", *links(begin.source, book.sources), ")"))
    return Section(title, (about, sheet))


def _statuses(found: list[Status]) -> str:
    return " / ".join(text(f"status.{status}") for status in found)
