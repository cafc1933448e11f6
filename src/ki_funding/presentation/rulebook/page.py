"""The rule book: per programme when it runs, its items, and the history of its figures."""

from collections.abc import Iterator, Sequence

from ki_funding.law.programme.file import Reading
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Register
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import day
from ki_funding.presentation.page import (
    Block,
    Bullet,
    Bullets,
    Code,
    Column,
    Line,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    line,
)
from ki_funding.presentation.references import links, references
from ki_funding.presentation.rulebook.history import Entry, History, parameters, series
from ki_funding.texts.language import Language, text, words
from ki_funding.values.scalars import Citation

ENTRY = ("sheet.holds", "sheet.value", "column.status", "column.sources", "book.note")


def page(book: Rulebook, laws: Sequence[Law], language: Language) -> Page:
    """Some programmes of a rulebook, or all of them."""
    head, covers = book.head, book.covers
    heading = text(
        "book.heading",
        language,
        version=day(head.version, language),
        first=str(covers.first.year),
        last=str(covers.last.year),
    )
    only = len(laws) == 1
    title = words(laws[0].spec.title if only else head.title, language)
    blocks: list[Block] = [Paragraph((heading,), "lead"), Paragraph((text("book.read", language),))]
    for law in laws:
        inner = tuple(_programme(law, book, language))
        blocks += inner if only else [Section(words(law.spec.title, language), inner)]
    cited = (citation for law in laws for citation in _citations(law, language))
    blocks += references(cited, book.sources, language)
    return Page(title, language, tuple(blocks))


def _programme(law: Law, book: Rulebook, language: Language) -> Iterator[Block]:
    spec = law.spec
    kinds = ", ".join(dict.fromkeys(text(f"kind.{row.value}", language) for row in spec.kind))
    spans = ", ".join(foot.period(row.first, row.until, language) for row in spec.in_force)
    yield Paragraph(line(Code(law.id), f" · {kinds} · {spans}"))
    cited = tuple(dict.fromkeys(c for row in spec.in_force for c in row.source))
    if cited:
        yield Paragraph(
            line(f"{text('report.sources', language)}: ", *links(cited, book.sources, language))
        )
    if spec.items:
        yield Section(text("book.items", language), (Bullets(tuple(_items(law, language))),))
    if spec.inputs:
        yield Section(text("book.inputs", language), (_inputs(law, language),))
    for key, found in (
        ("parameters", parameters(law, language)),
        ("series", series(law, language)),
    ):
        sheets = [
            block
            for name, history in found.items()
            for block in _history(name, history, book, language)
        ]
        if sheets:
            yield Section(text(f"rules.{key}", language), tuple(sheets))
    if spec.readings:
        yield Section(text("rules.readings", language), (_readings(law, book, language),))
    if spec.conditions:
        conditions = tuple(
            Bullet(
                line(words(c.text, language), " (", *links(c.source, book.sources, language), ")")
            )
            for c in spec.conditions
        )
        yield Section(text("explain.conditions", language), (Bullets(conditions),))


def _items(law: Law, language: Language) -> Iterator[Bullet]:
    """Each item with its formulas, as the rule file writes them."""
    for name, item in law.spec.items.items():
        written = law.document.data["items"][name]
        formulas = [
            Bullet(line(Code(f"{key}: {_formula(written[key])}")))
            for key in item.parts
            if key in written
        ]
        title = words(item.title, language)
        yield Bullet(line(f"{title} (", Code(f"{law.id}.{name}"), ")"), tuple(formulas))
    for name, formula in law.spec.formulas.items():
        written = law.document.data["formulas"][name]["formula"]
        title = words(formula.title, language)
        yield Bullet(line(f"{title}: ", Code(f"{name} = {_formula(written)}")))


def _formula(written: object) -> str:
    """A formula in one line; a choice as its options."""
    if isinstance(written, dict):
        options = (f"{key}: {_formula(value)}" for key, value in written.items() if key != "by")
        return f"{written.get('by')} → {'; '.join(options)}"
    return " ".join(str(written).split())


def _inputs(law: Law, language: Language) -> Sheet:
    rows = tuple(
        Row((Code(name), words(entry.title, language), entry.unit.text))
        for name, entry in law.spec.inputs.items()
    )
    columns = tuple(Column(text(f"book.{name}", language)) for name in ("input", "title", "unit"))
    return Sheet(text("book.inputs", language), columns, rows)


def _history(
    name: str, history: History, book: Rulebook, language: Language
) -> Iterator[Paragraph | Sheet | Section]:
    title = f"{words(history.title, language)} ({name})"
    if not history.entries:
        yield Paragraph(line(f"{words(history.title, language)} (", Code(name), "): ",
                             text("book.by_formula", language)))  # fmt: skip
        return
    columns = tuple(Column(text(key, language)) for key in ENTRY)
    rows = tuple(_entry(entry, book, language) for entry in history.entries)
    yield Sheet(title, columns, rows)
    for entry in history.entries:
        if entry.branches:
            whose = text("column.kommune", language)
            head = (Column(whose), Column(text("sheet.value", language), right=True))
            inner = Sheet(f"{title}, {entry.when}", head, _branches(entry, book.register))
            yield Section(f"{title}, {entry.when}: {entry.value}", (inner,), folded=True)


def _entry(entry: Entry, book: Rulebook, language: Language) -> Row:
    notes = " ".join(words(note, language) for note in entry.notes)
    alone = len(entry.statuses) == 1
    status = entry.statuses[0] if alone else entry.status_words(language)
    return Row(
        (entry.when, entry.value, status, links(entry.sources, book.sources, language), notes)
    )


def _branches(entry: Entry, register: Register) -> tuple[Row, ...]:
    names = {m.ags: m.name for m in register.municipalities.values()}
    return tuple(Row((names.get(key, key), value)) for key, value in entry.branches)


def _readings(law: Law, book: Rulebook, language: Language) -> Bullets:
    return Bullets(tuple(_reading(name, entry, book, language)
                         for name, entry in law.spec.readings.items()))  # fmt: skip


def _reading(name: str, entry: Reading, book: Rulebook, language: Language) -> Bullet:
    """The question, its options, and why one of them is the default."""
    options = [
        Bullet(_option(option, words(meaning.title, language), default=option == entry.default,
                       language=language))
        for option, meaning in entry.options.items()
    ]  # fmt: skip
    reason = f"{text('column.reason', language)}: {words(entry.reason, language)}"
    why = Bullet((reason, " (", *links(entry.source, book.sources, language), ")"))
    question = line(f"{words(entry.question, language)} (", Code(name), ")")
    return Bullet(question, (*options, why))


def _option(option: str, title: str, *, default: bool, language: Language) -> Line:
    mark = f" · {text('rules.default', language)}" if default else ""
    return line(Code(option), f": {title}{mark}")


def _citations(law: Law, language: Language) -> Iterator[Citation]:
    spec = law.spec
    for row in spec.in_force:
        yield from row.source
    for found in (parameters(law, language), series(law, language)):
        for history in found.values():
            for entry in history.entries:
                yield from entry.sources
    for reading in spec.readings.values():
        yield from reading.source
    for condition in spec.conditions:
        yield from condition.source
