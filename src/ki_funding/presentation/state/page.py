"""The report on all KI: what they could get in each year, beside the minimum of the Land."""

from collections.abc import Iterator

from ki_funding.calculation.state import State, YearState
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import money
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
from ki_funding.presentation.state.pictures import cited, pictures
from ki_funding.texts.language import text
from ki_funding.values.vocabulary import STRENGTH


def page(result: State, by: str, sources: foot.Sources) -> Page:
    """A sentence, the pictures, and a section for each year."""
    years = result.years
    blocks: list[Block] = [
        *(Paragraph((_sentence(year),), "lead") for year in years[-1:]),
        foot.no_claim(),
        *pictures(result, sources),
    ]
    if len(years) > 1:
        blocks.append(tables.overview(years, tables.IN_FULL))
    blocks += [
        Section(str(year.year), tuple(_year(year, by)), folded=year is not years[-1])
        for year in years
    ]
    blocks += titled(text("diff.values"), tables.changes(result))
    blocks += references(cited(years), sources)
    blocks.append(foot.received(result.receipt))
    return Page(tables.title(years), tuple(blocks))


def _sentence(year: YearState) -> str:
    total, minimum = year.total, year.minimum
    key = "report.state_at_least" if total.undetermined else "report.state"
    said = text(
        key, year=str(year.year), amount=money(total.maximum), count=str(total.undetermined)
    )
    if minimum is None:
        return said
    band = {name: money(getattr(minimum, name)) for name in ("default", "low", "high")}
    key = "report.state_minimum" if minimum.default is not None else "report.state_minimum_open"
    return f"{said} {text(key, **band)}"


def _year(year: YearState, by: str) -> Iterator[Block]:
    yield tables.items(year)
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
    return [weak_line(use) for use in ordered]
