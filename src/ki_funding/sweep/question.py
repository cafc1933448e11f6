"""What a sweep asks: which cases, what varies and how, and what is to be told of the results.

Plain values, whoever made them: a scenario file, the command line, or Python.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from ki_funding.calculation.case import Case
from ki_funding.values.scalars import Words


class Values(NamedTuple):
    """Numbers that are tried one after the other; every combination with other axes is a case."""

    numbers: tuple[Fraction, ...]


class Distribution(NamedTuple):
    """Numbers `low + k * step` for k below `count`, each with a whole weight; None: all alike.

    `cumulative` are the sums of the weights up to each number; the last is at most 2**63. So every
    engine draws the same number from the same 64 random bits, without a float.
    """

    low: Fraction
    step: Fraction
    count: int  # type: ignore[assignment]  # in the place of the method of tuples
    cumulative: tuple[int, ...] | None = None
    numbers: tuple[Fraction, ...] | None = None  # instead of `low + k * step`: a choice


def bounds(over: Values | Distribution) -> tuple[Fraction, Fraction]:
    """The least and the greatest number that can come."""
    if over.numbers is not None:
        return min(over.numbers), max(over.numbers)
    assert isinstance(over, Distribution)
    return over.low, over.low + (over.count - 1) * over.step


class Variation(NamedTuple):
    """One thing that varies: a parameter of the rules, or an input of the cases.

    `path` is PROGRAMME.NAME with branches and a day behind, as in `--set`. A varied input
    multiplies what the case says where `share` is true (all of it at full use), cut to the decimals
    that a case may have; else it stands instead of it. `each` says that every case draws for
    itself; else one draw holds for all.
    """

    path: str
    over: Values | Distribution
    share: bool = False
    each: bool = False
    title: Words = Words("", "")
    unit: str = "share"

    @property
    def programme(self) -> str:
        """The programme that it is part of."""
        return self.path.partition(".")[0]

    @property
    def name(self) -> str:
        """The parameter, series or input."""
        return name_in(self.path)


def name_in(path: str) -> str:
    """The parameter, series or input of a path PROGRAMME.NAME[.BRANCH][@DAY]."""
    return path.partition("@")[0].split(".")[1]


class Measure(NamedTuple):
    """One column of the report: an amount, of a programme or item if `within` names one.

    `amount` is claimed, maximum, granted or unused. With `below` (or `above`) it is 1 where the
    amount is below (above) that part of `reference`, or of the number of euros if that is "".
    """

    amount: str
    within: str = ""
    below: Fraction | None = None
    above: Fraction | None = None
    reference: str = ""

    @property
    def path(self) -> str:
        """The amount with the programme and item before it."""
        return ".".join(filter(None, [self.within, self.amount]))

    @property
    def is_share(self) -> bool:
        """Whether it is 1 or 0, so that its mean is a share of the cases."""
        return self.below is not None or self.above is not None


class Table(NamedTuple):
    """One table of the report.

    `of` is what is counted: `case` (each case of each scenario) or `land` (the sum over all cases
    of a scenario, of which `below` and `above` are in euros). `by` are the columns that it is
    grouped by: what a case is, paths of variations with values, readings. `show` are `sum`, `mean`,
    `least`, `most`, `p5`, `p50`, ...; for a measure with `below` or `above` the mean is the share
    of the cases.
    """

    measure: Measure
    of: str = "case"
    by: tuple[str, ...] = ()
    show: tuple[str, ...] = ("mean",)
    title: Words = Words("", "")

    @property
    def counts_sums(self) -> bool:
        """Whether it tells how often the sum over all cases is below or above something."""
        return self.of == "land" and self.measure.is_share


class Question(NamedTuple):
    """A whole sweep. `readings` are those that are named, with the options that are tried.

    `asked` says it in the words in which it was asked, for those who read the result; `written` is
    the scenario as data.
    """

    cases: tuple[Case, ...]
    variations: tuple[Variation, ...]
    readings: tuple[tuple[str, tuple[str, ...]], ...]
    draws: int
    seed: int
    tables: tuple[Table, ...]
    full_use: bool = False
    asked: tuple[tuple[str, str], ...] = ()
    written: Mapping[str, Any] = {}

    @property
    def drawn(self) -> bool:
        """Whether anything is drawn."""
        return any(isinstance(variation.over, Distribution) for variation in self.variations)
