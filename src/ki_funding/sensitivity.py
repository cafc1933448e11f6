"""What another answer to a legal question would change in a result."""

from collections.abc import Iterator
from dataclasses import replace

from ki_funding.api import Result
from ki_funding.results.calculation import Alternative


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
            other = result.rules.reading(name, option).calculate(
                result.case, full_use=calculation.full_use, trace=False
            )
            yield Alternative(
                reading=name,
                title=known[name].title,
                chosen=use.value or "",
                option=option,
                meaning=meaning.title,
                granted=other.granted,
                complete=other.totals.complete,
                difference=other.granted - result.granted,
            )
