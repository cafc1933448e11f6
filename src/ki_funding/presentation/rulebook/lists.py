"""The lists of `rules`: what is not known, readings, sources, and what was published elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ki_funding.calculation.result import Comparison
from ki_funding.law.programme.file import Reading
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import leaves
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import day, written
from ki_funding.presentation.page import (
    Block,
    Bullet,
    Bullets,
    Code,
    Column,
    Line,
    Link,
    Money,
    Name,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    line,
)
from ki_funding.presentation.records import Records
from ki_funding.presentation.references import links
from ki_funding.presentation.rulebook import figures
from ki_funding.presentation.rulebook.figures import FIGURES, KINDS, waiting, weak
from ki_funding.presentation.shown import Shown
from ki_funding.texts.language import text, words
from ki_funding.values.basis import Use
from ki_funding.values.vocabulary import Status

COMMON = "common"


@dataclass(frozen=True, slots=True)
class Gaps(Shown):
    """Every figure with one of some statuses, why, where it stands and what waits for it."""

    laws: Sequence[Law]
    statuses: Sequence[Status]

    def report(self) -> Page:
        """A table for each programme."""
        heads = ("sheet.what", "sheet.holds", "sheet.value", "column.status", "sheet.why",
                 "sheet.concerns")  # fmt: skip
        blocks = []
        for law, found in self._found():
            rows = tuple(_gap(law, name, use) for name, use in found)
            title = words(law.spec.title)
            sheet = Sheet(title, tuple(Column(text(head)) for head in heads), rows)
            blocks.append(Section(title, (sheet,)))
        return Page(self._title, tuple(blocks) or self._none)

    def brief(self) -> Page:
        """A list for each programme."""
        blocks = [
            Section(f"{law.id} · {words(law.spec.title)}",
                    (Bullets(tuple(_told(law, name, use) for name, use in found)),))
            for law, found in self._found()
        ]  # fmt: skip
        return Page("", tuple(blocks) or self._none)

    def records(self) -> Records:
        """A row for each figure, and the items that wait for it."""
        names = (*FIGURES, "waiting")
        found = (
            {**figures.fields(law, use), "waiting": waiting(law, name)}
            for law, some in self._found()
            for name, use in some
        )
        return Records(names, [[row[name] for name in names] for row in found], KINDS)

    def _found(self) -> Iterator[tuple[Law, list[tuple[str, Use]]]]:
        found = ((law, list(weak(law, self.statuses))) for law in self.laws)
        return ((law, some) for law, some in found if some)

    @property
    def _title(self) -> str:
        return ", ".join(text(f"status.{status}") for status in self.statuses)

    @property
    def _none(self) -> tuple[Block, ...]:
        return (Paragraph((text("rules.none"),)),)


def _gap(law: Law, name: str, use: Use) -> Row:
    when = foot.period(use.first, use.until) if use.first else ""
    what = Name(words(use.title), use.name) if use.title else Code(use.name)
    value = written(use.value, use.unit)
    return Row((what, when, value, use.status, foot.note_of(use), waiting(law, name)))


def _told(law: Law, name: str, use: Use) -> Bullet:
    since = f" {text('rules.from')} {day(use.first)}" if use.first else ""
    status, items = text(f"status.{use.status}"), waiting(law, name)
    said = f"{foot.short(use.name)}{since}: {status} · {use.place}"
    below = (foot.note_of(use), text("rules.waits", items=items))
    return Bullet((said,), tuple(Bullet((part,)) for part in below if part))


@dataclass(frozen=True, slots=True)
class Readings(Shown):
    """Every reading with its options, default and reason."""

    book: Rulebook

    def report(self) -> Page:
        """A list for each programme, first that of what they share."""
        blocks = [
            Section(
                f"{where} · {words(law.spec.title)}" if law else where,
                (reading_list(found, self.book.sources),),
            )
            for where, law, found in self._found()
        ]
        return Page(text("rules.readings"), tuple(blocks))

    def brief(self) -> Page:
        """The same without a title."""
        return self.report()._replace(title="")

    def records(self) -> Records:
        """A row for each option; `default` is the one that holds where none is chosen."""
        names = ("reading", "programme", "question", "option", "meaning", "default", "reason",
                 "sources")  # fmt: skip
        rows = [
            [name, where, words(entry.question), option, words(meaning.title), entry.default,
             words(entry.reason), "; ".join(map(str, entry.source))]
            for where, _, found in self._found()
            for name, entry in found.items()
            for option, meaning in entry.options.items()
        ]  # fmt: skip
        return Records(names, rows)

    def _found(self) -> Iterator[tuple[str, Law | None, Mapping[str, Reading]]]:
        yield COMMON, None, self.book.common.readings
        yield from ((law.id, law, law.spec.readings) for law in self.book.laws()
                    if law.spec.readings)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bibliography(Shown):
    """Every source, and the figures that rest on it."""

    book: Rulebook

    def report(self) -> Page:
        """A table."""
        heads = ("short", "full", "date", "publication", "address", "concerns", "remark")
        carried = self._carried()
        rows = tuple(
            Row((
                words(entry.short), entry.title, entry.date, entry.publication,
                Link(entry.address, entry.address) if entry.address else None,
                carried.get(name), words(entry.note) if entry.note else None,
            ))
            for name, entry in self.book.sources.items()
        )  # fmt: skip
        title = text("report.sources")
        sheet = Sheet(title, tuple(Column(text(f"sheet.{head}")) for head in heads), rows)
        return Page(title, (sheet,))

    def brief(self) -> Page:
        """A list."""
        carried = self._carried()
        entries = []
        for name, entry in self.book.sources.items():
            about = [entry.title, entry.publication, entry.address]
            said = f"{name}: {'; '.join(part for part in about if part)}"
            names = carried.get(name)
            below = (Bullet((text("rules.supports", names=names),)),) if names else ()
            entries.append(Bullet((said,), below))
        return Page("", (Bullets(tuple(entries)),))

    def records(self) -> Records:
        """A row for each source, and the figures that rest on it."""
        names = ("source", "short", "title", "date", "publication", "address", "note", "supports")
        carried = self._carried()
        rows = [
            [name, words(entry.short), entry.title, entry.date and str(entry.date),
             entry.publication, entry.address, words(entry.note) if entry.note else None,
             carried.get(name)]
            for name, entry in self.book.sources.items()
        ]  # fmt: skip
        return Records(names, rows)

    def _carried(self) -> dict[str, str]:
        found: dict[str, dict[str, None]] = {}
        for law in self.book.laws():
            for name, parameter in law.parameters.items():
                for leaf in (leaf for row in parameter.rows for leaf in leaves(row.table)):
                    for citation in leaf.use.sources:
                        found.setdefault(citation.source, {})[f"{law.id}.{name}"] = None
        return {name: ", ".join(carried) for name, carried in found.items()}


@dataclass(frozen=True, slots=True)
class Published(Shown):
    """Published figures beside what the rules give, with the deviation."""

    found: Sequence[Comparison]
    sources: foot.Sources

    def report(self) -> Page:
        """A table, and below it what each figure was published as."""
        figure, *amounts = (
            text(f"published.{name}") for name in ("figure", "published", "calculated", "deviation")
        )
        rows = (
            Row((one.name, *map(Money, (one.published, one.calculated, one.deviation))))
            for one in self.found
        )
        columns = (Column(figure), *(Column(name, right=True) for name in amounts))
        about = Bullets(tuple(Bullet(self._about(one)) for one in self.found))
        return Page(figure, (Sheet(figure, columns, tuple(rows)), about))

    def brief(self) -> Page:
        """The same without a title."""
        return self.report()._replace(title="")

    def records(self) -> Records:
        """A row for each figure."""
        names = ("name", "path", "nature", "published", "calculated", "deviation", "sources",
                 "note")  # fmt: skip
        rows = [
            [one.name, one.path, one.nature, one.published, one.calculated, one.deviation,
             "; ".join(map(str, one.sources)), words(one.note) if one.note else None]
            for one in self.found
        ]  # fmt: skip
        return Records(names, rows)

    def _about(self, one: Comparison) -> Line:
        nature = text(f"nature.{one.nature}")
        note = f" {words(one.note)}" if one.note else ""
        return line(f"{one.name} (", Code(one.path), f"): {nature} · ",
                    *links(one.sources, self.sources), f".{note}")  # fmt: skip


def reading_list(found: Mapping[str, Reading], sources: foot.Sources) -> Bullets:
    """Some readings: each with its options, and why one of them is the default."""
    return Bullets(tuple(_reading(name, entry, sources) for name, entry in found.items()))


def _reading(name: str, entry: Reading, sources: foot.Sources) -> Bullet:
    options = [
        Bullet(_option(option, words(meaning.title), default=option == entry.default))
        for option, meaning in entry.options.items()
    ]  # fmt: skip
    reason = f"{text('column.reason')}: {words(entry.reason)}"
    cited = links(entry.source, sources)
    why = Bullet((reason, " (", *cited, ")") if cited else (reason,))
    question = line(f"{words(entry.question)} (", Code(name), ")")
    return Bullet(question, (*options, why))


def _option(option: str, title: str, *, default: bool) -> Line:
    mark = f" · {text('rules.default')}" if default else ""
    return line(Code(option), f": {title}{mark}")
