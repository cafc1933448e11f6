"""The pages on a comparison: what changed, and who gets how much more or less."""

from collections.abc import Iterator

from ki_funding.language import Language, text
from ki_funding.output.cells import shown
from ki_funding.output.impact import sheets
from ki_funding.output.impact.pictures import pictures
from ki_funding.output.impact.view import (
    View,
    basis,
    closing,
    figures,
    more_or_less,
    other,
    period,
    title_of,
)
from ki_funding.output.numbers import signed
from ki_funding.output.page import (
    Block,
    Bullet,
    Bullets,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    Strong,
    bullets,
    paragraphs,
)
from ki_funding.output.references import references
from ki_funding.results.impact import Impact, YearImpact


def brief(impact: Impact, view: View) -> Page:
    """The changed figures, what else changed, and their effect by year and municipality."""
    language, blocks = view.style.language, list[Block]()
    if not impact.differs:
        blocks.append(Paragraph((text("diff.nothing", language),), "lead"))
    if impact.values:
        found = Bullets(tuple(_changes(impact, view)), marked=False)
        blocks.append(Section(text("diff.values", language), (found,)))
    if impact.texts:
        said = [f"{one.path}: {' → '.join(other(one, view.style))}" for one in impact.texts]
        blocks.append(Section(text("diff.texts", language), (bullets(said, marked=False),)))
    if impact.differs and not any(year.changed for year in impact.years):
        blocks.append(Paragraph((text("diff.no_effect", language),), "lead"))
    elif impact.years:
        counts = (
            f"{year.year}: {more_or_less(year, impact, view.style)}"
            for year in impact.years
            if year.programmes() or not year.land
        )
        table = _joined(sheets.years(impact, language), language)
        blocks.append(Section(table.caption, (table, *paragraphs(counts))))
    for year in impact.years:
        if year.year in view.full and year.municipalities():
            table = sheets.municipalities(year, impact, language, parts=True)
            blocks.append(Section(table.caption, (table,)))
    return Page("", language, (*blocks, *paragraphs(closing(impact, view))))


def _changes(impact: Impact, view: View) -> Iterator[Bullet]:
    """Each figure that changed, and below it from when to when."""
    found: dict[str, list[Bullet]] = {}
    for change in impact.values:
        old, new = figures(change, view.style)
        when = period(change, view.style)
        when = f"{when}: " if when else ""
        what = f"{old} → {new}" if change.amount_differs else new
        place = change.new.place if change.new and not change.new.place.startswith("--") else ""
        said = f"{when}{what} · {basis(change, view)}{f' · {place}' if place else ''}"
        found.setdefault(change.name, []).append(Bullet((said,)))
    yield from (Bullet((name,), tuple(below)) for name, below in found.items())


def _joined(sheet: Sheet, language: Language) -> Sheet:
    """The first two columns as one, to keep the table narrow."""

    def cells(row: Row) -> Row:
        first, second, *rest = row.cells
        return row._replace(cells=(f"{first} {shown(second, language)}", *rest))

    columns = (sheet.columns[0], *sheet.columns[2:])
    return sheet._replace(columns=columns, rows=tuple(map(cells, sheet.rows)))


def page(impact: Impact, view: View) -> Page:
    """The effect in a sentence a year, changed figures, sums, and every municipality."""
    language = view.style.language
    changed = [year for year in impact.years if year.changed]
    effective = [year for year in changed if year.programmes()]
    blocks: list[Block] = []
    if not impact.differs:
        blocks.append(Paragraph((text("diff.nothing", language),), "lead"))
    blocks += [_headline(year, impact, view) for year in effective]
    blocks.append(Paragraph((Strong(text("foot.no_claim", language)),)))
    if impact.differs and not changed:
        blocks.append(Paragraph((text("diff.no_effect", language),), "lead"))
    if impact.values:
        blocks.append(Section(text("diff.values", language), (sheets.values(impact, view),)))
    if impact.texts:
        blocks.append(Section(text("diff.texts", language), (sheets.texts(impact, view),)))
    if changed:
        table = sheets.years(impact, language)
        blocks.append(Section(table.caption, (table, *pictures(impact, view))))
    blocks += [_municipalities(year, impact, language) for year in effective]
    cited = (
        citation
        for change in impact.values
        for side in (change.old, change.new)
        if side is not None
        for citation in side.sources
    )
    blocks += references(cited, view.sources, language)
    blocks += paragraphs(closing(impact, view), "small")
    return Page(title_of(impact, view), language, tuple(blocks))


def _headline(year: YearImpact, impact: Impact, view: View) -> Paragraph:
    amount = signed(year.total.amount, view.style.language)
    counts = more_or_less(year, impact, view.style)
    return Paragraph((Strong(f"{year.year}: {amount}"), f" · {counts}"), "lead")


def _municipalities(year: YearImpact, impact: Impact, language: Language) -> Section:
    part = [Paragraph((text("diff.part", language),))] if impact.full_use else []
    table = sheets.municipalities(year, impact, language, parts=False)
    return Section(table.caption, (*part, table), folded=True)
