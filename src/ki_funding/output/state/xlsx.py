"""`state --format xlsx`: all KI by year, programme, municipality and Regierungsbezirk."""

from collections.abc import Sequence

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.calculation.basis_tabs import assumptions, bibliography, cited_by
from ki_funding.output.calculation.xlsx import about
from ki_funding.output.spreadsheet.tabs import (
    Calculated,
    Cell,
    Column,
    Count,
    Money,
    Row,
    Tab,
    heads,
    line,
    summed,
)
from ki_funding.output.spreadsheet.workbook import workbook
from ki_funding.output.state.year_tabs import YearTab, bezirk_tab, municipality_tab, programme_tabs
from ki_funding.output.writing import Style
from ki_funding.results.statewide import State, YearState


def render(result: State, by: str, sources: foot.Sources, style: Style) -> bytes:
    """The workbook, which has every grouping."""
    del by
    language, years = style.language, result.years
    programmes = programme_tabs(years, language)
    municipalities = municipality_tab(years, language)
    calculations = [calculation for year in years for calculation in year.calculations]
    title = _title(years, language)
    return workbook(
        about(title, title, result.receipt, language),
        [
            _overview(result, programmes, language),
            *(programme.tab for programme in programmes),
            municipalities.tab,
            bezirk_tab(years, municipalities, language).tab,
            assumptions(calculations, result.changes, sources, language),
            bibliography(cited_by(calculations), sources, language),
        ],
    )


def _title(years: Sequence[YearState], language: Language) -> str:
    first, last = years[0].year, years[-1].year
    when = str(first) if first == last else f"{first}–{last}"
    return text("state.heading", language, count=str(len(years[-1].calculations)), year=when)


def _overview(result: State, programmes: Sequence[YearTab], language: Language) -> Tab:
    """A line a year: what the KI can get, and the band of the minimum beside it."""
    years = result.years
    minima = [year.minimum for year in years if year.minimum is not None]
    lines = list(dict.fromkeys(one.title for minimum in minima for one in minimum.lines))
    keys = ("column.year", "state.sum", "state.count", "state.undetermined")
    columns = [Column(text(key, language)) for key in keys]
    if minima:
        columns += [Column(text(f"state.{name}", language)) for name in BAND]
        columns += [Column(words(title, language)) for title in lines]
        columns.append(Column(text("sheet.open_readings", language)))
    rows = [line(_title(years, language), "title"), line(text("foot.no_claim", language))]
    if minima:
        rows.append(line(text("sheet.band", language)))
    head = len(rows)
    rows.append(heads(columns))
    for number, year in enumerate(years):
        cells: list[Cell] = [year.year, *_sums(year, number, programmes)]
        if minima:
            cells += _minimum(year, [words(title, language) for title in lines], language)
        rows.append(Row(tuple(cells)))
    rows.append(Row())
    if any(year.total.undetermined for year in years):
        rows.append(line(text("sheet.lower_bound", language)))
    pays = dict.fromkeys(words(minimum.also_pays, language) for minimum in minima)
    rows += [line(said) for said in pays]
    rows.append(line(foot.receipt_line(result.receipt, language)))
    return Tab(text("sheet.overview", language), tuple(columns), tuple(rows), head)


BAND = ("default", "low", "high")


def _sums(year: YearState, number: int, programmes: Sequence[YearTab]) -> list[Cell]:
    """The sum of the programmes' totals, how many KI it is for, and what it leaves out."""
    total = year.total
    amounts, opened = (
        summed(place for p in programmes if (place := p.totals[metric][number]) is not None)
        for metric in ("sum", "undetermined")
    )
    return [
        Calculated(amounts, total.maximum, at_least=total.undetermined > 0),
        Count(total.funded),
        Count(total.undetermined, opened),
    ]


def _minimum(year: YearState, lines: Sequence[str], language: Language) -> list[Cell]:
    """The minimum under the readings chosen, the band, and its further lines."""
    minimum = year.minimum
    if minimum is None:
        return [None] * (len(BAND) + len(lines) + 1)
    amounts = {words(one.title, language): one.amount for one in minimum.lines}
    further = [Money(amounts[name]) if name in amounts else None for name in lines]
    band = [Money(getattr(minimum, name)) for name in BAND]
    return [*band, *further, Count(minimum.open)]
