"""What is to be said of a result beside its figures: limits, reasons, notices, deadlines.

Items and parameters go by their ids, which commands take, or with `titled` by their titles.
"""

from collections.abc import Iterator
from fractions import Fraction

from ki_funding.calculation.result import Calculation, ItemResult, ProgrammeResult
from ki_funding.presentation.foot import Sources, assumptions, changed, cite, period
from ki_funding.presentation.numbers import day, figure, money, number
from ki_funding.presentation.style import clean
from ki_funding.texts.language import Language, text, words
from ki_funding.values.basis import Limit, Use
from ki_funding.values.vocabulary import Reason


def item_name(
    programme: ProgrammeResult, item: ItemResult, language: Language, *, titled: bool
) -> str:
    """PROGRAMME.ITEM, or both titles."""
    if not titled:
        return f"{programme.id}.{item.id}"
    return f"{words(programme.title, language)}, {words(item.title, language)}"


def use_name(use: Use, language: Language, *, titled: bool) -> str:
    """PROGRAMME.PARAMETER, or its title."""
    return words(use.title, language) if titled and use.title else use.name


def notes(calculation: Calculation, language: Language) -> list[str]:
    """What is limited, not in force, undetermined, assumed or inferred, and why."""
    lines = [*of_result(calculation, language), *assumptions(calculation, language)]
    if not calculation.programmes:
        lines.append(text("foot.no_programmes", language))
    if not calculation.totals.complete:
        lines.append(text("foot.incomplete", language))
    return lines


def of_result(calculation: Calculation, language: Language, *, titled: bool = False) -> list[str]:
    """What happened to what was asked for: limits, reasons, notices, changes, population."""
    lines: list[str] = []
    for programme, item in calculation.lines():
        lines += of_item(calculation, programme, item, language, titled=titled)
    for programme in calculation.programmes:
        lines += small_shares(programme, language, titled=titled)
    lines += [changed(change, language) for change in calculation.changes]
    lines += [_population(use, language) for use in _facts(calculation)]
    return lines


def of_item(
    calculation: Calculation,
    programme: ProgrammeResult,
    item: ItemResult,
    language: Language,
    *,
    titled: bool = False,
) -> Iterator[str]:
    """What limits an item, why it is not funded, and how it compares with its notice."""
    name = item_name(programme, item, language, titled=titled)
    yield from (limited(name, limit, language) for limit in item.limits)
    yield from _reasons(calculation, programme, item, language, titled=titled)
    yield from _compared(name, item, language)
    if item.own_share:
        amount = money(item.own_share, language)
        yield text("foot.own_share", language, item=name, amount=amount)


def small_shares(
    programme: ProgrammeResult, language: Language, *, titled: bool = False
) -> Iterator[str]:
    """The claimed shares that are smaller than what is funded."""
    for small in programme.small_shares:
        yield text(
            "foot.small_share",
            language,
            name=words(small.title, language) if titled and small.title else small.input,
            asked=figure(small.asked, language),
            least=figure(small.least, language),
        )


def limited(item: str, limit: Limit, language: Language) -> str:
    """A limit that bit, in one sentence."""
    known = limit.name in {"limit", "cap", "spending"}
    key = f"foot.limit.{limit.name if known else 'part'}"
    return text(
        key,
        language,
        item=item,
        part=limit.name,
        asked=figure(limit.asked, language),
        allowed=figure(limit.allowed, language),
    )


def deadlines(
    calculation: Calculation, sources: Sources, language: Language, *, titled: bool = False
) -> Iterator[str]:
    """When the money of the year has to be applied for."""
    for programme in calculation.programmes:
        for found in programme.deadlines:
            closes = day(found.closes, language)
            when = (
                text("foot.deadline.by", language, closes=closes)
                if found.opens is None
                else (
                    text(
                        "foot.deadline.window",
                        language,
                        opens=day(found.opens, language),
                        closes=closes,
                    )
                )
            )
            status = text(f"status.{found.status}", language)
            cited = "; ".join(cite(c, sources, language) for c in found.sources)
            note = f" {words(found.note, language)}" if found.note else ""
            name = words(programme.title, language) if titled else programme.id
            yield f"{name}: {when} · {status} · {cited}.{note}"


def _compared(name: str, item: ItemResult, language: Language) -> Iterator[str]:
    """The notice against the calculation, and what was not spent of it."""
    if item.notice is not None and item.difference is not None:
        key = "less" if item.difference < 0 else "more" if item.difference else "same"
        yield text(
            f"foot.notice.{key}",
            language,
            item=name,
            notice=money(item.notice, language),
            difference=money(abs(item.difference), language),
        )
    elif item.notice is not None:
        yield text("foot.notice.open", language, item=name, notice=money(item.notice, language))
    if item.repayable:
        yield text("foot.repayable", language, item=name, amount=money(item.repayable, language))


def _reasons(
    calculation: Calculation,
    programme: ProgrammeResult,
    item: ItemResult,
    language: Language,
    *,
    titled: bool,
) -> Iterator[str]:
    name = item_name(programme, item, language, titled=titled)
    if item.reason is Reason.NOT_IN_FORCE:
        periods = ", ".join(period(p.first, p.until, language) for p in item.in_force)
        yield text(
            "foot.reason.not_in_force",
            language,
            item=name,
            year=str(calculation.year),
            periods=periods,
        )
    elif item.reason is Reason.NOT_ELIGIBLE:
        yield text(
            "foot.reason.not_eligible",
            language,
            item=name,
            name=clean(calculation.municipality.name),
        )
        yield from (words(c.text, language) for c in programme.conditions[:1])
    elif item.reason is Reason.UNDETERMINED:
        names = ", ".join(use_name(use, language, titled=titled) for use in item.open_uses)
        yield text("foot.reason.undetermined", language, item=name, names=names)


def _facts(calculation: Calculation) -> list[Use]:
    """The figures of the register that the rules used."""
    uses = [use for _, item in calculation.lines() for use in item.uses]
    return [use for use in dict.fromkeys(uses) if use.kind == "fact" and use.value is not None]


def _population(use: Use, language: Language) -> str:
    title = words(use.title, language) if use.title else use.name
    return text(
        "foot.fact", language, title=title, value=number(Fraction(use.value or 0), language)
    )
