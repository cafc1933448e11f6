"""`kind: lump_sum`: an amount that does not depend on what is spent."""

from typing import Literal

from ki_funding.exact import ONE
from ki_funding.kinds.base import Amounts, FormulaField, ItemSpec, Scene
from ki_funding.kinds.part_year import PartYear, year_factor
from ki_funding.results.basis import Derivation, Term
from ki_funding.units import EUR, Unit
from ki_funding.values import Value, multiply

FIELDS: dict[str, Unit] = {"amount": EUR}


class LumpSum(ItemSpec):
    """A fixed amount, or a rate times something counted."""

    kind: Literal["lump_sum"]
    amount: FormulaField
    part_year: PartYear | None = None


def calculate(item: LumpSum, claim: Scene, full: Scene) -> Amounts:
    """The amounts of the item: what it claims is what it gets."""
    claimed, maximum = _amount(item, claim), _amount(item, full)
    derivations = tuple(
        Derivation(name, (_term(scene, value),), (), value.number)
        for name, scene, value in (
            ("claimed", claim, claimed),
            ("maximum", full, maximum),
            ("granted", claim, claimed),
        )
    )
    return Amounts(claimed, maximum, claimed, derivations=derivations)


def _amount(item: LumpSum, scene: Scene) -> Value:
    amount = scene.value(item.amount, scene.stretches[0])
    factor = year_factor(item.part_year, scene)
    return amount if factor is None else multiply(factor, amount)


def _term(scene: Scene, value: Value) -> Term:
    return Term(
        scene.stretches[0].first, scene.stretches[-1].last, ONE, value.shown(), value.number
    )
