"""The tables on all KI: each is described here once, for all formats."""

from collections.abc import Iterator, Sequence

from ki_funding.calculation.state import Minimum, State, Sum, YearState
from ki_funding.presentation import foot
from ki_funding.presentation.calculation.compared import total_label
from ki_funding.presentation.calculation.tables import used
from ki_funding.presentation.cells import PLANNED
from ki_funding.presentation.naming import use_name
from ki_funding.presentation.numbers import money, spanned
from ki_funding.presentation.page import Cell, Column, Count, Marked, Money, Name, Row, Sheet
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text, words
from ki_funding.values.vocabulary import Status, weakest

COUNTS = ("state.sum", "state.count", "amount.undetermined")
BAND = ("default", "low", "high")
# The heads of the band of the minimum, where a screen and where a document shows it.
ON_SCREEN = ("rules.default", "state.low", "state.high")
IN_FULL = ("report.minimum", "report.minimum_low", "report.minimum_high")


def items(year: YearState) -> Sheet:
    """The sums of a year by item, with the weakest status of each over all KI."""
    rows, before, statuses, ahead = list[Row](), "", _statuses(year), planned(year)
    most = max((item.sum.maximum for item in year.items()), default=None)
    for item in year.items():
        if item.programme != before:
            title = words(item.programme_title)
            rows.append(Row((Name(title, item.programme),), "group"))
            before = item.programme
        named = Name(words(item.title), item.item)
        key = (item.programme, item.item)
        status = statuses.get(key)
        amount, *counts = _cells(item.sum)
        cells = (named, _marked(amount, planned=key in ahead), *counts, status)
        rows.append(Row(cells, share=used(item.sum.maximum, most)))
    caption = text("report.state_items", year=str(year.year))
    status_column = Column(text("column.status"), in_full=True)
    columns = (*_columns("column.item"), status_column)
    return Sheet(caption, columns, (*rows, _total(year)), bars="")


def groups(year: YearState, by: str) -> Sheet:
    """The sums of a year by municipality or Regierungsbezirk."""
    found = year.groups(by)
    most = max((group.sum.maximum for group in found), default=None)
    rows = (
        Row((clean(group.name), *_cells(group.sum)), share=used(group.sum.maximum, most))
        for group in found
    )
    columns = _columns(f"column.{by}")
    caption = text(f"report.by.{by}")
    return Sheet(caption, columns, (*rows, _total(year)), bars="")


def overview(years: Sequence[YearState], heads: Sequence[str]) -> Sheet:
    """One row a year: what the KI can get, and the minimum beside it."""
    rows = tuple(
        Row((year.year, _marked(_cells(year.total)[0], planned=bool(planned(year))), *_band(year)))
        for year in years
    )
    columns = (Column(text(key), right=True) for key in ("state.sum", *heads))
    head = Column(text("column.year"))
    return Sheet(text("report.state_years"), (head, *columns), rows, tall=True)


def minimum(year: Minimum) -> Sheet:
    """The minimum under the readings chosen, its band, and its further lines."""
    rows = tuple(Row(pair) for pair in minimum_lines(year))
    columns = (
        Column(text("report.reading")),
        Column(text("report.amount"), right=True),
    )
    return Sheet(text("state.minimum"), columns, rows)


def minimum_lines(minimum: Minimum) -> Iterator[tuple[str, str]]:
    """Each amount of the minimum, and what it is."""
    yield text("state.default"), money(minimum.default)
    band = f"{money(minimum.low)} – {money(minimum.high)}"
    yield text("state.band"), band
    for line in minimum.lines:
        yield words(line.title), money(line.amount)


def title(years: Sequence[YearState]) -> str:
    """What the page is about."""
    when = spanned(year.year for year in years)
    begun = years[-1].begun
    some = "state.heading_unknown" if None in begun else "state.heading_some"
    counts = {"count": len(begun), "begun": begun.count(True), "unknown": begun.count(None)}
    said = text(
        "state.heading" if all(begun) else some,
        year=when,
        **{name: str(n) for name, n in counts.items()},
    )
    ahead = spanned(year.year for year in years if planned(year))
    return text("state.planned", heading=said, years=ahead) if ahead else said


def planned(year: YearState) -> set[tuple[str, str]]:
    """The items whose sum rests on figures that are only planned, such as those carried forward."""
    return {
        (programme.id, item.id)
        for calculation in year.calculations
        for programme, item in calculation.lines()
        if item.status is Status.PLANNED
    }


def legend(years: Sequence[YearState]) -> list[str]:
    """What the sign behind an amount means, where one has it."""
    return [text("state.marked")] if any(map(planned, years)) else []


def changes(result: State) -> list[str]:
    """The figures that overlays change."""
    return [foot.changed(change) for change in result.changes]


def about(year: YearState) -> Iterator[str]:
    """Over what the minimum ranges, where it is unknown, and what else the Land pays of it."""
    if year.minimum is None:
        return
    found, names = year.minimum.band, ", ".join(map(words, year.minimum.questions))
    count = str(found.combinations)
    yield text("state.questions", count=count, names=names)
    if found.open:
        missing = ", ".join(map(use_name, found.missing))
        yield text("state.open", open=str(found.open), count=count, names=missing)
    yield words(year.minimum.also_pays)


def _band(year: YearState) -> Sequence[Cell]:
    minimum = year.minimum
    if minimum is None:
        return [text("amount.none")] * len(BAND)
    return [Money(getattr(minimum, name)) for name in BAND]


def _statuses(year: YearState) -> dict[tuple[str, str], Status | None]:
    """The weakest status of each item over all KI."""
    found: dict[tuple[str, str], list[Status]] = {}
    for calculation in year.calculations:
        for programme, item in calculation.lines():
            if item.status is not None:
                found.setdefault((programme.id, item.id), []).append(item.status)
    return {key: weakest(statuses) for key, statuses in found.items()}


def _total(year: YearState) -> Row:
    total = year.total
    label = total_label(complete=not total.undetermined)
    amount, *counts = _cells(total)
    return Row((label, _marked(amount, planned=bool(planned(year))), *counts), "total")


def _marked(amount: Cell, *, planned: bool) -> Cell:
    return Marked(amount, PLANNED) if planned else amount


def _cells(total: Sum) -> tuple[Cell, Cell, Cell]:
    opened = Count(total.undetermined) if total.undetermined else None
    return Money(total.known, at_least=bool(total.undetermined)), Count(total.funded), opened


def _columns(first: str) -> tuple[Column, ...]:
    sums = (Column(text(key), right=True) for key in COUNTS)
    return (Column(text(first)), *sums)
