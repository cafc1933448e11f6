"""What a calculation returns: plain frozen values, amounts as decimals with two places.

An amount is None where it is undetermined: a figure that it needs is `open`. None is never 0.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ki_funding.values.basis import Derivation, Figure, Limit, Period, Step, Use
from ki_funding.values.exact import summed
from ki_funding.values.scalars import Citation, Words
from ki_funding.values.vocabulary import Art, Nature, ProgrammeKind, Reason, Status, weakest

if TYPE_CHECKING:  # most runs have no overlay to pay for
    from ki_funding.law.rulebook.changes import ValueChange

CENTS = Decimal("0.00")


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
    plan: bool = False
    rules_until: date | None = None  # the last day that the rulebook covers


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
    unspent: Decimal | None = None
    repayable: Decimal | None = None
    reason: Reason | None = None
    in_force: tuple[Period, ...] = ()
    limits: tuple[Limit, ...] = ()
    uses: tuple[Use, ...] = ()
    repaid_by: tuple[Use, ...] = ()
    citations: tuple[Citation, ...] = ()
    steps: tuple[Step, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    in_kind: bool = False

    def __repr__(self) -> str:
        return f"<ItemResult: {self.id}, {self.quantity if self.in_kind else self.granted}>"

    @property
    def difference(self) -> Decimal | None:
        """What the notice grants more, or less, than the calculation."""
        both = self.notice is not None and self.granted is not None
        return self.notice - self.granted if both else None  # type: ignore[operator]

    @property
    def status(self) -> Status | None:
        """The weakest status of all values used."""
        return weakest(use.status for use in self.uses)

    @property
    def repayment_open(self) -> bool:
        """Whether something of the notice was not spent and nobody knows what becomes of it."""
        return bool(self.unspent) and self.repayable is None

    @property
    def complete(self) -> bool:
        """Whether what is granted is known; in-kind items have no amounts to miss."""
        return self.in_kind or self.granted is not None

    @property
    def maximum_known(self) -> bool:
        """Whether the maximum is known; it may be unknown where what is granted is not."""
        return self.in_kind or self.maximum is not None

    @property
    def begun(self) -> bool | None:
        """Whether the municipality had begun with what the item needs; None if nobody knows."""
        unknown = any(use.kind == "begin" for use in self.open_uses)
        return None if unknown else self.reason is not Reason.NOT_BEGUN

    @property
    def runs(self) -> bool:
        """Whether the rules have it for this municipality and year at all."""
        return self.reason not in {Reason.NOT_IN_FORCE, Reason.NOT_BEGUN}

    @property
    def open_uses(self) -> tuple[Use, ...]:
        """The open values that leave the item undetermined."""
        return tuple(use for use in self.uses if use.status is Status.OPEN)

    @property
    def unsaid(self) -> bool:
        """Whether it is undetermined only because the case does not say something."""
        uses = self.open_uses
        return self.granted is None and bool(uses) and all(use.missing_input for use in uses)

    @property
    def all_uses(self) -> tuple[Use, ...]:
        """What the amounts rest on, then what is repaid of the unspent."""
        return (*self.uses, *self.repaid_by)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every citation of the values used, each once, then those of the item itself."""
        cited = [citation for use in self.all_uses for citation in use.sources]
        return tuple(dict.fromkeys([*cited, *self.citations]))


class Condition(NamedTuple):
    """Something the rules demand that is shown and never computed."""

    text: Words
    sources: tuple[Citation, ...]


class SmallShare(NamedTuple):
    """A claimed share below the least one that the rules fund: a warning, no limit."""

    input: str
    title: Words | None
    asked: Figure
    least: Figure
    sources: tuple[Citation, ...]


class DeadlineResult(NamedTuple):
    """When the money of a year has, or had, to be applied for."""

    year: int
    opens: date | None
    closes: date
    status: Status
    sources: tuple[Citation, ...]
    note: Words | None


class ProgrammeResult(NamedTuple):
    """A claimed programme and its items.

    Where no deadline of the case's year is known, `deadlines` has the last one before.
    """

    id: str
    kind: ProgrammeKind
    title: Words
    items: tuple[ItemResult, ...]
    conditions: tuple[Condition, ...] = ()
    deadlines: tuple[DeadlineResult, ...] = ()
    small_shares: tuple[SmallShare, ...] = ()

    def __repr__(self) -> str:
        return f"<ProgrammeResult: {self.id}, {len(self.items)} items>"

    @property
    def warnings(self) -> str | None:
        """The inputs that claim less than the least share that is funded."""
        return " ".join(small.input for small in self.small_shares) or None

    @property
    def granted(self) -> Decimal:
        """What is granted in all, as far as it is known."""
        return _sum(item.granted for item in self.items)

    @property
    def complete(self) -> bool:
        """Whether it is known of every item what is granted."""
        return all(item.complete for item in self.items)


