"""What stands below the figures: where they come from, what is assumed or open, and the receipt."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ki_funding.calculation.result import Calculation, Receipt
from ki_funding.law.programme.file import SourceEntry
from ki_funding.presentation.naming import change_name, listed, use_name, use_value, whose
from ki_funding.presentation.numbers import day, written
from ki_funding.presentation.page import Paragraph, Strong
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import called
from ki_funding.values.basis import Period, Use
from ki_funding.values.scalars import Citation
from ki_funding.values.vocabulary import STRENGTH, Status

if TYPE_CHECKING:
    from ki_funding.law.rulebook.changes import Side, ValueChange

Sources = Mapping[str, SourceEntry]
DIGEST_SHOWN = 12
SOURCES_SHOWN = 5  # below a picture and on one sheet; the report names all


def cite(citation: Citation, sources: Sources) -> str:
    """A citation as people write it: the short title and the section."""
    entry = sources.get(citation.source)
    short = words(entry.short) if entry else citation.source
    return f"{short} {citation.section}".strip()


def cited(citations: Sequence[Citation], sources: Sources) -> str:
    """Several citations in one line."""
    return "; ".join(cite(citation, sources) for citation in citations)


def assumptions(calculation: Calculation) -> list[str]:
    """The values that are not official, weakest first, and why."""
    return [_weak(use, calculation) for use in weak_uses(calculation)]


def planned(calculation: Calculation) -> list[str]:
    """The values that stand for something unknown in a plan, by what they are taken from."""
    found = dict[str, list[tuple[str, str]]]()
    for use in weak_uses(calculation):
        if use.status is Status.PLANNED:
            of = whose(use, calculation.programmes)
            found.setdefault(note_of(use), []).append((of, use_name(use)))
    return [f"{note}: {listed(names)}." for note, names in found.items()]


def more(calculation: Calculation) -> list[str]:
    """What a table leaves out, and which command says on what it rests."""
    lines = list(left_out(calculation))
    if calculation.programmes:
        count = len(weak_uses(calculation))
        key = "foot.more_one" if count == 1 else "foot.more"
        case = clean(calculation.case) or text("placeholder.CASE")
        plan = f" --year {calculation.year} --plan" if calculation.receipt.plan else ""
        lines.append(text(key, count=str(count), case=case + plan))
        if calculation.beyond_rules and not plan:
            lines.append(text("foot.as_plan", case=case, year=str(calculation.year)))
    return lines


def legend(statuses: Iterable[Status | None], *, undetermined: bool) -> list[str]:
    """What the words of certainty in a table mean, in one line; none where there are none."""
    found = set(statuses)
    keys = {status: f"status_means.{status}" for status in Status if status in found}
    parts = [f"{text(f'status.{status}')} = {text(key)}" for status, key in keys.items()]
    if undetermined:
        parts.append(f"{text('amount.undetermined')} = {text('status_means.undetermined')}")
    return [f"{'; '.join(parts)}."] if parts else []


def legend_of(calculations: Sequence[Calculation]) -> list[str]:
    """The same for the items of some calculations."""
    lines = [(c, item) for c in calculations for _, item in c.lines()]
    undetermined = any(
        not (item.complete and item.maximum_known) or item.repayment_open for _, item in lines
    )
    return legend((item.status for _, item in lines), undetermined=undetermined)


def left_out(calculation: Calculation) -> Iterator[str]:
    """Which programmes are not claimed, and which inputs have no limit to claim."""
    uses = (use for _, item in calculation.lines() for use in item.uses)
    titles = {**dict(calculation.titles), **{use.name: use.title for use in uses}}
    for key, entries in (
        ("foot.not_claimed", calculation.not_claimed),
        ("foot.unbounded", calculation.unbounded),
        ("foot.defaulted", calculation.defaulted),
    ):
        if entries:
            names = ", ".join(called(name, titles.get(name)) for name in entries)
            yield text(key, names=names)


def no_claim(calculations: Sequence[Calculation] = ()) -> Paragraph:
    """That nothing of a report is a claim."""
    return Paragraph((Strong(disclaimer(calculations)),))


def disclaimer(calculations: Sequence[Calculation]) -> str:
    """The same in words; what the Land owes is no maximum."""
    return no_maximum(owed=bool(calculations) and all(one.for_land for one in calculations))


def no_maximum(*, owed: bool) -> str:
    """That a figure is no claim, or one that the Land owes."""
    return text("foot.owed" if owed else "foot.no_claim")


def received(receipt: Receipt) -> Paragraph:
    """The receipt at the end of a page."""
    return Paragraph((receipt_line(receipt),), "small")


def receipt_line(receipt: Receipt) -> str:
    """The receipt in one line."""
    return text(
        "foot.receipt",
        version=receipt.version,
        rules=day(date.fromisoformat(receipt.rules_version)),
        digest=receipt.rules_digest[:DIGEST_SHOWN],
        readings=_chosen(receipt),
    )


def computed(receipt: Receipt) -> str:
    """The receipt below a picture: the program, the date of the rules, and what was chosen."""
    rules = day(date.fromisoformat(receipt.rules_version))
    chosen = _chosen(receipt)
    return text("picture.computed", version=receipt.version, rules=rules, readings=chosen)


def below_picture(
    cited: Iterable[Citation], sources: Sources, computed: Sequence[str], *, owed: bool = False
) -> tuple[str, ...]:
    """What stands below a picture by itself; `computed` says with which rules."""
    return (no_maximum(owed=owed), *most_cited(cited, sources), *computed)


def most_cited(cited: Iterable[Citation], sources: Sources) -> Iterator[str]:
    """The sources that are cited most, and how many more there are; nothing where none is."""
    often = Counter(citation.source for citation in cited)
    first = {name for name, _ in often.most_common(SOURCES_SHOWN)}
    shorts = [words(entry.short) for name, entry in sources.items() if name in first]
    yield from named_sources(shorts, len(often) - len(first))


def named_sources(shorts: Sequence[str], more: int) -> Iterator[str]:
    """Some sources by their short titles, and how many more there are; nothing where none is."""
    if shorts:
        key = "picture.sources_more" if more else "picture.sources"
        yield text(key, sources=", ".join(shorts), count=str(more))


def _chosen(receipt: Receipt) -> str:
    """The readings and overlays of a receipt."""
    readings = "".join(f" · {name}={option}" for name, option in receipt.readings)
    plan = " · --plan" if receipt.plan else ""
    return (
        readings
        + plan
        + "".join(
            f" · {overlay.id if overlay.is_option else f'--with {overlay.id}'}"
            for overlay in receipt.overlays
        )
    )


def changed(change: "ValueChange") -> str:
    """A figure that an overlay changes, with its old and new value."""
    return text(
        "foot.changed",
        name=change_name(change),
        old=side(change.old),
        new=side(change.new),
        period=period(*_period_of(change)),
    )


def _period_of(change: "ValueChange") -> Period:
    """When a change holds: as the new row says, which other rows of the rules may cut in parts."""
    written = change.new.written if change.new else None
    return written or Period(change.first, None if change.to_end else change.until)


def side(found: "Side | None") -> str:
    """What one side says of a figure: the value with its unit, open, or nothing."""
    if found is None:
        return text("amount.none")
    return written(found.value, found.unit)


def note_of(use: Use) -> str:
    """Why a value is as weak as it is; empty if nothing is said."""
    if use.note is not None:
        return words(use.note)
    if use.kind in {"notice", "default"}:
        return text(f"foot.note.{use.kind}")
    if use.status is Status.GIVEN:
        return text("foot.note.given")
    if use.kind == "reading":
        return text("foot.note.chosen")
    if use.status is Status.OPEN and use.kind in {
        "input",
        "parameter",
        "part_year",
        "division",
        "fact",
    }:
        return text(f"foot.note.{use.kind}")
    return ""


def period(first: date, until: date | None) -> str:
    """From when to when, in words."""
    if until is None:
        return text("foot.period_open", first=day(first))
    return text("foot.period", first=day(first), until=day(until))


def weak_uses(calculation: Calculation) -> list[Use]:
    """The values that are not official and say why, weakest first, each once."""
    found: dict[tuple[str, str], Use] = {}
    for _, item in calculation.lines():
        for use in item.all_uses:
            said = use.status is not Status.OFFICIAL or use.note is not None
            if said and use.kind not in {"in_force", "fact", "default"}:
                found.setdefault((use.name, use.status), use)
    return sorted(found.values(), key=lambda use: -STRENGTH[use.status])


def _weak(use: Use, calculation: Calculation) -> str:
    carried, programmes = calculation.carried_from(use), calculation.programmes
    start = text("foot.weak", status=text(f"status.{use.status}"), name=use_name(use, programmes))
    if use.kind == "reading":
        start += f" = {use_value(use)}"
    if carried:
        start += f", {text('foot.carried', year=str(carried))}"
    note = note_of(use)
    return f"{start}. {note}" if note else f"{start}."


def short(name: str) -> str:
    """A name without the programme before it."""
    return name.rpartition(".")[2]
