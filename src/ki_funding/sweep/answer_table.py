"""What a sweep returns: tables of exact figures, and what they were computed with."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

from ki_funding.calculation.result import Receipt
from ki_funding.values.scalars import Words

# Euros with two places, a share, or nothing where no case gives a figure.
SweepValue = Decimal | Fraction | None


class AnswerRow(NamedTuple):
    """One row: its key, a value for each column, and over how many numbers.

    `undetermined` of them are not known in full; amounts then are lower bounds.
    """

    key: tuple[str, ...]
    values: tuple[SweepValue, ...]
    count: int  # type: ignore[assignment]  # in the place of the method of tuples
    undetermined: int


class AnswerTable(NamedTuple):
    """One table: `keys` name the columns that it is grouped by, `columns` the figures.

    `amount` is what they are about: granted, or ki_grundfoerderung.granted of one programme.
    """

    title: Words
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[AnswerRow, ...]
    amount: str = ""


class Axis(NamedTuple):
    """A figure that varies, by which tables may be grouped: its title, and its unit as written.

    With `share` its values are parts of what a case says.
    """

    path: str
    title: Words
    unit: str
    share: bool


class Answer(NamedTuple):
    """A whole sweep: over how many cases, and with which draws and engine.

    `asked` says what it is of in the words of the scenario: pairs of a name and what stands there;
    `written` is the scenario as data, `titles` are those of what it names, `cited` the sources of
    its figures. `open_items` are those of which something is not known in some case, `idle` the
    paths that change nothing of what is reported. What is `owed` is all addressed to the Land.
    `rejected` rows of the table were wrong and are in nothing of it.
    """

    tables: tuple[AnswerTable, ...]
    receipt: Receipt
    cases: int
    draws: int
    seed: int
    engine: str
    asked: tuple[tuple[str, str], ...] = ()
    axes: tuple[Axis, ...] = ()
    open_items: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    written: Mapping[str, Any] = {}
    titles: Mapping[str, Words] = {}
    cited: tuple[Words, ...] = ()
    owed: bool = False
    rejected: int = 0


class RowColumn(NamedTuple):
    """A column of the rows of a sweep: a text, a whole number, or a number over a denominator.

    `kind` is text, whole, euros (whole numbers of cents) or number.
    """

    name: str
    kind: str
    denominator: int = 1


class RowCells(NamedTuple):
    """The cells of one column in a stretch of rows: one for all, or a number for each row.

    A number is not known where `known` has 0; a list and a column of an array are the same here.
    With `words` each number is the place of the word that stands there.
    """

    values: str | int | Sequence[int] | Any
    known: Sequence[int] | Any | None = None
    words: Sequence[str] | None = None


class RowWriter(Protocol):
    """Takes every row of a sweep, stretch by stretch; what was written before is not kept."""

    def begin(self, columns: Sequence[RowColumn]) -> None:
        """Says once what each row holds."""
        ...

    def write(self, count: int, cells: Sequence[RowCells]) -> None:
        """So many more rows, column by column."""
        ...

    def end(self) -> None:
        """Closes the file; without it the file is not whole."""
        ...
