"""What a screen has the room for of a rulebook: its programmes, or the figures of one."""

from collections.abc import Iterator, Mapping, Sequence

from ki_funding.law.programme.file import Reading
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import day
from ki_funding.presentation.page import Bullet, Bullets, Page, Section, bullets
from ki_funding.presentation.rulebook.history import History, kinds_of, parameters, series
from ki_funding.presentation.rulebook.items import items_of
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import by_ids, called


def overview(book: Rulebook, laws: Sequence[Law]) -> Page:
    """Every programme with its kind and when it runs."""
    head, covers = book.head, book.covers
    years = {"first": str(covers.first.year), "last": str(covers.last.year)}
    title = text("rules.heading", title=words(head.title), version=day(head.version), **years)
    return Page(title, (Bullets(tuple(map(_programme, laws)), marked=False),))


def programme(law: Law, book: Rulebook) -> Page:
    """What a programme pays, the history of its figures, its readings and conditions."""
    title = f"{law.id} · {words(law.spec.title)} · {kinds_of(law)}"
    sources = book.sources
    lists = {
        "book.items": items_of(law, book),
        "rules.parameters": Bullets(tuple(_figures(parameters(law, book), sources)), marked=False),
        "rules.series": Bullets(tuple(_figures(series(law), sources)), marked=False),
        "rules.readings": bullets(_readings(law)),
        "explain.conditions": bullets(
            f"{words(c.text)} ({foot.cited(c.source, sources)})" for c in law.spec.conditions
        ),
    }
    sections = (Section(text(k), (found,)) for k, found in lists.items() if found.items)
    return Page(title, tuple(sections))


def _programme(law: Law) -> Bullet:
    spans = ", ".join(foot.period(row.first, row.until) for row in law.spec.in_force)
    about = Bullet((f"{kinds_of(law)}; {spans}",))
    return Bullet((f"{law.id}: {words(law.spec.title)}",), (about,))


def _figures(found: Mapping[str, History], sources: foot.Sources) -> Iterator[Bullet]:
    for name, history in found.items():
        entries = (
            f"{entry.when}: {entry.value} · {entry.status_words()} · "
            f"{foot.cited(entry.sources, sources)}" for entry in history.entries
        )  # fmt: skip
        title = words(history.title)
        yield Bullet((f"{name}: {title}" if by_ids() else title,), bullets(entries).items)


def _readings(law: Law) -> Iterator[str]:
    for name, entry in law.spec.readings.items():
        options = [
            f"{called(option, meaning.title)}{_default(option, entry)}"
            for option, meaning in entry.options.items()
        ]
        key = f"{name}: " if by_ids() else ""
        yield f"{key}{words(entry.question)} {'; '.join(options)}"


def _default(option: str, entry: Reading) -> str:
    return f" ({text('rules.default')})" if option == entry.default else ""
