"""What the JSON of `state` consists of: its keys are public, and each is always there."""

from pydantic import with_config
from typing_extensions import TypedDict

from ki_funding.presentation.calculation.envelope import (
    CLOSED,
    Amount,
    ChangeEntry,
    KindWord,
    ReceiptEntry,
    ResultVersion,
)


@with_config(CLOSED)
class StateSum(TypedDict):
    """The maxima of all KI, added up as far as they are known."""

    maximum: Amount
    count: int
    undetermined: int


@with_config(CLOSED)
class StateItem(StateSum):
    """One item over all KI."""

    id: str
    title: str
    counts_as: KindWord


@with_config(CLOSED)
class StateProgramme(TypedDict):
    """One programme over all KI."""

    id: str
    title: str
    items: list[StateItem]


@with_config(CLOSED)
class StateGroup(StateSum):
    """One municipality or one Regierungsbezirk."""

    name: str


@with_config(CLOSED)
class StateLine(TypedDict):
    """The minimum under some readings."""

    title: str
    amount: Amount


@with_config(CLOSED)
class StateMinimum(TypedDict):
    """The minimum that the Land guarantees."""

    default: Amount
    low: Amount
    high: Amount
    open: int
    lines: list[StateLine]


class YearHead(TypedDict):
    """A year and its sums by programme."""

    year: int
    begun: int
    begin_unknown: int
    programmes: list[StateProgramme]


class YearBasis(TypedDict):
    """The sum of a year and what it is compared with."""

    total: StateSum
    minimum: StateMinimum | None


@with_config(CLOSED)
class StateYear(YearHead, YearBasis):
    """One year of the whole Land."""


@with_config(CLOSED)
class StateYearByKommune(YearHead, YearBasis):
    """One year of the whole Land, with the sums of each municipality."""

    kommune: list[StateGroup]


@with_config(CLOSED)
class StateYearByRegierungsbezirk(YearHead, YearBasis):
    """One year of the whole Land, with the sums of each Regierungsbezirk."""

    regierungsbezirk: list[StateGroup]


@with_config(CLOSED)
class StateEnvelope(TypedDict):
    """The JSON of `state --format json`."""

    ki_funding_state: ResultVersion
    receipt: ReceiptEntry
    changes: list[ChangeEntry]
    years: list[StateYear | StateYearByKommune | StateYearByRegierungsbezirk]
