"""What the JSON of `calc` consists of: its keys are public, and each is always there.

The functions that write JSON import these types for the type checker alone, so that a run never
pays for them; the schema of `ki-funding schema result` derives from them.
"""

from typing import Annotated

from pydantic import ConfigDict, Field, WithJsonSchema, with_config
from typing_extensions import TypedDict

from ki_funding.law.kinds import WORDS
from ki_funding.values.scalars import DAY, NUMBER
from ki_funding.values.vocabulary import Art, ProgrammeKind, Reason, Status

CLOSED = ConfigDict(extra="forbid")

# Text with two decimals; null is what is not known.
Amount = Annotated[str, Field(pattern=r"^-?[0-9]+\.[0-9]{2}$")] | None
Day = Annotated[str, Field(pattern=f"^{DAY}$")]
Exact = Annotated[str, Field(pattern=f"^{NUMBER}$")]
StatusWord = Annotated[str, WithJsonSchema({"type": "string", "enum": [*Status]})]
ReasonWord = Annotated[str, WithJsonSchema({"type": "string", "enum": [*Reason]})]
KindWord = Annotated[str, WithJsonSchema({"type": "string", "enum": [*ProgrammeKind]})]
ArtWord = Annotated[str, WithJsonSchema({"type": "string", "enum": [*Art]})]
ItemKind = Annotated[str, WithJsonSchema({"type": "string", "enum": [*WORDS]})]
ResultVersion = Annotated[int, WithJsonSchema({"type": "integer", "const": 1})]

# `from` is a word of Python, so it cannot be named in the body of a class.
_Days = TypedDict("_Days", {"from": Day, "until": Day | None})
_BothDays = TypedDict("_BothDays", {"from": Day, "until": Day})
_DaysIfAny = TypedDict("_DaysIfAny", {"from": Day | None, "until": Day | None})


@with_config(CLOSED)
class OverlayEntry(TypedDict):
    """An overlay that was put on the rules."""

    id: str
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    paths: list[str]


@with_config(CLOSED)
class ReceiptEntry(TypedDict):
    """What a result was computed with."""

    tool: str
    version: str
    rules: Day
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    readings: dict[str, str]
    overlays: list[OverlayEntry]
    plan: bool


@with_config(CLOSED)
class SideEntry(TypedDict):
    """What the old or the new rules say of a figure."""

    value: str | None
    unit: str
    status: StatusWord
    sources: list[str]
    place: str


@with_config(CLOSED)
class ChangeEntry(_BothDays):
    """A figure that differs from that of the rules."""

    path: str
    branch: list[str]
    old: SideEntry | None
    new: SideEntry | None


@with_config(CLOSED)
class MunicipalityEntry(TypedDict):
    """Whose funding it is."""

    name: str
    ags: str | None
    type: ArtWord
    population: int | None


@with_config(CLOSED)
class SpanEntry(_Days):
    """Days on which an item runs; both inclusive."""


@with_config(CLOSED)
class UseEntry(_DaysIfAny):
    """One value that an amount rests on."""

    kind: str
    name: str
    title: str | None
    value: str | None
    unit: str
    status: StatusWord
    sources: list[str]
    note: str | None
    place: str


class ItemHead(TypedDict):
    """What an item is."""

    id: str
    title: str
    kind: ItemKind
    counts_as: KindWord


class ItemBasis(TypedDict):
    """What is known of an item beside its amounts."""

    notice: Amount
    actual: Amount
    difference: Amount
    repayable: Amount
    status: StatusWord | None
    reason: ReasonWord | None
    in_force: list[SpanEntry]
    limited_by: list[str]
    undetermined: list[str]
    sources: list[str]
    uses: list[UseEntry]


@with_config(CLOSED)
class MoneyItem(ItemHead, ItemBasis):
    """An item with amounts."""

    claimed: Amount
    maximum: Amount
    granted: Amount
    unused: Amount
    own_share: Amount


@with_config(CLOSED)
class QuantityItem(ItemHead, ItemBasis):
    """An item in kind: a quantity instead of amounts."""

    quantity: str | None
    unit: str | None


@with_config(CLOSED)
class WarningEntry(TypedDict):
    """An input that is smaller than the rules ask for."""

    input: str
    asked: Exact
    least: Exact
    sources: list[str]


@with_config(CLOSED)
class DeadlineEntry(TypedDict):
    """When money has to be applied for; of an earlier year where none is known of this one."""

    year: int
    opens: Day | None
    closes: Day
    status: StatusWord
    sources: list[str]


@with_config(CLOSED)
class ProgrammeEntry(TypedDict):
    """One programme that the case claims."""

    id: str
    kind: KindWord
    title: str
    items: list[MoneyItem | QuantityItem]
    granted: Amount
    complete: bool
    warnings: list[WarningEntry]
    deadlines: list[DeadlineEntry]


@with_config(CLOSED)
class TotalsEntry(TypedDict):
    """Sums over all programmes."""

    basic: Amount
    optional: Amount
    claimed: Amount
    maximum: Amount
    granted: Amount
    unused: Amount
    own_share: Amount
    complete: bool
    maximum_complete: bool
    undetermined: int
    by_status: dict[str, str]


@with_config(CLOSED)
class CaseEntry(TypedDict):
    """One municipality in one year."""

    municipality: MunicipalityEntry
    year: int
    programmes: list[ProgrammeEntry]
    not_claimed: list[str]
    unbounded: list[str]
    changes: list[ChangeEntry]
    totals: TotalsEntry
    status: StatusWord | None


@with_config(CLOSED)
class ResultEnvelope(TypedDict):
    """The JSON of `calc --format json`."""

    ki_funding_result: ResultVersion
    receipt: ReceiptEntry | None
    cases: list[CaseEntry]
    missing: list[str]
