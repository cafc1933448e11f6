"""The tables of a sweep: amounts to the cent, shares as percent, or exact for other programs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ki_funding.presentation.cells import shown
from ki_funding.presentation.naming import branch_name
from ki_funding.presentation.numbers import NBSP, day, decimal, number, written
from ki_funding.presentation.page import Cell, Column, Money, Row, Sheet
from ki_funding.presentation.style import clean
from ki_funding.sweep.against import DIFFERENCE
from ki_funding.sweep.answer_table import Answer, AnswerRow, AnswerTable, Axis, SweepValue
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import by_ids, called
from ki_funding.values.exact import Rounding, round_to, to_cents
from ki_funding.values.scalars import Words

Titles = Mapping[str, Words]
BILLIONTH = Fraction(1, 10**9)
HUNDREDTH = Fraction(1, 100)
OF_CASES = frozenset({"year", "kommune", "art", "regierungsbezirk"})


def exact_text(value: SweepValue) -> str | None:
    """A figure for other programs; a share is rounded half up to nine decimals."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return str(value)  # all have two places
    near = round_to(value, BILLIONTH, Rounding.HALF_UP)
    whole, rest = divmod(abs(near.numerator) * (10**9 // near.denominator), 10**9)
    return f"{'-' if near < 0 else ''}{whole}.{rest:09}"


def percent(share: Fraction) -> str:
    """A share for people, in percent with two decimals."""
    rounded = to_cents(round_to(share * 100, HUNDREDTH, Rounding.HALF_UP))
    return f"{decimal(rounded)}{NBSP}%"


def key_heads(names: Sequence[str], axes: Sequence[Axis], titles: Titles) -> list[str]:
    """The headings of what rows are grouped by; of readings their titles."""
    by_path = {axis.path: axis for axis in axes}
    heads = [
        axis_name(by_path[name])
        if name in by_path
        else text(f"column.{name}")
        if name in OF_CASES
        else called(name, titles.get(name))
        for name in names
    ]
    return [
        head if heads.count(head) == 1 else name for head, name in zip(heads, names, strict=True)
    ]


def key_text(value: str, axis: Axis) -> str:
    """A key as people read it: figures with their unit, shares in percent."""
    if axis.share:
        return f"{number(Fraction(value) * 100)}{NBSP}%"
    return written(value, axis.unit)


def shown_key(value: str, name: str, answer: Answer) -> str:
    """A key of a row as people read it: what varies, what a case is, the option of a reading."""
    axis = next((axis for axis in answer.axes if axis.path == name), None)
    if axis is not None:
        return key_text(value, axis)
    if name == "art":
        return branch_name(value)
    return called(clean(value), answer.titles.get(f"{name}={value}"))


def axis_name(axis: Axis) -> str:
    """The title of what varies, with its branch and the day from which it holds."""
    if by_ids():
        return axis.path
    path, _, since = axis.path.partition("@")
    parts = list(map(branch_name, path.split(".")[2:]))
    if since:
        parts.append(text("sweep.since", day=day(date.fromisoformat(since))))
    if axis.share:
        parts.append(text("sweep.show.share"))
    title = words(axis.title)
    return f"{title} ({', '.join(parts)})" if parts else title


def figure_head(name: str) -> str:
    """The heading of a statistic, of one side or of the difference where there are two."""
    side, _, name = name.rpartition(".")
    if side:
        return f"{figure_head(name)}, {text(f'diff.{side}')}"
    if name.startswith("p") and name[1:].isdecimal():
        return text("sweep.quantile", part=name[1:])
    return text(f"sweep.show.{name}")


def sheet(table: AnswerTable, answer: Answer, most: int | None = None) -> Sheet:
    """A table, or its first rows; what is undetermined has a column of its own."""
    by_path = {axis.path: axis for axis in answer.axes}
    varied = [by_path.get(name) for name in table.keys]
    opened = any(row.undetermined for row in table.rows)
    share = any(isinstance(value, Fraction) for row in table.rows for value in row.values)
    named = [_as_share(name) if share else name for name in table.columns]
    heads = [figure_head(name) for name in named]
    if opened:
        heads.append(text("amount.undetermined"))
    columns = [
        Column(head, right=axis is not None)
        for head, axis in zip(
            key_heads(table.keys, answer.axes, answer.titles), varied, strict=True
        )
    ]
    columns += [Column(head, right=True) for head in heads]
    rows = []
    for row in table.rows[:most]:
        keys = zip(row.key, table.keys, strict=True)
        cells: list[Cell] = [shown_key(key, name, answer) for key, name in keys]
        cells += [_shown(*one, row) for one in zip(table.columns, row.values, strict=True)]
        if opened:
            cells.append(_of(row.undetermined, row.count) if row.undetermined else "")
        rows.append(Row(tuple(cells)))
    return Sheet(clean(words(table.title)), tuple(columns), tuple(rows))


def lacking(answer: Answer) -> list[str]:
    """How many rows of a table are missing, if any are."""
    return [text("sweep.rejected", rows=_whole(answer.rejected))] if answer.rejected else []


def headline(answer: Answer) -> list[str]:
    """From where to where the figures of the first table reach; none where nothing is known."""
    table, *_ = answer.tables
    gains = (at for at, name in enumerate(table.columns) if name.startswith(f"{DIFFERENCE}."))
    usual = next(gains, 0)
    places = {name: at for at, name in enumerate(table.columns)}
    ends = [places.get(end, usual) for end in ("least", "most")]
    known = [row for row in table.rows if all(row.values[place] is not None for place in ends)]
    if not known:
        return []
    low, high = ends
    first = min(known, key=lambda row: row.values[low] or 0)
    last = max(known, key=lambda row: row.values[high] or 0)
    said = []
    for row, place in ((first, low), (last, high)):
        named = zip(row.key, table.keys, strict=True)
        keys = ", ".join(shown_key(key, name, answer) for key, name in named)
        value = shown(_shown(table.columns[place], row.values[place], row))
        said.append(f"{value} ({keys})" if keys else value)
    title, what = clean(words(table.title)), table.columns[low]
    if what not in {"sum", "least"} and not isinstance(first.values[low], Fraction):
        title = f"{title} ({figure_head(what)})"
    if first.values[low] == last.values[high]:
        return [f"{title}: {shown(_shown(what, first.values[low], first))}."]
    return [text("sweep.headline", title=title, low=said[0], high=said[1])]


def closing(answer: Answer) -> list[str]:
    """How many cases, from which draws, and with what."""
    params = {"cases": _whole(answer.cases), "engine": answer.engine}
    if answer.draws > 1:
        draws = _whole(answer.draws)
        lines = [text("sweep.drawn", draws=draws, seed=str(answer.seed), **params)]
    else:
        lines = [text("sweep.counted", **params)]
    if any(row.undetermined for table in answer.tables for row in table.rows):
        lines.append(text("sweep.at_least"))
        lines.append(
            text(
                "sweep.open_items",
                names="; ".join(_by_programme(answer.open_items, answer.titles)),
            )
        )
    if answer.idle:
        names = {axis.path: axis_name(axis) for axis in answer.axes}
        lines.append(text("sweep.idle", names="; ".join(names[path] for path in answer.idle)))
    return lines


def _by_programme(names: Sequence[str], titles: Titles) -> Iterator[str]:
    """The items of each programme by their titles; by ids each PROGRAMME.ITEM."""
    items: dict[str, list[str]] = {}
    for name in names:
        programme = name.partition(".")[0]
        items.setdefault(name if by_ids() else programme, []).append(called(name, titles.get(name)))
    for programme, found in items.items():
        said = ", ".join(found)
        yield said if by_ids() else f"{called(programme, titles.get(programme))} – {said}"


def _as_share(name: str) -> str:
    side, point, _ = name.rpartition(".")
    return f"{side}{point}share"


def _shown(name: str, value: SweepValue, row: AnswerRow) -> Cell:
    """A figure; where nothing is undetermined and there is none, nothing was asked for."""
    if value is None and not row.undetermined:
        return text("amount.none")
    signed = name.startswith(f"{DIFFERENCE}.")
    return percent(value) if isinstance(value, Fraction) else Money(value, signed=signed)


def _of(part: int, count: int) -> str:
    return text("sweep.of", part=_whole(part), count=_whole(count))


def _whole(count: int) -> str:
    return number(Fraction(count))
