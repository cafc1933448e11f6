"""Writes sheets as a workbook: real numbers, texts that stay texts, ready to print on A4.

The same input gives the same bytes: nothing in the file comes from a clock.
"""

from io import BytesIO
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook

from ki_funding.language import Language, text
from ki_funding.output.numbers import money
from ki_funding.output.spreadsheet.looks import look
from ki_funding.output.spreadsheet.names import LONGEST_CELL, cut
from ki_funding.output.spreadsheet.tabs import (
    SPANNING,
    About,
    Calculated,
    Cell,
    Count,
    Jump,
    Link,
    Marked,
    Money,
    Row,
    Tab,
)
from ki_funding.output.writing import clean, web_address

A4 = 9
LINE_HEIGHT = 13.5  # points
SPANNING_HEIGHT = {"title": 21.0, "section": 24.0, "text": 14.0}
HIGHEST = 409.0  # Excel has no higher rows
LONGEST_ADDRESS = 2_000  # Excel allows 2,079
LONGEST_IN_HEADER = 90  # of 255, which also hold codes; every & counts twice
LONGEST_PROPERTY = 255
NARROWEST = 9
LETTERS = 1.1  # of our size, in the width of a digit of Excel's own size


def workbook(about: About, tabs: list[Tab]) -> bytes:
    """The file."""
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True})
    properties = {
        "title": about.title,
        "subject": about.subject,
        "author": f"ki-funding {about.version}",
        "comments": about.receipt,
    }
    said = {name: cut(clean(value), LONGEST_PROPERTY) for name, value in properties.items()}
    book.set_properties({**said, "created": about.created})
    formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def styled(properties: dict[str, Any]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in formats:
            formats[key] = book.add_format(properties)
        return formats[key]

    for tab in tabs:
        _sheet(book.add_worksheet(tab.name), tab, about, styled)
    book.close()
    return stream.getvalue()


def _sheet(sheet: Any, tab: Tab, about: About, styled: Any) -> None:
    language = about.language
    widths = _widths(tab, language)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    figures = [_figures(tab, column) for column in range(len(tab.columns))]
    for number, row in enumerate(tab.rows):
        if row.look in SPANNING:
            _spanning(sheet, number, row, widths, styled(look(None, row.look, language,
                                                               figures=False)))  # fmt: skip
            continue
        sheet.set_row(number, _height(row, widths, language))
        for column, cell in enumerate(row.cells):
            form = styled(look(cell, row.look, language, figures=figures[column]))
            _cell(sheet, (number, column), cell, form, language)
    sheet.freeze_panes(tab.head + 1, tab.fixed)
    everything = f"A1:XFD{len(tab.rows)}"
    sheet.ignore_errors({"number_stored_as_text": everything, "formula_range": everything})
    _printing(sheet, tab, about)


def _printing(sheet: Any, tab: Tab, about: About) -> None:
    """A4 landscape, as wide as the page, with the heads of the columns on each page."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    sheet.repeat_rows(tab.head)
    sheet.set_header(f"&L{_coded(about.whose)}&R&A")
    page = text("sheet.page", about.language, page="&P", pages="&N")
    sheet.set_footer(f"&L{_coded(about.receipt)}&R{page}")


def _coded(said: str) -> str:
    """A text for the head or foot of a page, where & begins a code."""
    return cut(clean(said), LONGEST_IN_HEADER).replace("&", "&&")


def _spanning(sheet: Any, number: int, row: Row, widths: list[float], form: Any) -> None:
    """A text over all columns, in a row as high as it needs; Excel fits no merged cells."""
    said = _text(str(row.cells[0]))
    lines = _lines(said, sum(widths))
    sheet.set_row(number, min(LINE_HEIGHT * (lines - 1) + SPANNING_HEIGHT[row.look], HIGHEST))
    if len(widths) > 1:
        sheet.merge_range(number, 0, number, len(widths) - 1, "", form)
    sheet.write_string(number, 0, said, form)


def _cell(sheet: Any, place: tuple[int, int], cell: Cell, form: Any, language: Language) -> None:
    match cell:
        case None:
            sheet.write_blank(*place, None, form)
        case Money(amount) if amount is not None:
            sheet.write_number(*place, amount, form)
        case Calculated(formula, amount):
            sheet.write_formula(*place, formula, form, amount)
        case Count(number, formula) if formula:
            sheet.write_formula(*place, formula, form, number)
        case Count(number):
            sheet.write_number(*place, number, form)
        case int():
            sheet.write_number(*place, cell, form)
        case Link(said, address) if _leads(address):
            sheet.write_url(*place, address, form, _text(said))
        case Jump(said, tab):
            quoted = tab.replace("'", "''")
            sheet.write_url(*place, f"internal:'{quoted}'!A1", form, _text(said))
        case _:
            sheet.write_string(*place, _text(shown(cell, language)), form)


def _height(row: Row, widths: list[float], language: Language) -> float:
    """As high as its longest text; not every program fits rows when it opens a file."""
    cells = zip(row.cells, widths, strict=False)
    lines = max((_lines(shown(cell, language), width) for cell, width in cells), default=1)
    return min(LINE_HEIGHT * lines + 2, HIGHEST)


def _lines(said: str, width: float) -> int:
    room = max(int(width * LETTERS), 1)
    return sum(len(wrap(part, room)) or 1 for part in said.split("\n"))


def shown(cell: Cell, language: Language) -> str:
    """What a cell shows, as text."""
    match cell:
        case None:
            return ""
        case Money(amount) | Calculated(_, amount):
            return f"{'≥ ' if cell.at_least else ''}{money(amount, language)}"
        case Count(number):
            return f"{number:,}"
        case Marked(status):
            return text(f"status.{status}", language) if status else ""
        case Link() | Jump():
            return cell.text
    return str(cell)


def _leads(address: str) -> bool:
    """Whether an address leads to the web; anything else stays a text."""
    return web_address(address) is not None and len(address) <= LONGEST_ADDRESS


def _text(said: str) -> str:
    return cut("\n".join(clean(part) for part in said.split("\n")), LONGEST_CELL)


def _figures(tab: Tab, column: int) -> bool:
    """Whether a column holds figures, so that its head ends where they end."""
    cells = [row.cells[column] for row in tab.rows if column < len(row.cells)]
    return any(isinstance(cell, Money | Calculated | Count) for cell in cells)


def _widths(tab: Tab, language: Language) -> list[float]:
    """As wide as what a column shows: figures whole, texts up to where they break."""
    widths = []
    for place, column in enumerate(tab.columns):
        longest = max(map(len, column.title.split()), default=0)
        for row in tab.rows:
            if row.look in SPANNING or place >= len(row.cells):
                continue
            cell = row.cells[place]
            whole = isinstance(cell, Money | Calculated | Count)
            parts = shown(cell, language).split() if row.look == "head" else (
                shown(cell, language).split("\n"))  # fmt: skip
            length = max(map(len, parts), default=0)
            longest = max(longest, length if whole else min(length, column.widest))
        widths.append(max(longest, NARROWEST) * 1.08 + 1.5)
    return widths
