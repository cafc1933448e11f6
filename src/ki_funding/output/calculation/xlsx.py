"""`calc --format xlsx`: a workbook with an overview, a sheet a programme, and what they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.calculation.basis_tabs import (
    alternatives,
    assumptions,
    bibliography,
    cited_by,
)
from ki_funding.output.calculation.heading import heading
from ki_funding.output.calculation.page import sentence
from ki_funding.output.calculation.programme_tabs import (
    AMOUNTS,
    Entry,
    ProgrammeTab,
    missing,
    programme_tabs,
    total_of,
)
from ki_funding.output.spreadsheet.tabs import (
    About,
    Cell,
    Column,
    Jump,
    Marked,
    Money,
    Place,
    Row,
    Tab,
    heads,
    line,
    same,
)
from ki_funding.output.spreadsheet.workbook import workbook
from ki_funding.output.writing import Style, clean
from ki_funding.results.calculation import Calculation
from ki_funding.results.change import Receipt
from ki_funding.vocabulary import ProgrammeKind, weakest

FIRST = 2  # columns before the amounts


def render(calculations: Sequence[Calculation], sources: foot.Sources, style: Style) -> bytes:
    """The workbook."""
    language = style.language
    programmes = programme_tabs(calculations, sources, language)
    changes = [change for calculation in calculations for change in calculation.changes]
    others = alternatives(calculations, language)
    return workbook(
        about(_title(calculations, language), whose(calculations, language),
              calculations[0].receipt, language),
        [
            _overview(calculations, programmes, language),
            *(programme.tab for programme in programmes),
            assumptions(calculations, changes, sources, language),
            *([others] if others else []),
            bibliography(cited_by(calculations), sources, language),
        ],
    )  # fmt: skip


def about(title: str, whose: str, receipt: Receipt, language: Language) -> About:
    """What a workbook says about itself; its day is that of the rules, not of a clock."""
    return About(
        title,
        whose,
        text("foot.no_claim", language),
        foot.receipt_line(receipt, language),
        receipt.version,
        datetime.fromisoformat(receipt.rules_version),
        language,
    )


def whose(calculations: Sequence[Calculation], language: Language) -> str:
    """The municipality with its years, or how many calculations there are."""
    names = dict.fromkeys(clean(c.municipality.name) for c in calculations)
    if len(names) > 1:
        return text("sheet.several", language, count=str(len(calculations)))
    return f"{next(iter(names))} {_years(calculations)}"


def _years(calculations: Sequence[Calculation]) -> str:
    years = sorted({calculation.year for calculation in calculations})
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _title(calculations: Sequence[Calculation], language: Language) -> str:
    cases = len({(c.case, c.municipality.name) for c in calculations})
    if cases > 1:
        return text("report.title_cases", language, count=str(cases))
    return text("report.title", language, name=whose(calculations, language))


def _overview(
    calculations: Sequence[Calculation], programmes: Sequence[ProgrammeTab], language: Language
) -> Tab:
    columns = _columns("diff.programme", "sheet.kind", language)
    rows = [line(_title(calculations, language), "title")]
    if len(calculations) == 1:
        rows.append(line(heading(calculations[0], language)))
    rows.append(line(sentence(calculations, language)))
    rows.append(line(text("foot.no_claim", language)))
    head = len(rows)
    rows.append(heads(columns))
    rows += [_programme(p, p.total, language) for p in programmes if p.total is not None]
    every = [entry for programme in programmes for entry in programme.counted]
    rows.append(_total(every, range(head + 1, len(rows)), language))
    rows += _kinds(programmes, language)
    rows += _uncounted(programmes, language)
    if len(calculations) > 1:
        rows += [Row(), line(text("sheet.by_case", language), "section")]
        rows.append(heads(_columns("column.kommune", "column.year", language)))
        first = len(rows)
        rows += [_case(calculation, programmes) for calculation in calculations]
        rows.append(_total(every, range(first, len(rows)), language))
    rows += [Row(), *_closing(calculations, language)]
    return Tab(text("sheet.overview", language), columns, tuple(rows), head)


def _columns(first: str, second: str, language: Language) -> tuple[Column, ...]:
    return (
        Column(text(first, language), 46),
        Column(text(second, language), 24),
        *(Column(text(f"column.{amount}", language)) for amount in AMOUNTS),
        Column(text("column.status", language)),
    )


def _programme(programme: ProgrammeTab, total: int, language: Language) -> Row:
    """A line whose amounts are the totals of the programme's sheet."""
    cells: list[Cell] = []
    for amount in AMOUNTS:
        found = total_of(programme.counted, amount, ())
        unknown = all(missing(entry.item, amount) for entry in programme.counted)
        formula = same(programme.place(total, amount))
        cells.append(Money(None) if unknown else found._replace(formula=formula))
    return Row((*_named(programme, language), *cells, _status(programme.counted)))


def _case(calculation: Calculation, programmes: Sequence[ProgrammeTab]) -> Row:
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
    return Row((name, calculation.year, *cells, Marked(calculation.status)))


def _total(entries: Sequence[Entry], rows: Iterable[int], language: Language) -> Row:
    """The sum of the lines above it."""
    above = list(rows)
    sums = [
        total_of(entries, amount, [Place(row, FIRST + number) for row in above])
        for number, amount in enumerate(AMOUNTS)
    ]
    low = any(total.at_least for total in sums)
    label = text("line.total_at_least" if low else "line.total", language)
    return Row((label, None, *sums, _status(entries)), "total")


def _kinds(programmes: Sequence[ProgrammeTab], language: Language) -> list[Row]:
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
            label = text(f"line.{kind}", language)
            rows.append(Row((label, None, None, None, total, None, None, None), "dim"))
    return rows if len(rows) > 1 else []


def _uncounted(programmes: Sequence[ProgrammeTab], language: Language) -> list[Row]:
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
        rows.append(Row((*_named(programme, language), *cells, _status(others))))
    return [line(text("sheet.uncounted", language), "section"), *rows] if rows else []


def _named(programme: ProgrammeTab, language: Language) -> tuple[Cell, Cell]:
    title = words(programme.programme.title, language)
    kind = text(f"kind.{programme.programme.kind}", language)
    return Jump(title, programme.tab.name), kind


def _status(entries: Sequence[Entry]) -> Marked:
    return Marked(weakest(status for entry in entries if (status := entry.item.status)))


def _closing(calculations: Sequence[Calculation], language: Language) -> Iterator[Row]:
    """What the sums leave out, what was not claimed, and the receipt."""
    if not all(calculation.totals.complete for calculation in calculations):
        yield line(text("sheet.lower_bound", language))
    for calculation in calculations:
        name = clean(calculation.municipality.name)
        start = f"{name} {calculation.year}: " if len(calculations) > 1 else ""
        for key, names in (
            ("foot.not_claimed", calculation.not_claimed),
            ("foot.unbounded", calculation.unbounded),
        ):
            if names:
                yield line(start + text(key, language, names=", ".join(names)))
        if not calculation.programmes:
            yield line(start + text("foot.no_programmes", language))
    if any(p.kind is ProgrammeKind.STATE for c in calculations for p in c.programmes):
        yield line(text("report.land", language))
    yield line(foot.receipt_line(calculations[0].receipt, language))
