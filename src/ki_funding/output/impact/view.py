"""What the formats of a comparison have in common: which years in full, and texts for people."""

from typing import NamedTuple

from ki_funding.language import text, words
from ki_funding.output import foot
from ki_funding.output.writing import Style, clean
from ki_funding.results.change import TextChange, ValueChange
from ki_funding.results.impact import Impact, YearImpact


class View(NamedTuple):
    """How to lay out a comparison: `full` are the years shown by municipality."""

    style: Style
    sources: foot.Sources
    full: tuple[int, ...]
    names: tuple[str, str]


def figures(change: ValueChange, style: Style) -> tuple[str, str]:
    """The old and the new figure with its unit."""
    return foot.side(change.old, style.language), foot.side(change.new, style.language)


def basis(change: ValueChange, view: View) -> str:
    """Status and sources of the new figure, and the old status where it was another."""
    language, shown = view.style.language, change.new or change.old
    assert shown is not None
    status = text(f"status.{shown.status}", language)
    cited = foot.cited(shown.sources, view.sources, language) or "–"
    if change.old and change.new and change.old.status != change.new.status:
        status = f"{text(f'status.{change.old.status}', language)} → {status}"
    if change.old and change.new and not change.amount_differs:
        before = foot.cited(change.old.sources, view.sources, language) or "–"
        cited = f"{before} → {cited}" if before != cited else cited
        if change.old.note != change.new.note:
            cited += f" · {text('diff.note', language)}"
    return f"{status} · {cited}"


def period(change: ValueChange, style: Style) -> str:
    """From when to when; the end of the rulebook is no end of the law."""
    if change.path.endswith(".in_force"):
        return ""  # the value says it
    return foot.period(change.first, None if change.to_end else change.until, style.language)


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


def title_of(impact: Impact, view: View) -> str:
    """What the comparison is about: the overlays that are put on, by their own titles."""
    language = view.style.language
    title = text("diff.title", language)
    before = {overlay.id for overlay in impact.old.overlays}
    new = [words(o.title, language) for o in impact.new.overlays if o.id not in before]
    return f"{title}: {clean(', '.join(new))}" if new else title


def closing(impact: Impact, view: View) -> list[str]:
    """What was compared with what, and that nothing of it is a claim."""
    language, lines = view.style.language, list[str]()
    hidden = [str(y.year) for y in impact.years if y.programmes() and y.year not in view.full]
    if hidden:
        lines.append(text("diff.other_years", language, years=", ".join(hidden)))
    if impact.years and impact.full_use:
        lines.append(text("diff.part", language))
    sides = ((("diff.receipt_old", impact.old)), ("diff.receipt_new", impact.new))
    return [*lines, text("foot.no_claim", language), *(
        text(key, language, name=clean(name), receipt=foot.receipt_line(receipt, language))
        for (key, receipt), name in zip(sides, view.names, strict=True)
    )]  # fmt: skip
