"""The report on a comparison: what changed, and who gets how much more or less."""

from collections.abc import Iterator

from ki_funding.language import text, words
from ki_funding.output.impact.pictures import pictures
from ki_funding.output.impact.view import (
    View,
    basis,
    closing,
    figures,
    more_or_less,
    other,
    period,
    sums,
    title_of,
)
from ki_funding.output.numbers import money, signed
from ki_funding.output.page import (
    Block,
    Cell,
    Code,
    Column,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
    Strong,
    line,
)
from ki_funding.output.references import references
from ki_funding.results.change import ValueChange
from ki_funding.results.impact import Balance, Impact, YearImpact

AMOUNTS = ("old", "new", "difference")


def page(impact: Impact, view: View) -> Page:
    """The effect in a sentence a year, changed figures, sums, and every municipality."""
    language = view.style.language
    changed = [year for year in impact.years if year.changed]
    effective = [year for year in changed if year.programmes()]
    blocks: list[Block] = []
    if not impact.differs:
        blocks.append(Paragraph((text("diff.nothing", language),), "lead"))
    blocks += [_headline(year, impact, view) for year in effective]
    blocks.append(Paragraph((Strong(text("foot.no_claim", language)),)))
    if impact.differs and not changed:
        blocks.append(Paragraph((text("diff.no_effect", language),), "lead"))
    if impact.values:
        blocks.append(Section(text("diff.values", language), (_values(impact, view),)))
    if impact.texts:
        blocks.append(Section(text("diff.texts", language), (_texts(impact, view),)))
    if changed:
        title = text("diff.effect" if impact.full_use else "diff.effect_cases", language)
        drawn = pictures(impact, view)
        blocks.append(Section(title, (_years(impact, title, view), *drawn)))
    blocks += [_municipalities(year, impact, view) for year in effective]
    cited = (
        citation
        for change in impact.values
        for side in (change.old, change.new)
        if side is not None
        for citation in side.sources
    )
    blocks += references(cited, view.sources, language)
    blocks += [Paragraph((said,), "small") for said in closing(impact, view)]
    return Page(title_of(impact, view), language, tuple(blocks))


def _headline(year: YearImpact, impact: Impact, view: View) -> Paragraph:
    amount = signed(year.total.amount, view.style.language)
    counts = more_or_less(year, impact, view.style)
    return Paragraph((Strong(f"{year.year}: {amount}"), f" · {counts}"), "lead")


def _values(impact: Impact, view: View) -> Sheet:
    names = ("value", "period", "old", "new", "basis")
    rows = tuple(_value(change, view) for change in impact.values)
    return _sheet("diff.values", names, rows, view)


def _value(change: ValueChange, view: View) -> Row:
    language = view.style.language
    side = change.new or change.old
    title = words(side.title, language) if side and side.title else ""
    named = Cell(line(title, " " if title else "", Code(change.name)))
    said = (period(change, view.style), *figures(change, view.style), basis(change, view))
    return Row((named, *(Cell((part,)) for part in said)))


def _texts(impact: Impact, view: View) -> Sheet:
    rows = tuple(
        Row((Cell((Code(c.path),)), *(Cell((side,)) for side in other(c, view.style))))
        for c in impact.texts
    )
    return _sheet("diff.texts", ("what", "old", "new"), rows, view)


def _sheet(caption: str, names: tuple[str, ...], rows: tuple[Row, ...], view: View) -> Sheet:
    language = view.style.language
    columns = tuple(Column(text(f"diff.{name}", language)) for name in names)
    return Sheet(text(caption, language), columns, rows)


def _years(impact: Impact, caption: str, view: View) -> Sheet:
    """The sums of each year, by programme; those for the Land stand below."""
    rows = [row for year in impact.years for row in _year(year, view)]
    language = view.style.language
    head = (Column(text("column.year", language)), Column(text("diff.programme", language)))
    return Sheet(caption, (*head, *_amounts(view)), tuple(rows))


def _year(year: YearImpact, view: View) -> Iterator[Row]:
    language, when = view.style.language, Cell((str(year.year),))
    programmes = year.programmes()
    for balance in programmes:
        yield Row((when, Cell((Code(balance.name),)), *_sums(balance, view)))
    if len(programmes) > 1:
        together = Cell((text("diff.together", language),))
        yield Row((when, together, *_sums(year.total, view)), "total")
    for d in year.land:
        if d.changed:
            amounts = (money(d.old, language), money(d.new, language), signed(d.amount, language))
            cells = (Cell((amount,)) for amount in amounts)
            yield Row((when, Cell((Code(d.programme),)), *cells))


def _municipalities(year: YearImpact, impact: Impact, view: View) -> Section:
    language = view.style.language
    whose = text("column.kommune" if impact.full_use else "diff.case", language)
    rows = tuple(Row((Cell((b.name,)), *_sums(b, view))) for b in year.municipalities())
    title = text("diff.by_kommune", language, year=str(year.year))
    sheet = Sheet(title, (Column(whose), *_amounts(view)), rows)
    part = [Paragraph((text("diff.part", language),))] if impact.full_use else []
    return Section(title, (*part, sheet), folded=True)


def _sums(balance: Balance, view: View) -> Iterator[Cell]:
    return (Cell((amount,)) for amount in sums(balance, view.style))


def _amounts(view: View) -> tuple[Column, ...]:
    return tuple(Column(text(f"diff.{name}", view.style.language), right=True) for name in AMOUNTS)
