"""What a scenario file may say: which cases, what varies and how, what is reported.

Whether the paths, readings and cases in it exist is said by the rules, in `sweep.scenario`.
"""

import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from ki_funding.files.model import NOT_EMPTY, After, AtMost, Before, OrWord, Strict, field
from ki_funding.values.scalars import (
    Exact,
    Flag,
    Identifier,
    Key,
    Line,
    Names,
    ReadBy,
    Text,
    read_number,
    read_text,
    read_year,
)
from ki_funding.values.unreadable import Unreadable

ALL = "all"
AMOUNTS = ("claimed", "maximum", "granted", "unused")
STATISTICS = ("sum", "mean", "least", "most")
MOST_SHARE = 10  # ten times as much; what is above it is meant in percent
QUANTILE = r"p([1-9]|[1-9][0-9])"


def read_years(raw: Any) -> tuple[int, ...]:
    """`2023`, `2023..2027`, or a list of years."""
    if isinstance(raw, list):
        return tuple(dict.fromkeys(read_year(one) for one in raw))
    text = read_text(raw)
    first, dots, last = text.partition("..")
    try:
        years = range(read_year(first), read_year(last if dots else first) + 1)
    except Unreadable:
        years = range(0)
    if not years:
        raise Unreadable("years-text", text=text)
    return tuple(years)


def read_draws(raw: Any) -> int:
    """How often is drawn: at least once."""
    number = read_number(raw, decimals=0)
    if number < 1:
        raise Unreadable("draws-number", text=str(raw))
    return int(number)


def read_seed(raw: Any) -> int:
    """A whole number that is not negative."""
    return int(read_number(raw, decimals=0, minimum=0))


def read_statistic(raw: Any) -> str:
    """`sum`, `mean`, `least`, `most`, or a quantile such as `p95`."""
    text = read_text(raw)
    if text not in STATISTICS and not re.fullmatch(QUANTILE, text):
        raise Unreadable("show-unknown", text=text)
    return text


def each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Refuses a name that is there twice."""
    seen = set[str]()
    for name in names:
        if name in seen:
            raise Unreadable("name-twice", name=name)
        seen.add(name)
    return names


Years = Annotated[tuple[int, ...], ReadBy(read_years, shape="Years")]
Count = Annotated[int, ReadBy(read_draws, type="integer", minimum=1)]
Seed = Annotated[int, ReadBy(read_seed, type="integer", minimum=0)]
Statistic = Annotated[
    str, ReadBy(read_statistic, type="string", pattern=f"^({'|'.join(STATISTICS)}|{QUANTILE})$")
]
# What is read with the rules at hand, because its form depends on them.
Cases = Annotated[Any, ReadBy(lambda raw: raw, shape="Cases")]


class Normal(Strict):
    """A bell, cut to bounds."""

    mean: Exact
    sd: Exact
    within: list[Exact]


class Seen(Strict):
    """A column of a table, of which every row is as likely as the others."""

    table: Line
    column: Line


class Vary(Strict):
    """How one parameter or input varies: as an axis of values, or drawn from a distribution."""

    values: Annotated[list[Exact], NOT_EMPTY] | None = None
    first: Exact | None = field(default=None, alias="from")
    to: Exact | None = None
    uniform: list[Exact] | None = None
    triangular: list[Exact] | None = None
    normal: Normal | None = None
    choice: Annotated[dict[Exact, Exact], NOT_EMPTY] | None = None
    empirical: Seen | None = None
    step: Exact | None = None
    share: Flag = False
    each: Literal["kommune"] | None = None


class Draws(Strict):
    """How many times is drawn, and the number that makes it repeatable."""

    number: Count
    seed: Seed = 0


class Report(Strict):
    """One table of the result."""

    title: Text | None = None
    amount: Line
    of: Literal["case", "land"] = "case"
    below: Exact | None = None
    above: Exact | None = None
    reference: Literal["claimed", "maximum", "granted"] | None = None
    by: Annotated[tuple[Line, ...], After(each_once), AtMost(8)] = ()
    show: Annotated[tuple[Statistic, ...], After(each_once), NOT_EMPTY] = ("mean",)


class AllOf(StrEnum):
    """The word for all readings that the rules of the cases name."""

    ALL = ALL


Readings = Annotated[
    dict[Identifier, Names],
    Before(lambda raw: {} if raw == ALL else raw),
    OrWord(AllOf),
]


class ScenarioFile(Strict):
    """A question with many cases."""

    scenario: Key
    title: Text
    note: Text | None = None
    cases: Cases
    years: Years | None = None
    overlays: tuple[Line, ...] = ()
    readings: Readings = field(default_factory=dict)
    vary: dict[Line, Vary] = field(default_factory=dict)
    draws: Draws | None = None
    report: Annotated[tuple[Report, ...], AtMost(200)] = ()
