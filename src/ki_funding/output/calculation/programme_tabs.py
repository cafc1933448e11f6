"""The sheets of a workbook that show one programme each: its items, of all cases and years."""

from collections.abc import Sequence
from typing import NamedTuple

from ki_funding.language import Language, text, words
from ki_funding.output import foot, remarks
from ki_funding.output.calculation.explanation import worked_out
from ki_funding.output.calculation.heading import quantity
from ki_funding.output.spreadsheet.names import sheet_names
from ki_funding.output.spreadsheet.tabs import (
    Calculated,
    Cell,
    Column,
    Marked,
    Money,
    Place,
    Row,
    Tab,
    heads,
    line,
    summed,
)
from ki_funding.results.calculation import CENTS, Calculation, ItemResult, ProgrammeResult
from ki_funding.vocabulary import ProgrammeKind, Reason

AMOUNTS = ("claimed", "maximum", "granted", "unused", "own_share")
OTHERS = ("sheet.overview", "sheet.assumptions", "report.alternatives_caption", "sheet.sources")
COMPARED = ("notice", "difference", "actual", "repayable")


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


class ProgrammeTab(NamedTuple):
    """A programme's sheet: where its items stand, and the row of their sum if they have one."""

    tab: Tab
    programme: ProgrammeResult
    entries: tuple[Entry, ...]
    total: int | None
    first_amount: int

    @property
    def counted(self) -> tuple[Entry, ...]:
        """The items that totals count."""
        return tuple(entry for entry in self.entries if entry.counted)

    def place(self, row: int, amount: str) -> Place:
        """Where one of the amounts of a row stands, for formulas of other sheets."""
        return Place(row, self.first_amount + AMOUNTS.index(amount), self.tab.name)


def programme_tabs(
    calculations: Sequence[Calculation], sources: foot.Sources, language: Language
) -> list[ProgrammeTab]:
    """A sheet for each programme that any of the calculations has."""
    entries: dict[str, list[Entry]] = {}
    for calculation in calculations:
        for programme, item in calculation.lines():
            entries.setdefault(programme.id, []).append(Entry(calculation, programme, item))
    titles = [words(found[-1].programme.title, language) for found in entries.values()]
    taken = [text(key, language) for key in OTHERS]
    names = sheet_names([*taken, *titles])[len(taken) :]
    several = len(calculations) > 1
    return [
        _tab(name, found, sources, language, several=several)
        for name, found in zip(names, entries.values(), strict=True)
    ]


def missing(item: ItemResult, amount: str) -> bool:
    """Whether an amount is undetermined; nothing is missing of what is not in force."""
    return getattr(item, amount) is None and not _not_asked(item, amount)


def total_of(entries: Sequence[Entry], amount: str, places: Sequence[Place]) -> Calculated:
    """The sum of an amount of some items: the formula and what we say it is."""
    amounts = (getattr(entry.item, amount) for entry in entries)
    return Calculated(
        summed(places),
        sum((a for a in amounts if a is not None), CENTS),
        at_least=any(missing(entry.item, amount) for entry in entries),
    )


def _tab(
    name: str,
    found: Sequence[Entry],
    sources: foot.Sources,
    language: Language,
    *,
    several: bool,
) -> ProgrammeTab:
    counted = [entry for entry in found if entry.counted]
    others = [entry for entry in found if not entry.counted]
    compared = any(entry.item.notice is not None for entry in found)
    columns, cases = _columns(found, language, several=several, compared=compared)
    programme = found[-1].programme
    kind = text(f"kind.{programme.kind}", language)
    rows = [
        line(words(programme.title, language), "title"),
        line(f"{programme.id} · {kind}"),
        heads(columns),
    ]
    head = len(rows) - 1
    placed, total = [], None
    for entry in counted:
        placed.append(entry._replace(row=len(rows)))
        rows.append(_row(entry, language, cases=cases, compared=compared))
    if counted:
        total = len(rows)
        rows.append(_total(placed, len(columns), language, cases=cases, compared=compared))
    if others:
        rows.append(line(text("sheet.uncounted", language), "section"))
    for entry in others:
        placed.append(entry._replace(row=len(rows)))
        rows.append(_row(entry, language, cases=cases, compared=compared))
    rows += _below(found, sources, language)
    tab = Tab(name, columns, tuple(rows), head, len(cases) + 1)
    return ProgrammeTab(tab, programme, tuple(placed), total, len(cases) + 1)


