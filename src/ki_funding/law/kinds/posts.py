"""`kind: posts`: so many posts at so much each, up to a limit, month by month.

claimed = posts × rate, or the spending where it is given; maximum = limit × rate;
granted = min(posts, limit) × rate, and not more than the spending. `limit_over` says whether the
limit bites in each stretch of the year on its own (`month`), or once, on what all posts of the year
and all that the limit allows are worth (`year`); the spending bites once, on the sum.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from ki_funding.law.formulas import Formula
from ki_funding.law.kinds.base import (
    WHOLE,
    Amounts,
    Evaluation,
    FormulaField,
    Item,
    Part,
    Stretch,
    share_of,
    simply,
)
from ki_funding.law.kinds.decided import LimitOver, LimitOverField
from ki_funding.values.basis import Derivation, Limit, Term
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.units import EUR, EUR_PER_POST, POST, SHARE
from ki_funding.values.value import (
    Value,
    bites,
    first_known,
    if_nothing,
    known,
    multiply,
    smallest,
    total,
    weighted,
)

PostsOf = Callable[[Stretch], Value]


class Posts(Item):
    """Posts at a rate, up to a limit."""

    by_stretch: ClassVar[bool] = True

    kind: Literal["posts"]
    posts: Annotated[FormulaField, Part(POST, asked=True, over_time=True)]
    limit: Annotated[FormulaField, Part(POST)]
    rate: Annotated[FormulaField, Part(EUR_PER_POST)]
    spending: Annotated[FormulaField | None, Part(EUR, asked=True)] = None
    share: Annotated[FormulaField, Part(SHARE)] = WHOLE
    limit_over: LimitOverField = LimitOver.MONTH

    def calculate(self, claim: Evaluation, full: Evaluation) -> Amounts:
        """The amounts of the item."""
        claimed = _sum("claimed", claim, lambda s: claim.value(self.posts, s), self.rate)
        maximum = _sum("maximum", full, lambda s: full.value(self.limit, s), self.rate)
        granted = self._granted(claim, claimed)
        spending = self.spent(claim)
        limits = self._limits(claim)
        asked, result, closed = claimed[0], *granted
        if spending is not None:
            asked = share_of(self.share, claim, spending)
            claimed = (asked, simply("claimed", claim, asked))
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
            posts=self._funded_posts(claim),
            full_posts=self._full_posts(full),
            limits=limits,
            derivations=(claimed[1], maximum[1], closed),
        )

    def spent(self, claim: Evaluation) -> Value | None:
        """The spending, where the item has any and it is given."""
        if self.spending is None or not claim.given(self.spending):
            return None
        return claim.throughout(self.spending)

    def asked(self, claim: Evaluation) -> Value:
        """The share of the spending, all of it where that is open; else posts, without a rate."""
        spent = self.spent(claim)
        if spent is None:
            return claim.throughout(self.posts)
        return first_known([share_of(self.share, claim, spent), spent])

    def paid(self, claim: Evaluation, spent: Value) -> Value:
        """Its share of it."""
        return share_of(self.share, claim, spent)

    def needed(self, full: Evaluation, maximum: Fraction | None) -> Iterator[tuple[Formula, Value]]:  # noqa: ARG002
        """As many posts as the limit allows, while the item runs."""
        active = sum((stretch.weight for stretch in full.stretches), ZERO)
        yield self.posts, weighted(self._full_posts(full), ONE / active if active else ZERO)

    def limits(self) -> dict[str, tuple[str, ...]]:
        """The limit of the posts; with spending, whichever of the two is less."""
        of_spending: dict[str, tuple[str, ...]] = {}
        if self.spending is not None:
            of_spending = {"cap": ("spending",), "spending": ("spending",)}
        return {"limit": ("limit",), **of_spending}

    def _granted(
        self, claim: Evaluation, claimed: tuple[Value, Derivation]
    ) -> tuple[Value, Derivation]:
        """The funded posts of each stretch, or those of the year within the limit of the year."""
        by_month = _sum("granted", claim, lambda s: self._funded(claim, s), self.rate)
        if len(claim.stretches) == 1:
            return by_month
        asked, allowed = (
            claimed[0],
            _sum("", claim, lambda s: claim.value(self.limit, s), self.rate),
        )
        in_year = if_nothing(asked, asked, lambda: smallest([asked, allowed[0]]))
        found = {LimitOver.MONTH: by_month[0], LimitOver.YEAR: in_year}
        value = claim.by_word(self.limit_over, found)
        if claim.word(self.limit_over) is LimitOver.MONTH:
            return value, by_month[1]
        return value, Derivation("granted", claimed[1].terms, in_year.shown(), in_year.number)

    def _funded_posts(self, claim: Evaluation) -> Value:
        """The funded posts of the year, for the limits that depend on them."""
        by_month = _posts(claim, lambda s: self._funded(claim, s))
        if len(claim.stretches) == 1:
            return by_month
        asked = _posts(claim, lambda s: claim.value(self.posts, s))
        allowed = _posts(claim, lambda s: claim.value(self.limit, s))
        in_year = if_nothing(asked, asked, lambda: smallest([asked, allowed]))
        return claim.by_word(self.limit_over, {LimitOver.MONTH: by_month, LimitOver.YEAR: in_year})

    def _funded(self, claim: Evaluation, stretch: Stretch) -> Value:
        """The posts that are paid for; none claimed is none, whatever the limit."""
        posts = claim.value(self.posts, stretch)
        return if_nothing(posts, posts, lambda: smallest([posts, claim.value(self.limit, stretch)]))

    def _full_posts(self, full: Evaluation) -> Value:
        """The posts at full use, for the limits that depend on them."""
        return _posts(full, lambda s: full.value(self.limit, s))

    def _limits(self, claim: Evaluation) -> tuple[Limit, ...]:
        """The first stretch in which more posts were asked than are paid for, or all of them."""
        if claim.word(self.limit_over) is LimitOver.YEAR:
            asked = _posts(claim, lambda s: claim.value(self.posts, s))
            allowed = _posts(claim, lambda s: claim.value(self.limit, s))
            found = Limit("limit", asked.figure, allowed.figure)
            return (found,) if bites(allowed, asked) else ()
        for stretch in claim.stretches:
            posts, limit = claim.value(self.posts, stretch), claim.value(self.limit, stretch)
            if bites(limit, posts):
                return (Limit("limit", posts.figure, limit.figure),)
        return ()


def _spending_limit(asked: Value, payable: Value) -> tuple[Limit, ...]:
    """Which of the two bites: the spending, or what the posts are worth."""
    if bites(payable, asked):
        return (Limit("cap", asked.figure, payable.figure),)
    if bites(asked, payable):
        return (Limit("spending", payable.figure, asked.figure),)
    return ()


def _posts(evaluation: Evaluation, posts: PostsOf) -> Value:
    """The posts of a year: those of each stretch with its weight."""
    return total((weighted(posts(s), s.weight) for s in evaluation.stretches), POST)


def _sum(
    amount: str, evaluation: Evaluation, posts: PostsOf, rate: Formula
) -> tuple[Value, Derivation]:
    """The posts of each stretch times their rate, weighted and added up."""
    products = [(s, multiply(posts(s), evaluation.value(rate, s))) for s in evaluation.stretches]
    terms = tuple(
        Term(s.first, s.last, s.weight, product.shown(), weighted(product, s.weight).number)
        for s, product in products
    )
    value = total((weighted(product, s.weight) for s, product in products), EUR)
    return value, Derivation(amount, terms, (), value.number)
