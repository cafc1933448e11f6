"""What another answer to a legal question would change in a calculation."""

from collections.abc import Iterator
from decimal import Decimal

from ki_funding.calculation.case import Case
from ki_funding.calculation.result import CENTS, Alternative, Calculation
from ki_funding.calculation.rules import Rules


def with_alternatives(rules: Rules, case: Case, calculation: Calculation) -> Calculation:
    """The calculation of a case with what each other option of the readings that count would give.

    One more calculation for each option; a reading counts where its options give other amounts.
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
            other = rules.reading(name, option).calculation(
                case, full_use=calculation.full_use, trace=False
            )
            before, after = _all_granted(calculation), _all_granted(other)
            yield Alternative(
                reading=name,
                title=known[name].title,
                chosen=use.value or "",
                option=option,
                meaning=meaning.title,
                granted=after,
                complete=all(item.complete for _, item in other.lines()),
                difference=after - before,
            )


def _all_granted(calculation: Calculation) -> Decimal:
    """What is granted in all; of the Land, which has no total, what its items come to."""
    if not calculation.for_land:
        return calculation.totals.granted
    return sum((item.granted or CENTS for _, item in calculation.lines()), CENTS)
