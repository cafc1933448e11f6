"""What the JSON of `diff` consists of: its keys are public."""

from collections.abc import Sequence
from typing import Annotated, Literal, TypedDict

from ki_funding.calculation.diff_result import Difference
from ki_funding.presentation.calculation.envelope import (
    Amount,
    ChangeEntry,
    ReceiptEntry,
    ResultVersion,
)
from ki_funding.presentation.entry import From


class Amounts(TypedDict):
    """Amounts under the old and the new rules, as far as they are known."""

    old: Amount
    new: Amount
    difference: Annotated[Amount, From("amount")]


class ItemNames(TypedDict):
    """Which item it is, and whose."""

    municipality: str
    ags: str | None
    case: str
    programme: str
    item: str


class ImpactItem(ItemNames, Amounts):
    """One item of one municipality with another amount."""


class MunicipalityNames(TypedDict):
    """Which municipality it is."""

    name: str
    ags: str | None


class ImpactMunicipality(MunicipalityNames, Amounts):
    """One municipality, over all programmes that changed."""


class ProgrammeName(TypedDict):
    """Which programme it is."""

    id: Annotated[str, From("name")]


class ImpactProgramme(ProgrammeName, Amounts):
    """One programme, over all municipalities."""


class OtherChange(TypedDict):
    """Something in the rules that differs besides dated figures."""

    path: str
    old: str | None
    new: str | None


def _changed(found: Sequence[Difference]) -> list[Difference]:
    return [difference for difference in found if difference.changed]


class ImpactYear(TypedDict):
    """One year."""

    year: int
    only: Literal["old", "new"] | None
    among: int
    winners: int
    losers: int
    undetermined: int
    total: Amounts
    programmes: Annotated[list[ImpactProgramme], From(lambda year: year.programmes())]
    municipalities: Annotated[list[ImpactMunicipality], From(lambda year: year.municipalities())]
    items: Annotated[
        list[ImpactItem], From(lambda year: [d for d in year.differences if d.changed])
    ]
    land: Annotated[list[ImpactItem], From(lambda year: [d for d in year.land if d.changed])]


class DiffEnvelope(TypedDict):
    """The JSON of `diff --format json`, the same in every language."""

    ki_funding_diff: ResultVersion
    old: ReceiptEntry
    new: ReceiptEntry
    full_use: bool
    values: list[ChangeEntry]
    other: Annotated[list[OtherChange], From("texts")]
    years: list[ImpactYear]
    total: Annotated[Amounts, From("over_years.total")]
    municipalities: Annotated[
        list[ImpactMunicipality], From(lambda diff: diff.over_years.municipalities())
    ]
