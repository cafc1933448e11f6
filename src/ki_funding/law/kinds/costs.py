"""`kind: costs`: a share of what something costs, up to a cap.

claimed = share × costs; maximum = the cap at full use; granted = share × costs, but not more than
the cap. `within` names parts of the costs that have a cap of their own. `part_year` says what a
part of the year does to the cap: `full` leaves it whole, `pro_rata` takes so many twelfths.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Annotated, Literal

from ki_funding.files.model import field
from ki_funding.law.formulas import Comparison, Formula, Name, Operation
from ki_funding.law.kinds.base import (
    WHOLE,
    Amounts,
    Evaluation,
    FormulaField,
    Inner,
    Item,
    Part,
    Written,
    share_of,
    simply,
)
from ki_funding.law.kinds.part_year import PartYear, for_active_part
from ki_funding.values.basis import Limit
from ki_funding.values.exact import CENT, Rounding, round_to
from ki_funding.values.scalars import Identifier
from ki_funding.values.units import EUR, SHARE
from ki_funding.values.value import Value, bites, first_known, if_nothing, known, smallest, subtract


class Costs(Item):
    """Costs up to a cap."""

    kind: Literal["costs"]
    costs: Annotated[FormulaField, Part(EUR, asked=True)]
    cap: Annotated[FormulaField, Part(EUR)]
    share: Annotated[FormulaField, Part(SHARE)] = WHOLE
    within: dict[Identifier, FormulaField] = field(default_factory=dict)
    part_year: PartYear | None = None

    def calculate(self, claim: Evaluation, full: Evaluation) -> Amounts:
        """The amounts of the item."""
        spent = claim.throughout(self.costs)
        claimed = share_of(self.share, claim, spent)
        maximum, cap = self._capped(full), self._capped(claim)
        funded, limits = self._without_excess(claim, spent)
        payable = share_of(self.share, claim, funded)
        granted = if_nothing(claimed, payable, lambda: smallest([payable, cap]))
        if bites(cap, payable):
            limits += (Limit("cap", payable.figure, cap.figure),)
        return Amounts(
            claimed=claimed,
            maximum=maximum,
            granted=granted,
            spending=spent,
            limits=limits,
            derivations=(
                simply("claimed", claim, claimed),
                simply("maximum", full, maximum),
                simply("granted", claim, granted),
            ),
        )

    def spent(self, claim: Evaluation) -> Value | None:
        """The costs, where they are given."""
        given = claim.given(self.costs)
        return claim.throughout(self.costs) if given else None

    def asked(self, claim: Evaluation) -> Value:
        """The share of the costs; all of them where it is open."""
        spent = self.spent(claim)
        if spent is None:
            return super().asked(claim)
        return first_known([share_of(self.share, claim, spent), spent])

    def paid(self, claim: Evaluation, spent: Value) -> Value:
        """Its share of it."""
        return share_of(self.share, claim, spent)

    def needed(self, full: Evaluation, maximum: Fraction | None) -> Iterator[tuple[Formula, Value]]:
        """Costs of which the share is the maximum, in whole cents."""
        share = full.throughout(self.share).number
        if share and maximum is not None:
            yield self.costs, known(round_to(maximum / share, CENT, Rounding.UP), EUR)

    def limits(self) -> dict[str, tuple[str, ...]]:
        """The cap of the whole, and those of its parts."""
        return {"cap": ("cap",), **{part: ("within", part) for part in self.within}}

    def inner(self) -> dict[str, Inner]:
        """The parts of the costs with a cap: if their share reaches the cap of all, it is idle."""
        return {
            part: Inner(
                ("within", part),
                self.costs,
                Comparison("<", Operation("*", cap, self.share, (0, 0)), self.cap, (0, 0)),
            )
            for part, cap in self.within.items()
        }

    @property
    def says_part_year(self) -> bool:
        """An annual amount must say so."""
        return self.part_year is not None

    def formulas(self) -> Iterator[Written]:
        """The parts of every item of the kind, and the caps within the costs."""
        yield from super().formulas()
        for part, cap in self.within.items():
            yield Written(("within", part), cap, Part(EUR))

    def _capped(self, evaluation: Evaluation) -> Value:
        """The cap for the active part of the year."""
        return for_active_part(self.part_year, evaluation, evaluation.throughout(self.cap))

    def _without_excess(self, claim: Evaluation, spent: Value) -> tuple[Value, tuple[Limit, ...]]:
        """The costs without what a part of them exceeds its own cap by."""
        limits: tuple[Limit, ...] = ()
        for name, formula in self.within.items():
            part = claim.throughout(Name(name, (0, len(name))))
            cap = claim.throughout(formula)
            excess = subtract(part, smallest([part, cap]))
            rest = partial(subtract, spent, excess)
            spent = if_nothing(part, spent.using(*part.uses), rest)
            if bites(cap, part):
                limits += (Limit(name, part.figure, cap.figure),)
        return spent, limits
