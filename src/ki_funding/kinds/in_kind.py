"""`kind: in_kind`: staff or services instead of money; a quantity, no amounts."""

from typing import Literal

from ki_funding.exact import ZERO
from ki_funding.kinds.base import Amounts, FormulaField, ItemSpec, Scene
from ki_funding.units import EUR, Unit
from ki_funding.values import known

FIELDS: dict[str, Unit | None] = {"quantity": None}  # measured in whatever it is measured in


class InKind(ItemSpec):
    """So much of something that is no money; without a quantity, its mere existence."""

    kind: Literal["in_kind"]
    quantity: FormulaField | None = None


def calculate(item: InKind, claim: Scene, full: Scene) -> Amounts:  # noqa: ARG001 - one signature
    """No amounts, and the quantity where the rule knows one."""
    nothing = known(ZERO, EUR)
    quantity = claim.value(item.quantity, claim.stretches[0]) if item.quantity else None
    return Amounts(nothing, nothing, nothing, quantity=quantity)
