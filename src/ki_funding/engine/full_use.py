"""What a case would have to claim so that every limit is just reached."""

from collections.abc import Mapping
from fractions import Fraction

from ki_funding.cases.case import Case
from ki_funding.engine.run import Pass
from ki_funding.engine.scene import scene_of
from ki_funding.exact import CENT, Rounding, round_to
from ki_funding.formulas import Formula, Name
from ki_funding.kinds.costs import Costs
from ki_funding.kinds.posts import Posts, full_posts
from ki_funding.law.compile import Law
from ki_funding.rulebook.register import Register


def full_inputs(
    law: Law,
    case: Case,
    register: Register,
    readings: Mapping[str, str],
    maxima: Mapping[str, Fraction],
) -> dict[str, Fraction]:
    """The inputs that items ask with, at their limits; those whose limit is open are not in it.

    `maxima` are the items' maximum amounts at full use.
    """
    full = Pass(law, case, register, readings, full_use=True)
    found: dict[str, Fraction] = {}
    for name, item in law.spec.items.items():
        if not full.active(name):
            continue
        scene = scene_of(full, name)
        if isinstance(item, Posts):
            _keep(found, item.posts, full_posts(item, scene).number)
        elif isinstance(item, Costs) and name in maxima:
            share = scene.value(item.share, scene.stretches[0]).number
            if share:
                needed = round_to(maxima[name] / share, CENT, Rounding.UP)
                _keep(found, item.costs, needed)
    return found


def _keep(found: dict[str, Fraction], formula: Formula, number: Fraction | None) -> None:
    if isinstance(formula, Name) and number is not None:
        found[formula.name] = number
