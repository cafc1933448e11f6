"""The pictures of a comparison: who gets more or less, and what it comes to over the years."""

from ki_funding.language import text
from ki_funding.output.impact.view import View, more_or_less
from ki_funding.output.numbers import signed
from ki_funding.output.page import Picture
from ki_funding.output.pictures.gains import Gain, Group, gains
from ki_funding.output.pictures.words import label
from ki_funding.results.impact import Balance, Impact, YearImpact


def pictures(impact: Impact, view: View) -> list[Picture]:
    """The gains of the last year shown by municipality, and the differences of several years."""
    shown = [year for year in impact.years if year.year in view.full and year.municipalities()]
    changed = [year for year in impact.years if year.changed]
    found = [_winners(year, impact, view) for year in shown[-1:]]
    if len(changed) > 1 or (changed and not shown):
        found.append(_years(changed, view))
    return found


def _winners(year: YearImpact, impact: Impact, view: View) -> Picture:
    """Sorted from gain to loss; what is undetermined stands apart."""
    language = view.style.language
    balances = year.municipalities()
    known = [balance for balance in balances if balance.amount is not None]
    unknown = [balance for balance in balances if balance.amount is None]
    groups = [Group("", tuple(map(_gain, known)))]
    if unknown:
        title = text("amount.undetermined", language)
        groups.append(Group(title, tuple(map(_gain, unknown))))
    said = [f"{year.year}: {more_or_less(year, impact, view.style)}."]
    ends = [("most", known[:1]), ("least", known[-1:])]
    for name, found in ends:
        for balance in found:
            amount = signed(balance.amount, language)
            whose = label(balance.name)
            said.append(text(f"picture.gain_{name}", language, name=whose, amount=amount))
    return Picture(
        "winners",
        text("picture.winners", language, year=str(year.year)),
        " ".join(said),
        lambda: gains([group for group in groups if group.gains], language),
    )


def _gain(balance: Balance) -> Gain:
    return Gain(balance.name, balance.amount)


def _years(years: list[YearImpact], view: View) -> Picture:
    """A group of bars for each year, one for each programme."""
    language = view.style.language
    groups = []
    for year in years:
        found = [*map(_gain, year.programmes())]
        found += [Gain(d.programme, d.amount) for d in year.land if d.changed]
        groups.append(Group(str(year.year), tuple(found)))
    said = [
        f"{group.title}: "
        + ", ".join(f"{gain.label} {signed(gain.amount, language)}" for gain in group.gains)
        + "."
        for group in groups
    ]
    title = text("picture.change_years", language)
    return Picture("years", title, " ".join(said), lambda: gains(groups, language))
