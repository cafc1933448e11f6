"""What a screen has the room for of a rulebook: its programmes, or the figures of one."""

from collections.abc import Iterator, Mapping, Sequence

from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import day
from ki_funding.presentation.page import Bullet, Bullets, Page, Section, bullets
from ki_funding.presentation.rulebook.history import History, kinds_of, parameters, series
from ki_funding.texts.language import text, words


def overview(book: Rulebook, laws: Sequence[Law]) -> Page:
    """Every programme with its kind and when it runs."""
    head, covers = book.head, book.covers
    years = {"first": str(covers.first.year), "last": str(covers.last.year)}
    title = text("rules.heading", title=words(head.title), version=day(head.version), **years)
    return Page(title, (Bullets(tuple(map(_programme, laws)), marked=False),))


def programme(law: Law, sources: foot.Sources) -> Page:
    """The history of the figures of a programme, its readings and conditions."""
    title = f"{law.id} · {words(law.spec.title)} · {kinds_of(law)}"
    lists = {
        "rules.parameters": Bullets(tuple(_figures(parameters(law), sources)), marked=False),
        "rules.series": Bullets(tuple(_figures(series(law), sources)), marked=False),
        "rules.readings": bullets(_readings(law)),
        "explain.conditions": bullets(
            f"{words(c.text)} ({foot.cited(c.source, sources)})" for c in law.spec.conditions
        ),
    }
    return Page(title, tuple(Section(text(k), (found,)) for k, found in lists.items() if found[0]))


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
        yield Bullet((f"{name}: {words(history.title)}",), bullets(entries).items)


def _readings(law: Law) -> Iterator[str]:
    for name, entry in law.spec.readings.items():
        options, default = ", ".join(entry.options), f"{text('rules.default')} {entry.default}"
        yield f"{name}: {words(entry.question)} {options}; {default}"
