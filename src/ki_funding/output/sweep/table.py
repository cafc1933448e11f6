"""`sweep --format table`: each table of the report, and below it over what it was computed."""

from fractions import Fraction

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.grid import Cell, Grid
from ki_funding.output.numbers import number
from ki_funding.output.sweep.figures import figure_head, key_head, shown
from ki_funding.output.writing import Style, clean, paragraph
from ki_funding.results.sweep import Answer, AnswerRow, AnswerTable, SweepValue
from ki_funding.text_types import Words


def render(answer: Answer, title: Words, style: Style) -> str:
    """The answer as text."""
    language = style.language
    blocks = [paragraph(clean(words(title, language)), style.width)]
    blocks += [_table(table, style) for table in answer.tables]
    blocks.append("\n".join(paragraph(line, style.width) for line in _closing(answer, language)))
    return "\n\n".join(blocks) + "\n"


def _table(table: AnswerTable, style: Style) -> str:
    language = style.language
    opened = any(row.undetermined for row in table.rows)
    heads = [key_head(name, language) for name in table.keys]
    heads += [figure_head(name, language) for name in table.columns]
    if opened:
        heads.append(text("sweep.undetermined", language))
    rows = []
    for row in table.rows:
        cells = [clean(key) for key in row.key]
        cells += [_shown(value, row, language) for value in row.values]
        if opened:
            cells.append(_of(row.undetermined, row.count, language) if row.undetermined else "")
        rows.append(tuple(map(Cell, cells)))
    right = frozenset(range(len(table.keys), len(heads)))
    heading = paragraph(clean(words(table.title, language)), style.width)
    return f"{heading}\n\n{Grid(tuple(heads), right, tuple(rows)).fitted(style)}"


def _shown(value: SweepValue, row: AnswerRow, language: Language) -> str:
    """A figure; where nothing is undetermined and there is none, nothing was asked for."""
    asked = value is not None or row.undetermined
    return shown(value, language) if asked else text("amount.none", language)


def _of(part: int, count: int, language: Language) -> str:
    return text("sweep.of", language, part=_whole(part, language), count=_whole(count, language))


def _closing(answer: Answer, language: Language) -> list[str]:
    """How many cases, from which draws, and with what."""
    params = {"cases": _whole(answer.cases, language), "engine": answer.engine}
    if answer.draws > 1:
        draws = _whole(answer.draws, language)
        lines = [text("sweep.drawn", language, draws=draws, seed=str(answer.seed), **params)]
    else:
        lines = [text("sweep.counted", language, **params)]
    if any(row.undetermined for table in answer.tables for row in table.rows):
        lines.append(text("sweep.at_least", language))
    return [*lines, text("foot.no_claim", language), foot.receipt_line(answer.receipt, language)]


def _whole(count: int, language: Language) -> str:
    return number(Fraction(count), language)
