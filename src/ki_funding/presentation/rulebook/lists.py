"""`rules --format table`: programmes, the history of each figure, gaps, readings, sources."""

from collections.abc import Iterator, Mapping, Sequence

from ki_funding.calculation.result import Comparison
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import ByYear
from ki_funding.law.programme.tables import leaves
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import day
from ki_funding.presentation.page import Column, Money, Row, Sheet
from ki_funding.presentation.rulebook.history import History, parameters, series
from ki_funding.presentation.style import Style, paragraph
from ki_funding.presentation.writers.columns import fitted
from ki_funding.texts.language import Language, text, words
from ki_funding.values.basis import Use
from ki_funding.values.vocabulary import Status


def overview(book: Rulebook, style: Style) -> str:
    """Every programme with its kind and when it runs."""
    language = style.language
    head, covers = book.head, book.covers
    years = {"first": str(covers.first.year), "last": str(covers.last.year)}
    version, title = day(head.version, language), words(head.title, language)
    heading = text("rules.heading", language, title=title, version=version, **years)
    lines = [paragraph(heading, style.width), ""]
    for law in book.laws():
        kinds = dict.fromkeys(text(f"kind.{row.value}", language) for row in law.spec.kind)
        spans = [foot.period(row.first, row.until, language) for row in law.spec.in_force]
        about = f"{', '.join(kinds)}; {', '.join(spans)}"
        lines.append(paragraph(f"{law.id}: {words(law.spec.title, language)}", style.width))
        lines.append(paragraph(about, style.width, first="  ", rest="  "))
    return "\n".join(lines) + "\n"


def programme(law: Law, sources: foot.Sources, style: Style) -> str:
    """One programme: the history of its figures, its readings and conditions."""
    language = style.language
    kinds = ", ".join(dict.fromkeys(text(f"kind.{row.value}", language) for row in law.spec.kind))
    lines = [f"{law.id} · {words(law.spec.title, language)} · {kinds}"]
    for key, found in (
        ("parameters", parameters(law, language)),
        ("series", series(law, language)),
    ):
        if found:
            lines += ["", text(f"rules.{key}", language), *_history(found, sources, style)]
    if law.spec.readings:
        lines += ["", text("rules.readings", language), *_readings(law, style)]
    if law.spec.conditions:
        lines += ["", text("explain.conditions", language)]
        lines += [
            _bullet(f"{words(c.text, language)} ({foot.cited(c.source, sources, language)})", style)
            for c in law.spec.conditions
        ]
    return "\n".join(lines) + "\n"


def gaps(book: Rulebook, statuses: Sequence[Status], style: Style) -> str:
    """Every figure with one of some statuses, why, where it stands and what waits for it."""
    language = style.language
    lines: list[str] = []
    for law in book.laws():
        found = list(_weak(law, statuses))
        if found:
            lines += ["", f"{law.id} · {words(law.spec.title, language)}"]
        for name, use in found:
            since = (
                f" {text('rules.from', language)} {day(use.first, language)}" if use.first else ""
            )
            status = text(f"status.{use.status}", language)
            lines.append(_bullet(f"{foot.short(use.name)}{since}: {status} · {use.place}", style))
            note = foot.note_of(use, language)
            waiting = text("rules.waits", language, items=", ".join(_waiting(law, name)))
            lines += [
                paragraph(line, style.width, first="    ", rest="    ")
                for line in (note, waiting)
                if line
            ]
    return "\n".join(lines[1:] or [text("rules.none", language)]) + "\n"


def readings(book: Rulebook, style: Style) -> str:
    """Every reading with its options, default and reason."""
    language, lines = style.language, list[str]()
    found = {name: ("common", entry) for name, entry in book.common.readings.items()}
    for law in book.laws():
        found |= {name: (law.id, entry) for name, entry in law.spec.readings.items()}
    for name, (where, entry) in found.items():
        lines.append(f"{name} ({where}): {words(entry.question, language)}")
        for option, meaning in entry.options.items():
            mark = f" · {text('rules.default', language)}" if option == entry.default else ""
            lines.append(f"  - {option}: {words(meaning.title, language)}{mark}")
        cited = foot.cited(entry.source, book.sources, language)
        reason = f"{text('column.reason', language)}: {words(entry.reason, language)} ({cited})"
        lines += [paragraph(reason, style.width, first="  ", rest="  "), ""]
    return "\n".join(lines)


