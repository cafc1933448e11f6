"""What is to be said of a result beside its figures: limits, reasons, deadlines."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ki_funding.calculation.result import CENTS, Calculation, ItemResult, ProgrammeResult
from ki_funding.presentation.foot import Sources, assumptions, changed, cite, period, planned
from ki_funding.presentation.naming import item_name, item_of, listed, programme_name, use_name
from ki_funding.presentation.numbers import day, figure, money, number, signed, written
from ki_funding.presentation.style import clean
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import called
from ki_funding.values.basis import Limit, Use
from ki_funding.values.exact import summed
from ki_funding.values.vocabulary import ProgrammeKind, Reason, Status, weakest

SECURED = (Status.OFFICIAL, Status.SECONDARY, Status.INFERRED)


def notes(calculation: Calculation) -> list[str]:
    """What is limited, not in force, undetermined, assumed or inferred, and why."""
    rest = (*assumptions(calculation), *alternatives(calculation), *_left_open(calculation))
    return [*of_result(calculation), *rest]


def notes_in_short(calculation: Calculation) -> list[str]:
    """The same without the values that are assumed or inferred, but with those of a plan."""
    return [*in_short(calculation), *planned(calculation), *alternatives(calculation)]


def _left_open(calculation: Calculation) -> list[str]:
    lines = []
    if not calculation.programmes:
        lines.append(text("foot.no_programmes"))
    if not calculation.totals.complete:
        lines.append(text("foot.incomplete", count=str(calculation.totals.undetermined)))
    elif not calculation.totals.maximum_complete:
        lines.append(text("foot.open_maximum"))
    return lines


def alternatives(calculation: Calculation) -> list[str]:
    """What each other answer to a legal question would change, in few words."""
    return [
        text(
            "foot.alternative",
            reading=called(a.reading, a.title),
            option=called(a.option, a.meaning),
            change=signed(a.difference),
        )
        for a in calculation.alternatives
    ]


def of_result(calculation: Calculation, *, opened: bool = True) -> list[str]:
    """What happened to what was asked for, the most in euros first, and with which figures."""
    return [*in_short(calculation, opened=opened), *map(_fact, _facts(calculation))]


def in_short(calculation: Calculation, *, opened: bool = True) -> list[str]:
    """What happened to what was asked for: limits, reasons, changes.

    A report tells what is undetermined by itself, and not as `opened` here.
    """
    lines = list(how_sure(calculation))
    for programme, item in sorted(calculation.lines(), key=lambda line: -_weight(line[1])):
        if opened or item.reason is not Reason.UNDETERMINED:
            lines += of_item(calculation, programme, item)
    for programme in calculation.programmes:
        lines += small_shares(programme)
    return [*lines, *_carried(calculation), *map(changed, calculation.changes)]


def _carried(calculation: Calculation) -> Iterator[str]:
    """Which amounts only go on as the rules have them for an earlier year."""
    found: dict[int, list[tuple[str, str]]] = {}
    for programme, item in calculation.lines():
        of = item_of(programme, item)
        for year in {calculation.carried_from(use) for use in item.uses} - {None}:
            if item.granted is not None:
                found.setdefault(year or 0, []).append(of)
    for year, names in found.items():
        yield text("foot.carried_items", year=str(year), names=listed(names))


def _weight(item: ItemResult) -> Decimal:
    """By how many euros something falls short of what was asked for."""
    lost = (item.claimed or CENTS) - (item.granted or CENTS)
    return max(lost, CENTS)


def how_sure(calculation: Calculation) -> Iterator[str]:
    """What of the total is official, assumed or planned; in a plan what is secured of it."""
    totals, known = calculation.totals, calculation.totals.by_status
    if calculation.receipt.plan or Status.PLANNED in known:
        secured = summed(known.get(status, CENTS) for status in SECURED)
        yield text("foot.plan", secured=money(secured), expected=money(totals.granted - secured),
                   unknown=str(totals.undetermined))  # fmt: skip
    elif rules := calculation.beyond_rules:
        yield text("foot.beyond", year=str(calculation.year), rules=str(rules))
    if len(known) > 1:
        parts = (f"{text(f'status.{status}')} {money(amount)}" for status, amount in known.items())
        yield text("foot.by_status", parts="; ".join(parts))


def of_item(
    calculation: Calculation, programme: ProgrammeResult, item: ItemResult
) -> Iterator[str]:
    """What limits an item, why it is not funded, and what the municipality bears of it."""
    name = item_name(programme, item)
    yield from (limited(name, limit) for limit in item.limits)
    yield from _reasons(calculation, programme, item)
    if item.unused is not None and item.unused < CENTS:
        yield text("foot.above_notice", item=name, amount=money(-item.unused))
    if item.notice is not None and item.actual is not None and item.actual > item.notice:
        yield text("foot.overspent", item=name, amount=money(item.actual - item.notice))
    yield from (f"{name}: {said}." for said in repaid(item))
    if item.unspent and item.repayable == CENTS:
        sure = weakest(use.status for use in item.repaid_by) or Status.OPEN
        yield text("foot.kept", item=name, status=text(f"status.{sure}"))
    if item.own_share:
        amount = money(item.own_share)
        yield text("foot.own_share", item=name, amount=amount)


def repaid(item: ItemResult) -> Iterator[str]:
    """What is left of the notice and has to be paid back, as a calculation; nothing if nothing."""
    if not item.unspent or item.repayable == CENTS or item.notice is None or item.actual is None:
        return
    paid = item.notice - item.unspent
    spent = money(item.actual)
    if paid != item.actual:  # only a share of what was spent is funded
        spent = text("repaid.of_spent", paid=money(paid), actual=spent)
    key = "whole" if item.repayable == item.unspent else "part"
    yield text(
        f"repaid.{'open' if item.repayable is None else key}",
        notice=money(item.notice),
        spent=spent,
        unspent=money(item.unspent),
        repayable=money(item.repayable),
        status=text(f"status.{weakest(use.status for use in item.repaid_by) or Status.OPEN}"),
    )


def small_shares(programme: ProgrammeResult) -> Iterator[str]:
    """The claimed shares that are smaller than what is funded."""
    for small in programme.small_shares:
        yield text(
            "foot.small_share",
            name=called(small.input, small.title),
            asked=figure(small.asked),
            least=figure(small.least),
        )


def limited(item: str, limit: Limit) -> str:
    """A limit that bit, in one sentence."""
    known = limit.name in {"limit", "cap", "spending"}
    key = f"foot.limit.{limit.name if known else 'part'}"
    return text(
        key,
        item=item,
        part=called(limit.name, limit.title),
        asked=figure(limit.asked),
        allowed=figure(limit.allowed),
    )


def deadlines(calculation: Calculation, sources: Sources | None) -> Iterator[str]:
    """When the money of the year has to be applied for; last, of which programmes nobody knows.

    Without sources it says no more than the days.
    """
    for programme in calculation.programmes:
        if programme.deadlines:
            for said in deadlines_of(programme, calculation.year, sources):
                yield f"{programme_name(programme)}: {said}"
    yield from without_deadline(calculation)


def without_deadline(calculation: Calculation) -> Iterator[str]:
    """Of which programmes nobody knows until when the money has to be applied for."""
    found = filter(_applied_for, calculation.programmes)
    if names := ", ".join(programme_name(p) for p in found if not p.deadlines):
        yield text("foot.deadline.none", names=names)


def deadlines_of(programme: ProgrammeResult, year: int, sources: Sources | None) -> Iterator[str]:
    """The deadlines of a programme, or those of the last year that has one."""
    if not _applied_for(programme):
        return
    if not programme.deadlines:
        yield text("foot.deadline.none_here")
    for found in programme.deadlines:
        closes = day(found.closes)
        when = (
            text("foot.deadline.by", closes=closes)
            if found.opens is None
            else (text("foot.deadline.window", opens=day(found.opens), closes=closes))
        )
        if found.year != year:
            when = text("foot.deadline.earlier", year=str(year), before=str(found.year), when=when)
        if sources is None:
            yield f"{when}."
            continue
        status = text(f"status.{found.status}")
        cited = "; ".join(cite(c, sources) for c in found.sources)
        note = f" {words(found.note)}" if found.note else ""
        yield f"{when} · {status} · {cited}.{note}"


def _applied_for(programme: ProgrammeResult) -> bool:
    """Whether it is money of the municipality, and runs."""
    money = programme.kind in {ProgrammeKind.BASIC, ProgrammeKind.OPTIONAL}
    return money and any(item.reason is not Reason.NOT_IN_FORCE for item in programme.items)


def _reasons(
    calculation: Calculation, programme: ProgrammeResult, item: ItemResult
) -> Iterator[str]:
    name = item_name(programme, item)
    if item.reason is Reason.NOT_IN_FORCE:
        periods = ", ".join(period(p.first, p.until) for p in item.in_force)
        yield text(
            "foot.reason.not_in_force", item=name, year=str(calculation.year), periods=periods
        )
    elif item.reason is Reason.NOT_BEGUN:
        for use in item.uses:
            if use.title is not None and use.first is not None:
                begin, first = words(use.title), day(use.first)
                yield text("foot.reason.not_begun", item=name, begin=begin, day=first)
    elif item.reason is Reason.NOT_ELIGIBLE:
        yield text("foot.reason.not_eligible", item=name, name=clean(calculation.municipality.name))
        yield from (words(c.text) for c in programme.conditions[:1])
    elif item.reason is Reason.UNDETERMINED:
        yield text("foot.reason.undetermined", item=name, why=lacking(item))


def lacking(item: ItemResult) -> str:
    """Why an item is undetermined: what nobody knows, or else what the case does not say.

    Where only that is missing, it says how much is possible with it.
    """
    unknown = [use for use in item.open_uses if not use.missing_input]
    key = "foot.lacking.known" if unknown else "foot.lacking.said"
    said = text(key, names=", ".join(map(use_name, unknown or item.open_uses)))
    if item.unsaid and item.maximum:
        said += text("foot.lacking.possible", maximum=money(item.maximum))
    return said


def _facts(calculation: Calculation) -> list[Use]:
    """The figures of the register that the rules used."""
    uses = [use for _, item in calculation.lines() for use in item.uses]
    return [use for use in dict.fromkeys(uses) if use.kind == "fact" and use.value is not None]


def _fact(use: Use) -> str:
    title = use_name(use)
    share = use.unit == "percent"  # inhabitants and square kilometres are named by the title
    value = written(use.value, use.unit) if share else number(Fraction(use.value or 0))
    return text("foot.fact", title=title, value=value)
