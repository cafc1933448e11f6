"""`state --format csv`: a row for each year and item, or for each year and group."""

from collections.abc import Iterator

from ki_funding.calculation.state import Minimum, State, Sum, YearState
from ki_funding.presentation.page import Value
from ki_funding.presentation.records import Records
from ki_funding.texts.language import words

COLUMNS = (
    "year", "level", "name", "ags", "programme", "programme_title", "item", "item_title",
    "counts_as", "amount", "count", "undetermined",
)  # fmt: skip
Row = dict[str, Value]


def records(result: State, by: str) -> Records:
    """The rows of each year; `level` tells sums apart from what they add up.

    `level` is `item`, `kommune` or `regierungsbezirk`, then `total` and `minimum`. `count` are the
    KI that are funded; `undetermined` what is left out: amounts of KI, or readings of the minimum.
    """
    found = (row for year in result.years for row in _rows(year, by))
    return Records(COLUMNS, ([row.get(name) for name in COLUMNS] for row in found))


def _rows(year: YearState, by: str) -> Iterator[Row]:
    start: Row = {"year": year.year}
    if by == "programme":
        for item in year.items():
            yield {
                **start,
                "level": "item",
                "programme": item.programme,
                "programme_title": words(item.programme_title),
                "item": item.item,
                "item_title": words(item.title),
                "counts_as": str(item.kind),
                **_sum(item.sum),
            }
    else:
        ags = {c.municipality.name: c.municipality.ags for c in year.calculations}
        for group in year.groups(by):
            row = {"level": by, "name": group.name, "ags": ags.get(group.name)}
            yield {**start, **row, **_sum(group.sum)}
    yield {**start, "level": "total", **_sum(year.total)}
    if year.minimum is not None:
        yield from ({**start, "level": "minimum", **row} for row in _minimum(year.minimum))


def _sum(total: Sum) -> Row:
    return {
        "amount": total.known,
        "count": total.funded,
        "undetermined": total.undetermined,
    }


def _minimum(minimum: Minimum) -> Iterator[Row]:
    yield {"name": "default", "amount": minimum.default}
    for name, amount in (("low", minimum.low), ("high", minimum.high)):
        yield {"name": name, "amount": amount, "undetermined": minimum.open}
    for line in minimum.lines:
        yield {"name": words(line.title), "amount": line.amount}
