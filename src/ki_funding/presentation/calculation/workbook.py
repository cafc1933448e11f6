"""The workbook on some cases: an overview, a sheet a programme, and what they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ki_funding.calculation.result import Alternative, Calculation, Receipt
from ki_funding.presentation import foot
from ki_funding.presentation.basis import assumptions, bibliography, cited_by
from ki_funding.presentation.calculation.case_sheets import section as case_sheet
from ki_funding.presentation.calculation.free_numbers import FreeNumbers
from ki_funding.presentation.calculation.heading import by_case, heading, labels
from ki_funding.presentation.calculation.headline import headline
from ki_funding.presentation.calculation.page import title_of
from ki_funding.presentation.calculation.programme_sheets import (
    AMOUNTS,
    Entry,
    ProgrammeSection,
    programmes,
    total_of,
)
from ki_funding.presentation.calculation.tables import exclusive, missing, total_label
from ki_funding.presentation.numbers import spanned
from ki_funding.presentation.page import (
    About,
    Cell,
    Column,
    Formula,
    Jump,
    Money,
    Page,
    Paragraph,
    Place,
    Row,
    Same,
    Section,
    Sheet,
    paragraphs,
)
from ki_funding.presentation.style import clean
from ki_funding.sweep.living import Living
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import called
from ki_funding.values.vocabulary import ProgrammeKind, Status, weakest

FIRST = 2  # columns before the amounts
OVERVIEW, CASES = ".overview", ".cases"  # no id of a programme begins with a point


def workbook(
    calculations: Sequence[Calculation], sources: foot.Sources, livings: Sequence[Living]
) -> Page:
    """Every section is a sheet; where there are formulas, amounts follow what they are made of."""
    of = {id(one): living for one, living in zip(calculations, livings, strict=True)}
    groups = by_case(calculations)
    free = [
        FreeNumbers(f".free{number}", group, [of[id(one)] for one in group])
        for number, group in enumerate(groups)
    ]
    whose_free = {
        id(one): (numbers, year)
        for group, numbers in zip(groups, free, strict=True)
        for year, one in enumerate(group)
    }

    def how(entry: Entry, amount: str) -> Formula | None:
        numbers, year = whose_free[id(entry.calculation)]
        return numbers.formula(year, entry.programme.id, entry.item.id, amount)

    found = programmes(calculations, sources, how)
    places = {
        (id(entry.calculation), programme.programme.id, entry.item.id): (programme, entry.row)
        for programme in found
        for entry in programme.entries
    }

    def where(calculation: Calculation, programme: str, item: str, amount: str) -> Place | None:
        section, row = places[id(calculation), programme, item]
        return section.place(row, amount)

    cases = [
        case_sheet(f".case{number}", title, group, numbers, where)
        for number, (title, group, numbers) in enumerate(
            zip(_titles(groups), groups, free, strict=True)
        )
    ]
    changes = [change for calculation in calculations for change in calculation.changes]
    blocks = (
        _overview(calculations, found),
        *cases,
        *(programme.section for programme in found),
        assumptions(calculations, changes, sources),
        *_alternatives(calculations),
        bibliography(cited_by(calculations), sources),
    )
    title, receipt = title_of(calculations), calculations[0].receipt
    return Page(title, blocks, about(whose(calculations), receipt))


def _titles(groups: Sequence[Sequence[Calculation]]) -> list[str]:
    """A name for each case, with its years."""
    firsts = labels([group[0] for group in groups])
    return [
        name if len(group) == 1 else whose(group)
        for name, group in zip(firsts, groups, strict=True)
    ]


def about(whose: str, receipt: Receipt) -> About:
    """What a workbook says about itself; its day is that of the rules, not of a clock."""
    day = date.fromisoformat(receipt.rules_version)
    return About(whose, foot.receipt_line(receipt), day)


def whose(calculations: Sequence[Calculation]) -> str:
    """The municipality with its years, or how many calculations there are."""
    names = dict.fromkeys(clean(c.municipality.name) for c in calculations)
    if len(names) > 1:
        return text("sheet.several", count=str(len(calculations)))
    return f"{next(iter(names))} {spanned(calculation.year for calculation in calculations)}"


def _overview(calculations: Sequence[Calculation], found: Sequence[ProgrammeSection]) -> Section:
    rows = [_programme(p, p.total) for p in found if p.total is not None]
    every = [entry for programme in found for entry in programme.counted]
    if not exclusive(calculations):
        rows.append(_total(every, OVERVIEW, range(len(rows))))
        rows += _kinds(found)
    rows += _uncounted(found)
    title, short = title_of(calculations), text("sheet.overview")
    columns = _columns("diff.programme", "sheet.kind")
    blocks = (
        *(paragraphs([heading(calculations[0])]) if len(calculations) == 1 else ()),
        *paragraphs([headline(calculations), foot.disclaimer(calculations)]),
        Sheet(short, columns, tuple(rows), OVERVIEW),
        *(_by_case(calculations, found, every) if len(calculations) > 1 else ()),
        *paragraphs(_closing(calculations)),
    )
    return Section(title, blocks, short=short)


def _by_case(
    calculations: Sequence[Calculation], found: Sequence[ProgrammeSection], every: Sequence[Entry]
) -> Iterator[Section]:
    rows = [_case(calculation, found) for calculation in calculations]
    if not exclusive(calculations):
        rows.append(_total(every, CASES, range(len(rows))))
    title = text("sheet.by_case")
    columns = _columns("column.kommune", "column.year")
    yield Section(title, (Sheet(title, columns, tuple(rows), CASES),))


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


def _closing(calculations: Sequence[Calculation]) -> Iterator[str]:
    """What the sums leave out, what was not claimed, and the receipt."""
    if any(calculation.totals.at_least("maximum") for calculation in calculations):
        yield text("sheet.lower_bound")
    for calculation in calculations:
        name = clean(calculation.municipality.name)
        start = f"{name} {calculation.year}: " if len(calculations) > 1 else ""
        yield from (start + said for said in foot.left_out(calculation))
        if not calculation.programmes:
            yield start + text("foot.no_programmes")
    if any(p.kind is ProgrammeKind.STATE for c in calculations for p in c.programmes):
        yield text("report.land")
    yield foot.receipt_line(calculations[0].receipt)


def _alternatives(calculations: Sequence[Calculation]) -> Iterator[Section]:
    """What each other answer to a legal question would give; none where no question counts."""
    several = len(calculations) > 1
    titles = {
        "reading": "report.reading",
        "chosen": "sheet.chosen",
        "option": "report.option",
        "then": "sheet.then",
        "change": "diff.difference",
    }
    cases = [text(f"column.{name}") for name in ("kommune", "year") if several]
    widest = {"reading": 36, "chosen": 36, "option": 36}
    columns = (
        *(Column(title, widest=28) for title in cases),
        *(Column(text(key), widest=widest.get(n, 22)) for n, key in titles.items()),
    )
    rows = tuple(
        Row((*_whose(calculation, several=several), *_alternative(one)))
        for calculation in calculations
        for one in calculation.alternatives
    )
    if rows:
        title = text("report.alternatives_caption")
        table = Sheet(title, columns, rows, fixed=len(cases) + 1)
        yield Section(title, (Paragraph((text("sheet.other"),)), table))


def _whose(calculation: Calculation, *, several: bool) -> tuple[Cell, ...]:
    return (calculation.municipality.name, calculation.year) if several else ()


def _alternative(one: Alternative) -> list[Cell]:
    return [
        called(one.reading, one.title),
        called(one.chosen, one.chosen_meaning),
        called(one.option, one.meaning),
        Money(one.granted, at_least=not one.complete),
        Money(one.difference, signed=True),
    ]
