"""The report on a comparison: what changed, and who gets how much more or less."""

from collections.abc import Sequence

from ki_funding.calculation.diff_result import Diff, YearDiff
from ki_funding.presentation.diff import sheets
from ki_funding.presentation.diff.pictures import pictures
from ki_funding.presentation.diff.view import closing, more_or_less, title_of
from ki_funding.presentation.numbers import signed
from ki_funding.presentation.page import Block, Page, Paragraph, Section, Strong, paragraphs
from ki_funding.presentation.references import references
from ki_funding.texts.language import Language, text


def page(diff: Diff, full: Sequence[int], language: Language) -> Page:
    """The effect in a sentence a year, changed figures, sums, and every municipality."""
    changed = [year for year in diff.years if year.changed]
    effective = [year for year in changed if year.programmes()]
    blocks: list[Block] = []
    if not diff.differs:
        blocks.append(Paragraph((text("diff.nothing", language),), "lead"))
    blocks += [_headline(year, diff, language) for year in effective]
    blocks.append(Paragraph((Strong(text("foot.no_claim", language)),)))
    if diff.differs and not changed:
        blocks.append(Paragraph((text("diff.no_effect", language),), "lead"))
    if diff.values:
        blocks.append(Section(text("diff.values", language), (sheets.values(diff, language),)))
    if diff.texts:
        blocks.append(Section(text("diff.texts", language), (sheets.texts(diff, language),)))
    if changed:
        table = sheets.years(diff, language)
        blocks.append(Section(table.caption, (table, *pictures(diff, full, language))))
    blocks += [_municipalities(year, diff, language) for year in effective]
    cited = (
        citation
        for change in diff.values
        for side in (change.old, change.new)
        if side is not None
        for citation in side.sources
    )
    blocks += references(cited, diff.sources, language)
    blocks += paragraphs(closing(diff, full, language), "small")
    return Page(title_of(diff, language), language, tuple(blocks))


def _headline(year: YearDiff, diff: Diff, language: Language) -> Paragraph:
    amount = signed(year.total.amount, language)
    counts = more_or_less(year, diff, language)
    return Paragraph((Strong(f"{year.year}: {amount}"), f" · {counts}"), "lead")


def _municipalities(year: YearDiff, diff: Diff, language: Language) -> Section:
    part = [Paragraph((text("diff.part", language),))] if diff.full_use else []
    table = sheets.municipalities(year, diff, language, parts=False)
    return Section(table.caption, (*part, table), folded=True)
