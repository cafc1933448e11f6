"""`kind: lump_sum`: an amount that does not depend on what is spent."""

from typing import Annotated, Literal

from ki_funding.law.kinds.base import Amounts, Evaluation, FormulaField, Item, Part, simply
from ki_funding.law.kinds.part_year import PartYear, for_active_part
from ki_funding.values.units import EUR
from ki_funding.values.value import Value


class LumpSum(Item):
    """A fixed amount, or a rate times something counted: what is claimed is what is granted."""

    kind: Literal["lump_sum"]
    amount: Annotated[FormulaField, Part(EUR)]
    part_year: PartYear | None = None

    def calculate(self, claim: Evaluation, full: Evaluation) -> Amounts:
        """The amounts of the item."""
        claimed, maximum = (
            for_active_part(self.part_year, evaluation, self.asked(evaluation))
            for evaluation in (claim, full)
        )
        derivations = (
            simply("claimed", claim, claimed),
            simply("maximum", full, maximum),
            simply("granted", claim, claimed),
        )
        return Amounts(claimed, maximum, claimed, derivations=derivations)

    def asked(self, claim: Evaluation) -> Value:
        """The amount of a whole year."""
        return claim.throughout(self.amount)

    @property
    def says_part_year(self) -> bool:
        """An annual amount must say so."""
        return self.part_year is not None
