"""The sheets of a workbook that say what figures rest on: assumptions and sources."""

from collections.abc import Iterable, Iterator
from datetime import date

from ki_funding.calculation.result import Calculation
from ki_funding.law.rulebook.changes import ValueChange
from ki_funding.presentation import foot
from ki_funding.presentation.naming import item_of, listed, programme_name, use_name, use_value
from ki_funding.presentation.numbers import day
from ki_funding.presentation.page import (
    Cell,
    Column,
    Link,
    Paragraph,
    Row,
    Section,
    Sheet,
    paragraphs,
)
from ki_funding.texts.language import text, words
from ki_funding.values.basis import Use
from ki_funding.values.scalars import Citation
from ki_funding.values.vocabulary import STRENGTH, Status

Served = tuple[str, str]  # a programme, and an item of it or nothing


def assumptions(
    calculations: Iterable[Calculation], changes: Iterable[ValueChange], sources: foot.Sources
) -> Section:
    """Every value that is not simply official, with its reason, and what an overlay changes."""
    names = ("what", "value", "holds", "why", "sources", "concerns")
    widest = {"what": 30, "value": 16, "holds": 14, "why": 40, "sources": 22, "concerns": 44}
    titles = {"sources": text("column.sources")}
    columns = (
        Column(text("column.status"), widest=22),
        *(Column(titles.get(n) or text(f"sheet.{n}"), widest=widest[n]) for n in names),
    )
    weak = sorted(_weak(calculations).items(), key=lambda found: -STRENGTH[found[0].status])
    rows = tuple(_assumption(use, items, sources) for use, items in weak)
    title = text("sheet.assumptions")
    none = [] if rows else [text("sheet.no_assumptions")]
    changed = (foot.changed(change) for change in dict.fromkeys(changes))
    return Section(
        title,
        (
            Paragraph((text("sheet.basis"),)),
            Sheet(title, columns, rows, fixed=2),
            *paragraphs([*none, *changed]),
        ),
    )


def _assumption(use: Use, items: Iterable[Served], sources: foot.Sources) -> Row:
    when = foot.period(use.first, use.until) if use.first else ""
    cells: list[Cell] = [
        use.status,
        use_name(use),
        use_value(use),
        when,
        foot.note_of(use),
        foot.cited(use.sources, sources),
        listed(items),
    ]
    return Row(tuple(cells))


def _weak(calculations: Iterable[Calculation]) -> dict[Use, list[Served]]:
    """Values that are not official or say something about themselves, and the items they serve.

    Figures of the register are there for one municipality alone: of several nobody could tell whose
    they are.
    """
    found: dict[Use, list[Served]] = {}
    calculations = list(calculations)
    alone = len({calculation.municipality for calculation in calculations}) == 1
    for calculation in calculations:
        for programme, item in calculation.lines():
            for use in item.all_uses:
                weak = use.status is not Status.OFFICIAL
                said = use.note is not None and use.kind != "fact"
                if use.kind == "in_force" or use.missing_input:
                    continue  # what the case lacks is no figure that something rests on
                if weak or said or (alone and use.kind == "fact"):
                    found.setdefault(use, []).append(item_of(programme, item))
    return found


def bibliography(cited: Iterable[tuple[Citation, Served]], sources: foot.Sources) -> Section:
    """Each source that is cited, with its sections, where to find it, and what rests on it."""
    names = ("short", "full", "sections", "date", "address", "publication", "concerns", "remark")
    widest = {"short": 22, "full": 30, "address": 40, "concerns": 44, "remark": 24}
    columns = (Column(text(f"sheet.{n}"), widest=widest.get(n, 16)) for n in names)
    found: dict[str, tuple[dict[str, None], dict[Served, None]]] = {}
    for citation, item in cited:
        sections, items = found.setdefault(citation.source, ({}, {}))
        if citation.section:
            sections[citation.section] = None
        items[item] = None
    rows = (
        _source(name, "; ".join(sections), listed(items), sources)
        for name, (sections, items) in found.items()
    )
    title = text("report.sources")
    table = Sheet(title, tuple(columns), tuple(rows))
    return Section(title, (Paragraph((text("sheet.cited"),)), table))


def _source(name: str, sections: str, items: str, sources: foot.Sources) -> Row:
    entry = sources.get(name)
    if entry is None:
        return Row((name, None, sections, None, None, None, items, None))
    cells: list[Cell] = [
        words(entry.short),
        entry.title,
        sections,
        day_of(entry.date),
        Link(entry.address, entry.address) if entry.address else None,
        entry.publication,
        items,
        words(entry.note) if entry.note else None,
    ]
    return Row(tuple(cells))


def day_of(written: str | None) -> str | None:
    """A day as each language writes it; of some sources only the year is known."""
    try:
        return day(date.fromisoformat(written or ""))
    except ValueError:
        return written


def cited_by(calculations: Iterable[Calculation]) -> Iterator[tuple[Citation, Served]]:
    """Every citation of some calculations, with what it serves."""
    for calculation in calculations:
        for programme in calculation.programmes:
            for item in programme.items:
                for citation in item.sources:
                    yield citation, item_of(programme, item)
            cited = [
                *(citation for condition in programme.conditions for citation in condition.sources),
                *(citation for deadline in programme.deadlines for citation in deadline.sources),
                *(citation for small in programme.small_shares for citation in small.sources),
            ]
            yield from ((citation, (programme_name(programme), "")) for citation in cited)
