"""What every kind of item may say, what it is given to calculate with, and what it returns."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, NamedTuple, Protocol

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ki_funding.exact import ONE, Rounding
from ki_funding.formulas import Choice, Formula, FormulaError, Number, read_formula
from ki_funding.results.basis import Derivation, Limit
from ki_funding.text_types import (
    YEARS,
    Citations,
    Day,
    ReadBy,
    Text,
    read_identifier,
    read_number,
    read_text,
)
from ki_funding.validation import Strict
from ki_funding.values import Value
from ki_funding.vocabulary import ProgrammeKind, Status

EVER = f"{YEARS[0]}-01-01"


def read_formula_field(raw: Any) -> Formula:
    """A formula, or a choice of formulas `{by: art | READING, OPTION: formula, ...}`."""
    if isinstance(raw, dict) and "by" in raw:
        options = {key: text for key, text in raw.items() if key != "by"}
        read = tuple((key, _option(key, text)) for key, text in options.items())
        return Choice(read_identifier(raw["by"]), read)
    try:
        return read_formula(read_text(raw))
    except FormulaError as error:
        start, end = error.place
        place = {"start": start, "end": end}
        raise PydanticCustomError(error.code, "formula", {**error.params, **place}) from error


def _option(key: str, raw: Any) -> Formula:
    """One formula of a choice; an error says inside which option it is."""
    try:
        return read_formula_field(raw)
    except PydanticCustomError as error:
        context = dict(error.context or {})
        inside = [key, *filter(None, [context.get("inside")])]
        context["inside"] = "\n".join(inside)
        raise PydanticCustomError(error.type, "formula", context) from error


FormulaField = Annotated[Formula, ReadBy(read_formula_field, shape="Formula")]


class RoundingRule(NamedTuple):
    """To which step an amount is rounded, and how; a mode of None is left to the reading."""

    step: Fraction
    mode: Rounding | None


class RoundingChoice(NamedTuple):
    """A rounding for each option of a reading."""

    by: str
    options: tuple[tuple[str, RoundingRule], ...]


def read_rounding(raw: Any) -> RoundingRule | RoundingChoice:
    """`STEP` or `STEP MODE`, such as `1 half_up`, or a choice `{by: READING, OPTION: ...}`."""
    if isinstance(raw, dict) and "by" in raw:
        options = [(key, _one_rounding(text)) for key, text in raw.items() if key != "by"]
        return RoundingChoice(read_identifier(raw["by"]), tuple(options))
    return _one_rounding(raw)


def _one_rounding(raw: Any) -> RoundingRule:
    step, _, mode = read_text(raw).partition(" ")
    number = read_number(step, minimum=0)
    if not number or (mode and mode not in set(Rounding)):
        modes = ", ".join(Rounding)
        raise PydanticCustomError("rounding-text", "not a rounding", {"text": raw, "modes": modes})
    return RoundingRule(number, Rounding(mode) if mode else None)


RoundingField = Annotated[RoundingRule | RoundingChoice, ReadBy(read_rounding, shape="Rounding")]


WHOLE = Number(ONE, (0, 1))  # the share of an item that says none


class Force(Strict):
    """When a programme or item runs; both days inclusive."""

    first: Day = Field(alias="from")
    until: Day | None = None
    source: Citations
    status: Status
    note: Text | None = None


class KindRow(Strict):
    """What a programme or item counts as from a day on."""

    first: Day = Field(alias="from")
    value: ProgrammeKind


def read_kind_rows(raw: Any) -> Any:
    """One kind for all time, written as a word, is a single row."""
    return raw if isinstance(raw, list) else [{"from": EVER, "value": raw}]


class OrWord:
    """Tells an editor that one word of an enumeration may stand instead of the rows."""

    def __init__(self, words: type[StrEnum]) -> None:
        self.words = words

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "enum": [*self.words]}, handler(schema)]}


KindRows = Annotated[
    tuple[KindRow, ...], Field(min_length=1), BeforeValidator(read_kind_rows), OrWord(ProgrammeKind)
]


class ItemSpec(Strict):
    """What items of every kind may say."""

    title: Text
    source: Citations | None = None
    counts_as: KindRows | None = None
    in_force: tuple[Force, ...] | None = None
    round: RoundingField | None = None


class Stretch(NamedTuple):
    """A part of the year in which nothing changes; `weight` is its share of the year."""

    first: date
    last: date
    weight: Fraction


class Scene(Protocol):
    """What an item is calculated with: the active stretches of the year and every value in them."""

    @property
    def stretches(self) -> Sequence[Stretch]:
        """The active stretches; at least one."""
        ...

    def value(self, formula: Formula, stretch: Stretch) -> Value:
        """A formula in one stretch."""
        ...

    def given(self, formula: Formula) -> bool:
        """Whether an optional input was given."""
        ...


class Amounts(NamedTuple):
    """What a kind returns, before rounding."""

    claimed: Value
    maximum: Value
    granted: Value
    spending: Value | None = None
    posts: Value | None = None
    quantity: Value | None = None
    limits: tuple[Limit, ...] = ()
    derivations: tuple[Derivation, ...] = ()
