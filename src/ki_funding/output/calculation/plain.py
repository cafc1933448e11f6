"""`--format plain`: one line an item with its full name, for `grep`, `awk` and pagers."""

from collections.abc import Sequence

from ki_funding.language import text
from ki_funding.output import foot, remarks
from ki_funding.output.calculation.heading import heading, quantity
from ki_funding.output.calculation.table import AMOUNTS
from ki_funding.output.grid import Cell, Grid
from ki_funding.output.numbers import money
from ki_funding.output.writing import Style
from ki_funding.results.calculation import Calculation, ItemResult


def render(calculations: Sequence[Calculation], sources: foot.Sources, style: Style) -> str:
    """Every result as aligned lines; nothing is wrapped, whatever the width."""
    del sources
    blocks = [_calculation(calculation, style) for calculation in calculations]
    if calculations:
        blocks.append(foot.receipt_line(calculations[0].receipt, style.language) + "\n")
    return "\n".join(blocks)


def _calculation(calculation: Calculation, style: Style) -> str:
    language = style.language
    head = [
        "",
        *(text(f"column.{name}", language) for name in AMOUNTS),
        text("column.status", language),
    ]
    rows: list[list[str]] = []
    for programme, item in calculation.lines():
        status = text(f"status.{item.status}", language) if item.status else ""
        rows.append([f"{programme.id}.{item.id}", *_cells(item, style), status])
    totals = calculation.totals
    label = text("line.total" if totals.complete else "line.total_at_least", language)
    rows.append([label, *(money(getattr(totals, name), language) for name in AMOUNTS), ""])
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    grid = Grid(tuple(head), frozenset(range(1, len(AMOUNTS) + 1)), cells)
    notes = remarks.notes(calculation, language) + foot.closing(calculation, language)
    return "\n".join([heading(calculation, language), grid.text(color=False), *notes]) + "\n"


def _cells(item: ItemResult, style: Style) -> list[str]:
    if item.in_kind:
        return ["", "", quantity(item, style.language), ""]
    return [money(getattr(item, name), style.language) for name in AMOUNTS]
