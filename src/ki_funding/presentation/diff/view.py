"""What the pages on a comparison have in common: texts for people."""

from collections.abc import Iterator, Sequence
from datetime import date

from ki_funding.calculation.diff_result import Diff, YearDiff
from ki_funding.law.rulebook.changes import Side, ValueChange
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import signed
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text, words
from ki_funding.values.scalars import Citation


def figures(change: ValueChange) -> tuple[str, str]:
    """The old and the new figure with its unit."""
    if change.path.endswith(".in_force"):
        return _periods(change.old), _periods(change.new)
    return foot.side(change.old), foot.side(change.new)


def _periods(side: Side | None) -> str:
    """When a programme runs, as a side writes it: `2012-06-25..2017-12-31, 2020-01-01..`."""
    if side is None or side.value is None:
        return foot.side(side)
    spans = (span.split("..") for span in side.value.split(", "))
    days = ([date.fromisoformat(day) if day else None for day in span] for span in spans)
    return "; ".join(foot.period(first, until) for first, until in days if first)


def basis(change: ValueChange, diff: Diff) -> str:
    """Status and sources of the new figure, and the old status where it was another."""
    shown = change.new or change.old
    assert shown is not None
    status = text(f"status.{shown.status}")
    cited = foot.cited(shown.sources, diff.sources) or "–"
    if change.old and change.new and change.old.status != change.new.status:
        status = f"{text(f'status.{change.old.status}')} → {status}"
    if change.old and change.new and not change.amount_differs:
        before = foot.cited(change.old.sources, diff.sources) or "–"
        cited = f"{before} → {cited}" if before != cited else cited
        if change.old.note != change.new.note:
            cited += f" · {text('diff.note')}"
    return f"{status} · {cited}"


def period(change: ValueChange) -> str:
    """From when to when; the end of the rulebook is no end of the law."""
    if change.path.endswith(".in_force"):
        return ""  # the value says it
    return foot.period(change.first, None if change.to_end else change.until)


def more_or_less(year: YearDiff, diff: Diff) -> str:
    """`54 KI: 54 get more, 0 less`, and what is known under one of the rules only."""
    key = "diff.count_ki" if diff.full_use else "diff.count_cases"
    counts = {"among": year.among, "more": year.winners, "less": year.losers}
    said = text(key, **{name: str(count) for name, count in counts.items()})
    if year.undetermined:
        count = str(year.undetermined)
        said += "; " + text("diff.undetermined", count=count)
    return said


def headline(diff: Diff) -> list[str]:
    """What the change comes to in each year, and for how many."""
    if not diff.differs:
        return [text("diff.nothing")]
    if not any(year.changed for year in diff.years):
        return [text("diff.no_effect")]
    return [
        f"{year.year}: {signed(year.total.amount)}; {more_or_less(year, diff)}."
        for year in diff.years
        if year.programmes()
    ]


def title_of(diff: Diff) -> str:
    """What the comparison is about: the overlays that are put on, by their own titles."""
    title = text("diff.title")
    before = {overlay.id for overlay in diff.old.overlays}
    new = [words(o.title) for o in diff.new.overlays if o.id not in before]
    return f"{title}: {clean(', '.join(new))}" if new else title


def cited(diff: Diff) -> Iterator[tuple[Citation, tuple[str, str]]]:
    """Every citation behind a figure that changed, with the name of that figure."""
    for change in diff.values:
        for side in (change.old, change.new):
            for citation in side.sources if side else ():
                yield citation, ("", change.name)


def closing(diff: Diff, full: Sequence[int]) -> list[str]:
    """What was compared with what, and that nothing of it is a claim."""
    lines = list[str]()
    hidden = [str(y.year) for y in diff.years if y.programmes() and y.year not in full]
    if hidden:
        lines.append(text("diff.other_years", years=", ".join(hidden)))
    for year in diff.years:
        if year.only:
            name = diff.names[0 if year.only == "old" else 1]
            lines.append(text("diff.one_side", year=str(year.year), name=clean(name)))
    if diff.in_part:
        lines.append(text("diff.part"))
    sides = ((("diff.receipt_old", diff.old)), ("diff.receipt_new", diff.new))
    return [*lines, text("foot.no_claim"), *(
        text(key, name=clean(name), receipt=foot.receipt_line(receipt))
        for (key, receipt), name in zip(sides, diff.names, strict=True)
    )]  # fmt: skip
