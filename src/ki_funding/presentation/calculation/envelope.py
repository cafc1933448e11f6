"""What the JSON of `calc` consists of: its keys are public, and each is always there.

Both are made of it: what `calc` writes, and the schema of `ki-funding schema result`.
"""

from typing import Annotated, Any, TypedDict

from ki_funding.calculation.result import ItemResult
from ki_funding.law.kinds import WORDS
from ki_funding.presentation.entry import Form, From, entry
from ki_funding.values.exact import ZERO
from ki_funding.values.scalars import DAY, NUMBER
from ki_funding.values.vocabulary import Art, ProgrammeKind, Reason, Status

# Text with two decimals; null is what is not known.
Amount = Annotated[str, Form(type="string", pattern=r"^-?[0-9]+\.[0-9]{2}$")] | None
Day = Annotated[str, Form(type="string", pattern=f"^{DAY}$")]
Exact = Annotated[str, Form(type="string", pattern=f"^{NUMBER}$")]
StatusWord = Annotated[str, Form(type="string", enum=[*Status])]
ReasonWord = Annotated[str, Form(type="string", enum=[*Reason])]
KindWord = Annotated[str, Form(type="string", enum=[*ProgrammeKind])]
ArtWord = Annotated[str, Form(type="string", enum=[*Art])]
ItemKind = Annotated[str, Form(type="string", enum=[*WORDS])]
Digest = Annotated[str, Form(type="string", pattern="^[0-9a-f]{64}$")]
VERSION = 1
ResultVersion = Annotated[int, Form(type="integer", const=VERSION), From(lambda _: VERSION)]


class OverlayEntry(TypedDict):
    """An overlay that was put on the rules."""

    id: str
    digest: Digest
    paths: list[str]


class ReceiptEntry(TypedDict):
    """What a result was computed with."""

    tool: Annotated[str, From(lambda _: "ki-funding")]
    version: str
    rules: Annotated[Day, From("rules_version")]
    digest: Annotated[Digest, From("rules_digest")]
    readings: dict[str, str]
    overlays: list[OverlayEntry]
    plan: bool


class SideEntry(TypedDict):
    """What the old or the new rules say of a figure."""

    value: str | None
    unit: str
    status: StatusWord
    sources: list[str]
    place: str


# A figure that differs from that of the rules. `from` cannot be named in the body of a class.
ChangeEntry = TypedDict(
    "ChangeEntry",
    {
        "path": str,
        "branch": list[str],
        "from": Annotated[Day, From("first")],
        "until": Day,
        "old": SideEntry | None,
        "new": SideEntry | None,
    },
)


class MunicipalityEntry(TypedDict):
    """Whose funding it is."""

    name: str
    ags: str | None
    type: Annotated[ArtWord, From("art")]
    population: int | None


# Days on which an item runs; both inclusive.
SpanEntry = TypedDict("SpanEntry", {"from": Annotated[Day, From("first")], "until": Day | None})

# One value that an amount rests on.
UseEntry = TypedDict(
    "UseEntry",
    {
        "kind": str,
        "name": str,
        "title": str | None,
        "value": str | None,
        "unit": str,
        "status": StatusWord,
        "sources": list[str],
        "note": str | None,
        "place": str,
        "from": Annotated[Day | None, From("first")],
        "until": Day | None,
    },
)


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
    unspent: Amount
    repayable: Amount
    repaid_by: list[UseEntry]
    status: StatusWord | None
    reason: ReasonWord | None
    in_force: list[SpanEntry]
    limited_by: Annotated[list[str], From(lambda item: [limit.name for limit in item.limits])]
    undetermined: Annotated[list[str], From(lambda item: [use.name for use in item.open_uses])]
    sources: list[str]
    uses: list[UseEntry]


class ItemAmounts(TypedDict):
    """What is asked for, possible and granted."""

    claimed: Amount
    maximum: Amount
    granted: Amount
    unused: Amount
    own_share: Amount


class ItemQuantity(TypedDict):
    """How much of something that is no money."""

    quantity: str | None
    unit: Annotated[str | None, From("quantity_unit")]


class MoneyItem(ItemHead, ItemAmounts, ItemBasis):
    """An item with amounts."""


class QuantityItem(ItemHead, ItemQuantity, ItemBasis):
    """An item in kind: a quantity instead of amounts."""


def _item(item: ItemResult) -> dict[str, Any]:
    return entry(QuantityItem if item.in_kind else MoneyItem, item)


class WarningEntry(TypedDict):
    """An input that is smaller than the rules ask for."""

    input: str
    asked: Annotated[Exact, From(lambda small: small.asked.number or ZERO)]
    least: Annotated[Exact, From(lambda small: small.least.number or ZERO)]
    sources: list[str]


class DeadlineEntry(TypedDict):
    """When money has to be applied for; of an earlier year where none is known of this one."""

    year: int
    opens: Day | None
    closes: Day
    status: StatusWord
    sources: list[str]


class ProgrammeEntry(TypedDict):
    """One programme that the case claims."""

    id: str
    kind: KindWord
    title: str
    items: Annotated[
        list[MoneyItem | QuantityItem], From(lambda programme: list(map(_item, programme.items)))
    ]
    granted: Amount
    complete: bool
    warnings: Annotated[list[WarningEntry], From("small_shares")]
    deadlines: list[DeadlineEntry]


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


class AlternativeEntry(TypedDict):
    """What another answer to a legal question would give."""

    reading: str
    chosen: str
    option: str
    granted: Amount
    complete: bool
    difference: Amount


class CaseEntry(TypedDict):
    """One municipality in one year."""

    municipality: MunicipalityEntry
    year: int
    programmes: list[ProgrammeEntry]
    not_claimed: list[str]
    unbounded: list[str]
    carried_forward: dict[str, int]
    changes: list[ChangeEntry]
    totals: TotalsEntry
    alternatives: list[AlternativeEntry]
    status: StatusWord | None


class ResultEnvelope(TypedDict):
    """The JSON of `calc --format json`; the results of one run share a receipt."""

    ki_funding_result: ResultVersion
    receipt: Annotated[
        ReceiptEntry | None,
        From(lambda cases: cases.calculations[0].receipt if cases.calculations else None),
    ]
    cases: Annotated[list[CaseEntry], From(lambda cases: iter(cases.calculations))]
    missing: Annotated[list[str], From(lambda _: [])]