class MunicipalityFacts(NamedTuple):
    """The municipality of a result; its KI served `population` on the day `population_on`."""

    name: str
    ags: str | None
    art: Art
    population: int | None
    population_on: str | None = None


class Totals(NamedTuple):
    """Sums over the programmes of one result, as far as they are known.

    With `complete` false they leave out what is undetermined, with `maximum_complete` false those
    of maximum and unused do. `by_status` is what is granted by how sure it is.
    """

    basic: Decimal
    optional: Decimal
    claimed: Decimal
    maximum: Decimal
    granted: Decimal
    unused: Decimal
    own_share: Decimal
    complete: bool
    maximum_complete: bool
    undetermined: int
    by_status: Mapping[Status, Decimal]

    def at_least(self, name: str) -> bool:
        """Whether one of the sums is a lower bound."""
        limited = name in {"maximum", "unused"}
        return not (self.complete and (self.maximum_complete or not limited))


class Alternative(NamedTuple):
    """What the result would be under another option of a reading that changes it.

    `granted` is None where no item has an amount; `difference` is None where other items are
    undetermined than in the result, so that the sums are of different things.
    """

    reading: str
    title: Words
    chosen: str
    option: str
    meaning: Words
    chosen_meaning: Words | None
    granted: Decimal | None
    complete: bool
    difference: Decimal | None


class Calculation(NamedTuple):
    """The funding of one municipality in one year.

    `alternatives` are filled for reports alone, because each is a calculation of its own; `titles`
    are those of what is not claimed.
    """

    municipality: MunicipalityFacts
    year: int
    programmes: tuple[ProgrammeResult, ...]
    not_claimed: tuple[str, ...]
    receipt: Receipt
    unbounded: tuple[str, ...] = ()
    full_use: bool = False
    case: str = ""
    changes: "tuple[ValueChange, ...]" = ()
    alternatives: tuple[Alternative, ...] = ()
    titles: tuple[tuple[str, Words], ...] = ()

    def __repr__(self) -> str:
        programmes = ", ".join(programme.id for programme in self.programmes)
        return f"<Calculation: {self.municipality.name} {self.year}, {programmes}>"

    @property
    def defaulted(self) -> tuple[str, ...]:
        """The inputs that the case does not name, and for which a number is assumed."""
        uses = (use for _, item in self.lines() for use in item.uses)
        return tuple(dict.fromkeys(use.name for use in uses if use.kind == "default"))

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
            maximum_complete=all(i.maximum_known for i in counted),
            undetermined=sum(not i.complete for i in counted),
            by_status={
                status: amount
                for status in Status
                if (amount := _sum(i.granted for i in counted if i.status is status))
            },
        )

    @property
    def beyond_rules(self) -> int | None:
        """The year of the rules where this one is later and something of it is not known."""
        known = int(self.receipt.rules_version[:4])
        uses = (use for _, item in self.lines() for use in item.open_uses)
        later = self.year > known and any(not use.missing_input for use in uses)
        return known if later else None

    @property
    def carried_forward(self) -> dict[str, int]:
        """The figures that only go on into this year, each with the year that it goes on from."""
        uses = (use for _, item in self.lines() for use in item.all_uses)
        return {use.name: year for use in uses if (year := self.carried_from(use))}

    def carried_from(self, use: Use) -> int | None:
        """The year of the rules where a figure only goes on from it; None where it is said."""
        known = int(self.receipt.rules_version[:4])
        goes_on = use.kind == "parameter" and use.until == self.receipt.rules_until
        began = use.first is not None and use.first.year <= known < self.year
        said = use.status in {Status.OPEN, Status.PLANNED}
        return known if goes_on and began and not said else None

    @property
    def for_land(self) -> bool:
        """Whether all of it is addressed to the Land, so that there is nothing to add up."""
        return bool(self.programmes) and all(
            programme.kind is ProgrammeKind.STATE for programme in self.programmes
        )

    @property
    def begun(self) -> bool | None:
        """Whether the municipality has a KI, or what else programmes need; None if unknown."""
        found = {item.begun for _, item in self.lines()}
        return None if None in found else False not in found

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
    nature: Nature
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
    return summed(amount for amount in amounts if amount is not None)
