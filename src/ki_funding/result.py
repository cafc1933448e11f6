"""What a calculation returns: plain frozen values, amounts as decimals with two places.

An amount is None where it is undetermined: a figure that it needs is `open`. None is never 0.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ki_funding.text_types import Citation, Words
from ki_funding.units import Unit
from ki_funding.vocabulary import Art, ProgrammeKind, Reason, Status, weakest

CENTS = Decimal("0.00")


class Use(NamedTuple):
    """One value that a result rests on: a parameter, a fact, a reading, a figure given.

    `value` is written as in the rule file, in `unit`; None is an open value. `place` is
    `rules/file.yaml:line`. `first` and `until` say from when to when the value holds.
    """

    kind: str
    name: str
    value: str | None
    unit: str
    status: Status
    sources: tuple[Citation, ...] = ()
    note: Words | None = None
    place: str = ""
    first: date | None = None
    until: date | None = None
    title: Words | None = None


class Figure(NamedTuple):
    """A number inside a formula that was worked out, with its unit."""

    number: Fraction | None
    unit: Unit


Token = str | Figure


class Term(NamedTuple):
    """One summand of an amount: a stretch of the year and the formula with its numbers put in."""

    first: date
    last: date
    weight: Fraction
    tokens: tuple[Token, ...]
    number: Fraction | None


class Step(NamedTuple):
    """A named formula that was worked out on the way."""

    name: str
    tokens: tuple[Token, ...]
    figure: Figure


class Derivation(NamedTuple):
    """How one amount of an item came about: its terms and, if not a plain sum, what closed it."""

    amount: str
    terms: tuple[Term, ...] = ()
    closing: tuple[Token, ...] = ()
    number: Fraction | None = None


class Limit(NamedTuple):
    """A limit that bit: its name and what was asked against what it allows."""

    name: str
    asked: Figure
    allowed: Figure


class Period(NamedTuple):
    """When something is in force; `until` is inclusive, None has no end within the rulebook."""

    first: date
    until: date | None


class ItemResult(NamedTuple):
    """One line of a programme. Amounts are None if undetermined; in-kind items have a quantity."""

    id: str
    title: Words
    kind: str
    counts_as: ProgrammeKind
    claimed: Decimal | None = None
    maximum: Decimal | None = None
    granted: Decimal | None = None
    unused: Decimal | None = None
    own_share: Decimal | None = None
    quantity: str | None = None
    quantity_unit: str | None = None
    notice: Decimal | None = None
    actual: Decimal | None = None
    reason: Reason | None = None
    in_force: tuple[Period, ...] = ()
    limits: tuple[Limit, ...] = ()
    uses: tuple[Use, ...] = ()
    citations: tuple[Citation, ...] = ()
    steps: tuple[Step, ...] = ()
    derivations: tuple[Derivation, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """What the notice grants more, or less, than the calculation."""
        both = self.notice is not None and self.granted is not None
        return self.notice - self.granted if both else None  # type: ignore[operator]

    @property
    def repayable(self) -> Decimal | None:
        """What of the notice was not spent and may have to be paid back."""
        if self.notice is None or self.actual is None:
            return None
        return max(self.notice - self.actual, CENTS)

    @property
    def status(self) -> Status | None:
        """The weakest status of all values used."""
        return weakest(use.status for use in self.uses)

    @property
    def complete(self) -> bool:
        """Whether maximum and granted are known; in-kind items have no amounts to miss."""
        return self.in_kind or (self.maximum is not None and self.granted is not None)

    @property
    def in_kind(self) -> bool:
        """Staff or services instead of money."""
        return self.kind == "in_kind"

    @property
    def open_uses(self) -> tuple[Use, ...]:
        """The open values that leave the item undetermined."""
        return tuple(use for use in self.uses if use.status is Status.OPEN)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every citation of the values used, each once, then those of the item itself."""
        cited = [citation for use in self.uses for citation in use.sources]
        return tuple(dict.fromkeys([*cited, *self.citations]))


class Condition(NamedTuple):
    """Something the rules demand that is shown and never computed."""

    text: Words
    sources: tuple[Citation, ...]


class SmallShare(NamedTuple):
    """A claimed share below the least one that the rules fund: a warning, no limit."""

    input: str
    asked: Figure
    least: Figure
    sources: tuple[Citation, ...]


class DeadlineResult(NamedTuple):
    """When the money of the case's year has, or had, to be applied for."""

    opens: date | None
    closes: date
    status: Status
    sources: tuple[Citation, ...]
    note: Words | None


