"""`--format table`: figures in columns, and below them what they rest on.

A table that does not fit the width drops the status column (the foot repeats it), then stacks
its figures below each other. No id and no figure is ever cut.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from ki_funding.language import Language, text
from ki_funding.output import foot, remarks
from ki_funding.output.calculation.heading import heading, labels, quantity
from ki_funding.output.grid import Cell, Grid, styled
from ki_funding.output.numbers import money
from ki_funding.output.writing import Style, paragraph
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
Row = tuple[str, list[str], Status | None, str, Fraction | None]


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
    lines = [
        styled(paragraph(heading(calculation, language), style.width), "bold", color=style.color)
    ]
    if calculation.programmes:
        lines += ["", _figures(rows, style)]
    basis = foot.basis(calculation, sources, language)
    if basis:
        lines += ["", styled(text("foot.basis", language), "bold", color=style.color)]
        lines += [paragraph(line, style.width, first="- ", rest="  ") for line in basis]
    deadlines = list(remarks.deadlines(calculation, sources, language))
    if deadlines:
        lines += ["", styled(text("foot.deadlines", language), "bold", color=style.color)]
        lines += [paragraph(line, style.width, first="- ", rest="  ") for line in deadlines]
    notes = remarks.notes(calculation, language)
    if notes:
        lines += ["", styled(text("foot.notes", language), "bold", color=style.color)]
        lines += [paragraph(note, style.width, first="- ", rest="  ") for note in notes]
    lines.append("")
    lines += [paragraph(line, style.width) for line in foot.closing(calculation, language)]
    return "\n".join(lines) + "\n"


def _rows(calculation: Calculation, language: Language) -> list[Row]:
    rows: list[Row] = []
    for programme in calculation.programmes:
        rows.append((programme.id, [], None, "bold", None))
        shown = (item for item in programme.items if item.quantity != "0")
        rows += [_item_row(item, language) for item in shown]
    if calculation.for_land:
        return rows
    totals = calculation.totals
    label = "line.total" if totals.complete else "line.total_at_least"
    sums = [money(getattr(totals, name), language) for name in AMOUNTS]
    share = used(totals.granted, totals.maximum) if totals.complete else None
    rows.append((text(label, language), sums, calculation.status, "total", share))
    if totals.basic and totals.optional:
        for key in ("basic", "optional"):
            amount = money(getattr(totals, key), language)
            rows.append((text(f"line.{key}", language), ["", "", amount, ""], None, "dim", None))
    return rows


def _item_row(item: ItemResult, language: Language) -> Row:
    if item.in_kind:
        return (f"  {item.id}", ["", "", quantity(item, language), ""], item.status, "", None)
    cells = [money(getattr(item, name), language) for name in AMOUNTS]
    if item.claimed is None and item.reason is Reason.NOT_IN_FORCE:
        cells[0] = text("amount.none", language)
    return (f"  {item.id}", cells, item.status, "", used(item.granted, item.maximum))


def _figures(rows: list[Row], style: Style) -> str:
    """The rows in the widest layout that fits; the status goes first."""
    grid = _grid(rows, style.language, status=True)
    if style.width is not None and grid.width() > style.width:
        narrow = _grid(rows, style.language, status=False)
        if narrow.width() <= style.width:
            return narrow.text(color=style.color)
    return grid.fitted(style)


def _grid(rows: list[Row], language: Language, *, status: bool) -> Grid:
    names = ["item", *AMOUNTS, *(["status"] if status else [])]
    header = tuple(text(f"column.{name}", language).replace(" ", "\n") for name in names)
    lines = []
    for label, cells, weakness, look, _ in rows:
        bold = "bold" if look in {"bold", "total"} else look
        line = [Cell(label, bold), *(Cell(cell, bold) for cell in cells or [""] * len(AMOUNTS))]
        if status:
            word = text(f"status.{weakness}", language) if weakness else ""
            line.append(Cell(word, STYLES[weakness] if weakness else ""))
        lines.append(tuple(line))
    shares = tuple(share for *_, share in rows)
    return Grid(
        header,
        frozenset(range(1, len(AMOUNTS) + 1)),
        tuple(lines),
        shares,
        text("column.used", language),
    )


def _summary(calculations: Sequence[Calculation], style: Style) -> str:
    """Several results, a line each, and their sum."""
    language = style.language
    rows: list[Row] = []
    for label, calculation in zip(labels(calculations), calculations, strict=True):
        totals = calculation.totals
        none = text("amount.none", language)
        cells = [
            none if calculation.for_land else money(getattr(totals, name), language)
            for name in AMOUNTS
        ]
        rows.append((label, cells, calculation.status, "", used(totals.granted, totals.maximum)))
    every = [calculation.totals for calculation in calculations]
    sums = [
        money(sum((getattr(t, name) for t in every), start=every[0].claimed * 0), language)
        for name in AMOUNTS
    ]
    complete = all(t.complete for t in every)
    rows.append(
        (
            text("line.total" if complete else "line.total_at_least", language),
            sums,
            None,
            "total",
            None,
        )
    )
    return _figures(rows, style) + "\n"


def _receipt(calculation: Calculation, style: Style) -> str:
    line = foot.receipt_line(calculation.receipt, style.language)
    return styled(paragraph(line, style.width), "dim", color=style.color) + "\n"


def used(granted: Decimal | None, maximum: Decimal | None) -> Fraction | None:
    """How much of the maximum is used, as a share; nothing where one is not known or 0."""
    return Fraction(granted) / Fraction(maximum) if granted is not None and maximum else None
