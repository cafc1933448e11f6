"""The report on a comparison: what changed, and who gets how much more or less."""

from collections.abc import Sequence

from ki_funding.calculation.diff_result import Diff, YearDiff
from ki_funding.presentation.diff import tables
from ki_funding.presentation.diff.pictures import pictures
from ki_funding.presentation.diff.view import cited, closing, headline, title_of
from ki_funding.presentation.page import (
    Block,
    Page,
    Paragraph,
    Section,
    captioned,
    paragraphs,
)
from ki_funding.presentation.references import references
from ki_funding.texts.language import text


def page(diff: Diff, full: Sequence[int]) -> Page:
    """The effect in a sentence a year, changed figures, sums, and every municipality."""
    changed = [year for year in diff.years if year.changed]
    effective = [year for year in changed if year.programmes()]
    blocks: list[Block] = list(paragraphs(headline(diff), "lead"))
    if diff.values:
        blocks.append(captioned(tables.values(diff)))
    if diff.texts:
        blocks.append(captioned(tables.texts(diff)))
    if changed:
        table = tables.years(diff)
        blocks.append(captioned(table, *pictures(diff, full)))
    blocks += [_municipalities(year, diff) for year in effective]
    if tables.several(diff):
        blocks.append(_municipalities(diff.over_years, diff, tables.several(diff)))
    blocks += references((citation for citation, _ in cited(diff)), diff.sources)
    blocks += paragraphs(closing(diff, full), "small")
    return Page(title_of(diff), tuple(blocks))


def _municipalities(year: YearDiff, diff: Diff, when: str = "") -> Section:
    part = [Paragraph((text("diff.part"),))] if diff.in_part else []
    table = tables.municipalities(year, diff, parts=False, when=when)
    names = paragraphs(tables.who(year, diff), "small")
    return Section(table.caption, (*part, table, *names), folded=True)