def bibliography(book: Rulebook, style: Style) -> str:
    """Every source, and the figures that rest on it."""
    supports: dict[str, list[str]] = {}
    for law in book.laws():
        for name, parameter in law.parameters.items():
            for leaf in (leaf for row in parameter.rows for leaf in leaves(row.table)):
                for citation in leaf.use.sources:
                    supports.setdefault(citation.source, []).append(f"{law.id}.{name}")
    lines: list[str] = []
    for name, entry in book.sources.items():
        about = [entry.title, entry.publication, entry.address]
        lines.append(
            paragraph(f"{name}: {'; '.join(a for a in about if a)}", style.width, rest="  ")
        )
        names = ", ".join(dict.fromkeys(supports.get(name, [])))
        if names:
            carried = text("rules.supports", style.language, names=names)
            lines.append(paragraph(carried, style.width, first="  ", rest="  "))
    return "\n".join(lines) + "\n"


def published(found: Sequence[Comparison], sources: foot.Sources, style: Style) -> str:
    """Published figures beside what the rules give, with the deviation."""
    language = style.language
    lines = []
    for entry in found:
        nature = text(f"nature.{entry.nature}", language)
        note = f" {words(entry.note, language)}" if entry.note else ""
        cited = foot.cited(entry.sources, sources, language)
        lines.append(_bullet(f"{entry.name} ({entry.path}): {nature} · {cited}.{note}", style))
    return fitted(_deviations(found, language), style) + "\n\n" + "\n".join(lines) + "\n"


def _deviations(found: Sequence[Comparison], language: Language) -> Sheet:
    rows = (
        Row((entry.name, *map(Money, (entry.published, entry.calculated, entry.deviation))))
        for entry in found
    )
    figure, *amounts = (
        text(f"published.{name}", language)
        for name in ("figure", "published", "calculated", "deviation")
    )
    columns = (Column(figure), *(Column(name, right=True) for name in amounts))
    return Sheet("", columns, tuple(rows))


def _history(found: Mapping[str, History], sources: foot.Sources, style: Style) -> Iterator[str]:
    language = style.language
    for name, history in found.items():
        yield f"  {name}: {words(history.title, language)}"
        for entry in history.entries:
            cited = foot.cited(entry.sources, sources, language)
            line = f"{entry.when}: {entry.value} · {entry.status_words(language)} · {cited}"
            yield paragraph(line, style.width, first="    ", rest="      ")


def _readings(law: Law, style: Style) -> Iterator[str]:
    for name, entry in law.spec.readings.items():
        options = ", ".join(entry.options)
        default = f"{text('rules.default', style.language)} {entry.default}"
        question = words(entry.question, style.language)
        yield _bullet(f"{name}: {question} {options}; {default}", style)


def _weak(law: Law, statuses: Sequence[Status]) -> Iterator[tuple[str, Use]]:
    for name in law.spec.parameters:
        seen = set()
        for leaf in (leaf for row in law.parameters[name].rows for leaf in leaves(row.table)):
            key = (leaf.use.first, leaf.use.status, leaf.use.note)
            if leaf.use.status in statuses and key not in seen:
                seen.add(key)
                yield name, leaf.use
    for name, found in law.series.items():
        if isinstance(found, ByYear):
            yield from (
                (name, leaf.use) for leaf in found.years.values() if leaf.use.status in statuses
            )


def _waiting(law: Law, name: str) -> list[str]:
    return [f"{law.id}.{item}" for item in law.spec.items if name in law.links.reach(f"{item}.")]


def _bullet(line: str, style: Style) -> str:
    return paragraph(line, style.width, first="  - ", rest="    ")
