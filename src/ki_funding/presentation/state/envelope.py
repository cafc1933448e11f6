"""What the JSON of `state` consists of: its keys are public, and each is always there."""

from itertools import groupby
from typing import Annotated, Any, TypedDict

from ki_funding.calculation.state import YearState
from ki_funding.presentation.calculation.envelope import (
    Amount,
    ChangeEntry,
    KindWord,
    ReceiptEntry,
    ResultVersion,
)
from ki_funding.presentation.entry import From, entry
from ki_funding.texts.language import words


def _of_sum(name: str) -> From:
    """A part of a sum, or of the sum of an item or group."""
    return From(lambda found: getattr(getattr(found, "sum", found), name))


class StateSum(TypedDict):
    """The maxima of all KI, added up as far as they are known."""

    maximum: Annotated[Amount, _of_sum("maximum")]
    count: Annotated[int, _of_sum("funded")]
    undetermined: Annotated[int, _of_sum("undetermined")]


class StateItemHead(TypedDict):
    """What an item is."""

    id: Annotated[str, From("item")]
    title: str
    counts_as: Annotated[KindWord, From("kind")]


class StateItem(StateItemHead, StateSum):
    """One item over all KI."""


class StateProgramme(TypedDict):
    """One programme over all KI."""

    id: str
    title: str
    items: list[StateItem]


class StateGroupHead(TypedDict):
    """Whose sum it is."""

    name: str


class StateGroup(StateGroupHead, StateSum):
    """One municipality or one Regierungsbezirk."""


class StateLine(TypedDict):
    """The minimum under some readings."""

    title: str
    amount: Amount


class StateMinimum(TypedDict):
    """The minimum that the Land guarantees."""

    default: Amount
    low: Amount
    high: Amount
    questions: list[str]
    combinations: Annotated[int, From("band.combinations")]
    open: Annotated[int, From("band.open")]
    missing: Annotated[list[str], From(lambda found: [use.name for use in found.band.missing])]
    lines: list[StateLine]


def _programmes(year: YearState) -> list[dict[str, Any]]:
    found = []
    for programme, grouped in groupby(year.items(), key=lambda item: item.programme):
        items = list(grouped)
        title = words(items[0].programme_title)
        inner = [entry(StateItem, item) for item in items]
        found.append({"id": programme, "title": title, "items": inner})
    return found


class YearHead(TypedDict):
    """A year and its sums by programme."""

    year: int
    begun: Annotated[int, From(lambda year: year.begun.count(True))]
    begin_unknown: Annotated[int, From(lambda year: year.begun.count(None))]
    programmes: Annotated[list[StateProgramme], From(_programmes)]


class ByKommune(TypedDict):
    """The sums of each municipality."""

    kommune: Annotated[list[StateGroup], From(lambda year: year.groups("kommune"))]


class ByRegierungsbezirk(TypedDict):
    """The sums of each Regierungsbezirk."""

    regierungsbezirk: Annotated[
        list[StateGroup], From(lambda year: year.groups("regierungsbezirk"))
    ]


class YearBasis(TypedDict):
    """The sum of a year and what it is compared with."""

    total: StateSum
    minimum: StateMinimum | None


class StateYear(YearHead, YearBasis):
    """One year of the whole Land."""


class StateYearByKommune(YearHead, ByKommune, YearBasis):
    """One year of the whole Land, with the sums of each municipality."""


class StateYearByRegierungsbezirk(YearHead, ByRegierungsbezirk, YearBasis):
    """One year of the whole Land, with the sums of each Regierungsbezirk."""


YEARS = {
    "programme": StateYear,
    "kommune": StateYearByKommune,
    "regierungsbezirk": StateYearByRegierungsbezirk,
}


class StateEnvelope(TypedDict):
    """The JSON of `state --format json`."""

    ki_funding_state: ResultVersion
    receipt: Annotated[ReceiptEntry, From("state.receipt")]
    changes: Annotated[list[ChangeEntry], From("state.changes")]
    years: Annotated[
        list[StateYear | StateYearByKommune | StateYearByRegierungsbezirk],
        From(lambda land: [entry(YEARS[land.by], year) for year in land.state.years]),
    ]
