"""The tables of a comparison: each is described here once, for all formats."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ki_funding.calculation.diff_result import Balance, Diff, Difference, YearDiff
from ki_funding.presentation.diff.other import changes
from ki_funding.presentation.diff.view import basis, figures, period
from ki_funding.presentation.naming import change_name
from ki_funding.presentation.numbers import spanned
from ki_funding.presentation.page import Code, Column, Money, Row, Sheet
from ki_funding.presentation.style import clean
from ki_funding.texts import naming
from ki_funding.texts.language import text
from ki_funding.texts.naming import by_ids

AMOUNTS = ("diff.old", "diff.new", "diff.difference")
VALUES = ("diff.value", "sheet.holds", "diff.old", "diff.new", "diff.basis")


def values(diff: Diff) -> Sheet:
    """The figures that changed."""
    rows = tuple(
        Row((change_name(change, diff.titles), period(change),
             *figures(change), basis(change, diff)))
        for change in diff.values
    )  # fmt: skip
    return _sheet("diff.values", VALUES, rows)


def texts(diff: Diff) -> Sheet:
    """What else differs."""
    shown = Code if by_ids() else str
    rows = tuple(Row((shown(one.where), one.old, one.new)) for one in changes(diff))
    return _sheet("diff.texts", ("diff.what", "diff.old", "diff.new"), rows)


def _sheet(caption: str, heads: tuple[str, ...], rows: tuple[Row, ...]) -> Sheet:
    columns = tuple(Column(text(key)) for key in heads)
    return Sheet(text(caption), columns, rows)


def years(diff: Diff) -> Sheet:
    """The sums of each year, by programme; those for the Land stand below."""
    head = (Column(text("column.year")), Column(text("diff.programme")))
    rows = [row for year in diff.years for row in _year(year, diff)]
    if several(diff):
        rows.append(Row((text("diff.all_years"), None, *sums(diff.over_years.total)), "total"))
    return Sheet(effect(diff), (*head, *amounts()), tuple(rows))


def several(diff: Diff) -> str:
    """The years that are summed up, `2026–2027`; nothing where there is but one."""
    both = [year.year for year in diff.years if year.only is None and year.programmes()]
    return spanned(both) if len(both) > 1 else ""


def effect(diff: Diff) -> str:
    """What the sums are: those at full use, or of some cases."""
    return text("diff.effect" if diff.full_use else "diff.effect_cases")


def _year(year: YearDiff, diff: Diff) -> Iterator[Row]:
    programmes = year.programmes()
    for balance in programmes:
        yield Row((year.year, named(balance.name, diff), *sums(balance)))
    if len(programmes) > 1 or not (programmes or year.land):
        yield Row((year.year, text("diff.together"), *sums(year.total)), "total")
    for found in year.land:
        if found.changed:
            yield Row((year.year, named(found.programme, diff), *_difference(found)))


def municipalities(year: YearDiff, diff: Diff, *, parts: bool, when: str = "") -> Sheet:
    """Everyone with another amount, the greatest gain first; with `parts` by programme as well.

    Several KI with the same amounts are one row. `when` is said in place of the year, for several
    together.
    """
    found, rows = groups(year, diff), list[Row]()
    apart = parts and len(year.programmes()) > 1
    most = max((abs(b.amount) for (b, *_) in found if b.amount), default=None)
    for balance, *others in found:
        cells = (called([balance, *others], year), *sums(balance))
        rows.append(Row(cells, "total" if apart else "", _share(balance.amount, most)))
        if apart:
            rows += [
                Row((f"  {named(one.name, diff)}", *sums(one))) for one in year.of(balance.name)
            ]
    title = text("diff.by_kommune", year=when or str(year.year))
    columns = (Column(whose(diff)), *amounts())
    return Sheet(title, columns, tuple(rows), bars="")


def who(year: YearDiff, diff: Diff) -> Iterator[str]:
    """The names behind each row that stands for several, but not for all of a type."""
    for group in groups(year, diff):
        if names := behind(group, year):
            yield f"{called(group, year)} {names}"


def behind(group: list[Balance], year: YearDiff) -> str:
    """The names of several; nothing of one, and of all of a type."""
    several = 1 < len(group) < year.of_type(group[0].art)
    return ", ".join(clean(balance.name) for balance in group) if several else ""


def groups(year: YearDiff, diff: Diff) -> list[list[Balance]]:
    """Everyone with another amount; KI of a type with the same amounts are together."""
    return year.alike() if diff.full_use else [[one] for one in year.municipalities()]


def called(group: list[Balance], year: YearDiff) -> str:
    """The name of one, or how many of which type."""
    first, count = group[0], len(group)
    if count == 1:
        return clean(first.name)
    all_of_them = count == year.of_type(first.art)
    return text(f"diff.{'all' if all_of_them else 'each'}.{first.art}", count=str(count))


def named(name: str, diff: Diff) -> str:
    """What a programme is called, or PROGRAMME.ITEM an item."""
    return naming.called(name, diff.titles.get(name))


def _share(amount: Decimal | None, most: Decimal | None) -> Fraction | None:
    return Fraction(abs(amount)) / Fraction(most) if amount and most else None


def whose(diff: Diff) -> str:
    """What a row for each one is called."""
    return text("column.kommune" if diff.full_use else "column.case")


def sums(balance: Balance) -> tuple[Money, Money, Money]:
    """Old, new and difference; sums that leave out what is undetermined are lower bounds."""
    return (
        Money(balance.old, at_least=not balance.old_complete),
        Money(balance.new, at_least=not balance.new_complete),
        Money(balance.amount, signed=True),
    )


def _difference(found: Difference) -> tuple[Money, Money, Money]:
    return Money(found.old), Money(found.new), Money(found.amount, signed=True)


def amounts() -> tuple[Column, ...]:
    """The columns of old, new and difference."""
    return tuple(Column(text(key), right=True) for key in AMOUNTS)
