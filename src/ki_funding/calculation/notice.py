"""The maximum of what no rule limits: it is what the notice grants, or nobody knows it."""

from collections.abc import Iterator

from ki_funding.calculation.run import Run
from ki_funding.law.kinds.base import Amounts
from ki_funding.values.basis import Derivation, Term, Use
from ki_funding.values.exact import ONE, plain_text
from ki_funding.values.units import EUR
from ki_funding.values.value import Value, known
from ki_funding.values.vocabulary import Status


def within_notice(item: str, amounts: Amounts, run: Run) -> Amounts:
    """The amounts of an item with the maximum of its notice, where the rules have none."""
    maximum, notice = amounts.maximum, run.claim.bescheid.get(item)
    if maximum.number is not None or not any(use.missing_input for use in maximum.uses):
        return amounts
    if notice is not None:
        own = Use(
            "notice", f"{run.law.id}.{item}", plain_text(notice), EUR.text, Status.GIVEN,
            title=run.law.spec.items[item].title,
        )  # fmt: skip
        maximum = known(notice, EUR).using(own)
        told = tuple(_told(amounts.derivations, maximum))
        return amounts._replace(maximum=maximum, derivations=told)
    if amounts.granted.number is None:
        return amounts
    uses = tuple(use for use in maximum.uses if not use.missing_input)  # the law is not open
    return amounts._replace(maximum=maximum._replace(uses=uses))


def _told(derivations: tuple[Derivation, ...], maximum: Value) -> Iterator[Derivation]:
    """How the amounts came about, where the maximum is one figure."""
    for entry in derivations:
        if entry.amount != "maximum":
            yield entry
            continue
        first, last = entry.terms[0].first, entry.terms[-1].last
        term = Term(first, last, ONE, maximum.shown(), maximum.number)
        yield Derivation("maximum", (term,), (), maximum.number)
