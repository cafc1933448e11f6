"""The rulebook as pages: all programmes, each programme, and each of its figures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple, Protocol

from markupsafe import Markup

from ki_funding.files.findings import Span
from ki_funding.law.programme.file import Reading
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import day
from ki_funding.presentation.page import (
    Block,
    Code,
    Column,
    Paragraph,
    Row,
    Section,
    Sheet,
    bullets,
    line,
)
from ki_funding.presentation.references import references
from ki_funding.presentation.rulebook.course import course
from ki_funding.presentation.rulebook.history import (
    History,
    kinds_of,
    names_in,
    parameters,
    series,
)
from ki_funding.presentation.rulebook.page import history_of, programme_of
from ki_funding.presentation.site.frame import Link, Page, shown, template
from ki_funding.presentation.site.shared_by_all import common_link, common_page
from ki_funding.texts.language import spoken, text, words
from ki_funding.upkeep.rule_tests.coverage import expected_items
from ki_funding.upkeep.rule_tests.outcome import Outcome, Tested
from ki_funding.values.scalars import Words

MANY = 8  # tests that a page shows only to who asks for them
# The rule tests whose results rest on a figure, by its full name.
TestsByFigure = Mapping[str, tuple[Outcome, ...]]


class Titled(Protocol):
    """What a rule file gives a title."""

    @property
    def title(self) -> Words:
        """What it is called."""
        ...


class FoundBy(NamedTuple):
    """What the search knows of a page: its link, what kind of thing it is, and its words."""

    link: Link
    kind: str
    words: str


def tests_by_figure(tested: Tested) -> TestsByFigure:
    """Which tests would notice if a figure were another."""
    found: dict[str, dict[Span, Outcome]] = defaultdict(dict)
    for _, item, outcome in expected_items(tested):
        for use in item.uses:
            found[use.name][outcome.place] = outcome
    return {name: tuple(outcomes.values()) for name, outcomes in found.items()}


def pages(book: Rulebook, tests: TestsByFigure) -> Iterator[Page]:
    """Every page of the rulebook."""
    yield _overview(book)
    yield common_page(book, _above())
    for law in book.laws():
        yield _programme(law, book)
        for name, history in figures(law, book).items():
            yield _figure(law, name, history, book, tests.get(f"{law.id}.{name}", ()))


def search_index(book: Rulebook) -> Iterator[FoundBy]:
    """What can be found: programmes, their figures, items, inputs and readings."""
    common, page = book.common, common_link()
    yield from _within(page, "site.figure", _titles(common.facts) | _titles(common.parameters))
    yield from _within(page, "rules.readings", _questions(common.readings))
    for law in book.laws():
        page, spec = programme_link(law), law.spec
        yield FoundBy(page, text("site.programme"), f"{law.id} {kinds_of(law)}")
        for name, history in figures(law, book).items():
            notes = [words(note) for entry in history.entries for note in entry.notes]
            cited = [foot.cited(entry.sources, book.sources) for entry in history.entries]
            said = " ".join([name, *(e.value for e in history.entries), *notes, *cited])
            yield FoundBy(_figure_link(law, name, history), text("site.figure"), said)
        yield from _within(page, "book.items", _titles(spec.items))
        yield from _within(page, "book.inputs", _titles(spec.inputs))
        yield from _within(page, "rules.readings", _questions(spec.readings))


def _within(page: Link, kind: str, titles: Mapping[str, Words]) -> Iterator[FoundBy]:
    """What has no page of its own, by its name."""
    for name, title in titles.items():
        yield FoundBy(page._replace(title=words(title), about=page.title), text(kind), name)


def _titles(entries: Mapping[str, Titled]) -> dict[str, Words]:
    return {name: entry.title for name, entry in entries.items()}


def _questions(readings: Mapping[str, Reading]) -> dict[str, Words]:
    return {name: reading.question for name, reading in readings.items()}


def programme_link(law: Law) -> Link:
    """The page of a programme."""
    spans = ", ".join(foot.period(row.first, row.until) for row in law.spec.in_force)
    return Link(f"rules/{law.id}.html", words(law.spec.title), f"{kinds_of(law)} · {spans}")


def figures(law: Law, book: Rulebook) -> dict[str, History]:
    """Every figure of a programme with its history."""
    return parameters(law, book) | series(law)


def _figure_link(law: Law, name: str, history: History) -> Link:
    return Link(
        f"rules/{law.id}.{name}.html",
        words(history.title),
        f"{words(law.spec.title)} · {_latest(history)}",
    )


def _latest(history: History) -> str:
    """What it is now, and how sure that is."""
    if not history.entries:
        return text("book.by_formula")
    last = history.entries[-1]
    said, status = f"{last.when}: {last.value}", last.status_words()
    return said if last.value == status else f"{said} · {status}"


def _above(*more: Link) -> tuple[Link, ...]:
    return (Link("rules/index.html", text("site.rulebook")), *more)


def _overview(book: Rulebook) -> Page:
    head, covers = book.head, book.covers
    years = {"first": str(covers.first.year), "last": str(covers.last.year)}
    body = template("rulebook.html.jinja").render(
        lead=text("book.heading", version=day(head.version), **years),
        programmes=[*(programme_link(law) for law in book.laws()), common_link()],
    )
    title = words(head.title)
    return Page("rules/index.html", title, Markup(body), scripts=(_index_script(), "search.js"))


def _index_script() -> str:
    return f"search-{spoken()}.js"


def _programme(law: Law, book: Rulebook) -> Page:
    blocks = tuple(programme_of(law, book))
    before = sum(1 for _ in takewhile(lambda block: isinstance(block, Paragraph), blocks))
    intro = blocks[: before + 1]  # with what is funded
    links = [_figure_link(law, name, history) for name, history in figures(law, book).items()]
    listed = template("links.html.jinja").render(
        title=text("site.figures"),
        links=[link._replace(about=link.about.partition(" · ")[2]) for link in links],
        home="../",
    )
    body = shown(*intro) + Markup(listed) + shown(*blocks[len(intro) :])
    return Page(f"rules/{law.id}.html", words(law.spec.title), body, _above())


def _figure(
    law: Law, name: str, history: History, book: Rulebook, tests: tuple[Outcome, ...]
) -> Page:
    picture = course(law, name, history, names_in(book, law.readings))
    used = [words(law.spec.items[item].title) for item in law.users(name)]
    cited = (citation for entry in history.entries for citation in entry.sources)
    blocks: list[Block] = [
        Paragraph(line(Code(f"{law.id}.{name}"), f" · {_latest(history)}")),
        *([picture] if picture else []),
        Section(text("site.history"), tuple(history_of(name, history, book))),
    ]
    if used:
        blocks.append(Section(text("site.used"), (bullets(used),)))
    blocks += [_tests(tests), *references(cited, book.sources)]
    above = _above(programme_link(law))
    title = words(history.title)
    return Page(f"rules/{law.id}.{name}.html", title, shown(*blocks), above)


def _tests(tests: tuple[Outcome, ...]) -> Section:
    """The cases with known amounts that the figure was tried with."""
    title = text("site.tests")
    if not tests:
        return Section(title, (Paragraph((text("site.untested"),)),))
    columns = tuple(Column(text(f"site.test.{key}")) for key in ("name", "case", "result"))
    rows = tuple(
        Row((test.name, _case(test), text(f"site.test.{'passed' if test.passed else 'failed'}")))
        for test in tests
    )
    about = Paragraph((text("site.tests.about"),))
    return Section(title, (about, Sheet(title, columns, rows)), folded=len(rows) > MANY)


def _case(test: Outcome) -> str:
    found = test.calculation
    return f"{found.municipality.name} {found.year}" if found else ""
