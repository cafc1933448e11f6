"""The pictures of a sweep: a fan over years, two values that vary, a range for each answer."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from ki_funding.presentation import foot
from ki_funding.presentation.numbers import money, number
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.pictures.heat import Grid, heat
from ki_funding.presentation.pictures.spread import Spread, fan, ranges
from ki_funding.presentation.pictures.strips import UNITS
from ki_funding.presentation.style import clean
from ki_funding.presentation.sweep.tables import (
    closing,
    figure_head,
    key_heads,
    lacking,
    percent,
    shown_key,
)
from ki_funding.sweep.against import DIFFERENCE
from ki_funding.sweep.answer_table import Answer, AnswerTable
from ki_funding.texts.language import text, words
from ki_funding.values.exact import Rounding, round_to, to_cents
from ki_funding.values.scalars import Words

Written = Callable[[Fraction | None], str]
MOST = 40  # rows of a table that can be drawn
WIDEST = 16  # columns of a heat map
TOLD = 6  # rows that a text names


def pictures(answer: Answer) -> list[Picture]:
    """One for each table that can be drawn."""
    first = [words(short) for short in answer.cited[: foot.SOURCES_SHOWN]]
    source = (
        *lacking(answer),
        foot.no_maximum(owed=answer.owed),
        *foot.named_sources(first, len(answer.cited) - len(first)),
        closing(answer)[0],
        foot.computed(answer.receipt),
    )
    found: list[Picture] = []
    for table in answer.tables:
        if picture := drawn(table, answer):
            same = sum(one.name.partition("-")[0] == picture.name for one in found)
            name = f"{picture.name}-{same + 1}" if same else picture.name
            found.append(picture._replace(name=name, source=source))
    return found


def drawn(table: AnswerTable, answer: Answer) -> Picture | None:
    """The picture that fits a table; None where it says more than a picture holds, or less.

    Of two answers side by side it is one of the difference.
    """
    table = _difference(table)
    spread = [place for place, name in enumerate(table.columns) if _rank(name) is not None]
    spread.sort(key=lambda place: _rank(table.columns[place]) or 0)
    amounts = all(not isinstance(value, Fraction) for row in table.rows for value in row.values)
    if not (1 < len(table.rows) <= MOST):
        return None
    if len(spread) > 1 and amounts:
        return _spread(table, answer, spread)
    if len(table.columns) == 1 and len(table.keys) == 2:
        return _heat(table, answer)
    if len(table.columns) == 1 and len(table.keys) == 1 and amounts:
        return _spread(table, answer, [0])
    return None


def _difference(table: AnswerTable) -> AnswerTable:
    """The differences of a table of two sides; without years the middle one where there are many.

    The difference of a higher quantile may be the smaller one, so it is no end of a range.
    """
    start = f"{DIFFERENCE}."
    places = [place for place, name in enumerate(table.columns) if name.startswith(start)]
    if not places:
        return table
    if table.keys != ("year",):
        places = places[len(places) // 2 :][:1]
    said = f"{words(table.title)}: {text('diff.difference')}"
    rows = (row._replace(values=tuple(row.values[place] for place in places)) for row in table.rows)
    columns = tuple(table.columns[place].removeprefix(start) for place in places)
    return table._replace(title=Words(said, said), columns=columns, rows=tuple(rows))


def _rank(column: str) -> int | None:
    """The place of a figure between the least (0) and the greatest (100)."""
    if column.startswith("p") and column[1:].isdecimal():
        return int(column[1:])
    return {"least": 0, "most": 100}.get(column)


def _spread(table: AnswerTable, answer: Answer, places: list[int]) -> Picture:
    """A fan where years are known in full, else a range for each row."""
    spreads = []
    for row in table.rows:
        keys = zip(table.keys, row.key, strict=True)
        name = " · ".join(shown_key(key, path, answer) for path, key in keys)
        values = [row.values[place] for place in places]
        known = tuple(value for value in values if isinstance(value, Decimal))
        spreads.append(Spread(name, known if len(known) == len(values) else ()))
    names = [figure_head(table.columns[place]) for place in places]
    over_years = table.keys == ("year",) and all(spread.values for spread in spreads)
    title, said = clean(words(table.title)), "; ".join(_told(spreads))
    if over_years and len(names) > 1:
        return Picture("fan", title, said, lambda canvas: fan(canvas, names, spreads))
    return Picture("ranges", title, said, lambda canvas: ranges(canvas, spreads))


def _told(spreads: list[Spread]) -> Iterator[str]:
    """The first and the last, or all if they are few."""
    some = spreads if len(spreads) <= TOLD else [spreads[0], spreads[-1]]
    return (f"{spread.label}: {spread.said()}" for spread in some)


def _heat(table: AnswerTable, answer: Answer) -> Picture | None:
    """The key with fewer values goes from left to right."""
    keys = [list(dict.fromkeys(row.key[place] for row in table.rows)) for place in (0, 1)]
    down, across = sorted((0, 1), key=lambda place: -len(keys[place]))
    if len(keys[across]) > WIDEST:
        return None
    found = {(row.key[down], row.key[across]): row.values[0] for row in table.rows}
    numbers = tuple(
        tuple(
            None if (value := found.get((one, other))) is None else Fraction(value)
            for other in keys[across]
        )
        for one in keys[down]
    )
    share = any(isinstance(value, Fraction) for value in found.values())
    heads = key_heads(table.keys, answer.axes, answer.titles)
    names = [
        tuple(shown_key(key, table.keys[place], answer) for key in keys[place]) for place in (0, 1)
    ]
    writings = (("", _percent),) if share else (("", _money), *(_rounded(*unit) for unit in UNITS))
    grid = Grid(heads[down], heads[across], names[down], names[across], numbers, writings)
    title = clean(words(table.title))
    return Picture("heat", title, _ends(grid), lambda canvas: heat(canvas, grid))


def _ends(grid: Grid) -> str:
    """Where there is most and least."""
    write = grid.said[0][1]
    known = [
        (value, f"{row} · {column}: {write(value)}")
        for row, numbers in zip(grid.rows, grid.numbers, strict=True)
        for column, value in zip(grid.columns, numbers, strict=True)
        if value is not None
    ]
    if not known:
        return text("amount.undetermined")
    return text("picture.ends", most=max(known)[1], least=min(known)[1])


def _money(value: Fraction | None) -> str:
    return money(None if value is None else to_cents(value))


def _percent(value: Fraction | None) -> str:
    return money(None) if value is None else percent(value)


def _rounded(of: int, digits: Fraction, note: str) -> tuple[str, Written]:
    """A way of writing amounts in thousands or millions, and what says so."""

    def write(value: Fraction | None) -> str:
        return "?" if value is None else number(round_to(value / of, digits, Rounding.HALF_UP))

    return text(note), write
