"""The kinds of items a rule may use: one file each, what it may say and how it is calculated."""

from typing import Annotated

from pydantic import Field

from ki_funding.kinds import costs, in_kind, lump_sum, posts
from ki_funding.kinds.base import Amounts, Scene
from ki_funding.kinds.costs import Costs
from ki_funding.kinds.in_kind import InKind
from ki_funding.kinds.lump_sum import LumpSum
from ki_funding.kinds.posts import Posts
from ki_funding.units import Unit

Item = Annotated[Posts | Costs | LumpSum | InKind, Field(discriminator="kind")]

# The formula fields of each kind and the unit each must have; None takes any.
FIELDS: dict[str, dict[str, Unit | None]] = {
    "posts": {**posts.FIELDS},
    "costs": {**costs.FIELDS},
    "lump_sum": {**lump_sum.FIELDS},
    "in_kind": {**in_kind.FIELDS},
}


def calculate(item: Posts | Costs | LumpSum | InKind, claim: Scene, full: Scene) -> Amounts:
    """The amounts of an item of any kind; `full` is the case with every limit reached."""
    match item:
        case Posts():
            return posts.calculate(item, claim, full)
        case Costs():
            return costs.calculate(item, claim, full)
        case LumpSum():
            return lump_sum.calculate(item, claim, full)
        case InKind():
            return in_kind.calculate(item, claim, full)


def limits(item: Posts | Costs | LumpSum | InKind) -> dict[str, tuple[str, ...]]:
    """The names under which limits of an item can bite, each with the keys where it is written."""
    match item:
        case Posts():
            return posts.limits(item)
        case Costs():
            return costs.limits(item)
        case LumpSum() | InKind():
            return {}
