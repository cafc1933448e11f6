"""`diff --format table`: what changed, and what it comes to, for a terminal."""

from fractions import Fraction

from ki_funding.language import text
from ki_funding.output.grid import Cell, Grid
from ki_funding.output.impact.view import (
    View,
    basis,
    closing,
    figures,
    more_or_less,
    other,
    period,
    sums,
)
from ki_funding.output.numbers import money, signed
from ki_funding.output.writing import clean, paragraph
from ki_funding.results.impact import Impact, YearImpact

AMOUNTS = ("old", "new", "difference")


def render(impact: Impact, view: View) -> str:
    """The changed figures, what else changed, and their effect by year and municipality."""
    style = view.style
    lines: list[str] = []
    if not impact.differs:
        lines += [text("diff.nothing", style.language), ""]
    if impact.values:
        lines += [text("diff.values", style.language), *_values(impact, view), ""]
    if impact.texts:
        lines += [text("diff.texts", style.language), *_texts(impact, view), ""]
    if impact.differs and not any(year.changed for year in impact.years):
        lines += [text("diff.no_effect", style.language), ""]
    elif impact.years:
        lines += [*_years(impact, view), ""]
    for year in impact.years:
        if year.year in view.full and year.municipalities():
            lines += [*_municipalities(year, impact, view), ""]
    lines += [paragraph(line, style.width) for line in closing(impact, view)]
    return "\n".join(lines) + "\n"


def _values(impact: Impact, view: View) -> list[str]:
    style, lines, before = view.style, list[str](), ""
    for change in impact.values:
        if change.name != before:
            lines.append(f"  {change.name}")
            before = change.name
        old, new = figures(change, style)
        when = period(change, style)
        when = f"{when}: " if when else ""
        what = f"{old} → {new}" if change.amount_differs else new
        place = change.new.place if change.new and not change.new.place.startswith("--") else ""
        said = f"{when}{what} · {basis(change, view)}{f' · {place}' if place else ''}"
        lines.append(paragraph(said, style.width, first="    ", rest="      "))
    return lines


def _texts(impact: Impact, view: View) -> list[str]:
    return [
        paragraph(
            f"{change.path}: {' → '.join(other(change, view.style))}",
            view.style.width,
            first="  ",
            rest="    ",
        )
        for change in impact.texts
    ]


def _years(impact: Impact, view: View) -> list[str]:
    """The sums of each year, by programme."""
    language = view.style.language
    header = [text("column.year", language), *(text(f"diff.{name}", language) for name in AMOUNTS)]
    rows = []
    for year in impact.years:
        programmes = year.programmes()
        for balance in programmes if len(programmes) == 1 else [*programmes, year.total]:
            name = balance.name or text("diff.together", language)
            cells = [f"{year.year} {name}", *sums(balance, view.style)]
            look = "" if balance.name else "bold"
            if programmes or not year.land:
                rows.append(tuple(Cell(cell, look) for cell in cells))
        for d in year.land:
            amounts = [money(d.old, language), money(d.new, language), signed(d.amount, language)]
            if d.changed:
                rows.append(tuple(map(Cell, [f"{year.year} {d.programme}", *amounts])))
    grid = Grid(tuple(header), frozenset({1, 2, 3}), tuple(rows))
    heading = text("diff.effect" if impact.full_use else "diff.effect_cases", language)
    counts = [
        f"{year.year}: {more_or_less(year, impact, view.style)}"
        for year in impact.years
        if year.programmes() or not year.land
    ]
    return [heading, "", grid.fitted(view.style), *([""] if counts else []), *counts]


def _municipalities(year: YearImpact, impact: Impact, view: View) -> list[str]:
    """Everyone with another amount, the greatest gain first; programmes where there are several."""
    language = view.style.language
    several = len(year.programmes()) > 1
    whose = text("column.kommune" if impact.full_use else "diff.case", language)
    header = (whose, *(text(f"diff.{name}", language) for name in AMOUNTS))
    rows, shares = [], list[Fraction | None]()
    found = year.municipalities()
    most = max((abs(b.amount) for b in found if b.amount), default=None)
    for balance in found:
        parts = year.of(balance.name) if several else []
        for place, one in enumerate([balance, *parts]):
            name = f"  {one.name}" if place else clean(one.name)
            cells = [name, *sums(one, view.style)]
            rows.append(tuple(Cell(cell, "" if place or not several else "bold") for cell in cells))
            amount = None if place else one.amount
            shares.append(Fraction(abs(amount)) / Fraction(most) if amount and most else None)
    grid = Grid(header, frozenset({1, 2, 3}), tuple(rows), tuple(shares))
    return [text("diff.by_kommune", language, year=str(year.year)), "",
            grid.fitted(view.style)]  # fmt: skip
