"""The report on all KI: what they could get in each year, beside the minimum of the Land."""

from collections.abc import Iterator

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.numbers import at_least, money
from ki_funding.output.page import (
    Block,
    Cell,
    Code,
    Column,
    Line,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    Strong,
    bullets,
    line,
)
from ki_funding.output.references import references, weak_line
from ki_funding.output.state.pictures import pictures
from ki_funding.output.writing import Style, clean
from ki_funding.results.statewide import Minimum, State, Sum, YearState
from ki_funding.vocabulary import STRENGTH, Status, weakest

COUNTS = ("sum", "count", "undetermined")
BAND = ("state.sum", "report.minimum", "report.minimum_low", "report.minimum_high")


def page(result: State, by: str, sources: foot.Sources, style: Style) -> Page:
    """A sentence, the pictures, and a section for each year."""
    language, years = style.language, result.years
    blocks: list[Block] = [
        *(Paragraph((_sentence(year, language),), "lead") for year in years[-1:]),
        Paragraph((Strong(text("foot.no_claim", language)),)),
        *pictures(result, by, sources, style),
    ]
    if len(years) > 1:
        blocks.append(_overview(years, language))
    blocks += [
        Section(str(year.year), tuple(_year(year, by, language)), folded=year is not years[-1])
        for year in years
    ]
    if result.changes:
        changes = [foot.changed(change, language) for change in result.changes]
        blocks.append(Section(text("diff.values", language), (bullets(changes),)))
    cited = (
        citation
        for year in years
        for calculation in year.calculations
        for _, item in calculation.lines()
        for citation in item.sources
    )
    blocks += references(cited, sources, language)
    receipt = foot.receipt_line(result.receipt, language)
    blocks.append(Paragraph((receipt,), "small"))
    return Page(_title(years, language), language, tuple(blocks))


def _title(years: tuple[YearState, ...], language: Language) -> str:
    first, last = years[0].year, years[-1].year
    when = str(first) if first == last else f"{first}–{last}"
    return text("state.heading", language, count=str(len(years[-1].calculations)), year=when)


def _sentence(year: YearState, language: Language) -> str:
    total, minimum = year.total, year.minimum
    key = "report.state_at_least" if total.undetermined else "report.state"
    said = text(
        key,
        language,
        year=str(year.year),
        amount=money(total.maximum, language),
        count=str(total.undetermined),
    )
    if minimum is None:
        return said
    band = {name: money(getattr(minimum, name), language) for name in ("default", "low", "high")}
    key = "report.state_minimum" if minimum.default is not None else "report.state_minimum_open"
    return f"{said} {text(key, language, **band)}"


def _overview(years: tuple[YearState, ...], language: Language) -> Sheet:
    rows = []
    for year in years:
        m, none = year.minimum, text("amount.none", language)
        band = (m.default, m.low, m.high) if m else None
        total = at_least(year.total.known, language, complete=not year.total.undetermined)
        shown = [money(amount, language) for amount in band] if band else [none] * 3
        cells = (Cell((amount,)) for amount in (total, *shown))
        rows.append(Row((Cell((str(year.year),)), *cells)))
    columns = (Column(text(key, language), right=True) for key in BAND)
    head = Column(text("column.year", language))
    return Sheet(text("report.state_years", language), (head, *columns), tuple(rows))


def _year(year: YearState, by: str, language: Language) -> Iterator[Block]:
    yield _items(year, language)
    if year.minimum is not None:
        title = text("state.minimum", language)
        yield Section(title, (_minimum(year.minimum, title, language), *_about(year, language)))
    if weak := _weak(year, language):
        yield Section(text("report.uncertain_state", language), (bullets(weak),), folded=True)
    for group in dict.fromkeys([by, "kommune"]):
        if group != "programme":
            title = text(f"report.by.{group}", language)
            yield Section(title, (_groups(year, group, title, language),), folded=group != by)


def _items(year: YearState, language: Language) -> Sheet:
    rows, before, statuses = list[Row](), "", _statuses(year)
    for item in year.items():
        if item.programme != before:
            named = Cell((words(item.programme_title, language), " ", Code(item.programme)))
            rows.append(Row((named,), "group"))
            before = item.programme
        named, status = (
            Cell((words(item.title, language),)),
            statuses.get((item.programme, item.item)),
        )
        rows.append(Row((named, *_cells(item.sum, language), Cell(status=status))))
    total = _total(year, language)
    rows.append(total._replace(cells=(*total.cells, Cell())))
    caption = text("report.state_items", language, year=str(year.year))
    columns = (*_columns("column.item", language), Column(text("column.status", language)))
    return Sheet(caption, columns, tuple(rows))


def _weak(year: YearState, language: Language) -> list[Line]:
    """The values behind the sums that are not official, each once, weakest first."""
    uses = {
        (use.name, use.status): use
        for calculation in year.calculations
        for use in foot.weak_uses(calculation)
    }
    ordered = sorted(uses.values(), key=lambda use: -STRENGTH[use.status])
    return [weak_line(use, language) for use in ordered]


def _statuses(year: YearState) -> dict[tuple[str, str], Status | None]:
    """The weakest status of each item over all KI."""
    found: dict[tuple[str, str], list[Status]] = {}
    for calculation in year.calculations:
        for programme, item in calculation.lines():
            if item.status is not None:
                found.setdefault((programme.id, item.id), []).append(item.status)
    return {key: weakest(statuses) for key, statuses in found.items()}


def _groups(year: YearState, by: str, caption: str, language: Language) -> Sheet:
    rows = [
        Row((Cell((clean(group.name),)), *_cells(group.sum, language))) for group in year.groups(by)
    ]
    columns = _columns(f"column.{by}", language)
    return Sheet(caption, columns, (*rows, _total(year, language)))


def _total(year: YearState, language: Language) -> Row:
    total = year.total
    label = text("line.total_at_least" if total.undetermined else "line.total", language)
    return Row((Cell((label,)), *_cells(total, language)), "total")


def _cells(total: Sum, language: Language) -> Iterator[Cell]:
    amount = at_least(total.known, language, complete=not total.undetermined)
    for shown in (amount, str(total.funded), str(total.undetermined or "")):
        yield Cell((shown,))


def _columns(first: str, language: Language) -> tuple[Column, ...]:
    sums = (Column(text(f"state.{name}", language), right=True) for name in COUNTS)
    return (Column(text(first, language)), *sums)


def _minimum(minimum: Minimum, caption: str, language: Language) -> Sheet:
    named = [
        (text("state.default", language), money(minimum.default, language)),
        (
            text("state.band", language),
            f"{money(minimum.low, language)} – {money(minimum.high, language)}",
        ),
        *((words(line.title, language), money(line.amount, language)) for line in minimum.lines),
    ]
    rows = tuple(Row((Cell((name,)), Cell((amount,)))) for name, amount in named)
    columns = (
        Column(text("report.reading", language)),
        Column(text("report.amount", language), right=True),
    )
    return Sheet(caption, columns, rows)


def _about(year: YearState, language: Language) -> Iterator[Paragraph]:
    if year.minimum is None:
        return
    if year.minimum.open:
        yield Paragraph(line(text("state.open", language, count=str(year.minimum.open))))
    yield Paragraph(line(words(year.minimum.also_pays, language)))
