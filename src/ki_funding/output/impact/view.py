"""What the formats of a comparison have in common: which years in full, and texts for people."""

from decimal import Decimal
from typing import NamedTuple

from ki_funding.impact import Balance, Impact, YearImpact
from ki_funding.language import text
from ki_funding.output import foot
from ki_funding.output.numbers import money
from ki_funding.output.writing import Style, clean
from ki_funding.result import TextChange, ValueChange


class View(NamedTuple):
    """How to lay out a comparison: `full` are the years shown by municipality."""

    style: Style
    sources: foot.Sources
    full: tuple[int, ...]


def figures(change: ValueChange, style: Style) -> tuple[str, str]:
    """The old and the new figure with its unit."""
    return foot.side(change.old, style.language), foot.side(change.new, style.language)


def basis(change: ValueChange, view: View) -> str:
    """Status and sources of the new figure, and the old status where it was another."""
    language, shown = view.style.language, change.new or change.old
    assert shown is not None
    status = text(f"status.{shown.status}", language)
    if change.old and change.new and change.old.status != change.new.status:
        status = f"{text(f'status.{change.old.status}', language)} → {status}"
    return f"{status} · {foot.cited(shown.sources, view.sources, language) or '–'}"


def other(change: TextChange, style: Style) -> tuple[str, str]:
    """Both sides of something else that differs; nothing where a side does not have it."""
    nothing = text("amount.none", style.language)
    return clean(change.old or nothing), clean(change.new or nothing)


def more_or_less(year: YearImpact, impact: Impact, style: Style) -> str:
    """`54 KI: 54 get more, 0 less`, and what is known under one of the rules only."""
    key = "diff.count_ki" if impact.full_use else "diff.count_cases"
    counts = {"among": year.among, "more": year.winners, "less": year.losers}
    said = text(key, style.language, **{name: str(count) for name, count in counts.items()})
    if year.undetermined:
        count = str(year.undetermined)
        said += "; " + text("diff.undetermined", style.language, count=count)
    return said


def signed(amount: Decimal | None, style: Style) -> str:
    """A difference with its sign."""
    if amount is None:
        return text("amount.undetermined", style.language)
    return f"{'+' if amount > 0 else ''}{money(amount, style.language)}"


def sums(balance: Balance, style: Style) -> tuple[str, str, str]:
    """Old, new and difference; sums that leave out what is undetermined say so."""
    mark = "" if balance.complete else "≥ "
    old, new = (f"{mark}{money(amount, style.language)}" for amount in (balance.old, balance.new))
    return old, new, signed(balance.amount if balance.known or balance.amount else None, style)


def closing(impact: Impact, style: Style) -> list[str]:
    """What was compared with what, and that nothing of it is a claim."""
    language = style.language
    sides = [
        text("diff.receipt_old", language, receipt=foot.receipt_line(impact.old, language)),
        text("diff.receipt_new", language, receipt=foot.receipt_line(impact.new, language)),
    ]
    return [text("foot.no_claim", language), *sides]
