"""What cases have in common: those that differ only in numbers share their formulas."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import Any, NamedTuple

from ki_funding.calculation.case import Case, Claim
from ki_funding.sweep.formulas.graph import Graph, Term

NOTHING = Claim()


class Slot(NamedTuple):
    """A place where a case says a number: an input of a programme, or one of its rows."""

    programme: str
    name: str
    row: int | None

    @property
    def symbol(self) -> str:
        """The name of its symbol, which no path of what varies can be."""
        return f"{self.programme}.{self.name} of case" + (
            "" if self.row is None else f" {self.row}"
        )

    def of(self, case: Case) -> Fraction:
        """What stands there in a case."""
        claimed = case.claims[self.programme].inputs[self.name]
        return claimed if isinstance(claimed, Fraction) else claimed[self.row or 0].amount


def slots(claim: Claim, programme: str) -> Iterator[Slot]:
    """The places of a claim."""
    for name, claimed in claim.inputs.items():
        rows = [None] if isinstance(claimed, Fraction) else range(len(claimed))
        yield from (Slot(programme, name, row) for row in rows)


def form(claim: Claim) -> tuple[Any, ...]:
    """A claim without its numbers; what a notice grants is no number that is asked for."""
    rows = tuple(
        (name, None if isinstance(claimed, Fraction) else tuple(row.days for row in claimed))
        for name, claimed in sorted(claim.inputs.items(), key=lambda entry: entry[0])
    )
    return rows, claim.foerderzeitraum, tuple(sorted(claim.bescheid.items()))


def symbol_of(graph: Graph, name: str, numbers: Collection[Fraction]) -> Term | None:
    """A symbol for some numbers; None where all are the same."""
    below = lcm(*{number.denominator for number in numbers})
    found = {number.numerator * (below // number.denominator) for number in numbers}
    low, high = min(found), max(found)
    if low == high:
        return None
    return graph.variable(
        name, Fraction(low, below), Fraction(high, below), Fraction(gcd(*found), below)
    )


def with_symbols(claim: Claim, programme: str, symbols: Mapping[Slot, Term]) -> Claim:
    """A claim with symbols where numbers differ from case to case."""
    inputs: dict[str, Any] = dict(claim.inputs)
    for slot in slots(claim, programme):
        symbol = symbols.get(slot)
        if symbol is None:
            continue
        if slot.row is None:
            inputs[slot.name] = symbol
        else:
            rows = list(inputs[slot.name])
            rows[slot.row] = rows[slot.row]._replace(amount=symbol)
            inputs[slot.name] = tuple(rows)
    return claim._replace(inputs=inputs)