def _columns(
    found: Sequence[Entry], language: Language, *, several: bool, compared: bool
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """The columns, and which of them say whose line it is where there are several."""
    cases: tuple[str, ...] = ("kommune", "year") if several else ()
    whose = {(e.calculation.municipality.name, e.calculation.year) for e in found}
    if several and len(whose) < len({id(e.calculation) for e in found}):
        cases = ("kommune", "case", "year")  # two cases of one municipality
    titles = {"case": text("diff.case", language)}
    columns = [Column(titles.get(n) or text(f"column.{n}", language), 28) for n in cases]
    columns.append(Column(text("column.item", language), 28))
    columns += [Column(text(f"column.{amount}", language)) for amount in AMOUNTS]
    columns += [Column(text(f"sheet.{amount}", language)) for amount in COMPARED if compared]
    columns.append(Column(text("column.status", language)))
    columns.append(Column(text("sheet.how", language), 46))
    return tuple(columns), cases


def _row(entry: Entry, language: Language, *, cases: Sequence[str], compared: bool) -> Row:
    calculation, programme, item, _ = entry
    whose: dict[str, Cell] = {
        "kommune": calculation.municipality.name,
        "case": calculation.case,
        "year": calculation.year,
    }
    cells: list[Cell] = [whose[name] for name in cases]
    cells.append(words(item.title, language))
    if item.in_kind:
        cells += [None, None, quantity(item, language), None, None]
    else:
        cells += [_amount(item, amount, language) for amount in AMOUNTS]
    if compared:
        cells += [_compared(item, amount) for amount in COMPARED]
    return Row((*cells, Marked(item.status), _how(entry, programme, language)))


def _amount(item: ItemResult, amount: str, language: Language) -> Cell:
    if _not_asked(item, amount):
        return text("amount.none", language)
    return Money(getattr(item, amount))


def _not_asked(item: ItemResult, amount: str) -> bool:
    """Whether an amount is absent because nobody asked for it: no spending, no own share."""
    if amount == "own_share":
        return item.own_share is None and item.granted is not None
    return amount == "claimed" and item.claimed is None and item.reason is Reason.NOT_IN_FORCE


def _compared(item: ItemResult, amount: str) -> Cell:
    """A figure of the notice; empty where there is none to compare with."""
    found = getattr(item, amount)
    if found is not None:
        return Money(found, signed=amount == "difference")
    return Money(None) if amount == "difference" and item.notice is not None else None


def _how(entry: Entry, programme: ProgrammeResult, language: Language) -> str:
    """The formula with its numbers, and what limits the item."""
    name = f"{remarks.item_name(programme, entry.item, language, titled=True)}: "
    notes = remarks.of_item(entry.calculation, programme, entry.item, language, titled=True)
    lines = worked_out(entry.item, "granted", language)
    return "\n".join([*lines, *(note.removeprefix(name) for note in notes)])


def _total(
    entries: Sequence[Entry],
    width: int,
    language: Language,
    *,
    cases: Sequence[str],
    compared: bool,
) -> Row:
    first = len(cases) + 1
    names = [*AMOUNTS, *(COMPARED if compared else ())]
    sums: list[Cell] = []
    for number, amount in enumerate(names):
        places = [Place(entry.row, first + number) for entry in entries]
        total = total_of(entries, amount, places)
        # A sum of notices says something only where every item has one.
        shown = amount in AMOUNTS or not total.at_least
        sums.append(total._replace(signed=amount == "difference") if shown else None)
    low = any(missing(e.item, amount) for e in entries for amount in AMOUNTS)
    label = text("line.total_at_least" if low else "line.total", language)
    cells = [label, *[None] * len(cases), *sums]
    return Row((*cells, *[None] * (width - len(cells))), "total")


def _below(found: Sequence[Entry], sources: foot.Sources, language: Language) -> list[Row]:
    """Conditions and deadlines, each once."""
    programmes = {id(e.calculation): (e.calculation, e.programme) for e in found}.values()
    conditions = [
        f"{words(c.text, language)} ({foot.cited(c.sources, sources, language)})"
        for _, programme in programmes
        for c in programme.conditions
    ]
    deadlines = [
        said.removeprefix(f"{programme.id}: ")
        for calculation, programme in programmes
        for said in remarks.deadlines(
            calculation._replace(programmes=(programme,)), sources, language
        )
    ]
    warnings = [
        said
        for _, programme in programmes
        for said in remarks.small_shares(programme, language, titled=True)
    ]
    rows: list[Row] = []
    for key, lines in (
        ("foot.notes", warnings),
        ("foot.deadlines", deadlines),
        ("explain.conditions", conditions),
    ):
        if lines:
            rows += [line(text(key, language), "section"), *map(line, dict.fromkeys(lines))]
    return rows
