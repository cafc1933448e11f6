"""The sheets that say what figures rest on: assumptions, other readings, sources."""

from collections.abc import Iterable, Iterator, Sequence

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.numbers import written
from ki_funding.output.spreadsheet.tabs import (
    Cell,
    Column,
    Link,
    Marked,
    Money,
    Row,
    Tab,
    heads,
    line,
)
from ki_funding.results.basis import Use
from ki_funding.results.calculation import Alternative, Calculation
from ki_funding.results.change import ValueChange
from ki_funding.text_types import Citation
from ki_funding.vocabulary import STRENGTH, Status


def assumptions(
    calculations: Iterable[Calculation],
    changes: Iterable[ValueChange],
    sources: foot.Sources,
    language: Language,
) -> Tab:
    """Every value that is not simply official, with its reason, and what an overlay changes."""
    names = ("what", "value", "holds", "why", "sources", "concerns")
    widest = {"what": 36, "value": 18, "holds": 14, "why": 46, "sources": 28, "concerns": 26}
    titles = {"sources": text("column.sources", language)}
    columns = (
        Column(text("column.status", language)),
        *(Column(titles.get(n) or text(f"sheet.{n}", language), widest[n]) for n in names),
    )
    rows = [
        line(text("sheet.assumptions", language), "title"),
        line(text("sheet.basis", language)),
        heads(columns),
    ]
    head = len(rows) - 1
    for use, items in sorted(_weak(calculations).items(), key=lambda n: -STRENGTH[n[0].status]):
        rows.append(_assumption(use, items, sources, language))
    if len(rows) == head + 1:
        rows.append(line(text("sheet.no_assumptions", language)))
    rows += [line(foot.changed(change, language)) for change in dict.fromkeys(changes)]
    return Tab(text("sheet.assumptions", language), columns, tuple(rows), head, 2)


def _assumption(use: Use, items: Iterable[str], sources: foot.Sources, language: Language) -> Row:
    title = f"{words(use.title, language)}\n" if use.title else ""
    when = foot.period(use.first, use.until, language) if use.first else ""
    cells: list[Cell] = [
        Marked(use.status),
        f"{title}{use.name}",
        written(use.value, use.unit, language),
        when,
        foot.note_of(use, language),
        foot.cited(use.sources, sources, language),
        "\n".join(items),
    ]
    return Row(tuple(cells))


def _weak(calculations: Iterable[Calculation]) -> dict[Use, list[str]]:
    """Values that are not official or say something about themselves, and the items they serve.

    Figures of the register are there for one municipality alone: of several nobody could tell whose
    they are.
    """
    found: dict[Use, list[str]] = {}
    calculations = list(calculations)
    alone = len({calculation.municipality for calculation in calculations}) == 1
    for calculation in calculations:
        for programme, item in calculation.lines():
            for use in item.uses:
                weak = use.status is not Status.OFFICIAL
                said = use.note is not None and use.kind != "fact"
                if use.kind != "in_force" and (weak or said or (alone and use.kind == "fact")):
                    items = found.setdefault(use, [])
                    name = f"{programme.id}.{item.id}"
                    if name not in items:
                        items.append(name)
    return found


def alternatives(calculations: Sequence[Calculation], language: Language) -> Tab | None:
    """What each other answer to a legal question would give; None where no question counts."""
    several = len(calculations) > 1
    titles = {
        "reading": "report.reading",
        "chosen": "sheet.chosen",
        "option": "report.option",
        "meaning": "sheet.meaning",
        "then": "sheet.then",
        "change": "report.difference",
    }
    cases = [text(f"column.{name}", language) for name in ("kommune", "year") if several]
    widest = {"reading": 36, "meaning": 40}
    columns = (
        *(Column(title, 28) for title in cases),
        *(Column(text(key, language), widest.get(name, 22)) for name, key in titles.items()),
    )
    rows = [
        line(text("report.alternatives_caption", language), "title"),
        line(text("sheet.other", language)),
        heads(columns),
    ]
    head = len(rows) - 1
    for calculation in calculations:
        whose: list[Cell] = [calculation.municipality.name, calculation.year] if several else []
        rows += [
            Row((*whose, *_alternative(one, calculation, language)))
            for one in calculation.alternatives
        ]
    if len(rows) == head + 1:
        return None
    return Tab(
        text("report.alternatives_caption", language), columns, tuple(rows), head, len(cases) + 1
    )


def _alternative(one: Alternative, calculation: Calculation, language: Language) -> list[Cell]:
    comparable = one.complete == calculation.totals.complete
    return [
        f"{words(one.title, language)}\n{one.reading}",
        one.chosen,
        one.option,
        words(one.meaning, language),
        Money(one.granted, at_least=not one.complete),
        Money(one.difference if comparable else None, signed=True),
    ]


def bibliography(
    cited: Iterable[tuple[Citation, str]], sources: foot.Sources, language: Language
) -> Tab:
    """Each source that is cited, with its sections, where to find it, and what rests on it."""
    names = ("short", "full", "sections", "date", "publication", "address", "concerns", "remark")
    widest = {"short": 24, "full": 34, "address": 32, "concerns": 28, "remark": 24}
    columns = tuple(Column(text(f"sheet.{n}", language), widest.get(n, 16)) for n in names)
    rows = [
        line(text("sheet.sources", language), "title"),
        line(text("sheet.cited", language)),
        heads(columns),
    ]
    head = len(rows) - 1
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for citation, item in cited:
        sections, items = found.setdefault(citation.source, ({}, {}))
        if citation.section:
            sections[citation.section] = None
        items[item] = None
    for name, (sections, items) in found.items():
        rows.append(_source(name, "; ".join(sections), "\n".join(items), sources, language))
    return Tab(text("sheet.sources", language), columns, tuple(rows), head)


def _source(name: str, sections: str, items: str, sources: foot.Sources, language: Language) -> Row:
    entry = sources.get(name)
    if entry is None:
        return Row((name, None, sections, None, None, None, items, None))
    cells: list[Cell] = [
        words(entry.short, language),
        entry.title,
        sections,
        entry.date,
        entry.publication,
        Link(entry.address, entry.address) if entry.address else None,
        items,
        words(entry.note, language) if entry.note else None,
    ]
    return Row(tuple(cells))


def cited_by(calculations: Iterable[Calculation]) -> Iterator[tuple[Citation, str]]:
    """Every citation of some calculations, with what it serves."""
    for calculation in calculations:
        for programme in calculation.programmes:
            for item in programme.items:
                for citation in item.sources:
                    yield citation, f"{programme.id}.{item.id}"
            cited = [
                *(citation for condition in programme.conditions for citation in condition.sources),
                *(citation for deadline in programme.deadlines for citation in deadline.sources),
                *(citation for small in programme.small_shares for citation in small.sources),
            ]
            yield from ((citation, programme.id) for citation in cited)
