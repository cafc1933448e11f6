"""What the JSON of `diff` consists of: its keys are public."""

from typing import Literal

from pydantic import with_config
from typing_extensions import TypedDict

from ki_funding.presentation.calculation.envelope import (
    CLOSED,
    Amount,
    ChangeEntry,
    ReceiptEntry,
    ResultVersion,
)


@with_config(CLOSED)
class Amounts(TypedDict):
    """Amounts under the old and the new rules, as far as they are known."""

    old: Amount
    new: Amount
    difference: Amount


@with_config(CLOSED)
class ImpactItem(Amounts):
    """One item of one municipality with another amount."""

    municipality: str
    ags: str | None
    case: str
    programme: str
    item: str


@with_config(CLOSED)
class ImpactMunicipality(Amounts):
    """One municipality, over all programmes that changed."""

    name: str
    ags: str | None


@with_config(CLOSED)
class ImpactProgramme(Amounts):
    """One programme, over all municipalities."""

    id: str


@with_config(CLOSED)
class OtherChange(TypedDict):
    """Something in the rules that differs besides dated figures."""

    path: str
    old: str | None
    new: str | None


@with_config(CLOSED)
class ImpactYear(TypedDict):
    """One year."""

    year: int
    only: Literal["old", "new"] | None
    among: int
    winners: int
    losers: int
    undetermined: int
    total: Amounts
    programmes: list[ImpactProgramme]
    municipalities: list[ImpactMunicipality]
    items: list[ImpactItem]
    land: list[ImpactItem]


@with_config(CLOSED)
class DiffEnvelope(TypedDict):
    """The JSON of `diff --format json`."""

    ki_funding_diff: ResultVersion
    old: ReceiptEntry
    new: ReceiptEntry
    full_use: bool
    values: list[ChangeEntry]
    other: list[OtherChange]
    years: list[ImpactYear]
    total: Amounts
    municipalities: list[ImpactMunicipality]
