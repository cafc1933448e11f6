"""`rules --format table`: programmes, the history of each figure, gaps, readings, sources."""

from collections.abc import Iterator, Mapping, Sequence

from ki_funding.calculation.begin import unknown
from ki_funding.calculation.result import Comparison
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import ByYear
from ki_funding.law.programme.tables import leaves
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import day
from ki_funding.presentation.page import Column, Money, Row, Sheet
from ki_funding.presentation.rulebook.history import History, kinds_of, parameters, series
from ki_funding.presentation.style import Style, paragraph
from ki_funding.presentation.writers.columns import fitted
from ki_funding.texts.language import text, words
from ki_funding.values.basis import Use
from ki_funding.values.vocabulary import Status


def overview(book: Rulebook, style: Style) -> str:
    """Every programme with its kind and when it runs."""
    head, covers = book.head, book.covers
    years = {"first": str(covers.first.year), "last": str(covers.last.year)}
    version, title = day(head.version), words(head.title)
    heading = text("rules.heading", title=title, version=version, **years)
    lines = [paragraph(heading, style.width), ""]
    for law in book.laws():
        spans = [foot.period(row.first, row.until) for row in law.spec.in_force]
        about = f"{kinds_of(law)}; {', '.join(spans)}"
        lines.append(paragraph(f"{law.id}: {words(law.spec.title)}", style.width))
        lines.append(paragraph(about, style.width, first="  ", rest="  "))
    return "\n".join(lines) + "\n"


def programme(law: Law, sources: foot.Sources, style: Style) -> str:
    """One programme: the history of its figures, its readings and conditions."""
    lines = [f"{law.id} · {words(law.spec.title)} · {kinds_of(law)}"]
    for key, found in (
        ("parameters", parameters(law)),
        ("series", series(law)),
    ):
        if found:
            lines += ["", text(f"rules.{key}"), *_history(found, sources, style)]
    if law.spec.readings:
        lines += ["", text("rules.readings"), *_readings(law, style)]
    if law.spec.conditions:
        lines += ["", text("explain.conditions")]
        lines += [
            _bullet(f"{words(c.text)} ({foot.cited(c.source, sources)})", style)
            for c in law.spec.conditions
        ]
    return "\n".join(lines) + "\n"


def gaps(book: Rulebook, statuses: Sequence[Status], style: Style) -> str:
    """Every figure with one of some statuses, why, where it stands and what waits for it."""
    lines: list[str] = []
    for law in book.laws():
        found = list(_weak(law, statuses))
        if found:
            lines += ["", f"{law.id} · {words(law.spec.title)}"]
        for name, use in found:
            since = f" {text('rules.from')} {day(use.first)}" if use.first else ""
            status = text(f"status.{use.status}")
            lines.append(_bullet(f"{foot.short(use.name)}{since}: {status} · {use.place}", style))
            note = foot.note_of(use)
            waiting = text("rules.waits", items=", ".join(_waiting(law, name)))
            lines += [
                paragraph(line, style.width, first="    ", rest="    ")
                for line in (note, waiting)
                if line
            ]
    return "\n".join(lines[1:] or [text("rules.none")]) + "\n"


def readings(book: Rulebook, style: Style) -> str:
    """Every reading with its options, default and reason."""
    lines = list[str]()
    found = {name: ("common", entry) for name, entry in book.common.readings.items()}
    for law in book.laws():
        found |= {name: (law.id, entry) for name, entry in law.spec.readings.items()}
    for name, (where, entry) in found.items():
        lines.append(f"{name} ({where}): {words(entry.question)}")
        for option, meaning in entry.options.items():
            mark = f" · {text('rules.default')}" if option == entry.default else ""
            lines.append(f"  - {option}: {words(meaning.title)}{mark}")
        cited = foot.cited(entry.source, book.sources)
        reason = f"{text('column.reason')}: {words(entry.reason)} ({cited})"
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
            carried = text("rules.supports", names=names)
            lines.append(paragraph(carried, style.width, first="  ", rest="  "))
    return "\n".join(lines) + "\n"


def published(found: Sequence[Comparison], sources: foot.Sources, style: Style) -> str:
    """Published figures beside what the rules give, with the deviation."""
    lines = []
    for entry in found:
        nature = text(f"nature.{entry.nature}")
        note = f" {words(entry.note)}" if entry.note else ""
        cited = foot.cited(entry.sources, sources)
        lines.append(_bullet(f"{entry.name} ({entry.path}): {nature} · {cited}.{note}", style))
    return fitted(_deviations(found), style) + "\n\n" + "\n".join(lines) + "\n"


def _deviations(found: Sequence[Comparison]) -> Sheet:
    rows = (
        Row((entry.name, *map(Money, (entry.published, entry.calculated, entry.deviation))))
        for entry in found
    )
    figure, *amounts = (
        text(f"published.{name}") for name in ("figure", "published", "calculated", "deviation")
    )
    columns = (Column(figure), *(Column(name, right=True) for name in amounts))
    return Sheet("", columns, tuple(rows))


def _history(found: Mapping[str, History], sources: foot.Sources, style: Style) -> Iterator[str]:
    for name, history in found.items():
        yield f"  {name}: {words(history.title)}"
        for entry in history.entries:
            cited = foot.cited(entry.sources, sources)
            line = f"{entry.when}: {entry.value} · {entry.status_words()} · {cited}"
            yield paragraph(line, style.width, first="    ", rest="      ")


def _readings(law: Law, style: Style) -> Iterator[str]:
    for name, entry in law.spec.readings.items():
        options = ", ".join(entry.options)
        default = f"{text('rules.default')} {entry.default}"
        question = words(entry.question)
        yield _bullet(f"{name}: {question} {options}; {default}", style)


def _weak(law: Law, statuses: Sequence[Status]) -> Iterator[tuple[str, Use]]:
    early = law.begin is not None and law.spec.in_force[0].first < law.begin.latest
    if early and (begin := unknown(law)) is not None and begin.status in statuses:
        yield begin.name, begin
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
    return [
        f"{law.id}.{item}"
        for item in law.spec.items
        if name == law.spec.since or name in law.links.reach(f"{item}.")
    ]


def _bullet(line: str, style: Style) -> str:
    return paragraph(line, style.width, first="  - ", rest="    ")
