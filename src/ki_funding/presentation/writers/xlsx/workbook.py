"""Writes sheets as a workbook: real numbers, texts that stay texts, ready to print on A4.

The same input gives the same bytes: nothing in the file comes from a clock.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from fractions import Fraction
from io import BytesIO
from math import ceil
from textwrap import wrap
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from ki_funding.presentation.cells import shown
from ki_funding.presentation.page import (
    About,
    Cell,
    Chart,
    Count,
    Derived,
    Entry,
    Jump,
    Link,
    Marked,
    Money,
    Page,
    Place,
    unmarked,
)
from ki_funding.presentation.style import clean, web_address
from ki_funding.presentation.writers.xlsx.formulas import Starts, column_of, quoted, ranged, written
from ki_funding.presentation.writers.xlsx.looks import look
from ki_funding.presentation.writers.xlsx.names import LONGEST_CELL, cut
from ki_funding.presentation.writers.xlsx.tabs import SPANNING, Laid, Tab, tabs
from ki_funding.texts.language import text
from ki_funding.values.basis import Figure
from ki_funding.version import __version__

A4 = 9
FIRST_DAY = date(1980, 1, 1)  # of a page that says nothing about itself
LINE_HEIGHT = 13.5  # points
SPANNING_HEIGHT = {"title": 21.0, "section": 24.0, "below": 18.0, "text": 14.0}
HIGHEST = 409.0  # Excel has no higher rows
LONGEST_ADDRESS = 2_000  # Excel allows 2,079
LONGEST_IN_HEADER = 90  # of 255, which also hold codes; every & counts twice
LONGEST_PROPERTY = 255
LONGEST_PROMPT = 255
NARROWEST = 9
COLORS = ("#C9D3DF", "#2F5D8A")
GRID = {"color": "#D9D9D9"}
WIDEST_PAGE = 280  # characters that can still be read on A4
CHARACTER = 5.25  # points that a column grows with each
LETTER, LEAST, GOOD = 10, 6, 7  # points: of our letters, the least on paper, and what reads well
UPRIGHT, SIDEWAYS = (523, 690), (770, 445)  # points of A4 within margins, heads and page breaks
MOST_PAGES = 12  # of what is longer nobody can tell the last page
LETTERS = 1.1  # of our size, in the width of a digit of Excel's own size


def write(page: Page) -> bytes:
    """The file."""
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True})
    about = page.about or About(page.title, "", FIRST_DAY)
    properties = {
        "title": page.title,
        "subject": text("foot.no_claim"),
        "author": f"ki-funding {__version__}",
        "comments": about.receipt,
    }
    said = {name: cut(clean(value), LONGEST_PROPERTY) for name, value in properties.items()}
    book.set_properties({**said, "created": datetime.combine(about.day, time())})
    formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def styled(properties: dict[str, Any]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in formats:
            formats[key] = book.add_format(properties)
        return formats[key]

    found = tabs(page)
    tables = {key: (tab.name, first) for tab in found for key, first in tab.tables.items()}
    for tab in found:
        sheet = book.add_worksheet(tab.name)
        _Sheet(sheet, tab, Starts(tables, tab.name), styled).write()
        for chart in tab.charts:
            sheet.insert_chart(len(tab.rows) + 1, 0, _chart(book, chart, Starts(tables, "")))
        _printing(sheet, tab, about)
    book.close()
    return stream.getvalue()


def _chart(book: Workbook, chart: Chart, starts: Starts) -> Any:
    """Columns over names in a row, bars beside names in a column: they follow the cells."""
    first, last = map(starts.spot, chart.names)
    below = first.column == last.column
    drawn = book.add_chart({"type": "bar" if below else "column"})
    for (name, *ends), color in zip(chart.series, COLORS[-len(chart.series) :], strict=False):
        drawn.add_series({
            "name": name,
            "categories": f"={ranged(first, last)}",
            "values": f"={ranged(*map(starts.spot, ends))}",
            "fill": {"color": color},
            "gap": 60,
        })  # fmt: skip
    drawn.set_title({"name": chart.title, "name_font": {"size": 11}})
    drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom"})
    amounts = {"num_format": "#,##0", "major_gridlines": {"visible": True, "line": GRID}}
    if below:  # of bars the names are the vertical axis, from the top
        drawn.set_x_axis({**amounts, "label_position": "high"})
        drawn.set_y_axis({"reverse": True, "interval_unit": 1})
    else:
        drawn.set_y_axis(amounts)
    drawn.set_size({"width": 900, "height": _chart_height(chart)})
    return drawn


class _Sheet(NamedTuple):
    """A sheet that is written, and what its cells need to know."""

    sheet: Any
    tab: Tab
    starts: Starts
    styled: Callable[[dict[str, Any]], Any]

    def write(self) -> None:
        """Every row."""
        tab = self.tab
        widths = _widths(tab)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        figures = [_figures(tab, column) for column in range(len(widths))]
        for number, row in enumerate(tab.rows):
            if row.look in SPANNING:
                self._spanning(number, row, widths)
                continue
            self._set(number, row, widths)
            for column, cell in enumerate(row.cells):
                form = self.styled(look(cell, row.look, figures=figures[column]))
                self._cell((number, column), cell, form)
        if tab.filtered is not None:
            self.sheet.autofilter(*tab.filtered)
        everything = f"A1:XFD{len(tab.rows)}"
        self.sheet.outline_settings(visible=True, symbols_below=False)
        self.sheet.ignore_errors({"number_stored_as_text": everything, "formula_range": everything})

    def _set(self, number: int, row: Laid, widths: list[float]) -> None:
        """The height of a row, and whether it is folded below the one before it."""
        folded = {"level": 1, "hidden": True} if row.folded else {}
        self.sheet.set_row(number, _height(row, widths), None, folded)

    def _spanning(self, number: int, row: Laid, widths: list[float]) -> None:
        """A text over all columns, in a row as high as it needs; Excel fits no merged cells."""
        form = self.styled(look(None, row.look, figures=False))
        said = _text(shown(row.cells[0]))
        self._set(number, row, widths)
        if len(widths) > 1:
            self.sheet.merge_range(number, 0, number, len(widths) - 1, "", form)
        self.sheet.write_string(number, 0, said, form)

    def _cell(self, place: tuple[int, int], cell: Cell, form: Any) -> None:
        sheet = self.sheet
        match cell:
            case None:
                sheet.write_blank(*place, None, form)
            case Money(number) | Count(number) if number is not None:
                if cell.by is None:
                    sheet.write_number(*place, number, form)
                else:
                    sheet.write_formula(*place, written(cell.by, self.starts), form, number)
            case (int() as found) | Figure(Fraction() as found):
                sheet.write_number(*place, found, form)
            case Derived(said, by):
                sheet.write_formula(*place, written(by, self.starts), form, said)
            case Marked(inner):
                self._cell(place, inner, form)
            case Entry():
                self._entry(place, cell, form)
            case Link(said, address) if address and _leads(address):
                sheet.write_url(*place, address, form, _text(said))
            case Jump(said, key):
                tab, _ = self.starts.tables[key]
                sheet.write_url(*place, f"internal:{quoted(tab)}!A1", form, _text(said))
            case _:
                sheet.write_string(*place, _text(shown(cell)), form)

    def _entry(self, place: tuple[int, int], entry: Entry, form: Any) -> None:
        """A cell to fill in, which takes nothing that does not belong there."""
        if entry.value is None:
            self.sheet.write_blank(*place, None, form)
        else:
            self.sheet.write(*place, entry.value, form)
        told = {
            "input_message": cut(entry.prompt, LONGEST_PROMPT),
            "error_title": "ki-funding",
            "error_message": text("form.refused"),
        }
        self.sheet.data_validation(*place, *place, {**self._allowed(entry), **told})

    def _allowed(self, entry: Entry) -> dict[str, Any]:
        match entry.choices:
            case (Place() as first, Place() as last):
                ends = (self.starts.spot(first), self.starts.spot(last))
                return {"validate": "list", "source": f"={column_of(*ends)}"}
            case (_, *_):
                return {"validate": "list", "source": list(entry.choices)}
        if entry.allowed is None:
            return {"validate": "any"}
        return {"validate": "custom", "value": written(entry.allowed, self.starts)}


def _printing(sheet: Any, tab: Tab, about: About) -> None:
    """A4 as wide as the page, with the heads of the columns on each page."""
    sheet.set_paper(A4)
    widths, printed = _widths(tab), [row for row in tab.rows if not row.folded]
    wide, high = sum(widths), sum(_height(row, widths) for row in printed)
    pages = ceil(wide / WIDEST_PAGE)
    sideways, long = _paper(wide * CHARACTER, high + 0.75 * sum(map(_chart_height, tab.charts)))
    if sideways or pages > 1:
        sheet.set_landscape()
    sheet.fit_to_pages(pages, long if pages == 1 else 0)
    if pages > 1 and tab.fixed:
        sheet.repeat_columns(0, tab.fixed - 1)
    sheet.hide_gridlines(2)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    if tab.head is not None:
        sheet.freeze_panes(tab.head + 1, tab.fixed)
        sheet.repeat_rows(tab.head)
    sheet.set_header(f"&L{_coded(about.whose)}&R&A")
    page = text("sheet.page", page="&P", pages="&N")
    sheet.set_footer(f"&L{_coded(about.receipt)}&R{page}")


def _paper(wide: float, high: float) -> tuple[bool, int]:
    """Whether a sheet lies sideways, and how many pages it has: the fewest that can be read."""
    found = []
    for sideways, (across, along) in ((False, UPRIGHT), (True, SIDEWAYS)):
        letters = LETTER * min(across / wide, 1)
        long = ceil(high * LEAST / LETTER / along)
        letters = min(letters, LETTER * long * along / high)
        if letters >= LEAST and long <= MOST_PAGES:
            found.append((long, letters < GOOD, sideways))
    long, _, sideways = min(found, default=(0, False, True))
    return sideways, long


def _chart_height(chart: Chart) -> int:
    """How many pixels a chart needs: bars below each other more the more there are."""
    first, last = chart.names
    return 120 + 20 * (last.row - first.row) if first.column == last.column else 300


def _coded(said: str) -> str:
    """A text for the head or foot of a page, where & begins a code."""
    return cut(clean(said), LONGEST_IN_HEADER).replace("&", "&&")


def _height(row: Laid, widths: list[float]) -> float:
    """As high as its longest text; not every program fits rows when it opens a file."""
    if row.look in SPANNING:
        lines = _lines(_text(shown(row.cells[0])), sum(widths))
        return min(LINE_HEIGHT * (lines - 1) + SPANNING_HEIGHT[row.look], HIGHEST)
    cells = zip(row.cells, widths, strict=False)
    lines = max((_lines(shown(cell), width) for cell, width in cells), default=1)
    return min(LINE_HEIGHT * lines + 2, HIGHEST)


def _lines(said: str, width: float) -> int:
    room = max(int(width * LETTERS), 1)
    return sum(len(wrap(part, room)) or 1 for part in said.split("\n"))


def _leads(address: str) -> bool:
    """Whether an address leads to the web; anything else stays a text."""
    return web_address(address) is not None and len(address) <= LONGEST_ADDRESS


def _text(said: str) -> str:
    return cut("\n".join(clean(part) for part in said.split("\n")), LONGEST_CELL)


def _figures(tab: Tab, column: int) -> bool:
    """Whether a column holds no fewer figures than words, so that its head ends where they end."""
    rows = [row for row in tab.rows if row.look != "head" and row.look not in SPANNING]
    cells = [unmarked(row.cells[column]) for row in rows if column < len(row.cells)]
    figures = sum(isinstance(cell, Money | Count | Figure) for cell in cells)
    words = sum(isinstance(cell, str) and cell != text("amount.none") for cell in cells)
    return bool(figures) and figures >= words


def _widths(tab: Tab) -> list[float]:
    """As wide as what a column shows: figures whole, texts up to where they break."""
    widths = []
    for place, widest in enumerate(tab.widest):
        longest = 0
        for row in tab.rows:
            if row.look in SPANNING or place >= len(row.cells):
                continue
            cell = row.cells[place]
            whole = isinstance(unmarked(cell), Money | Count | Figure)
            said = shown(cell)
            parts = said.split() if row.look == "head" else said.split("\n")
            length = max(map(len, parts), default=0)
            longest = max(longest, length if whole else min(length, widest))
        widths.append(max(longest, NARROWEST) * 1.08 + 1.5)
    return widths
