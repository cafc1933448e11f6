"""`state --format table`: sums over all KI, beside the minimum of the Land."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.numbers import money
from ki_funding.output.terminal import rendered
from ki_funding.output.writing import Style, clean, paragraph
from ki_funding.results.statewide import ItemSum, Minimum, State, Sum, YearState


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
    lines = [text("state.heading", language, count=count, year=str(year.year)), ""]
    columns = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    columns.add_column(text("column.item" if by == "programme" else f"column.{by}", language))
    for name in ("sum", "count", "undetermined"):
        columns.add_column(text(f"state.{name}", language), justify="right")
    if by == "programme":
        _programme_rows(columns, year.items(), language)
    else:
        for group in year.groups(by):
            columns.add_row(Text(clean(group.name)), *_cells(group.sum, language))
    total = year.total
    label = text("line.total_at_least" if total.undetermined else "line.total", language)
    columns.add_row(Text(label, "bold"), *_cells(total, language))
    lines.append(rendered(columns, color=style.color).rstrip("\n"))
    if year.minimum is not None:
        lines += ["", *_minimum(year.minimum, style)]
    return "\n".join(lines)


def _programme_rows(columns: Table, items: Sequence[ItemSum], language: Language) -> None:
    before = ""
    for item in items:
        if item.programme != before:
            columns.add_row(Text(item.programme, "bold"), "", "", "")
            before = item.programme
        columns.add_row(Text(f"  {item.item}"), *_cells(item.sum, language))


def _cells(total: Sum, language: Language) -> list[Text]:
    known = total.funded or not total.undetermined
    amount = money(total.maximum if known else None, language)
    opened = str(total.undetermined) if total.undetermined else ""
    return [Text(amount), Text(str(total.funded)), Text(opened)]


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
    columns = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    columns.add_column(text("column.year", language))
    for key in ("line.total_at_least", "state.default", "state.low", "state.high"):
        columns.add_column(Text(text(key, language).replace(" ", "\n")), justify="right")
    for year in years:
        low, high, default = None, None, None
        if year.minimum is not None:
            low, high, default = year.minimum.low, year.minimum.high, year.minimum.default
        cells = [money(amount, language) for amount in (year.total.maximum, default, low, high)]
        columns.add_row(str(year.year), *(Text(cell) for cell in cells))
    return rendered(columns, color=style.color).rstrip("\n")
