"""The page on all KI for a screen: their sums, beside the minimum of the Land."""

from collections.abc import Iterator, Sequence

from ki_funding.calculation.state import State, YearState
from ki_funding.presentation import foot
from ki_funding.presentation.page import Block, Page, Paragraph, Section, paragraphs
from ki_funding.presentation.state import sheets
from ki_funding.texts.language import text, words


def brief(result: State, by: str) -> Page:
    """A table for each year, and one line a year where there are several."""
    blocks: list[Block] = [_screen(year, by) for year in result.years]
    if len(result.years) > 1:
        blocks.append(sheets.overview(result.years, sheets.ON_SCREEN))
    closing = [*changes(result), text("foot.no_claim")]
    receipt = Paragraph((foot.receipt_line(result.receipt),), "small")
    return Page("", (*blocks, *paragraphs(closing), receipt))


def _screen(year: YearState, by: str) -> Section:
    blocks: list[Block] = [sheets.items(year) if by == "programme" else sheets.groups(year, by)]
    if year.minimum is not None:
        amounts = [f"{name}: {said}" for name, said in sheets.minimum_lines(year.minimum)]
        said = paragraphs([*amounts, *about(year)])
        blocks.append(Section(text("state.minimum"), said))
    return Section(title((year,)), tuple(blocks))


def title(years: Sequence[YearState]) -> str:
    """What the page is about."""
    first, last = years[0].year, years[-1].year
    when = str(first) if first == last else f"{first}–{last}"
    begun = years[-1].begun
    some = "state.heading_unknown" if None in begun else "state.heading_some"
    counts = {"count": len(begun), "begun": begun.count(True), "unknown": begun.count(None)}
    return text(
        "state.heading" if all(begun) else some,
        year=when,
        **{name: str(n) for name, n in counts.items()},
    )


def changes(result: State) -> list[str]:
    """The figures that overlays change."""
    return [foot.changed(change) for change in result.changes]


def about(year: YearState) -> Iterator[str]:
    """What the minimum leaves open, and what else the Land pays of it."""
    if year.minimum is None:
        return
    if year.minimum.open:
        yield text("state.open", count=str(year.minimum.open))
    yield words(year.minimum.also_pays)
