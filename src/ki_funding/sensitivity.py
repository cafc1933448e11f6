"""What another answer to a legal question would change in a result."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ki_funding.api import Result
from ki_funding.results.calculation import CENTS, Alternative, Calculation


def with_alternatives(result: Result) -> Result:
    """The same result with what each other option of the readings that count would give.

    One calculation for each option; a reading counts where its options give other amounts.
    """
    calculation = result.calculation._replace(alternatives=tuple(_alternatives(result)))
    return replace(result, calculation=calculation)


def _alternatives(result: Result) -> Iterator[Alternative]:
    calculation = result.calculation
    uses = {use.name: use for _, item in calculation.lines() for use in item.uses}
    known = result.rules.book.readings([p.id for p in calculation.programmes])
    for name, use in uses.items():
        if use.kind != "reading" or name not in known:
            continue
        for option, meaning in known[name].options.items():
            if option == use.value:
                continue
            other = (
                result.rules.reading(name, option)
                .calculate(result.case, full_use=calculation.full_use, trace=False)
                .calculation
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
