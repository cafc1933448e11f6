"""The sheets of a workbook that show one programme each: its items, of all cases and years."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ki_funding.calculation.case import claimed_twice
from ki_funding.calculation.result import Calculation, ItemResult, ProgrammeResult
from ki_funding.presentation import foot, remarks
from ki_funding.presentation.calculation.compared import (
    COMPARED,
    beside,
    has_notice,
    head,
    total_label,
)
from ki_funding.presentation.calculation.explanation import worked_out
from ki_funding.presentation.calculation.heading import quantity
from ki_funding.presentation.calculation.tables import amount as amount_of
from ki_funding.presentation.calculation.tables import missing
from ki_funding.presentation.naming import item_name
from ki_funding.presentation.page import (
    Applied,
    Cell,
    Column,
    Formula,
    Money,
    Paragraph,
    Place,
    Row,
    Section,
    Sheet,
    Sum,
    paragraphs,
)
from ki_funding.texts.language import text, words
from ki_funding.values.exact import summed
from ki_funding.values.vocabulary import ProgrammeKind

AMOUNTS = ("claimed", "maximum", "granted", "unused", "own_share")


class Entry(NamedTuple):
    """An item of one of the calculations, and the row that shows it."""

    calculation: Calculation
    programme: ProgrammeResult
    item: ItemResult
    row: int = 0

    @property
    def counted(self) -> bool:
        """Whether it is money for the municipality, so that totals count it."""
        return not self.item.in_kind and self.item.counts_as is not ProgrammeKind.STATE


# The formula of an amount; None if it stays as it is.
How = Callable[[Entry, str], Formula | None]


class ProgrammeSection(NamedTuple):
    """A programme's sheet: where its items stand, and the row of their sum if they have one."""

    section: Section
    programme: ProgrammeResult
    entries: tuple[Entry, ...]
    total: int | None
    first_amount: int

    @property
    def counted(self) -> tuple[Entry, ...]:
        """The items that totals count."""
        return tuple(entry for entry in self.entries if entry.counted)

    def place(self, row: int, amount: str) -> Place:
        """Where one of the amounts of a row stands."""
        names = (*AMOUNTS, *COMPARED)
        return Place(self.programme.id, row, self.first_amount + names.index(amount))


def programmes(
    calculations: Sequence[Calculation], sources: foot.Sources, how: How
) -> list[ProgrammeSection]:
    """A sheet for each programme that any of the calculations has."""
    entries: dict[str, list[Entry]] = {}
    for calculation in calculations:
        for programme, item in calculation.lines():
            entries.setdefault(programme.id, []).append(Entry(calculation, programme, item))
    several = len(calculations) > 1
    noticed = {name for name, found in entries.items() if any(has_notice(e.item) for e in found)}
    if noticed and not several:
        noticed = set(entries)  # on one sheet all tables have the same columns
    return [
        _programme(found, sources, how, several=several, compared=name in noticed)
        for name, found in entries.items()
    ]


def total_of(entries: Sequence[Entry], amount: str, places: Sequence[Place]) -> Money:
    """The sum of an amount of some items, and where they stand.

    Of own shares that nobody knows, as no spending is stated, the sum is not known either.
    """
    known = [a for entry in entries if (a := getattr(entry.item, amount)) is not None]
    if entries and not known and amount == "own_share":
        return Money(None)
    incomplete = any(missing(entry.item, amount) for entry in entries)
    return Money(summed(known), at_least=incomplete, by=Sum(tuple(places)))


def _programme(
    found: Sequence[Entry], sources: foot.Sources, how: How, *, several: bool, compared: bool
) -> ProgrammeSection:
    counted = [entry for entry in found if entry.counted]
    others = [entry for entry in found if not entry.counted]
    programme = found[-1].programme
    columns, cases = _columns(found, several=several, compared=compared)
    rows, placed, total = list[Row](), list[Entry](), None

    def place(entries: Sequence[Entry]) -> None:
        for entry in entries:
            placed.append(entry._replace(row=len(rows)))
            rows.append(_row(placed[-1], how, cases=cases, compared=compared))

    place(counted)
    different = {id(entry.calculation): entry.calculation for entry in found}.values()
    twice = claimed_twice((c.municipality.name, c.year, programme.id) for c in different)
    if counted and not twice:
        total = len(rows)
        rows.append(_total(placed, cases=cases, compared=compared))
    if others:
        rows.append(Row((text("sheet.uncounted"),), "group"))
    place(others)
    title = words(programme.title)
    about = f"{text(f'kind.{programme.kind}')}"
    fixed = len(cases) + 1
    lines = tuple(rows)
    table = Sheet(title, columns, lines, programme.id, fixed=fixed, filtered=several)
    section = Section(
        title, (Paragraph((about,)), table, *_below(found, sources, folding=not several))
    )
    return ProgrammeSection(section, programme, tuple(placed), total, fixed)


