"""What a reading may decide that is no formula: a rounding, or over which time a limit holds."""

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

from ki_funding.values.exact import CENT, Rounding
from ki_funding.values.scalars import ReadBy, read_identifier, read_number, read_text
from ki_funding.values.unreadable import Unreadable

Chosen = TypeVar("Chosen")
Word = TypeVar("Word", bound=StrEnum)


def read_option(key: str, raw: Any, read: Callable[[Any], Chosen]) -> Chosen:
    """One option of a choice; an error says inside which it is."""
    try:
        return read(raw)
    except Unreadable as error:
        error.inside = (key, *error.inside)
        raise


class RoundingRule(NamedTuple):
    """To which step an amount is rounded, and how; a mode of None is left to the reading."""

    step: Fraction
    mode: Rounding | None


class Decided(NamedTuple, Generic[Chosen]):
    """What a reading decides that is no number: one of these for each of its options."""

    by: str
    options: tuple[tuple[str, Chosen], ...]

    def under(self, option: str) -> Chosen:
        """What holds under an option."""
        return dict(self.options)[option]


def read_decided(raw: Any, read: Callable[[Any], Chosen]) -> Chosen | Decided[Chosen]:
    """What a reader reads, or one of it for each option: `{by: READING, OPTION: ...}`."""
    if isinstance(raw, dict) and "by" in raw:
        named = [(key, inner) for key, inner in raw.items() if key != "by"]
        options = tuple((key, read_option(key, inner, read)) for key, inner in named)
        return Decided(read_identifier(raw["by"]), options)
    return read(raw)


TO_CENTS = RoundingRule(CENT, None)  # where an item says nothing of it


def _rounding(raw: Any) -> RoundingRule:
    """`STEP` or `STEP MODE`, such as `1 half_up`."""
    step, _, mode = read_text(raw).partition(" ")
    number = read_number(step, minimum=0)
    if not number or (mode and mode not in set(Rounding)):
        modes = ", ".join(Rounding)
        raise Unreadable("rounding-text", text=raw, modes=modes)
    return RoundingRule(number, Rounding(mode) if mode else None)


RoundingField = Annotated[
    RoundingRule | Decided[RoundingRule],
    ReadBy(partial(read_decided, read=_rounding), shape="Rounding"),
]


class LimitOver(StrEnum):
    """Over which time a limit of posts holds."""

    MONTH = "month"
    YEAR = "year"


def _limit_over(raw: Any) -> LimitOver:
    word = read_text(raw)
    if word not in set(LimitOver):
        params = {"text": word, "words": ", ".join(LimitOver)}
        raise Unreadable("word-unknown", **params)
    return LimitOver(word)


LimitOverField = Annotated[
    LimitOver | Decided[LimitOver],
    ReadBy(partial(read_decided, read=_limit_over), shape="LimitOver"),
]
