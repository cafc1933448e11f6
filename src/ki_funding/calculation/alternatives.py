"""What another answer to a legal question would change in a calculation."""

from collections.abc import Iterator
from decimal import Decimal

from ki_funding.calculation.case import Case
from ki_funding.calculation.result import Alternative, Calculation
from ki_funding.calculation.rules import Rules
from ki_funding.values.exact import summed
from ki_funding.values.vocabulary import ProgrammeKind


def with_alternatives(rules: Rules, case: Case, calculation: Calculation) -> Calculation:
    """The calculation of a case with what each other option of the readings that count would give.

    One more calculation for each option, of the programmes that rest on the reading, which counts
    where its options give other amounts.
    """
    return calculation._replace(alternatives=tuple(_alternatives(rules, case, calculation)))


def _alternatives(rules: Rules, case: Case, calculation: Calculation) -> Iterator[Alternative]:
    uses = {use.name: use for _, item in calculation.lines() for use in item.uses}
    known = rules.book.readings([p.id for p in calculation.programmes])
    for name, use in uses.items():
        if use.kind != "reading" or name not in known:
            continue
        for option, meaning in known[name].options.items():
            if option == use.value:
                continue
            other = _otherwise(rules.reading(name, option), case, calculation, name)
            if _granted(other) == _granted(calculation):
                continue
            before, after = _all_granted(calculation), _all_granted(other)
            alike = _undetermined(other) == _undetermined(calculation)
            compared = alike and before is not None and after is not None
            yield Alternative(
                reading=name,
                title=known[name].title,
                chosen=use.value or "",
                option=option,
                meaning=meaning.title,
                chosen_meaning=use.meaning,
                granted=after,
                complete=all(item.complete for _, item in other.lines()),
                difference=after - before if compared else None,  # type: ignore[operator]
            )


def _otherwise(rules: Rules, case: Case, calculation: Calculation, reading: str) -> Calculation:
    """The same calculation with other rules, of which only those that rest on a reading differ."""
    resting = {p.id for p, i in calculation.lines() if any(u.name == reading for u in i.uses)}
    other = rules.calculation(case, full_use=calculation.full_use, trace=False, only=resting)
    changed = {programme.id: programme for programme in other.programmes}
    found = tuple(changed.get(programme.id, programme) for programme in calculation.programmes)
    return calculation._replace(programmes=found)


def _granted(calculation: Calculation) -> dict[tuple[str, str], Decimal | None]:
    """What is granted for each item with money; what is addressed to the Land counts only alone."""
    return {
        (programme.id, item.id): item.granted
        for programme, item in calculation.lines()
        if not item.in_kind and (calculation.for_land or item.counts_as is not ProgrammeKind.STATE)
    }


def _undetermined(calculation: Calculation) -> set[tuple[str, str]]:
    return {item for item, granted in _granted(calculation).items() if granted is None}


def _all_granted(calculation: Calculation) -> Decimal | None:
    """What is granted in all, as far as it is known; None where nothing is."""
    known = [granted for granted in _granted(calculation).values() if granted is not None]
    return summed(known) if known else None
