"""`--format table`: figures in columns, and below them what they rest on.

A table that does not fit the width drops the status column (the foot repeats it), then stacks
its figures below each other. No id and no figure is ever cut.
"""

from collections.abc import Sequence
from itertools import groupby

from ki_funding.language import Language, text
from ki_funding.output import foot
from ki_funding.output.calculation.heading import heading, quantity
from ki_funding.output.grid import Cell, Grid
from ki_funding.output.numbers import money
from ki_funding.output.writing import Style, clean, paragraph
from ki_funding.results.calculation import Calculation, ItemResult
from ki_funding.vocabulary import Reason, Status

AMOUNTS = ("claimed", "maximum", "granted", "unused")
STYLES = {
    Status.OFFICIAL: "green",
    Status.SECONDARY: "cyan",
    Status.INFERRED: "cyan",
    Status.ASSUMED: "yellow",
    Status.GIVEN: "magenta",
    Status.OPEN: "red",
}
Row = tuple[str, list[str], Status | None, str]


def render(calculations: Sequence[Calculation], sources: foot.Sources, style: Style) -> str:
    """Every result as a table, and a summary of several."""
    blocks = []
    for _, group in groupby(calculations, key=lambda c: (c.case, c.municipality.name)):
        years = list(group)
        if len({calculation.year for calculation in years}) > 1:
            from ki_funding.output.calculation.years import render as side_by_side

            blocks.append(side_by_side(years, style))
        else:
            blocks += [_calculation(calculation, sources, style) for calculation in years]
    if len({(c.case, c.municipality.name) for c in calculations}) > 1:
        blocks.append(_summary(calculations, style))
    if calculations:
        blocks.append(_receipt(calculations[0], style))
    return "\n".join(blocks)


def _calculation(calculation: Calculation, sources: foot.Sources, style: Style) -> str:
    language = style.language
    rows = _rows(calculation, language)
    lines = [_styled(paragraph(heading(calculation, language), style.width), "bold", style)]
    if calculation.programmes:
        lines += ["", _figures(rows, style)]
    basis = foot.basis(calculation, sources, language)
    if basis:
        lines += ["", _styled(text("foot.basis", language), "bold", style)]
        lines += [paragraph(line, style.width, first="- ", rest="  ") for line in basis]
    deadlines = list(foot.deadlines(calculation, sources, language))
    if deadlines:
        lines += ["", _styled(text("foot.deadlines", language), "bold", style)]
        lines += [paragraph(line, style.width, first="- ", rest="  ") for line in deadlines]
    notes = foot.notes(calculation, language)
    if notes:
        lines += ["", _styled(text("foot.notes", language), "bold", style)]
        lines += [paragraph(note, style.width, first="- ", rest="  ") for note in notes]
    lines.append("")
    lines += [paragraph(line, style.width) for line in foot.closing(calculation, language)]
    return "\n".join(lines) + "\n"


def _rows(calculation: Calculation, language: Language) -> list[Row]:
    rows: list[Row] = []
    for programme in calculation.programmes:
        rows.append((programme.id, [], None, "bold"))
        shown = (item for item in programme.items if item.quantity != "0")
        rows += [_item_row(item, language) for item in shown]
    totals = calculation.totals
    label = "line.total" if totals.complete else "line.total_at_least"
    sums = [money(getattr(totals, name), language) for name in AMOUNTS]
    rows.append((text(label, language), sums, calculation.status, "total"))
    if totals.basic and totals.optional:
        for key in ("basic", "optional"):
            amount = money(getattr(totals, key), language)
            rows.append((text(f"line.{key}", language), ["", "", amount, ""], None, "dim"))
    return rows


def _item_row(item: ItemResult, language: Language) -> Row:
    if item.in_kind:
        return (f"  {item.id}", ["", "", quantity(item, language), ""], item.status, "")
    cells = [money(getattr(item, name), language) for name in AMOUNTS]
    if item.claimed is None and item.reason is Reason.NOT_IN_FORCE:
        cells[0] = text("amount.none", language)
    return (f"  {item.id}", cells, item.status, "")


def _figures(rows: list[Row], style: Style) -> str:
    """The rows in the widest layout that fits."""
    for status in (True, False):
        grid = _grid(rows, style.language, status=status)
        if style.width is None or grid.width() <= style.width:
            return grid.text(color=style.color)
    return _stacked(rows, style)


def _grid(rows: list[Row], language: Language, *, status: bool) -> Grid:
    names = ["item", *AMOUNTS, *(["status"] if status else [])]
    header = tuple(text(f"column.{name}", language).replace(" ", "\n") for name in names)
    lines = []
    for label, cells, weakness, look in rows:
        bold = "bold" if look in {"bold", "total"} else look
        line = [Cell(label, bold), *(Cell(cell, bold) for cell in cells or [""] * len(AMOUNTS))]
        if status:
            word = text(f"status.{weakness}", language) if weakness else ""
            line.append(Cell(word, STYLES[weakness] if weakness else ""))
        lines.append(tuple(line))
    return Grid(header, frozenset(range(1, len(AMOUNTS) + 1)), tuple(lines))


def _stacked(rows: list[Row], style: Style) -> str:
    """Every figure on a line of its own, for narrow terminals."""
    language, lines = style.language, []
    names = [text(f"column.{name}", language) for name in AMOUNTS]
    for label, cells, weakness, look in rows:
        lines.append(_styled(label, "bold" if look else "", style))
        if look != "bold":
            lines += [
                f"    {name}: {cell}" for name, cell in zip(names, cells, strict=True) if cell
            ]
        if weakness:
            status = text("column.status", language)
            lines.append(f"    {status}: {text(f'status.{weakness}', language)}")
    return "\n".join(lines)


def _summary(calculations: Sequence[Calculation], style: Style) -> str:
    """Several results, a line each, and their sum."""
    language = style.language
    rows: list[Row] = []
    for calculation in calculations:
        totals = calculation.totals
        label = f"{clean(calculation.municipality.name)} {calculation.year}"
        cells = [money(getattr(totals, name), language) for name in AMOUNTS]
        rows.append((label, cells, calculation.status, ""))
    every = [calculation.totals for calculation in calculations]
    sums = [
        money(sum((getattr(t, name) for t in every), start=every[0].claimed * 0), language)
        for name in AMOUNTS
    ]
    complete = all(t.complete for t in every)
    rows.append(
        (text("line.total" if complete else "line.total_at_least", language), sums, None, "total")
    )
    return _figures(rows, style) + "\n"


def _receipt(calculation: Calculation, style: Style) -> str:
    line = foot.receipt_line(calculation.receipt, style.language)
    return _styled(paragraph(line, style.width), "dim", style) + "\n"


def _styled(line: str, look: str, style: Style) -> str:
    if not style.color or not look:
        return line
    from rich.text import Text

    from ki_funding.output.terminal import rendered

    return rendered(Text(line, look), color=True).rstrip("\n")
