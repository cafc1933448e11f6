"""The report on a sweep: what was asked, each of its tables, and what it was computed with."""

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.page import (
    Block,
    Bullet,
    Bullets,
    Cell,
    Code,
    Column,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    Strong,
    line,
)
from ki_funding.output.sweep.figures import closing, texts_of
from ki_funding.output.writing import Style, clean
from ki_funding.results.sweep import Answer, AnswerTable
from ki_funding.text_types import Words


def page(answer: Answer, title: Words, style: Style) -> Page:
    """The tables, and what the reader needs to judge them."""
    language = style.language
    asked = tuple(Bullet(line(Code(clean(name)), f": {clean(how)}")) for name, how in answer.asked)
    blocks: list[Block] = [
        Paragraph((Strong(text("foot.no_claim", language)),)),
        Section(text("sweep.asked", language), (Bullets(asked),)),
        *(_section(table, answer, language) for table in answer.tables),
        *(Paragraph((said,)) for said in closing(answer, language)),
        Paragraph((foot.receipt_line(answer.receipt, language),), "small"),
    ]
    return Page(clean(words(title, language)), language, tuple(blocks))


def _section(table: AnswerTable, answer: Answer, language: Language) -> Section:
    heads, rows, right = texts_of(table, answer.axes, language)
    columns = (Column(head, right=place in right) for place, head in enumerate(heads))
    cells = (Row(tuple(Cell(line(text)) for text in row)) for row in rows)
    title = clean(words(table.title, language))
    return Section(title, (Sheet(title, tuple(columns), tuple(cells)),))
