"""The pages on a sweep: what was asked, each of its tables, and what it was computed with."""

from ki_funding.presentation import foot
from ki_funding.presentation.page import (
    Block,
    Bullet,
    Bullets,
    Code,
    Page,
    Paragraph,
    Section,
    Strong,
    bullets,
    line,
    paragraphs,
)
from ki_funding.presentation.style import clean
from ki_funding.presentation.sweep.sheets import closing, sheet
from ki_funding.sweep.answer_table import Answer, AnswerTable
from ki_funding.texts.language import text, words
from ki_funding.values.scalars import Words


def brief(answer: Answer, title: Words) -> Page:
    """The tables, and below them over what they were computed."""
    asked = [f"{clean(name)}: {clean(how)}" for name, how in answer.asked]
    blocks: list[Block] = [_section(table, answer) for table in answer.tables]
    if asked:
        blocks += [Paragraph((f"{text('sweep.asked')}:",)), bullets(asked)]
    blocks += paragraphs([*closing(answer), text("foot.no_claim")])
    blocks.append(_receipt(answer))
    return Page(clean(words(title)), tuple(blocks))


def page(answer: Answer, title: Words) -> Page:
    """The tables, and what the reader needs to judge them."""
    asked = tuple(Bullet(line(Code(clean(name)), f": {clean(how)}")) for name, how in answer.asked)
    blocks: list[Block] = [
        Paragraph((Strong(text("foot.no_claim")),)),
        Section(text("sweep.asked"), (Bullets(asked),)),
        *(_section(table, answer) for table in answer.tables),
        *paragraphs(closing(answer)),
        _receipt(answer),
    ]
    return Page(clean(words(title)), tuple(blocks))


def _section(table: AnswerTable, answer: Answer) -> Section:
    found = sheet(table, answer.axes)
    return Section(found.caption, (found,))


def _receipt(answer: Answer) -> Paragraph:
    return Paragraph((foot.receipt_line(answer.receipt),), "small")
