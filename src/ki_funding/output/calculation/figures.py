"""The tables of a report on cases, and its summary in a sentence."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ki_funding.language import Language, text, words
from ki_funding.output.calculation.heading import labels, quantity
from ki_funding.output.calculation.table import AMOUNTS, used
from ki_funding.output.calculation.years import MARK
from ki_funding.output.numbers import at_least, money
from ki_funding.output.page import Cell, Code, Column, Row, Sheet
from ki_funding.output.writing import clean
from ki_funding.results.calculation import CENTS, Calculation, ItemResult
from ki_funding.vocabulary import Reason

Changed = dict[tuple[int, tuple[str, str]], list[str]]


def sentence(calculations: Sequence[Calculation], language: Language) -> str:
    """What it comes to: funding, what was asked for, the maximum, and what is left unused."""
    if all(calculation.for_land for calculation in calculations):
        return text("report.land", language)
    every = [calculation.totals for calculation in calculations]
    complete = all(totals.complete for totals in every)
    amounts = {
        name: money(sum((getattr(t, name) for t in every), CENTS), language) for name in AMOUNTS
    }
    return text("report.sentence" if complete else "report.at_least", language, **amounts)


def table(calculation: Calculation, language: Language) -> Sheet:
    """Every item of a case, grouped by programme, with the sums."""
    rows: list[Row] = []
    own = calculation.totals.own_share > 0
    names = (*AMOUNTS, "own_share") if own else AMOUNTS
    for programme in calculation.programmes:
        named = Cell((words(programme.title, language), " ", Code(programme.id)))
        rows.append(Row((named,), "group"))
        rows += [_item(item, names, language) for item in programme.items if item.quantity != "0"]
    if not calculation.for_land:
        rows += _sums(calculation, names, language)
    caption = f"{clean(calculation.municipality.name)} {calculation.year}"
    return Sheet(caption, _columns(names, language), tuple(rows))


def _sums(calculation: Calculation, names: Sequence[str], language: Language) -> Iterator[Row]:
    """The total, and what of it is basic funding."""
    totals = calculation.totals
    label = text("line.total" if totals.complete else "line.total_at_least", language)
    sums = [Cell((money(getattr(totals, name), language),)) for name in names]
    yield Row((Cell((label,)), *sums, Cell(status=calculation.status)), "total")
    if totals.basic and totals.optional:
        for key in ("basic", "optional"):
            cells = [Cell()] * len(names)
            cells[names.index("granted")] = Cell((money(getattr(totals, key), language),))
            yield Row((Cell((text(f"line.{key}", language),)), *cells, Cell()), "dim")


def result(item: ItemResult, language: Language) -> str:
    """What an item comes to: an amount or a quantity."""
    return quantity(item, language) if item.in_kind else money(item.granted, language)


def summary(calculations: Sequence[Calculation], language: Language) -> Sheet:
    """Several results, a row each, and their sum."""
    rows = []
    for label, calculation in zip(labels(calculations), calculations, strict=True):
        totals = calculation.totals
        cells = [
            Cell((text("amount.none", language),))
            if calculation.for_land
            else Cell((at_least(getattr(totals, name), language, complete=totals.complete),))
            for name in AMOUNTS
        ]
        rows.append(Row((Cell((label,)), *cells, Cell(status=calculation.status))))
    every = [calculation.totals for calculation in calculations]
    sums = [sum((getattr(t, name) for t in every), CENTS) for name in AMOUNTS]
    label = "line.total" if all(t.complete for t in every) else "line.total_at_least"
    total = [Cell((money(amount, language),)) for amount in sums]
    rows.append(Row((Cell((text(label, language),)), *total, Cell()), "total"))
    columns = (Column(text("report.case", language)), *_columns(AMOUNTS, language)[1:])
    return Sheet(text("report.summary", language), columns, tuple(rows))


def side_by_side(
    calculations: Sequence[Calculation], changed: Changed, language: Language
) -> Sheet:
    """What is granted in each year, item by item; `*` marks where the law changed."""
    keys = dict.fromkeys((p.id, i.id) for c in calculations for p, i in c.lines())
    titles = {(p.id, i.id): i.title for c in calculations for p, i in c.lines()}
    programmes = {p.id: p.title for c in calculations for p in c.programmes}
    rows, before = list[Row](), ""
    for programme, item in keys:
        if programme != before:
            named = Cell((words(programmes[programme], language), " ", Code(programme)))
            rows.append(Row((named,), "group"))
            before = programme
        cells = [_in_year(c, (programme, item), changed, language) for c in calculations]
        rows.append(Row((Cell((words(titles[programme, item], language),)), *cells)))
    sums = [Cell((_total(c, language),)) for c in calculations]
    rows.append(Row((Cell((text("line.total", language),)), *sums), "total"))
    status = [Cell(status=c.status) for c in calculations]
    rows.append(Row((Cell((text("column.status", language),)), *status)))
    columns = [Column(str(c.year), right=True) for c in calculations]
    caption = text("report.years_caption", language)
    return Sheet(caption, (Column(text("column.item", language)), *columns), tuple(rows))


def _item(item: ItemResult, names: Sequence[str], language: Language) -> Row:
    title = Cell((words(item.title, language),))
    if item.in_kind:
        cells = [Cell()] * len(names)
        cells[names.index("granted")] = Cell((quantity(item, language),))
        return Row((title, *cells, Cell(status=item.status)))
    cells = []
    for name in names:
        amount: Decimal | None = getattr(item, name)
        shown = money(amount, language)
        unasked = name == "own_share" and item.granted is not None
        if amount is None and (unasked or item.reason is Reason.NOT_IN_FORCE):
            shown = text("amount.none", language)  # nobody said what was spent, or it does not run
        share = used(amount, item.maximum) if name == "granted" else None
        cells.append(Cell((shown,), share=share))
    return Row((title, *cells, Cell(status=item.status)))


def _in_year(
    calculation: Calculation, key: tuple[str, str], changed: Changed, language: Language
) -> Cell:
    item = next((i for p, i in calculation.lines() if (p.id, i.id) == key), None)
    mark = f" {MARK}" if (calculation.year, key) in changed else ""
    if item is None or item.reason is Reason.NOT_IN_FORCE:
        return Cell((f"{text('amount.none', language)}{mark}",))
    return Cell((f"{result(item, language)}{mark}",))


def _total(calculation: Calculation, language: Language) -> str:
    totals = calculation.totals
    return at_least(totals.granted, language, complete=totals.complete)


def _columns(names: Sequence[str], language: Language) -> tuple[Column, ...]:
    amounts = [Column(text(f"column.{name}", language), right=True) for name in names]
    item, status = (Column(text(f"column.{name}", language)) for name in ("item", "status"))
    return (item, *amounts, status)
