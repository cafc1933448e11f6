"""The figures of a sweep as texts: amounts to the cent, shares with nine decimals or as percent."""

from decimal import Decimal
from fractions import Fraction

from ki_funding.exact import Rounding, round_to, to_cents
from ki_funding.language import Language, text
from ki_funding.output.numbers import NBSP, decimal, money, number
from ki_funding.output.writing import clean
from ki_funding.results.sweep import Answer, AnswerRow, AnswerTable, SweepValue

BILLIONTH = Fraction(1, 10**9)
HUNDREDTH = Fraction(1, 100)


def exact_text(value: SweepValue) -> str | None:
    """A figure for other programs; a share is rounded half up to nine decimals."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    near = round_to(value, BILLIONTH, Rounding.HALF_UP)
    whole, rest = divmod(abs(near.numerator) * (10**9 // near.denominator), 10**9)
    return f"{'-' if near < 0 else ''}{whole}.{rest:09}"


def shown(value: SweepValue, language: Language) -> str:
    """A figure for people; a share in percent with two decimals."""
    if value is None or isinstance(value, Decimal):
        return money(value, language)
    percent = to_cents(round_to(value * 100, HUNDREDTH, Rounding.HALF_UP))
    return f"{decimal(percent, language)}{NBSP}%"


def key_head(name: str, language: Language) -> str:
    """The heading of what rows are grouped by; paths and readings are their own names."""
    return text(f"column.{name}", language) if name in {"year", "kommune"} else name


def figure_head(name: str, language: Language) -> str:
    """The heading of a statistic."""
    if name.startswith("p") and name[1:].isdecimal():
        return text("sweep.quantile", language, part=name[1:])
    return text(f"sweep.show.{name}", language)


def grid_of(
    table: AnswerTable, language: Language
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads of a table and its rows as texts; what is undetermined has a column of its own."""
    opened = any(row.undetermined for row in table.rows)
    heads = [key_head(name, language) for name in table.keys]
    share = any(isinstance(value, Fraction) for row in table.rows for value in row.values)
    heads += [figure_head("share" if share else name, language) for name in table.columns]
    if opened:
        heads.append(text("sweep.undetermined", language))
    rows = []
    for row in table.rows:
        cells = [clean(key) for key in row.key]
        cells += [_shown(value, row, language) for value in row.values]
        if opened:
            cells.append(_of(row.undetermined, row.count, language) if row.undetermined else "")
        rows.append(tuple(cells))
    return tuple(heads), tuple(rows)


def closing(answer: Answer, language: Language) -> list[str]:
    """How many cases, from which draws, and with what."""
    params = {"cases": _whole(answer.cases, language), "engine": answer.engine}
    if answer.draws > 1:
        draws = _whole(answer.draws, language)
        lines = [text("sweep.drawn", language, draws=draws, seed=str(answer.seed), **params)]
    else:
        lines = [text("sweep.counted", language, **params)]
    if any(row.undetermined for table in answer.tables for row in table.rows):
        lines.append(text("sweep.at_least", language))
    return lines


def _shown(value: SweepValue, row: AnswerRow, language: Language) -> str:
    """A figure; where nothing is undetermined and there is none, nothing was asked for."""
    asked = value is not None or row.undetermined
    return shown(value, language) if asked else text("amount.none", language)


def _of(part: int, count: int, language: Language) -> str:
    return text("sweep.of", language, part=_whole(part, language), count=_whole(count, language))


def _whole(count: int, language: Language) -> str:
    return number(Fraction(count), language)
