"""What every kind of item may say, what it is given to calculate with, and what it returns."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, ClassVar, NamedTuple, Protocol

from ki_funding.files.model import NOT_EMPTY, Before, OrWord, Strict, field
from ki_funding.law.formulas import (
    Choice,
    Comparison,
    Formula,
    FormulaError,
    Name,
    Number,
    read_formula,
)
from ki_funding.law.kinds.decided import Decided, RoundingField, Word, read_option
from ki_funding.values.basis import Derivation, Limit, Term
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.scalars import (
    YEARS,
    Citations,
    Day,
    Identifier,
    ReadBy,
    Text,
    read_identifier,
    read_text,
)
from ki_funding.values.units import EUR, Unit
from ki_funding.values.unread import UNREAD
from ki_funding.values.unreadable import Unreadable
from ki_funding.values.value import Value, known, multiply
from ki_funding.values.vocabulary import ProgrammeKind, Status

EVER = f"{YEARS[0]}-01-01"


def read_formula_field(raw: Any) -> Formula:
    """A formula, or a choice of formulas `{by: art | READING, OPTION: formula, ...}`."""
    if isinstance(raw, dict) and "by" in raw:
        options = {key: text for key, text in raw.items() if key != "by"}
        inner = partial(read_option, read=read_formula_field)
        read = tuple((key, inner(key, text)) for key, text in options.items())
        return Choice(read_identifier(raw["by"]), read)
    if raw is UNREAD:
        return Name(raw, (0, 0))
    try:
        return read_formula(read_text(raw))
    except FormulaError as error:
        unreadable = Unreadable(error.code, **error.params)
        unreadable.within = error.place
        raise unreadable from error


FormulaField = Annotated[Formula, ReadBy(read_formula_field, shape="Formula")]


WHOLE = Number(ONE, (0, 1))  # the share of an item that says none


class Force(Strict):
    """When a programme or item runs; both days inclusive."""

    first: Day = field(alias="from")
    until: Day | None = None
    source: Citations
    status: Status
    note: Text | None = None


class KindRow(Strict):
    """What a programme or item counts as from a day on, perhaps under some readings alone."""

    first: Day = field(alias="from")
    value: ProgrammeKind
    readings: dict[Identifier, Identifier] = field(default_factory=dict)


def read_kind_rows(raw: Any) -> Any:
    """One kind for all time, written as a word, is a single row."""
    return raw if isinstance(raw, list) else [{"from": EVER, "value": raw}]


KindRows = Annotated[tuple[KindRow, ...], NOT_EMPTY, Before(read_kind_rows), OrWord(ProgrammeKind)]


class Stretch(NamedTuple):
    """A part of the year in which nothing changes; `weight` is its share of the year."""

    first: date
    last: date
    weight: Fraction


class Evaluation(Protocol):
    """What an item is calculated with: the active stretches of the year and every value in them."""

    @property
    def stretches(self) -> Sequence[Stretch]:
        """The active stretches; at least one."""
        ...

    def value(self, formula: Formula, stretch: Stretch) -> Value:
        """A formula in one stretch."""
        ...

    def throughout(self, formula: Formula) -> Value:
        """A formula that holds for the whole active part of the year: as in its first stretch."""
        ...

    def given(self, formula: Formula) -> bool:
        """Whether an optional input was given."""
        ...

    def word(self, words: Word | Decided[Word]) -> Word:
        """A word, or the one that a reading decides for."""
        ...

    def by_word(self, words: Word | Decided[Word], found: Mapping[Word, Value]) -> Value:
        """The value of that word; it rests on the reading if the others differ."""
        ...


class Amounts(NamedTuple):
    """What a kind returns, before rounding.

    `posts` are those that are funded, for the items that depend on them, `full_posts` those at full
    use; `quantity` is what an item in kind gives instead of money.
    """

    claimed: Value
    maximum: Value
    granted: Value
    spending: Value | None = None
    posts: Value | None = None
    full_posts: Value | None = None
    quantity: Value | None = None
    limits: tuple[Limit, ...] = ()
    derivations: tuple[Derivation, ...] = ()


class Part(NamedTuple):
    """A formula field of a kind: the unit it must have (None: any), and what it is for.

    One that is `asked` says what is claimed, which at full use is replaced by the limits. In one
    that is taken `over_time` an input may change within the year.
    """

    unit: Unit | None
    asked: bool = False
    over_time: bool = False


class Written(NamedTuple):
    """A formula of an item: the keys that lead to it, and which part it is."""

    keys: tuple[str, ...]
    formula: Formula
    part: Part


class Inner(NamedTuple):
    """An input that is part of what an item asks for, with a limit of its own.

    `keys` lead to the limit, `whole` is what the input is part of, and only where `bites` holds can
    the limit make a difference beside the others.
    """

    keys: tuple[str, ...]
    whole: Formula
    bites: Comparison


class Item(Strict, ABC):
    """What items of every kind may say, and what each kind says of itself.

    A kind is a class of its own with a word for `kind` and a `Part` at each of its formulas. It
    says how it is calculated; what it does not say otherwise is as here.
    """

    parts: ClassVar[Mapping[str, Part]]
    in_kind: ClassVar[bool] = False  # staff or services: a quantity instead of amounts
    by_stretch: ClassVar[bool] = False  # worked out anew wherever a figure changes in the year

    title: Text
    source: Citations | None = None
    counts_as: KindRows | None = None
    in_force: tuple[Force, ...] | None = None
    round: RoundingField | None = None
    repaid: FormulaField | None = None
    kind: str

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        marked = ((name, mark) for name, one in cls.fields.items() for mark in one.marks)
        cls.parts = {name: mark for name, mark in marked if isinstance(mark, Part)}

    @abstractmethod
    def calculate(self, claim: Evaluation, full: Evaluation) -> Amounts:
        """The amounts of the item; `full` is the same case with every limit reached."""

    def asked(self, claim: Evaluation) -> Value:  # noqa: ARG002 - kinds without claims
        """What is asked for where no rule limits it."""
        return known(ZERO, EUR)

    def spent(self, claim: Evaluation) -> Value | None:  # noqa: ARG002
        """What is spent; None where the case does not say."""
        return None

    def paid(self, claim: Evaluation, spent: Value) -> Value:  # noqa: ARG002 - kinds without shares
        """What the Land bears of some spending, whatever limits it."""
        return spent

    def needed(self, full: Evaluation, maximum: Fraction | None) -> Iterator[tuple[Formula, Value]]:  # noqa: ARG002
        """What the parts that ask would have to give so that every limit is just reached."""
        return iter(())

    def limits(self) -> Mapping[str, tuple[str, ...]]:
        """The names under which limits can bite, each with the keys where it is written."""
        return {}

    def inner(self) -> Mapping[str, Inner]:
        """The inputs that have a limit of their own inside what the item asks for."""
        return {}

    @property
    def says_part_year(self) -> bool:
        """Whether it is said what the item brings when it runs for a part of the year."""
        return True

    def decided(self) -> Iterator[tuple[str, Decided[Any]]]:
        """What readings decide that is no formula, by its key."""
        for key in self.fields:
            value = getattr(self, key)
            if isinstance(value, Decided):
                yield key, value

    def formulas(self) -> Iterator[Written]:
        """Every formula that the item gives."""
        for key, part in self.parts.items():
            formula = getattr(self, key)
            if formula is not None:
                yield Written((key,), formula, part)


def share_of(share: Formula, evaluation: Evaluation, amount: Value) -> Value:
    """A share of an amount."""
    if share == WHOLE:
        return amount
    return multiply(evaluation.throughout(share), amount)


def simply(amount: str, evaluation: Evaluation, value: Value) -> Derivation:
    """How an amount came about that is one formula for the whole active part of the year."""
    first, last = evaluation.stretches[0].first, evaluation.stretches[-1].last
    term = Term(first, last, ONE, value.shown(), value.number)
    return Derivation(amount, (term,), (), value.number)
