"""`state --format table`: sums over all KI, beside the minimum of the Land."""

from collections.abc import Sequence
from fractions import Fraction

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.grid import Cell, Grid
from ki_funding.output.numbers import at_least, money
from ki_funding.output.writing import Style, clean, paragraph
from ki_funding.results.statewide import Minimum, State, Sum, YearState


def render(result: State, by: str, sources: foot.Sources, style: Style) -> str:
    """A table for each year, and one line a year where there are several."""
    del sources  # `rules` cites them; the JSON and the report have them by item
    blocks = [_year(year, by, style) for year in result.years]
    if len(result.years) > 1:
        blocks.append(_years(result.years, style))
    closing = [foot.changed(change, style.language) for change in result.changes]
    closing.append(text("foot.no_claim", style.language))
    closing.append(foot.receipt_line(result.receipt, style.language))
    blocks.append("\n".join(paragraph(line, style.width) for line in closing))
    return "\n\n".join(blocks) + "\n"


def _year(year: YearState, by: str, style: Style) -> str:
    language = style.language
    count = str(len(year.calculations))
    heading = text("state.heading", language, count=count, year=str(year.year))
    lines = [paragraph(heading, style.width), "", _sums(year, by, language).fitted(style)]
    if year.minimum is not None:
        lines += ["", *_minimum(year.minimum, style)]
    return "\n".join(lines)


def _sums(year: YearState, by: str, language: Language) -> Grid:
    """The sums of a year by item, municipality or Regierungsbezirk; bars compare them."""
    rows: list[tuple[Cell, ...]] = []
    sums: list[Sum | None] = []
    if by == "programme":
        before = ""
        for item in year.items():
            if item.programme != before:
                rows.append((Cell(item.programme, "bold"), Cell(""), Cell(""), Cell("")))
                sums.append(None)
                before = item.programme
            rows.append((Cell(f"  {item.item}"), *_cells(item.sum, language)))
            sums.append(item.sum)
    else:
        for group in year.groups(by):
            rows.append((Cell(clean(group.name)), *_cells(group.sum, language)))
            sums.append(group.sum)
    most = max((s.maximum for s in sums if s), default=None)
    shares = tuple(Fraction(s.maximum) / Fraction(most) if s and most else None for s in sums)
    total = year.total
    label = text("line.total_at_least" if total.undetermined else "line.total", language)
    rows.append((Cell(label, "bold"), *_cells(total, language)))
    first = "column.item" if by == "programme" else f"column.{by}"
    names = (first, "state.sum", "state.count", "state.undetermined")
    header = tuple(text(name, language) for name in names)
    return Grid(header, frozenset({1, 2, 3}), tuple(rows), (*shares, None))


def _cells(total: Sum, language: Language) -> list[Cell]:
    amount = money(total.known, language)
    opened = str(total.undetermined) if total.undetermined else ""
    return [Cell(amount), Cell(str(total.funded)), Cell(opened)]


def _minimum(minimum: Minimum, style: Style) -> list[str]:
    language = style.language
    band = f"{money(minimum.low, language)} – {money(minimum.high, language)}"
    lines = [
        text("state.minimum", language),
        f"  {text('state.default', language)}: {money(minimum.default, language)}",
        f"  {text('state.band', language)}: {band}",
    ]
    lines += [
        f"  {words(line.title, language)}: {money(line.amount, language)}" for line in minimum.lines
    ]
    if minimum.open:
        note = text("state.open", language, count=str(minimum.open))
        lines.append(paragraph(note, style.width, first="  ", rest="  "))
    lines.append(paragraph(words(minimum.also_pays, language), style.width, first="  ", rest="  "))
    return lines


def _years(years: Sequence[YearState], style: Style) -> str:
    """One line a year: what the KI can get, and the minimum beside it."""
    language = style.language
    keys = ("column.year", "state.sum", "state.default", "state.low", "state.high")
    header = tuple(text(key, language).replace(" ", "\n") for key in keys)
    rows = []
    for year in years:
        m, none = year.minimum, text("amount.none", language)
        band = (m.default, m.low, m.high) if m else None
        shown = [money(amount, language) for amount in band] if band else [none] * 3
        complete = not year.total.undetermined
        amounts = [at_least(year.total.known, language, complete=complete), *shown]
        rows.append(tuple(map(Cell, [str(year.year), *amounts])))
    return Grid(header, frozenset({1, 2, 3, 4}), tuple(rows)).fitted(style)
