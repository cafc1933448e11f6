"""The workbook on all KI: by year, and by programme, municipality or Regierungsbezirk."""

from collections.abc import Sequence

from ki_funding.calculation.state import State, YearState
from ki_funding.presentation import foot
from ki_funding.presentation.basis import assumptions, bibliography, cited_by
from ki_funding.presentation.calculation.workbook import about
from ki_funding.presentation.page import (
    Block,
    Cell,
    Column,
    Count,
    Money,
    Page,
    Row,
    Section,
    Sheet,
    Sum,
    paragraphs,
)
from ki_funding.presentation.state.by_year import ByYear, bezirke, municipalities, programmes
from ki_funding.presentation.state.tables import BAND, ON_SCREEN, legend, planned
from ki_funding.presentation.state.tables import title as title_of
from ki_funding.texts.language import text, words


def workbook(result: State, by: str, sources: foot.Sources) -> Page:
    """Every section is a sheet: an overview, what its sums are of, and what it rests on."""
    years = result.years
    parts, below = _parts(years, by)
    calculations = [calculation for year in years for calculation in year.calculations]
    title = title_of(years)
    blocks = (
        _overview(result, parts),
        *(part.section() for part in (*parts, *below)),
        assumptions(calculations, result.changes, sources),
        bibliography(cited_by(calculations), sources),
    )
    return Page(title, blocks, about(title, result.receipt))


def _parts(years: Sequence[YearState], by: str) -> tuple[list[ByYear], list[ByYear]]:
    """What the sums of the overview are of, and what these are sums of themselves."""
    if by == "programme":
        return list(programmes(years)), []
    kommunen = municipalities(years)
    if by == "kommune":
        return [kommunen], []
    return [bezirke(years, kommunen)], [kommunen]


def _overview(result: State, programmes: Sequence[ByYear]) -> Section:
    """A line a year: what the KI can get, and the band of the minimum beside it."""
    years = result.years
    minima = [year.minimum for year in years if year.minimum is not None]
    lines = list(dict.fromkeys(one.title for minimum in minima for one in minimum.lines))
    keys = ("column.year", "state.sum", "state.count", "amount.undetermined")
    columns = [Column(text(key)) for key in keys]
    if minima:
        columns += [Column(text(key)) for key in ON_SCREEN]
        columns += [Column(words(title)) for title in lines]
        columns.append(Column(text("sheet.open_readings")))
    marked = any(map(planned, years))
    if marked:
        columns.append(Column(text("status.planned")))
    rows = []
    for number, year in enumerate(years):
        cells: list[Cell] = [year.year, *_sums(year, number, programmes)]
        if minima:
            cells += _minimum(year, [words(title) for title in lines])
        if marked:
            cells.append("*" if planned(year) else None)
        rows.append(Row(tuple(cells)))
    low = any(year.total.undetermined for year in years)
    closing = [
        *([text("sheet.lower_bound")] if low else []),
        *legend(years),
        *dict.fromkeys(words(minimum.also_pays) for minimum in minima),
        foot.receipt_line(result.receipt),
    ]
    short = text("sheet.overview")
    blocks: tuple[Block, ...] = (
        *paragraphs([text("foot.no_claim")]),
        *paragraphs([text("sheet.band")] if minima else []),
        Sheet(short, tuple(columns), tuple(rows)),
        *paragraphs(closing),
    )
    return Section(title_of(years), blocks, short=short)


def _sums(year: YearState, number: int, programmes: Sequence[ByYear]) -> list[Cell]:
    """The sum of the programmes' totals, how many KI it is for, and what it leaves out."""
    total = year.total
    amounts, opened = (
        Sum(tuple(p for one in programmes if (p := one.total_place(metric, number)) is not None))
        for metric in ("sum", "undetermined")
    )
    return [
        Money(total.maximum, at_least=total.undetermined > 0, by=amounts),
        Count(total.funded),
        Count(total.undetermined, opened),
    ]


def _minimum(year: YearState, lines: Sequence[str]) -> list[Cell]:
    """The minimum under the readings chosen, the band, and its further lines."""
    minimum = year.minimum
    if minimum is None:
        return [None] * (len(BAND) + len(lines) + 1)
    amounts = {words(one.title): one.amount for one in minimum.lines}
    further = [Money(amounts[name]) if name in amounts else None for name in lines]
    band = [Money(getattr(minimum, name)) for name in BAND]
    return [*band, *further, Count(minimum.band.open)]
