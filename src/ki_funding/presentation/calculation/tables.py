"""The tables of the funding of cases: each is described here once, for all formats."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from ki_funding.calculation.case import claimed_twice
from ki_funding.calculation.result import Calculation, ItemResult, ProgrammeResult, Totals
from ki_funding.presentation.calculation.compared import total_label
from ki_funding.presentation.calculation.heading import labels, quantity
from ki_funding.presentation.cells import CHANGED, PLANNED
from ki_funding.presentation.naming import item_name, programme_name
from ki_funding.presentation.page import Cell, Column, Marked, Money, Name, Row, Sheet
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import called
from ki_funding.values.exact import summed
from ki_funding.values.vocabulary import Status, weakest

AMOUNTS = ("claimed", "maximum", "granted", "unused")
Changed = dict[tuple[int, tuple[str, str]], list[str]]


def way(programme: ProgrammeResult, item: ItemResult) -> str:
    """The name of the section that says how an amount came about."""
    return f"way-{programme.id}.{item.id}"


def case(calculation: Calculation, *, ways: bool = False) -> Sheet:
    """Every item of a case, grouped by programme, with the sums.

    With `ways` each leads to how its amount came about.
    """
    land, names = calculation.for_land, amounts_of(calculation)
    rows = [*_grouped(calculation, names, ways=ways), *_totals(calculation, names)]
    caption = f"{clean(calculation.municipality.name)} {calculation.year}"
    columns = _columns(text("column.item"), names, owed=land)
    bars = None if land else text("column.used")
    return Sheet(caption, columns, tuple(rows), bars=bars, tall=True)


def amounts_of(calculation: Calculation) -> tuple[str, ...]:
    """The amounts that the table of a case has; of what the Land owes nothing is claimed."""
    names = ("granted",) if calculation.for_land else AMOUNTS
    return (*names, "own_share") if calculation.totals.own_share else names


def full_names(calculation: Calculation) -> Sheet:
    """Every item by its full name, and the sums."""
    rows = [
        Row((item_name(programme, item), *_amounts(item, AMOUNTS), item.status))
        for programme, item in calculation.lines()
    ]
    rows += _totals(calculation, AMOUNTS)
    return Sheet("", _columns("", AMOUNTS), tuple(rows))


def exclusive(calculations: Sequence[Calculation]) -> tuple[str, ...]:
    """What more than one of the cases claims, so that there is no sum of all."""
    found = ((clean(c.municipality.name), c.year, programme_name(p)) for c in calculations
             for p in c.programmes)  # fmt: skip
    return claimed_twice(found)


def several(calculations: Sequence[Calculation]) -> Sheet:
    """Several results, a row each, and their sum where there is one."""
    rows = [
        Row(
            (label, *(_sum(c, name) for name in AMOUNTS), c.status),
            share=used(c.totals.granted, c.totals.maximum),
        )
        for label, c in zip(labels(calculations), calculations, strict=True)
    ]
    every = [calculation.totals for calculation in calculations]
    total = [Money(summed(getattr(t, name) for t in every)) for name in AMOUNTS]
    label = total_label(complete=all(totals.complete for totals in every))
    if not exclusive(calculations):
        rows.append(Row((label, *total), "total"))
    columns = _columns(text("column.case"), AMOUNTS)
    columns = tuple(column._replace(bar=False) for column in columns)
    bars = text("column.used")
    return Sheet(text("report.summary"), columns, tuple(rows), bars=bars, tall=True)


def years(calculations: Sequence[Calculation], changed: Changed) -> Sheet:
    """What is granted in each year, item by item, with a mark where the law changed."""
    items = {(p.id, i.id): (p, i) for c in calculations for p, i in c.lines()}
    by_key = [{(p.id, i.id): i for p, i in c.lines()} for c in calculations]
    rows, before = list[Row](), ""
    for key, (programme, item) in items.items():
        if programme.id != before:
            rows.append(Row((_named(programme),), "group"))
            before = programme.id
        found = [(c.year, of.get(key)) for c, of in zip(calculations, by_key, strict=True)]
        cells = (_marked(_granted(i), i, changed=(year, key) in changed) for year, i in found)
        rows.append(Row((_named(item), *cells)))
    land = all(calculation.for_land for calculation in calculations)
    if not land:
        sums = (_sum(calculation, "granted") for calculation in calculations)
        rows.append(Row((text("line.total"), *sums), "total"))
    rows.append(Row((text("column.status"), *(c.status for c in calculations))))
    columns = (Column(str(calculation.year), right=True) for calculation in calculations)
    head = Column(text("column.item"))
    caption = text("report.years_caption_land" if land else "report.years_caption", mark=CHANGED)
    return Sheet(caption, (head, *columns), tuple(rows), wraps=True)


def alternatives(calculation: Calculation) -> Sheet:
    """What each other answer to a legal question would give."""
    rows = (
        Row((
            words(other.title),
            called(f"{other.reading}={other.option}", other.meaning),
            Money(other.granted, at_least=not other.complete),
            Money(other.difference, signed=True),
        ))
        for other in calculation.alternatives
    )  # fmt: skip
    columns = (
        Column(text("report.reading")),
        Column(text("report.option")),
        Column(text("column.granted"), right=True),
        Column(text("diff.difference"), right=True),
    )
    return Sheet(text("report.alternatives_caption"), columns, tuple(rows))


def used(granted: Decimal | None, maximum: Decimal | None) -> Fraction | None:
    """How much of the maximum is used, as a share; nothing where one is not known or 0."""
    return Fraction(granted) / Fraction(maximum) if granted is not None and maximum else None


def _grouped(calculation: Calculation, names: Sequence[str], *, ways: bool) -> Iterator[Row]:
    for programme in calculation.programmes:
        yield Row((_named(programme),), "group")
        for item in programme.items:
            if item.quantity != "0":
                marked = (
                    _marked(cell, item) if name == "granted" else cell
                    for name, cell in zip(names, _amounts(item, names), strict=True)
                )
                cells = (_named(item), *marked, item.status)
                share = None if item.in_kind else used(item.granted, item.maximum)
                yield Row(cells, share=share, leads=way(programme, item) if ways else "")


def _marked(cell: Cell, item: ItemResult | None, *, changed: bool = False) -> Cell:
    """What is granted, in any width with the signs that it is planned or that the law changed."""
    planned = item is not None and item.status is Status.PLANNED
    mark = PLANNED * planned + CHANGED * changed
    return Marked(cell, mark) if mark else cell


def _named(one: ProgrammeResult | ItemResult) -> Name:
    return Name(words(one.title), one.id)


def _amounts(item: ItemResult, names: Sequence[str]) -> list[Cell]:
    """What each amount of an item says: money, a quantity, or that nobody asked for it."""
    if item.in_kind:
        return [quantity(item) if name == "granted" else None for name in names]
    return [amount(item, name) for name in names]


def amount(item: ItemResult, name: str) -> Cell:
    """An amount of an item; a dash where it is absent because nobody asked for it."""
    found: Decimal | None = getattr(item, name)
    if found is None and not missing(item, name):
        return text("amount.none")
    return Money(found)


def missing(item: ItemResult, name: str) -> bool:
    """Whether an amount is undetermined; nothing is missing of what is not in force or spent."""
    unasked = name == "own_share" and item.granted is not None
    absent = unasked or not item.runs
    return getattr(item, name) is None and not absent


def _granted(item: ItemResult | None) -> Cell:
    if item is None or not item.runs:
        return text("amount.none")
    return quantity(item) if item.in_kind else Money(item.granted)


def _sum(calculation: Calculation, name: str) -> Cell:
    """An amount in all; what is addressed to the Land is in no sum."""
    if calculation.for_land:
        return text("amount.none")
    totals = calculation.totals
    return Money(getattr(totals, name), at_least=totals.at_least(name))


def _totals(calculation: Calculation, names: Sequence[str]) -> Iterator[Row]:
    """The total, and what of it is basic funding; none of what is addressed to the Land."""
    if calculation.for_land:
        return
    totals: Totals = calculation.totals
    lines = [item for _, item in calculation.lines()]
    unclaimed = any(item.maximum and item.unused is None for item in lines)
    sums = (
        Money(
            getattr(totals, name),
            at_least=totals.at_least(name) if totals.complete else name == "unused" and unclaimed,
        )
        for name in names
    )
    share = None if totals.at_least("maximum") else used(totals.granted, totals.maximum)
    label = total_label(complete=totals.complete)
    yield Row((label, *sums, status_of_sum(calculation)), "total", share)
    if totals.basic and totals.optional:
        for key in ("basic", "optional"):
            cells = (Money(getattr(totals, key)) if n == "granted" else None for n in names)
            yield Row((text(f"line.{key}"), *cells), "dim")


def status_of_sum(calculation: Calculation) -> Status | None:
    """The weakest status of what a sum adds up; what is undetermined is not in it."""
    known = (i for _, i in calculation.lines() if not i.in_kind and i.granted is not None)
    return weakest(item.status for item in known if item.status) or calculation.status


def _columns(head: str, names: Sequence[str], *, owed: bool = False) -> tuple[Column, ...]:
    amounts = (
        Column(
            text("column.amount" if owed else f"column.{name}"),
            right=True,
            in_full=name == "own_share",
            bar=name == "granted",
            spare=name == "claimed",
        )
        for name in names
    )
    return (Column(head), *amounts, Column(text("column.status")))