class ProgrammeResult(NamedTuple):
    """A claimed programme and its items."""

    id: str
    kind: ProgrammeKind
    title: Words
    items: tuple[ItemResult, ...]
    conditions: tuple[Condition, ...] = ()
    deadlines: tuple[DeadlineResult, ...] = ()
    small_shares: tuple[SmallShare, ...] = ()

    @property
    def granted(self) -> Decimal:
        """What is granted in all, as far as it is known."""
        return _sum(item.granted for item in self.items)

    @property
    def complete(self) -> bool:
        """Whether every item is determined."""
        return all(item.complete for item in self.items)


class MunicipalityFacts(NamedTuple):
    """The municipality of a result; its KI served `population` on the day `population_on`."""

    name: str
    ags: str | None
    art: Art
    population: int | None
    population_on: str | None = None


class Totals(NamedTuple):
    """Sums over the programmes of one result; with `complete` false they are lower bounds."""

    basic: Decimal
    optional: Decimal
    claimed: Decimal
    maximum: Decimal
    granted: Decimal
    unused: Decimal
    own_share: Decimal
    complete: bool


class OverlayReceipt(NamedTuple):
    """An overlay that was put on the rules: its id, a fingerprint, and the paths it changes."""

    id: str
    title: Words
    digest: str
    paths: tuple[str, ...]

    @property
    def is_option(self) -> bool:
        """Whether it came from the command line and not from a file."""
        return self.id.startswith("--")


class Receipt(NamedTuple):
    """What a result was computed with, so that it can be computed again."""

    version: str
    rules_version: str
    rules_digest: str
    readings: tuple[tuple[str, str], ...] = ()
    overlays: tuple[OverlayReceipt, ...] = ()


class Side(NamedTuple):
    """What the old or the new law says of one figure, as written; None is an open value."""

    value: str | None
    unit: str
    status: Status
    sources: tuple[Citation, ...]
    note: Words | None
    place: str
    title: Words | None = None


class ValueChange(NamedTuple):
    """One figure that differs on some days; a side that says nothing then is None.

    `branch` are the branches and brackets that lead to the figure; `to_end` says that it holds to
    the end of the rulebook, so that its last day means nothing.
    """

    path: str
    branch: tuple[str, ...]
    first: date
    until: date
    old: Side | None
    new: Side | None
    to_end: bool = False

    @property
    def name(self) -> str:
        """The path with its branches: `kim.grundstellen.kreis`."""
        return ".".join([self.path, *self.branch])

    @property
    def amount_differs(self) -> bool:
        """Whether the figure itself differs, not only its status, source or note."""
        if self.old is None or self.new is None:
            return True
        return (self.old.value, self.old.unit) != (self.new.value, self.new.unit)


class TextChange(NamedTuple):
    """Something else in the rules that differs: a formula, a period, a reading, a register cell."""

    path: str
    old: str | None
    new: str | None


class Calculation(NamedTuple):
    """The funding of one municipality in one year."""

    municipality: MunicipalityFacts
    year: int
    programmes: tuple[ProgrammeResult, ...]
    not_claimed: tuple[str, ...]
    receipt: Receipt
    unbounded: tuple[str, ...] = ()
    full_use: bool = False
    case: str = ""
    changes: tuple[ValueChange, ...] = ()

    @property
    def totals(self) -> Totals:
        """Sums over the programmes for the municipality; `state` programmes are in none."""
        items = [item for programme in self.programmes for item in programme.items]
        counted = [item for item in items if item.counts_as is not ProgrammeKind.STATE]
        return Totals(
            basic=_sum(i.granted for i in counted if i.counts_as is ProgrammeKind.BASIC),
            optional=_sum(i.granted for i in counted if i.counts_as is ProgrammeKind.OPTIONAL),
            claimed=_sum(i.claimed for i in counted),
            maximum=_sum(i.maximum for i in counted),
            granted=_sum(i.granted for i in counted),
            unused=_sum(i.unused for i in counted),
            own_share=_sum(i.own_share for i in counted),
            complete=all(i.complete for i in counted),
        )

    @property
    def status(self) -> Status | None:
        """The weakest status of all values that the amounts use."""
        amounts = [item for _, item in self.lines() if not item.in_kind]
        return weakest(status for item in amounts if (status := item.status))

    def lines(self) -> Iterator[tuple[ProgrammeResult, ItemResult]]:
        """Every item with its programme, in order."""
        for programme in self.programmes:
            for item in programme.items:
                yield programme, item


class Comparison(NamedTuple):
    """A published figure beside the calculated one, which is None where undetermined."""

    name: str
    nature: str
    note: Words | None
    sources: tuple[Citation, ...]
    path: str
    published: Decimal
    calculated: Decimal | None

    @property
    def deviation(self) -> Decimal | None:
        """What the calculation gives more, or less."""
        return None if self.calculated is None else self.calculated - self.published


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), CENTS)
