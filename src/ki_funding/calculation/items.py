"""Calculates a programme for a case, item by item."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from ki_funding.calculation.begin import begin_use, first_day
from ki_funding.calculation.case import Case
from ki_funding.calculation.evaluate import ItemEvaluation, evaluation_of, whole_year
from ki_funding.calculation.notice import within_notice
from ki_funding.calculation.result import (
    Condition,
    DeadlineResult,
    ItemResult,
    ProgrammeResult,
    SmallShare,
)
from ki_funding.calculation.run import TIME, Run
from ki_funding.law.formulas import Comparison
from ki_funding.law.kinds.base import Amounts, Force, Stretch
from ki_funding.law.kinds.decided import TO_CENTS, Decided, RoundingRule
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Register
from ki_funding.values.basis import Derivation, Figure, Period, Use
from ki_funding.values.exact import CENT, ONE, ZERO, Rounding, plain_text, round_to, to_cents
from ki_funding.values.units import EUR
from ki_funding.values.value import Value, greatest, known, merged, multiply, subtract
from ki_funding.values.vocabulary import Reason, Status

ZERO_EUROS = Decimal("0.00")


def calculate_programme(
    law: Law,
    case: Case,
    register: Register,
    readings: Mapping[str, str],
    *,
    full_use: bool = False,
    trace: bool = False,
    rules_name: str = "rules",
) -> ProgrammeResult:
    """One programme for one case.

    With `full_use` the claims are replaced by the maximum; with `trace` each item says how its
    amounts came about.
    """
    run = Run(law, case, register, readings, full_use, rules_name=rules_name)
    found = _items(run)
    if run.varies():
        found = _with_time_reading(found, run)
    items = tuple(found[name] for name in law.spec.items)
    items = tuple(_compared(item, run) for item in items)
    if not trace:
        items = tuple(item._replace(derivations=(), steps=()) for item in items)
    items = tuple(_titled(item, law) for item in items)
    conditions = tuple(Condition(c.text, c.source) for c in law.spec.conditions)
    kind, small = law.kind_in(case.year, run.option), tuple(_small_shares(run))
    return ProgrammeResult(
        law.id, kind, law.spec.title, items, conditions, _deadlines(law, case.year), small
    )


def _titled(item: ItemResult, law: Law) -> ItemResult:
    """An item whose steps and limits have the titles of what they are named after."""
    limits = tuple(limit._replace(title=law.title_of(limit.name)) for limit in item.limits)
    steps = tuple(step._replace(title=law.title_of(step.name)) for step in item.steps)
    return item._replace(limits=limits, steps=steps)


def _deadlines(law: Law, year: int) -> tuple[DeadlineResult, ...]:
    """Those of the year, else those of the last year before that has one."""
    last = max((d.year for d in law.spec.deadlines if d.year <= year), default=None)
    return tuple(
        DeadlineResult(d.year, d.opens, d.closes, d.status, d.source, d.note)
        for d in law.spec.deadlines
        if d.year == last
    )


def _small_shares(run: Run) -> Iterator[SmallShare]:
    """Claimed shares, each row on its own, below the least that the rules fund."""
    evaluation = whole_year(run)
    for name, entry in run.law.spec.inputs.items():
        claimed = run.claim.inputs.get(name)
        if entry.warn_below is None or claimed is None or not run.active(None):
            continue
        least = evaluation.throughout(entry.warn_below)
        rows = [row.amount for row in claimed] if isinstance(claimed, tuple) else [claimed]
        sources = tuple(citation for use in least.uses for citation in use.sources)
        for amount in rows:
            if least.number is not None and 0 < amount < least.number:
                asked = Figure(amount, entry.unit)
                path = f"{run.law.id}.{name}"
                yield SmallShare(path, entry.title, asked, least.figure, sources)


def _compared(item: ItemResult, run: Run) -> ItemResult:
    """The item beside what a notice grants and what was really spent, where the case says so."""
    notice, actual = run.claim.bescheid.get(item.id), run.claim.ist.get(item.id)
    item = item._replace(
        notice=None if notice is None else to_cents(notice),
        actual=None if actual is None else to_cents(actual),
    )
    if notice is None or actual is None:
        return item
    unspent, repaid = _unspent(item.id, known(notice, EUR), known(actual, EUR), run)
    return item._replace(
        unspent=_in_cents(unspent.number), repayable=_in_cents(repaid.number), repaid_by=repaid.uses
    )


def _unspent(name: str, notice: Value, actual: Value, run: Run) -> tuple[Value, Value]:
    """What of a notice the real spending leaves over, and what of that is repaid."""
    spec, nothing = run.law.spec.items[name], known(ZERO, EUR)
    evaluation = evaluation_of(run, name) if run.active(name) else whole_year(run)
    paid = spec.paid(evaluation, actual)
    unspent = greatest([subtract(notice, paid), nothing])
    if unspent.number == 0:
        return unspent, nothing
    if spec.repaid is None:
        return unspent, Value(None, EUR, unspent.uses)
    return unspent, multiply(evaluation.throughout(spec.repaid), unspent)


def _items(run: Run) -> dict[str, ItemResult]:
    """Every item, in an order in which each comes after what it needs."""
    full = replace(run, full_use=True, posts={}, granted={})
    return {name: item_of(name, run, full) for name in run.law.order}


def _with_time_reading(found: dict[str, ItemResult], run: Run) -> dict[str, ItemResult]:
    """The items, resting on the reading of parts of a year where its options give other amounts."""
    used = run.reading_use(TIME)
    others = [option for option in run.law.readings[TIME].options if option != used.value]
    for option in others:
        readings = {**run.readings, TIME: option}
        other = _items(replace(run, readings=readings, posts={}, granted={}))
        for name, item in found.items():
            if (item.maximum, item.granted) != (other[name].maximum, other[name].granted):
                found[name] = item._replace(uses=merged([*item.uses, used]))
    return found


def item_of(name: str, run: Run, full: Run) -> ItemResult:
    """One item; those that it needs must have been calculated in the same passes."""
    law = run.law
    spec = law.spec.items[name]
    base = ItemResult(
        name,
        spec.title,
        spec.kind,
        law.kind_in(run.case.year, run.option, name),
        citations=spec.source or (),
        in_kind=spec.in_kind,
    )
    if not run.active(name):
        return _not_in_force(base, run)
    eligible, basis = _eligible(name, run)
    begin = begin_use(law, run.case, law.in_force(run.case.year, name))
    if begin is not None:
        basis = basis.using(begin)
        eligible = None if eligible and begin.status is Status.OPEN else eligible
    if eligible is False:
        return _nothing(base, run, Reason.NOT_ELIGIBLE, basis.uses)
    limits = evaluation_of(full, name)
    same = run.full_use and not run.claim.bescheid  # else a notice may grant something else
    amounts = spec.calculate(limits if same else evaluation_of(run, name), limits)
    if run.full_use:
        amounts = amounts._replace(
            claimed=amounts.maximum,
            granted=amounts.maximum,
            spending=None,
            limits=(),
            derivations=_all_as_maximum(amounts.derivations),
        )
    if eligible is None:
        amounts = amounts._replace(
            maximum=_opened(amounts.maximum, basis),
            granted=_opened(amounts.granted, basis),
            quantity=None if amounts.quantity is None else _opened(amounts.quantity, basis),
        )
    amounts = within_notice(name, amounts, run)
    _remember(name, amounts, run, full)
    rule = spec.round or TO_CENTS
    return _rounded(base, amounts, rule, run, basis.uses)


def _all_as_maximum(derivations: tuple[Derivation, ...]) -> tuple[Derivation, ...]:
    """At full use every amount comes about as the maximum does."""
    made = next((entry for entry in derivations if entry.amount == "maximum"), None)
    if made is None:
        return ()
    return tuple(made._replace(amount=entry.amount) for entry in derivations)


def _rounded(
    base: ItemResult,
    amounts: Amounts,
    rule: RoundingRule | Decided[RoundingRule],
    run: Run,
    more: Sequence[Use],
) -> ItemResult:
    """The item with its three amounts rounded once each, and everything they rest on."""
    if base.in_kind:
        return _in_kind(base, amounts, more)
    mattered: list[str] = []
    found: list[Decimal | None] = []
    for name in ("claimed", "maximum", "granted"):
        number = getattr(amounts, name).number
        if number is None:
            found.append(None)
            continue
        rounded, readings = run.rounded(number, rule)
        found.append(to_cents(rounded))
        mattered += readings if name != "claimed" else ()
    claimed, maximum, granted = found
    uses = [*amounts.maximum.uses, *amounts.granted.uses, *more]
    uses += [run.reading_use(reading) for reading in mattered]
    steps = (*amounts.maximum.steps, *amounts.granted.steps)
    unused = None if maximum is None or granted is None else maximum - granted
    return base._replace(
        claimed=claimed,
        maximum=maximum,
        granted=granted,
        unused=unused,
        own_share=_own_share(amounts, granted),
        reason=Reason.UNDETERMINED if granted is None else None,
        limits=amounts.limits,
        uses=merged(uses),
        steps=tuple(dict.fromkeys(steps)),
        derivations=amounts.derivations,
    )


def _own_share(amounts: Amounts, granted: Decimal | None) -> Decimal | None:
    """What of the spending the municipality bears itself, where spending is known."""
    spent = None if amounts.spending is None else _in_cents(amounts.spending.number)
    return None if spent is None or granted is None else spent - granted


def _in_kind(base: ItemResult, amounts: Amounts, more: Sequence[Use]) -> ItemResult:
    quantity = amounts.quantity
    if quantity is None:
        return base._replace(uses=merged(more))
    open_ = quantity.number is None
    return base._replace(
        quantity=None if quantity.number is None else plain_text(quantity.number),
        quantity_unit=quantity.unit.text,
        reason=Reason.UNDETERMINED if open_ else None,
        uses=merged([*quantity.uses, *more]),
        steps=quantity.steps,
    )


def _eligible(name: str, run: Run) -> tuple[bool | None, Value]:
    """Whether the municipality may be funded at all (None: not known), and what says so."""
    spec = run.law.spec
    if run.case.municipality.art not in spec.recipients:
        return False, Value(None)
    if spec.eligible is None:
        return True, Value(None)
    if not isinstance(spec.eligible, Comparison):  # cannot be read; what else is wrong is told too
        return None, Value(None)
    days = run.active(name)
    whole = Stretch(days[0].first, days[-1].last, ONE)
    return ItemEvaluation(run, (whole,), {}).holds(spec.eligible, whole)


def _opened(value: Value, basis: Value) -> Value:
    """What nobody knows for this municipality; of nothing it is known that it is nothing."""
    if value.number == 0:
        return value
    return Value(None, value.unit, merged([*value.uses, *basis.uses]))


def _remember(name: str, amounts: Amounts, run: Run, full: Run) -> None:
    """What other items may use of this one."""
    run.granted[name] = amounts.granted
    full.granted[name] = amounts.maximum
    if amounts.posts is not None and amounts.full_posts is not None:
        full.posts[name] = amounts.full_posts
        run.posts[name] = amounts.full_posts if run.full_use else amounts.posts


def _not_in_force(base: ItemResult, run: Run) -> ItemResult:
    """Claimed as asked, nothing granted, and from when to when it ran."""
    law = run.law
    days = law.in_force(run.case.year, base.id)
    begin = begin_use(law, run.case, days)
    if begin is not None and days[-1].last < first_day(law, run.case):
        return _nothing(base, run, Reason.NOT_BEGUN, (begin,))
    item = law.spec.items[base.id]
    rows: Sequence[Force] = item.in_force if item.in_force is not None else law.spec.in_force
    name = f"{law.id}.{base.id}"
    uses = tuple(
        Use("in_force", name, row.first.isoformat(), "", row.status, row.source, row.note)._replace(
            first=row.first, until=row.until
        )
        for row in rows
    )
    periods = tuple(Period(row.first, row.until) for row in rows)
    return _nothing(base, run, Reason.NOT_IN_FORCE, uses, periods)


def _nothing(
    base: ItemResult,
    run: Run,
    reason: Reason,
    uses: tuple[Use, ...],
    periods: tuple[Period, ...] = (),
) -> ItemResult:
    """Claimed as asked, nothing granted; what was spent is borne by the municipality."""
    if base.in_kind:
        return base._replace(reason=reason, in_force=periods, uses=uses)
    claimed, spent = _asked(base.id, run)
    return base._replace(
        claimed=claimed,
        maximum=ZERO_EUROS,
        granted=ZERO_EUROS,
        unused=ZERO_EUROS,
        own_share=spent,
        reason=reason,
        in_force=periods,
        uses=uses,
    )


def _asked(name: str, run: Run) -> tuple[Decimal | None, Decimal | None]:
    """What is asked for outside the rules, and what is spent; posts have no rate then."""
    if run.full_use:
        return ZERO_EUROS, None
    spec, evaluation = run.law.spec.items[name], whole_year(run)
    asked, spent = spec.asked(evaluation), spec.spent(evaluation)
    euros = asked.number == 0 or asked.unit.same(EUR)
    return (
        _in_cents(asked.number) if euros else None,
        None if spent is None else _in_cents(spent.number),
    )


def _in_cents(number: Fraction | None) -> Decimal | None:
    return None if number is None else to_cents(round_to(number, CENT, Rounding.HALF_UP))
