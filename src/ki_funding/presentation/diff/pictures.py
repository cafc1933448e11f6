"""The pictures of a comparison: who gets more or less, and what it comes to over the years."""

from collections.abc import Sequence

from ki_funding.calculation.diff_result import Diff, YearDiff
from ki_funding.presentation import foot
from ki_funding.presentation.diff.tables import behind, called, groups, named
from ki_funding.presentation.diff.view import cited, more_or_less, title_of
from ki_funding.presentation.numbers import signed
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.pictures.gains import Gain, Group, gains
from ki_funding.presentation.pictures.words import label
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text


def pictures(diff: Diff, full: Sequence[int]) -> list[Picture]:
    """The gains of the last year shown by municipality, and the differences of several years."""
    shown = [year for year in diff.years if year.year in full and year.municipalities()]
    changed = [year for year in diff.years if year.changed]
    found = [_winners(year, diff) for year in shown[-1:]]
    if len(changed) > 1 or (changed and not shown):
        found.append(_years(changed, diff))
    source = _source(diff)
    return [picture._replace(source=source) for picture in found]


def _source(diff: Diff) -> tuple[str, ...]:
    """The sources of what changed, and with which rules both sides were computed."""
    computed = [
        text(f"diff.receipt_{age}", name=clean(name), receipt=foot.computed(of))
        for age, name, of in zip(("old", "new"), diff.names, (diff.old, diff.new), strict=True)
    ]
    return foot.below_picture((citation for citation, _ in cited(diff)), diff.sources, computed)


def _winners(year: YearDiff, diff: Diff) -> Picture:
    """Sorted from gain to loss; what is undetermined stands apart."""
    found = [
        Gain(called(group, year).rstrip(":"), group[0].amount, behind(group, year))
        for group in groups(year, diff)
    ]
    known = [gain for gain in found if gain.amount is not None]
    unknown = tuple(gain for gain in found if gain.amount is None)
    shown = [Group("", tuple(known)), Group(text("amount.undetermined"), unknown)]
    said = [f"{year.year}: {more_or_less(year, diff)}."]
    said += [
        f"{label(gain.label)} {signed(gain.amount)}." for gain in (*known[:1], *known[1:][-1:])
    ]
    return Picture(
        "winners",
        _titled(text("picture.winners", year=str(year.year)), diff),
        " ".join(said),
        lambda canvas: gains(canvas, [group for group in shown if group.gains]),
    )


def _titled(title: str, diff: Diff) -> str:
    """A title that says by which overlays, so that a picture alone is not taken for the law."""
    about = title_of(diff).partition(": ")[2]
    return f"{title}: {about}" if about else title


def _years(years: list[YearDiff], diff: Diff) -> Picture:
    """A group of bars for each programme, one for each year, and one for all if there are more."""
    found: dict[str, list[Gain]] = {}
    for year in years:
        programmes = year.programmes()
        amounts = [(balance.name, balance.amount) for balance in programmes]
        amounts += [(d.programme, d.amount) for d in year.land if d.changed]
        for name, amount in amounts:
            found.setdefault(name, []).append(Gain(str(year.year), amount))
    shown = [Group(named(name, diff), tuple(gained)) for name, gained in found.items()]
    if any(len(year.programmes()) > 1 for year in years):
        total = tuple(Gain(str(year.year), year.total.amount) for year in years)
        shown.append(Group(text("diff.together"), total))
    said = [
        f"{group.title}: "
        + ", ".join(f"{gain.label} {signed(gain.amount)}" for gain in group.gains)
        + "."
        for group in shown
    ]
    title = text("picture.change_years")
    return Picture("years", title, " ".join(said), lambda canvas: gains(canvas, shown))
