"""The report on some cases: what they get, how each amount came about, what is not certain."""

from collections.abc import Iterator, Sequence

from ki_funding.calculation.result import Calculation, ItemResult, ProgrammeResult
from ki_funding.presentation import foot, remarks
from ki_funding.presentation.basis import cited_by
from ki_funding.presentation.calculation import tables
from ki_funding.presentation.calculation.compared import compared
from ki_funding.presentation.calculation.explanation import item_tree
from ki_funding.presentation.calculation.heading import (
    by_case,
    heading,
    labels,
    quantity,
    several_cases,
)
from ki_funding.presentation.calculation.headline import headline
from ki_funding.presentation.calculation.pictures import pictures
from ki_funding.presentation.calculation.years import changes
from ki_funding.presentation.naming import item_name
from ki_funding.presentation.numbers import money, spanned
from ki_funding.presentation.page import (
    Block,
    Bullets,
    Page,
    Paragraph,
    Section,
    bullets,
    line,
    paragraphs,
    titled,
)
from ki_funding.presentation.references import links, references, weak_line
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text, words
from ki_funding.values.vocabulary import ProgrammeKind, Reason

MOST_DRAWN = 500  # bars; a page of more shows nothing that its table does not
WEAK_AT_ONCE = 10  # of more values a report says how many there are, and lists them on demand


def page(calculations: Sequence[Calculation], sources: foot.Sources) -> Page:
    """One case in one year fills the page; of several each has a section, after a summary."""
    title = title_of(calculations)
    if several_cases(calculations):
        return Page(title, _several(calculations, sources))
    lead, *others = _case(calculations, sources, ways=True)
    return Page(
        title, (lead, foot.no_claim(calculations), *others, *_closing(calculations, sources))
    )


def _several(calculations: Sequence[Calculation], sources: foot.Sources) -> Iterator[Block]:
    yield Paragraph((headline(calculations),), "lead")
    yield foot.no_claim(calculations)
    yield tables.several(calculations)
    if len(calculations) <= MOST_DRAWN:
        yield from pictures(calculations, sources)[:1]
    else:
        yield Paragraph((text("report.not_drawn", most=str(MOST_DRAWN)),), "small")
    names = labels(group[0] for group in by_case(calculations))
    for name, group in zip(names, by_case(calculations), strict=True):
        title = name if len(group) == 1 else _name(group)
        yield Section(title, tuple(_case(group, sources)))
    yield from _closing(calculations, sources)


def title_of(calculations: Sequence[Calculation]) -> str:
    """Whose funding it is, or of how many cases."""
    if several_cases(calculations):
        count = sum(1 for _ in by_case(calculations))
        return text("report.title_cases", count=str(count))
    return text("report.title", name=_name(calculations))


def _name(years: Sequence[Calculation]) -> str:
    return f"{clean(years[0].municipality.name)} {spanned(one.year for one in years)}"


def _case(
    calculations: Sequence[Calculation], sources: foot.Sources, *, ways: bool = False
) -> list[Block]:
    """One case in one year, or in several side by side.

    Rows lead to their `ways` where the case is alone on the page, so that each has a name.
    """
    first = calculations[0]
    drawn = pictures(calculations, sources)
    if len(calculations) == 1:
        about = heading(first)
        lead = headline(calculations)
        return [
            Paragraph((lead,), "lead"),
            Paragraph((about,)),
            *_year(first, sources, list(drawn), ways=ways),
        ]
    changed = changes(calculations)
    notes = list(dict.fromkeys(note for found in changed.values() for note in found))
    lead = headline(calculations)
    blocks: list[Block] = [
        Paragraph((lead,), "lead"),
        tables.years(calculations, changed),
        *paragraphs(foot.legend_of(calculations), "small"),
        *drawn,
    ]
    blocks += titled(text("report.law_changed"), notes)
    blocks += [
        Section(str(one.year), tuple(_year(one, sources, [])), folded=True) for one in calculations
    ]
    return blocks


def _year(
    calculation: Calculation, sources: foot.Sources, drawn: list[Block], *, ways: bool = False
) -> list[Block]:
    blocks: list[Block] = []
    if calculation.programmes:
        said = paragraphs(foot.legend_of([calculation]), "small")
        blocks += [tables.case(calculation, ways=ways), *said, *compared(calculation)]
    notes = [*remarks.of_result(calculation, opened=False), *foot.planned(calculation)]
    blocks += titled(text("foot.notes"), notes)
    deadlines = remarks.deadlines(calculation, sources)
    blocks += [*titled(text("foot.deadlines"), list(deadlines)), *drawn]
    blocks += _uncertain(calculation)
    trees = [_origin(p, sources, ways=ways) for p in calculation.programmes if p.items]
    if trees:
        blocks.append(Section(text("report.origin"), tuple(trees)))
    blocks += titled(text("report.not_in_it"), list(foot.left_out(calculation)))
    return blocks


def _uncertain(calculation: Calculation) -> Iterator[Section]:
    """What is assumed or undetermined, and what that could change."""
    blocks: list[Block] = []
    opened = [(p, i) for p, i in calculation.lines() if i.reason is Reason.UNDETERMINED]
    if opened:
        blocks.append(bullets([_undetermined(p, i) for p, i in opened]))
    if calculation.alternatives:
        blocks += [
            Paragraph((text("report.alternatives"),)),
            tables.alternatives(calculation),
        ]
    if weak := foot.weak_uses(calculation):
        lines = bullets([weak_line(use, calculation.programmes) for use in weak])
        if len(weak) > WEAK_AT_ONCE:
            blocks.append(
                Section(text("report.weak_many", count=str(len(weak))), (lines,), folded=True)
            )
        else:
            blocks += [Paragraph((text("report.weak"),)), lines]
    if blocks:
        yield Section(text("report.uncertain"), tuple(blocks))


def _undetermined(programme: ProgrammeResult, item: ItemResult) -> str:
    title = item_name(programme, item)
    if item.claimed is None:
        return text("foot.reason.undetermined", item=title, why=remarks.lacking(item))
    asked = money(item.claimed)
    return text("report.undetermined", title=title, why=remarks.lacking(item), claimed=asked)


def _origin(programme: ProgrammeResult, sources: foot.Sources, *, ways: bool) -> Section:
    """How the amounts of a programme came about, item by item, and its conditions."""
    blocks: list[Block] = []
    for item in programme.items:
        top = item_tree(programme.id, item, sources)
        below: list[Block] = [Bullets(top.below)] if top.below else []
        if item.sources:
            cited = links(item.sources, sources)
            below.append(Paragraph((f"{text('report.sources')}: ", *cited)))
        result = quantity(item) if item.in_kind else money(item.granted)
        title = f"{words(item.title)}: {result}"
        name = tables.way(programme, item) if ways else ""
        blocks.append(Section(title, tuple(below), folded=True, name=name))
    if programme.conditions:
        conditions = [
            line(words(c.text), " (", *links(c.sources, sources), ")") for c in programme.conditions
        ]
        title = text("explain.conditions")
        blocks.append(Section(title, (bullets(conditions),), folded=True))
    return Section(words(programme.title), tuple(blocks))


def _closing(calculations: Sequence[Calculation], sources: foot.Sources) -> Iterator[Block]:
    yield from references((citation for citation, _ in cited_by(calculations)), sources)
    land = any(p.kind is ProgrammeKind.STATE for c in calculations for p in c.programmes)
    land = land and not all(calculation.for_land for calculation in calculations)
    if land:
        yield Paragraph((text("report.land"),))
    yield foot.received(calculations[0].receipt)