def _columns(
    found: Sequence[Entry], *, several: bool, compared: bool
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """The columns, and which of them say whose line it is where there are several."""
    cases: tuple[str, ...] = ("kommune", "year") if several else ()
    whose = {(e.calculation.municipality.name, e.calculation.year) for e in found}
    if several and len(whose) < len({id(e.calculation) for e in found}):
        cases = ("kommune", "case", "year")  # two cases of one municipality
    columns = [Column(text(f"column.{n}"), widest=28) for n in cases]
    columns.append(Column(text("column.item"), widest=28))
    columns += [Column(text(f"column.{amount}")) for amount in AMOUNTS]
    columns += [Column(head(n, (e.item for e in found))) for n in COMPARED if compared]
    columns.append(Column(text("column.status")))
    columns.append(Column(text("sheet.how"), widest=46))
    return tuple(columns), cases


def _row(entry: Entry, how: How, *, cases: Sequence[str], compared: bool) -> Row:
    calculation, programme, item, row = entry
    whose: dict[str, Cell] = {
        "kommune": calculation.municipality.name,
        "case": calculation.case,
        "year": calculation.year,
    }
    cells: list[Cell] = [whose[name] for name in cases]
    cells.append(words(item.title))
    if item.in_kind:
        cells += [None, None, quantity(item), None, None]
    else:
        cells += _worked_out(entry, how, len(cells))
    if compared:
        first = len(cells)
        granted = _beside(entry, "granted", first - len(AMOUNTS))
        for amount in COMPARED:
            cell = beside(item, amount)
            if isinstance(cell, Money) and cell.amount is not None and amount == "difference":
                cell = cell._replace(by=_less(Place(programme.id, row, first), granted))
            cells.append(cell)
    return Row((*cells, item.status, _how(entry, programme)))


def _worked_out(entry: Entry, how: How, first: int) -> list[Cell]:
    """The amounts, which follow the numbers that they are made of where these can be changed."""
    cells = [amount_of(entry.item, amount) for amount in AMOUNTS]
    found = [how(entry, amount) for amount in AMOUNTS]
    if any(found):
        sides = [_beside(entry, name, first) for name in ("maximum", "granted")]
        found[AMOUNTS.index("unused")] = _less(*sides)
    return [
        cell._replace(by=by) if isinstance(cell, Money) and cell.amount is not None else cell
        for cell, by in zip(cells, found, strict=True)
    ]


def _less(left: Place, right: Place) -> Applied:
    """One amount less another; undetermined where one of them is."""
    known = Applied("AND", tuple(Applied("ISNUMBER", (place,)) for place in (left, right)))
    return Applied("IF", (known, Applied("-", (left, right)), text("amount.undetermined")))


def _beside(entry: Entry, amount: str, first: int) -> Place:
    """Where an amount of the same item stands, if the amounts begin at a column."""
    return Place(entry.programme.id, entry.row, first + AMOUNTS.index(amount))


def _how(entry: Entry, programme: ProgrammeResult) -> str:
    """The formula with its numbers, and what limits the item."""
    name = f"{item_name(programme, entry.item)}: "
    notes = remarks.of_item(entry.calculation, programme, entry.item)
    lines = worked_out(entry.item, "granted")
    return "\n".join([*lines, *(note.removeprefix(name) for note in notes)])


def _total(entries: Sequence[Entry], *, cases: Sequence[str], compared: bool) -> Row:
    first = len(cases) + 1
    names = [*AMOUNTS, *(COMPARED if compared else ())]
    sums: list[Cell] = []
    for number, amount in enumerate(names):
        places = [Place(e.programme.id, e.row, first + number) for e in entries]
        total = total_of(entries, amount, places)
        # A sum of notices says something only where every item has one.
        shown = amount in AMOUNTS or not total.at_least
        sums.append(total._replace(signed=amount == "difference") if shown else None)
    low = any(missing(e.item, amount) for e in entries for amount in AMOUNTS)
    label = total_label(complete=not low)
    return Row((label, *[None] * len(cases), *sums), "total")


def _below(found: Sequence[Entry], sources: foot.Sources, *, folding: bool) -> Iterator[Section]:
    """Conditions and deadlines, each once."""
    programmes = {id(e.calculation): (e.calculation, e.programme) for e in found}.values()
    conditions = [
        f"{words(c.text)} ({foot.cited(c.sources, sources)})"
        for _, programme in programmes
        for c in programme.conditions
    ]
    deadlines = [
        said
        for calculation, programme in programmes
        if programme.deadlines or not folding
        for said in remarks.deadlines_of(programme, calculation.year, sources)
    ]
    warnings = [said for _, programme in programmes for said in remarks.small_shares(programme)]
    for key, lines in (
        ("foot.notes", warnings),
        ("foot.deadlines", deadlines),
        ("explain.conditions", conditions),
    ):
        if lines:
            folded = key == "explain.conditions" and folding
            yield Section(text(key), paragraphs(dict.fromkeys(lines)), folded)
