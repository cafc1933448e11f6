"""`kind: in_kind`: staff or services instead of money; a quantity, no amounts."""

from typing import Annotated, ClassVar, Literal

from ki_funding.law.kinds.base import Amounts, Evaluation, FormulaField, Item, Part
from ki_funding.values.exact import ZERO
from ki_funding.values.units import EUR
from ki_funding.values.value import known


class InKind(Item):
    """So much of something that is no money; without a quantity, its mere existence."""

    in_kind: ClassVar[bool] = True

    kind: Literal["in_kind"]
    quantity: Annotated[FormulaField | None, Part(None, over_time=True)] = None

    def calculate(self, claim: Evaluation, full: Evaluation) -> Amounts:  # noqa: ARG002 - one signature
        """No amounts, and the quantity where the rule knows one."""
        nothing = known(ZERO, EUR)
        quantity = claim.throughout(self.quantity) if self.quantity else None
        return Amounts(nothing, nothing, nothing, quantity=quantity)
