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
from ki_funding.texts.language import Language, text, words
from ki_funding.values.scalars import Words


def brief(answer: Answer, title: Words, language: Language) -> Page:
    """The tables, and below them over what they were computed."""
    asked = [f"{clean(name)}: {clean(how)}" for name, how in answer.asked]
    blocks: list[Block] = [_section(table, answer, language) for table in answer.tables]
    if asked:
        blocks += [Paragraph((f"{text('sweep.asked', language)}:",)), bullets(asked)]
    blocks += paragraphs([*closing(answer, language), text("foot.no_claim", language)])
    blocks.append(_receipt(answer, language))
    return Page(clean(words(title, language)), language, tuple(blocks))


def page(answer: Answer, title: Words, language: Language) -> Page:
    """The tables, and what the reader needs to judge them."""
    asked = tuple(Bullet(line(Code(clean(name)), f": {clean(how)}")) for name, how in answer.asked)
    blocks: list[Block] = [
        Paragraph((Strong(text("foot.no_claim", language)),)),
        Section(text("sweep.asked", language), (Bullets(asked),)),
        *(_section(table, answer, language) for table in answer.tables),
        *paragraphs(closing(answer, language)),
        _receipt(answer, language),
    ]
    return Page(clean(words(title, language)), language, tuple(blocks))


def _section(table: AnswerTable, answer: Answer, language: Language) -> Section:
    found = sheet(table, answer.axes, language)
    return Section(found.caption, (found,))


def _receipt(answer: Answer, language: Language) -> Paragraph:
    return Paragraph((foot.receipt_line(answer.receipt, language),), "small")
