"""`kind: matched`, which is invented: what a municipality raises is doubled, up to a limit."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from ki_funding.law.formulas import Formula
from ki_funding.law.kinds.base import Amounts, Evaluation, FormulaField, Item, Part, simply
from ki_funding.values.basis import Limit
from ki_funding.values.units import EUR
from ki_funding.values.value import Value, bites, if_nothing, smallest


class Matched(Item):
    """As much again as is raised."""

    kind: Literal["matched"]
    raised: Annotated[FormulaField, Part(EUR, asked=True)]
    most: Annotated[FormulaField, Part(EUR)]

    def calculate(self, claim: Evaluation, full: Evaluation) -> Amounts:
        """The amounts of the item."""
        asked, most, maximum = (
            self.asked(claim),
            claim.throughout(self.most),
            full.throughout(self.most),
        )
        granted = if_nothing(asked, asked, lambda: smallest([asked, most]))
        return Amounts(
            asked,
            maximum,
            granted,
            limits=(Limit("cap", asked.figure, most.figure),) if bites(most, asked) else (),
            derivations=(
                simply("claimed", claim, asked),
                simply("maximum", full, maximum),
                simply("granted", claim, granted),
            ),
        )

    def asked(self, claim: Evaluation) -> Value:
        """What is raised."""
        return claim.throughout(self.raised)

    def needed(self, full: Evaluation, maximum: Fraction | None) -> Iterator[tuple[Formula, Value]]:
        """As much as is doubled at most."""
        yield self.raised, full.throughout(self.most)

    def limits(self) -> dict[str, tuple[str, ...]]:
        """What is doubled at most."""
        return {"cap": ("most",)}
