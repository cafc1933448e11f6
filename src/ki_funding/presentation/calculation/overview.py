"""The overview of a workbook on several cases: a line a programme, and a line a case."""

from collections.abc import Iterable, Iterator, Sequence

from ki_funding.calculation.result import Calculation
from ki_funding.presentation import foot
from ki_funding.presentation.calculation.compared import total_label
from ki_funding.presentation.calculation.headline import headline
from ki_funding.presentation.calculation.page import title_of
from ki_funding.presentation.calculation.programme_sheets import (
    AMOUNTS,
    Entry,
    ProgrammeSection,
    total_of,
)
from ki_funding.presentation.calculation.tables import exclusive, missing
from ki_funding.presentation.page import (
    Block,
    Cell,
    Column,
    Jump,
    Money,
    Place,
    Row,
    Same,
    Section,
    Sheet,
    paragraphs,
)
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text, words
from ki_funding.values.vocabulary import ProgrammeKind, Status, weakest

FIRST = 2  # columns before the amounts
OVERVIEW, CASES = ".overview", ".cases"  # no id of a programme begins with a point


def overview(calculations: Sequence[Calculation], found: Sequence[ProgrammeSection]) -> Section:
    """What each programme and each case comes to, as sums of the other sheets."""
    rows = [_programme(p, p.total) for p in found if p.total is not None]
    every = [entry for programme in found for entry in programme.counted]
    if not exclusive(calculations):
        rows.append(_total(every, OVERVIEW, range(len(rows))))
        rows += _kinds(found)
    rows += _uncounted(found)
    title, short = title_of(calculations), text("sheet.overview")
    columns = _columns("diff.programme", "sheet.kind")
    blocks: tuple[Block, ...] = (
        *paragraphs([headline(calculations), foot.disclaimer(calculations)]),
        Sheet(short, columns, tuple(rows), OVERVIEW),
        _by_case(calculations, found, every),
        *paragraphs(left_out(calculations)),
    )
    return Section(title, blocks, short=short)


def _by_case(
    calculations: Sequence[Calculation], found: Sequence[ProgrammeSection], every: Sequence[Entry]
) -> Section:
    rows = [_case(calculation, found) for calculation in calculations]
    if not exclusive(calculations):
        rows.append(_total(every, CASES, range(len(rows))))
    title = text("sheet.by_case")
    columns = _columns("column.kommune", "column.year")
    return Section(title, (Sheet(title, columns, tuple(rows), CASES),))


def _columns(first: str, second: str) -> tuple[Column, ...]:
    return (
        Column(text(first), widest=46),
        Column(text(second), widest=24),
        *(Column(text(f"column.{amount}")) for amount in AMOUNTS),
        Column(text("column.status")),
    )


def _programme(programme: ProgrammeSection, total: int) -> Row:
    """A line whose amounts are the totals of the programme's sheet."""
    cells: list[Cell] = []
    for amount in AMOUNTS:
        found = total_of(programme.counted, amount, ())
        unknown = all(missing(entry.item, amount) for entry in programme.counted)
        same = Same(programme.place(total, amount))
        cells.append(Money(None) if unknown else found._replace(by=same))
    return Row((*_named(programme), *cells, _status(programme.counted)))


def _case(calculation: Calculation, programmes: Sequence[ProgrammeSection]) -> Row:
    """A line whose amounts are the sums of a calculation's items on all sheets."""
    cells: list[Cell] = []
    mine = [
        (programme, entry)
        for programme in programmes
        for entry in programme.counted
        if entry.calculation is calculation
    ]
    for amount in AMOUNTS:
        places = [programme.place(entry.row, amount) for programme, entry in mine]
        cells.append(total_of([entry for _, entry in mine], amount, places))
    name = calculation.municipality.name
    return Row((name, calculation.year, *cells, calculation.status))


def _total(entries: Sequence[Entry], sheet: str, rows: Iterable[int]) -> Row:
    """The sum of the lines above it."""
    above = list(rows)
    sums = [
        total_of(entries, amount, [Place(sheet, row, FIRST + number) for row in above])
        for number, amount in enumerate(AMOUNTS)
    ]
    label = total_label(complete=not any(total.at_least for total in sums))
    return Row((label, None, *sums, _status(entries)), "total")


def _kinds(programmes: Sequence[ProgrammeSection]) -> list[Row]:
    """What of the total is basic funding, where there is something else too."""
    rows = []
    for kind in (ProgrammeKind.BASIC, ProgrammeKind.OPTIONAL):
        found = [
            (programme, entry)
            for programme in programmes
            for entry in programme.counted
            if entry.item.counts_as is kind
        ]
        places = [programme.place(entry.row, "granted") for programme, entry in found]
        total = total_of([entry for _, entry in found], "granted", places)
        if total.amount:
            label = text(f"line.{kind}")
            rows.append(Row((label, None, None, None, total, None, None, None), "dim"))
    return rows if len(rows) > 1 else []


def _uncounted(programmes: Sequence[ProgrammeSection]) -> list[Row]:
    """Programmes with items that no total counts."""
    rows: list[Row] = []
    for programme in programmes:
        others = [entry for entry in programme.entries if not entry.counted]
        money = [entry for entry in others if not entry.item.in_kind]
        if not money and (programme.counted or not others):
            continue  # services beside money are on the programme's own sheet
        cells: list[Cell] = [None] * len(AMOUNTS)
        if money:
            for number, amount in enumerate(AMOUNTS):
                places = [programme.place(entry.row, amount) for entry in money]
                cells[number] = total_of(money, amount, places)
        rows.append(Row((*_named(programme), *cells, _status(others))))
    return [Row((text("sheet.uncounted"),), "group"), *rows] if rows else []


def _named(programme: ProgrammeSection) -> tuple[Cell, Cell]:
    title = words(programme.programme.title)
    kind = text(f"kind.{programme.programme.kind}")
    return Jump(title, programme.programme.id), kind


def _status(entries: Sequence[Entry]) -> Status | None:
    return weakest(status for entry in entries if (status := entry.item.status))


def left_out(calculations: Sequence[Calculation]) -> Iterator[str]:
    """What the sums leave out, what was not claimed, and the receipt."""
    if any(calculation.totals.at_least("maximum") for calculation in calculations):
        yield text("sheet.lower_bound")
    if any(i.status is Status.PLANNED for c in calculations for _, i in c.lines()):
        yield text("state.marked")
    for calculation in calculations:
        name = clean(calculation.municipality.name)
        start = f"{name} {calculation.year}: " if len(calculations) > 1 else ""
        yield from (start + said for said in foot.left_out(calculation))
        if not calculation.programmes:
            yield start + text("foot.no_programmes")
    if any(p.kind is ProgrammeKind.STATE for c in calculations for p in c.programmes):
        yield text("report.land")
    yield foot.receipt_line(calculations[0].receipt)
