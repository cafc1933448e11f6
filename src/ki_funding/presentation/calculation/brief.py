"""The pages on some cases for a screen, and as lines for other tools."""

from collections.abc import Sequence
from itertools import groupby

from ki_funding.calculation.result import Calculation
from ki_funding.presentation import foot, remarks
from ki_funding.presentation.calculation import sheets
from ki_funding.presentation.calculation.heading import heading
from ki_funding.presentation.calculation.years import changes
from ki_funding.presentation.cells import MARK
from ki_funding.presentation.page import Block, Page, Paragraph, Section, paragraphs, titled
from ki_funding.texts.language import text


def brief(calculations: Sequence[Calculation], sources: foot.Sources) -> Page:
    """A table for each case or its years, one for all cases, and what they rest on."""
    blocks: list[Block] = []
    groups = by_case(calculations)
    for group in groups:
        if len({calculation.year for calculation in group}) > 1:
            blocks.append(_side_by_side(group))
        else:
            blocks += [_figures(calculation, sources) for calculation in group]
    if len(groups) > 1:
        blocks.append(sheets.several(calculations))
        if twice := sheets.exclusive(calculations):
            blocks += paragraphs([text("report.no_sum", names="; ".join(twice))])
    return Page("", (*blocks, receipt(calculations)))


def lines(calculations: Sequence[Calculation]) -> Page:
    """Every item in a line with its full name."""
    blocks = (
        Section(
            heading(calculation),
            (
                sheets.full_names(calculation),
                *paragraphs(remarks.notes(calculation)),
                *paragraphs(foot.closing(calculation)),
            ),
        )
        for calculation in calculations
    )
    return Page("", (*blocks, receipt(calculations)))


def _figures(calculation: Calculation, sources: foot.Sources) -> Section:
    """One case in one year."""
    table = [sheets.case(calculation)] if calculation.programmes else []
    blocks: tuple[Block, ...] = (
        *table,
        *titled(text("foot.basis"), foot.basis(calculation, sources)),
        *titled(
            text("foot.deadlines"),
            list(remarks.deadlines(calculation, sources)),
        ),
        *titled(text("foot.notes"), remarks.notes(calculation)),
        *paragraphs(foot.closing(calculation)),
    )
    return Section(heading(calculation), blocks)


def _side_by_side(calculations: Sequence[Calculation]) -> Section:
    """One case in several years, and what changed in the law between them."""
    first, last = calculations[0].year, calculations[-1].year
    name, art, *_ = heading(calculations[0]).split(" · ")
    changed = changes(calculations)
    notes = list(dict.fromkeys(note for found in changed.values() for note in found))
    overlaid = dict.fromkeys(change for c in calculations for change in c.changes)
    blocks: tuple[Block, ...] = (
        sheets.years(calculations, changed),
        *titled(text("years.mark", mark=MARK), notes),
        *paragraphs(foot.changed(change) for change in overlaid),
        *paragraphs(foot.closing(calculations[-1])),
    )
    return Section(f"{name} · {art} · {first}–{last}", blocks)


def receipt(calculations: Sequence[Calculation]) -> Paragraph:
    """What the calculations of one run were computed with."""
    return Paragraph((foot.receipt_line(calculations[0].receipt),), "small")


def by_case(calculations: Sequence[Calculation]) -> list[list[Calculation]]:
    """The years of each case."""
    grouped = groupby(calculations, key=lambda c: (c.case, c.municipality.name))
    return [list(group) for _, group in grouped]
