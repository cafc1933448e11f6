"""`kind: posts`: so many posts at so much each, up to a limit, month by month.

claimed = posts × rate, or the spending where it is given; maximum = limit × rate;
granted = min(posts, limit) × rate, and not more than the spending. The limit bites in each
stretch of the year on its own; the spending bites once, on the sum.
"""

from collections.abc import Callable
from typing import Literal

from ki_funding.exact import ONE, ZERO
from ki_funding.formulas import Formula
from ki_funding.kinds.base import WHOLE, Amounts, FormulaField, ItemSpec, Scene, Stretch
from ki_funding.results.basis import Derivation, Limit, Term
from ki_funding.units import EUR, EUR_PER_POST, POST, SHARE, Unit
from ki_funding.values import (
    Value,
    bites,
    if_nothing,
    known,
    multiply,
    smallest,
    total,
    weighted,
)

FIELDS: dict[str, Unit] = {
    "posts": POST,
    "limit": POST,
    "rate": EUR_PER_POST,
    "spending": EUR,
    "share": SHARE,
}
PostsOf = Callable[[Stretch], Value]


class Posts(ItemSpec):
    """Posts at a rate, up to a limit."""

    kind: Literal["posts"]
    posts: FormulaField
    limit: FormulaField
    rate: FormulaField
    spending: FormulaField | None = None
    share: FormulaField = WHOLE


def calculate(item: Posts, claim: Scene, full: Scene) -> Amounts:
    """The amounts of the item; `full` is the same case with every limit reached."""
    claimed = _sum("claimed", claim, lambda s: claim.value(item.posts, s), item.rate)
    maximum = _sum("maximum", full, lambda s: full.value(item.limit, s), item.rate)
    granted = _sum("granted", claim, lambda s: _funded(item, claim, s), item.rate)
    spending = None
    if item.spending is not None and claim.given(item.spending):
        spending = claim.value(item.spending, claim.stretches[0])
    limits = _limits(item, claim)
    result, closed = granted[0], granted[1]
    asked = claimed[0]
    if spending is not None:
        share = claim.value(item.share, claim.stretches[0])
        asked = spending if item.share == WHOLE else multiply(share, spending)
        first, last = claim.stretches[0].first, claim.stretches[-1].last
        term = Term(first, last, ONE, asked.shown(), asked.number)
        claimed = (asked, Derivation("claimed", (term,), (), asked.number))
        nothing = known(ZERO, EUR)
        result = if_nothing(asked, nothing, lambda: smallest([granted[0], asked]))
        if result is not nothing:
            closed = Derivation("granted", granted[1].terms, result.shown(), result.number)
        limits += _spending_limit(asked, granted[0])
    return Amounts(
        claimed=asked,
        maximum=maximum[0],
        granted=result,
        spending=spending,
        posts=total((weighted(_funded(item, claim, s), s.weight) for s in claim.stretches), POST),
        limits=limits,
        derivations=(claimed[1], maximum[1], closed),
    )


def limits(item: Posts) -> dict[str, tuple[str, ...]]:
    """The names under which limits can bite, each with the keys where it is written."""
    of_spending: dict[str, tuple[str, ...]] = {}
    if item.spending is not None:
        of_spending = {"cap": ("spending",), "spending": ("spending",)}
    return {"limit": ("limit",), **of_spending}


def _spending_limit(asked: Value, payable: Value) -> tuple[Limit, ...]:
    """Which of the two bites: the spending, or what the posts are worth."""
    if bites(payable, asked):
        return (Limit("cap", asked.figure, payable.figure),)
    if bites(asked, payable):
        return (Limit("spending", payable.figure, asked.figure),)
    return ()


def full_posts(item: Posts, full: Scene) -> Value:
    """The funded posts at full use, for the limits that depend on them."""
    return total((weighted(full.value(item.limit, s), s.weight) for s in full.stretches), POST)


def _funded(item: Posts, claim: Scene, stretch: Stretch) -> Value:
    """The posts that are paid for; none claimed is none, whatever the limit."""
    posts = claim.value(item.posts, stretch)
    return if_nothing(posts, posts, lambda: smallest([posts, claim.value(item.limit, stretch)]))


def _sum(amount: str, scene: Scene, posts: PostsOf, rate: Formula) -> tuple[Value, Derivation]:
    """The posts of each stretch times their rate, weighted and added up."""
    products = [(s, multiply(posts(s), scene.value(rate, s))) for s in scene.stretches]
    terms = tuple(
        Term(s.first, s.last, s.weight, product.shown(), weighted(product, s.weight).number)
        for s, product in products
    )
    value = total((weighted(product, s.weight) for s, product in products), EUR)
    return value, Derivation(amount, terms, (), value.number)


def _limits(item: Posts, claim: Scene) -> tuple[Limit, ...]:
    """The first stretch in which more posts were asked than are paid for."""
    for stretch in claim.stretches:
        posts, limit = claim.value(item.posts, stretch), claim.value(item.limit, stretch)
        if bites(limit, posts):
            return (Limit("limit", posts.figure, limit.figure),)
    return ()
