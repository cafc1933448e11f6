"""`kind: costs`: a share of what something costs, up to a cap.

claimed = share × costs; maximum = the cap at full use; granted = share × costs, but not more than
the cap. `within` names parts of the costs that have a cap of their own. `part_year` says what a
part of the year does to the cap: `full` leaves it whole, `pro_rata` takes so many twelfths.
"""

from functools import partial
from typing import Literal

from pydantic import Field

from ki_funding.exact import ONE
from ki_funding.formulas import Name
from ki_funding.kinds.base import WHOLE, Amounts, FormulaField, ItemSpec, Scene
from ki_funding.kinds.part_year import PartYear, year_factor
from ki_funding.results.basis import Derivation, Limit, Term
from ki_funding.text_types import Identifier
from ki_funding.units import EUR, SHARE, Unit
from ki_funding.values import Value, bites, if_nothing, multiply, smallest, subtract

FIELDS: dict[str, Unit] = {"costs": EUR, "cap": EUR, "share": SHARE}


class Costs(ItemSpec):
    """Costs up to a cap."""

    kind: Literal["costs"]
    costs: FormulaField
    cap: FormulaField
    share: FormulaField = WHOLE
    within: dict[Identifier, FormulaField] = Field(default_factory=dict)
    part_year: PartYear | None = None


def calculate(item: Costs, claim: Scene, full: Scene) -> Amounts:
    """The amounts of the item; `full` is the same case with every limit reached."""
    first = claim.stretches[0]
    spent = claim.value(item.costs, first)
    claimed = _share(item, claim, spent)
    maximum = _capped(item, full)
    cap = _capped(item, claim)
    funded, part_limits = _without_excess(item, claim, spent)
    payable = _share(item, claim, funded)
    granted = if_nothing(claimed, payable, lambda: smallest([payable, cap]))
    limits = part_limits
    if bites(cap, payable):
        limits += (Limit("cap", payable.figure, cap.figure),)
    return Amounts(
        claimed=claimed,
        maximum=maximum,
        granted=granted,
        spending=spent,
        limits=limits,
        derivations=(
            _derivation("claimed", claim, claimed),
            _derivation("maximum", full, maximum),
            _derivation("granted", claim, granted),
        ),
    )


def limits(item: Costs) -> dict[str, tuple[str, ...]]:
    """The names under which limits can bite, each with the keys where it is written."""
    return {"cap": ("cap",), **{part: ("within", part) for part in item.within}}


def _share(item: Costs, scene: Scene, costs: Value) -> Value:
    if item.share == WHOLE:
        return costs
    return multiply(scene.value(item.share, scene.stretches[0]), costs)


def _capped(item: Costs, scene: Scene) -> Value:
    """The cap for the active part of the year."""
    cap = scene.value(item.cap, scene.stretches[0])
    factor = year_factor(item.part_year, scene)
    return cap if factor is None else multiply(factor, cap)


def _without_excess(item: Costs, claim: Scene, spent: Value) -> tuple[Value, tuple[Limit, ...]]:
    """The costs without what a part of them exceeds its own cap by."""
    limits: tuple[Limit, ...] = ()
    for name, formula in item.within.items():
        part = claim.value(Name(name, (0, len(name))), claim.stretches[0])
        cap = claim.value(formula, claim.stretches[0])
        excess = subtract(part, smallest([part, cap]))
        spent = if_nothing(part, spent, partial(subtract, spent, excess))
        if bites(cap, part):
            limits += (Limit(name, part.figure, cap.figure),)
    return spent, limits


def _derivation(amount: str, scene: Scene, value: Value) -> Derivation:
    first, last = scene.stretches[0].first, scene.stretches[-1].last
    term = Term(first, last, ONE, value.shown(), value.number)
    return Derivation(amount, (term,), (), value.number)
