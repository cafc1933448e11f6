"""The report on a comparison: what changed, and who gets how much more or less."""

from collections.abc import Sequence

from ki_funding.calculation.diff_result import Impact, YearImpact
from ki_funding.presentation.diff import sheets
from ki_funding.presentation.diff.pictures import pictures
from ki_funding.presentation.diff.view import closing, more_or_less, title_of
from ki_funding.presentation.numbers import signed
from ki_funding.presentation.page import Block, Page, Paragraph, Section, Strong, paragraphs
from ki_funding.presentation.references import references
from ki_funding.texts.language import Language, text


def page(impact: Impact, full: Sequence[int], language: Language) -> Page:
    """The effect in a sentence a year, changed figures, sums, and every municipality."""
    changed = [year for year in impact.years if year.changed]
    effective = [year for year in changed if year.programmes()]
    blocks: list[Block] = []
    if not impact.differs:
        blocks.append(Paragraph((text("diff.nothing", language),), "lead"))
    blocks += [_headline(year, impact, language) for year in effective]
    blocks.append(Paragraph((Strong(text("foot.no_claim", language)),)))
    if impact.differs and not changed:
        blocks.append(Paragraph((text("diff.no_effect", language),), "lead"))
    if impact.values:
        blocks.append(Section(text("diff.values", language), (sheets.values(impact, language),)))
    if impact.texts:
        blocks.append(Section(text("diff.texts", language), (sheets.texts(impact, language),)))
    if changed:
        table = sheets.years(impact, language)
        blocks.append(Section(table.caption, (table, *pictures(impact, full, language))))
    blocks += [_municipalities(year, impact, language) for year in effective]
    cited = (
        citation
        for change in impact.values
        for side in (change.old, change.new)
        if side is not None
        for citation in side.sources
    )
    blocks += references(cited, impact.sources, language)
    blocks += paragraphs(closing(impact, full, language), "small")
    return Page(title_of(impact, language), language, tuple(blocks))


def _headline(year: YearImpact, impact: Impact, language: Language) -> Paragraph:
    amount = signed(year.total.amount, language)
    counts = more_or_less(year, impact, language)
    return Paragraph((Strong(f"{year.year}: {amount}"), f" · {counts}"), "lead")


def _municipalities(year: YearImpact, impact: Impact, language: Language) -> Section:
    part = [Paragraph((text("diff.part", language),))] if impact.full_use else []
    table = sheets.municipalities(year, impact, language, parts=False)
    return Section(table.caption, (*part, table), folded=True)
