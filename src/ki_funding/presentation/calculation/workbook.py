"""The workbook on some cases: an overview, a sheet a programme, and what they rest on.

Of one case in one year three sheets say all, so that it prints on few pages.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ki_funding.calculation.result import Alternative, Calculation, Receipt
from ki_funding.presentation import foot, remarks
from ki_funding.presentation.basis import assumptions, bibliography, cited_by
from ki_funding.presentation.calculation.case_sheets import section as case_sheet
from ki_funding.presentation.calculation.free_numbers import FreeNumbers
from ki_funding.presentation.calculation.heading import by_case, labels
from ki_funding.presentation.calculation.headline import headline
from ki_funding.presentation.calculation.overview import left_out, overview
from ki_funding.presentation.calculation.page import title_of
from ki_funding.presentation.calculation.programme_sheets import (
    Entry,
    programmes,
)
from ki_funding.presentation.calculation.tables import several
from ki_funding.presentation.numbers import spanned
from ki_funding.presentation.page import (
    About,
    Cell,
    Column,
    Formula,
    Money,
    Page,
    Paragraph,
    Place,
    Row,
    Section,
    Sheet,
    paragraphs,
)
from ki_funding.presentation.style import clean
from ki_funding.sweep.living import Living
from ki_funding.texts.language import text
from ki_funding.texts.naming import called

MOST_LIVING = 100  # of more cases the amounts stand there without formulas


def lives(calculations: Sequence[Calculation]) -> bool:
    """Whether the workbook follows what is changed in it."""
    return len(calculations) <= MOST_LIVING


def workbook(
    calculations: Sequence[Calculation], sources: foot.Sources, livings: Sequence[Living]
) -> Page:
    """Every section is a sheet; where there are formulas, amounts follow what they are made of."""
    if not lives(calculations):
        return _of_many(calculations, sources)
    of = {id(one): living for one, living in zip(calculations, livings, strict=True)}
    groups = list(by_case(calculations))
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
    steps = [programme.section for programme in found]
    basis = [
        assumptions(calculations, changes, sources),
        *_alternatives(calculations),
        bibliography(cited_by(calculations), sources),
    ]
    title, receipt = title_of(calculations), calculations[0].receipt
    if len(calculations) == 1:
        blocks = _three_sheets(calculations[0], cases[0], steps, basis)
    else:
        blocks = (overview(calculations, found), *cases, *steps, *basis)
    return Page(title, blocks, about(whose(calculations), receipt))


def _of_many(calculations: Sequence[Calculation], sources: foot.Sources) -> Page:
    """The amounts as they are, without a sheet for each case, of which nobody turns so many."""
    said = text("sheet.many", most=str(MOST_LIVING))
    lines = paragraphs([headline(calculations), foot.disclaimer(calculations), said])
    title, short = title_of(calculations), text("sheet.overview")

    def sections() -> Iterator[Section]:
        yield Section(title, (*lines, several(calculations)), short=short)
        for programme in programmes(calculations, sources, lambda _, __: None):
            yield programme.section
        changes = [change for calculation in calculations for change in calculation.changes]
        yield assumptions(calculations, changes, sources)
        yield bibliography(cited_by(calculations), sources)

    return Page(title, sections(), about(whose(calculations), calculations[0].receipt))


def _three_sheets(
    calculation: Calculation, case: Section, steps: Sequence[Section], basis: Sequence[Section]
) -> tuple[Section, ...]:
    """The amounts of one case in one year, how they came about, and what they rest on."""
    sure = remarks.how_sure(calculation)
    unknown = remarks.without_deadline(calculation)
    closing = [foot.disclaimer([calculation]), *sure, *unknown, *left_out([calculation])]
    first = Section(
        title_of([calculation]),
        (*case.blocks, *paragraphs(closing)),
        short=text("sheet.overview"),
    )
    title = text("sheet.basis_and_sources")
    found = [Section(text("sheet.how"), tuple(steps))] if steps else []
    *others, cited = basis
    return (first, *found, Section(title, (*others, cited._replace(folded=True))))


def _titles(groups: Sequence[Sequence[Calculation]]) -> list[str]:
    """A name for each case, with its years."""
    firsts = labels(group[0] for group in groups)
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
    widest = {"reading": 22, "chosen": 30}  # below assumptions, whose columns are no wider
    columns = (
        *(Column(title, widest=28) for title in cases),
        *(Column(text(key), widest=widest.get(n, 16)) for n, key in titles.items()),
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
