"""The page on all KI for a screen: their sums, beside the minimum of the Land."""

from collections.abc import Iterator, Sequence

from ki_funding.calculation.state import State, YearState
from ki_funding.presentation import foot
from ki_funding.presentation.page import Block, Page, Paragraph, Section, paragraphs
from ki_funding.presentation.state import sheets
from ki_funding.texts.language import Language, text, words


def brief(result: State, by: str, language: Language) -> Page:
    """A table for each year, and one line a year where there are several."""
    blocks: list[Block] = [_screen(year, by, language) for year in result.years]
    if len(result.years) > 1:
        blocks.append(sheets.overview(result.years, language, sheets.ON_SCREEN))
    closing = [*changes(result, language), text("foot.no_claim", language)]
    receipt = Paragraph((foot.receipt_line(result.receipt, language),), "small")
    return Page("", language, (*blocks, *paragraphs(closing), receipt))


def _screen(year: YearState, by: str, language: Language) -> Section:
    blocks: list[Block] = [
        sheets.items(year, language) if by == "programme" else sheets.groups(year, by, language)
    ]
    if year.minimum is not None:
        amounts = [f"{name}: {said}" for name, said in sheets.minimum_lines(year.minimum, language)]
        said = paragraphs([*amounts, *about(year, language)])
        blocks.append(Section(text("state.minimum", language), said))
    return Section(title((year,), language), tuple(blocks))


def title(years: Sequence[YearState], language: Language) -> str:
    """What the page is about."""
    first, last = years[0].year, years[-1].year
    when = str(first) if first == last else f"{first}–{last}"
    return text("state.heading", language, count=str(len(years[-1].calculations)), year=when)


def changes(result: State, language: Language) -> list[str]:
    """The figures that overlays change."""
    return [foot.changed(change, language) for change in result.changes]


def about(year: YearState, language: Language) -> Iterator[str]:
    """What the minimum leaves open, and what else the Land pays of it."""
    if year.minimum is None:
        return
    if year.minimum.open:
        yield text("state.open", language, count=str(year.minimum.open))
    yield words(year.minimum.also_pays, language)
