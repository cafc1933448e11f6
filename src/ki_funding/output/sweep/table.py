"""`sweep --format table`: each table of the report, and below it over what it was computed."""

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.grid import Cell, Grid
from ki_funding.output.sweep.figures import closing, texts_of
from ki_funding.output.writing import Style, clean, paragraph
from ki_funding.results.sweep import Answer, AnswerTable
from ki_funding.text_types import Words


def render(answer: Answer, title: Words, style: Style) -> str:
    """The answer as text."""
    language = style.language
    blocks = [paragraph(clean(words(title, language)), style.width)]
    blocks += [_table(table, answer, style) for table in answer.tables]
    blocks.append("\n".join(paragraph(line, style.width) for line in _closing(answer, language)))
    return "\n\n".join(blocks) + "\n"


def _table(table: AnswerTable, answer: Answer, style: Style) -> str:
    heads, texts, right = texts_of(table, answer.axes, style.language)
    rows = tuple(tuple(map(Cell, row)) for row in texts)
    heading = paragraph(clean(words(table.title, style.language)), style.width)
    return f"{heading}\n\n{Grid(heads, right, rows).fitted(style)}"


def _closing(answer: Answer, language: Language) -> list[str]:
    """What was asked, how many cases that is, and what they are computed with."""
    asked = [f"- {clean(name)}: {clean(how)}" for name, how in answer.asked]
    claim, receipt = text("foot.no_claim", language), foot.receipt_line(answer.receipt, language)
    said = [f"{text('sweep.asked', language)}:", *asked] if asked else []
    return [*said, *closing(answer, language), claim, receipt]
