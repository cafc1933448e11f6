"""The report on all KI: what they could get in each year, beside the minimum of the Land."""

from collections.abc import Iterator

from ki_funding.calculation.state import State, YearState
from ki_funding.presentation import foot
from ki_funding.presentation.page import (
    Block,
    Line,
    Page,
    Paragraph,
    Section,
    bullets,
    captioned,
    paragraphs,
    titled,
)
from ki_funding.presentation.references import references, weak_line
from ki_funding.presentation.state import tables
from ki_funding.presentation.state.headline import headline
from ki_funding.presentation.state.pictures import cited, pictures
from ki_funding.texts.language import text
from ki_funding.values.vocabulary import STRENGTH


def page(result: State, by: str, sources: foot.Sources) -> Page:
    """A sentence, the pictures, and a section for each year."""
    years = result.years
    blocks: list[Block] = [
        *(Paragraph((headline(year),), "lead") for year in years[-1:]),
        foot.no_claim(),
        *pictures(result, sources),
    ]
    if len(years) > 1:
        blocks.append(tables.overview(years, tables.IN_FULL))
    blocks += [
        Section(str(year.year), tuple(_year(year, by)), folded=year is not years[-1])
        for year in years
    ]
    blocks += paragraphs(tables.legend(years), "small")
    blocks += titled(text("diff.values"), tables.changes(result))
    blocks += references(cited(years), sources)
    blocks.append(foot.received(result.receipt))
    return Page(tables.title(years), tuple(blocks))


def _year(year: YearState, by: str) -> Iterator[Block]:
    yield tables.items(year)
    statuses = (item.status for c in year.calculations for _, item in c.lines())
    yield from paragraphs(foot.legend(statuses, undetermined=year.total.undetermined > 0), "small")
    if year.minimum is not None:
        table = tables.minimum(year.minimum)
        yield captioned(table, *paragraphs(tables.about(year)))
    if weak := _weak(year):
        yield Section(text("report.uncertain_state"), (bullets(weak),), folded=True)
    for group in dict.fromkeys([by, "kommune"]):
        if group != "programme":
            table = tables.groups(year, group)
            yield captioned(table, folded=group != by)


def _weak(year: YearState) -> list[Line]:
    """The values behind the sums that are not official, each once, weakest first."""
    uses = {
        (use.name, use.status): use
        for calculation in year.calculations
        for use in foot.weak_uses(calculation)
    }
    ordered = sorted(uses.values(), key=lambda use: -STRENGTH[use.status])
    programmes = {p.id: p for calculation in year.calculations for p in calculation.programmes}
    return [weak_line(use, programmes.values()) for use in ordered]
