"""What a programme's rule file may say, part by part; what it means is in `rulebook`."""

from collections.abc import Iterator
from typing import Annotated, Any

from ki_funding.files.document import Route
from ki_funding.files.model import NOT_EMPTY, AtMost, Strict, field
from ki_funding.law.kinds import AnyItem
from ki_funding.law.kinds.base import Force, FormulaField, KindRows
from ki_funding.values.scalars import (
    Citation,
    Citations,
    Day,
    Exact,
    Flag,
    Identifier,
    Line,
    Names,
    ReadBy,
    Text,
    Year,
    read_citations,
    read_text,
)
from ki_funding.values.units import ANY, Unit, UnitError, read_unit
from ki_funding.values.unread import UNREAD
from ki_funding.values.unreadable import Unreadable
from ki_funding.values.vocabulary import Art, Status


def read_unit_field(raw: Any) -> Unit:
    """A unit such as `EUR/post` or `EUR per 0.5 posts`."""
    if raw is UNREAD:
        return ANY
    text = read_text(raw)
    try:
        return read_unit(text)
    except UnitError as error:
        raise Unreadable("unit-text", text=str(error)) from error


UnitField = Annotated[Unit, ReadBy(read_unit_field, shape="Unit")]
MOST_ROWS = 1000  # of one figure: a calculation looks at all of them

# What is read only when the law is compiled, because its form depends on `by` and the unit.
Table = Annotated[Any, ReadBy(lambda raw: raw, shape="Table")]
Figure = Annotated[Any, ReadBy(lambda raw: raw, shape="Figure")]


class Row(Strict):
    """A value of a parameter from a day on; `status: open` has no value."""

    first: Day = field(alias="from")
    until: Day | None = None
    value: Table = None
    source: Citations
    status: Status
    note: Text | None = None


class Parameter(Strict):
    """A dated figure of the law."""

    unit: UnitField
    title: Text
    by: Names = ()
    values: Annotated[list[Row], NOT_EMPTY, AtMost(MOST_ROWS)]
    reviewed_on: Day | None = None


class Input(Strict):
    """Something that only the case can say."""

    unit: UnitField
    title: Text
    over_time: Flag = False
    optional: Flag = False
    default: FormulaField | None = None
    full_use: FormulaField | None = None
    unbounded: Flag = False
    warn_below: FormulaField | None = None
    status: Status | None = None
    note: Text | None = None


class NamedFormula(Strict):
    """A formula with a name."""

    unit: UnitField
    title: Text
    formula: FormulaField
    source: Citations | None = None


class Option(Strict):
    """One defensible answer to a legal question."""

    title: Text
    value: Exact | None = None
    status: Status = Status.ASSUMED


class Reading(Strict):
    """A legal question with several defensible answers."""

    title: Text
    question: Text
    default: Identifier
    reason: Text
    source: Citations
    options: dict[Identifier, Option]


class Series(Strict):
    """Figures by calendar year, in exactly one of four shapes."""

    unit: UnitField
    title: Text
    source: Citations | None = None
    status: Status | None = None
    note: Text | None = None
    years: dict[Year, Figure] | None = None
    steps: dict[Day, Figure] | None = None
    until: Day | None = None
    formula: FormulaField | None = None
    first: dict[Year, FormulaField] | None = None
    following: FormulaField | None = field(default=None, alias="next")
    where: dict[Identifier, FormulaField] | None = None


class ConditionText(Strict):
    """Something the rules demand that is shown and never computed."""

    text: Text
    source: Citations


class Deadline(Strict):
    """When money for a grant year has to be applied for."""

    year: Year
    opens: Day | None = None
    closes: Day
    source: Citations
    status: Status
    note: Text | None = None


class ProgrammeFile(Strict):
    """One source of money or staff."""

    id: Identifier
    title: Text
    kind: KindRows
    recipients: Annotated[tuple[Art, ...], NOT_EMPTY]
    in_force: Annotated[tuple[Force, ...], NOT_EMPTY]
    since: Identifier | None = None
    eligible: FormulaField | None = None
    conditions: tuple[ConditionText, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    inputs: dict[Identifier, Input] = field(default_factory=dict)
    parameters: dict[Identifier, Parameter] = field(default_factory=dict)
    formulas: dict[Identifier, NamedFormula] = field(default_factory=dict)
    series: dict[Identifier, Series] = field(default_factory=dict)
    readings: dict[Identifier, Reading] = field(default_factory=dict)
    items: Annotated[dict[Identifier, AnyItem], AtMost(1000)]


class CellSource(Strict):
    """Where one municipality's figure rests on another source than the column."""

    source: Citations
    status: Status
    note: Text | None = None


class Fact(Strict):
    """A column of the register that rules may use by name."""

    title: Text
    unit: UnitField
    column: Line
    as_of: Day
    base: Text | None = None
    given_as: Line
    source: Citations
    status: Status
    note: Text | None = None
    exceptions: dict[Line, CellSource] = field(default_factory=dict)


class BeginRow(Strict):
    """The day on which one municipality began."""

    first: Day = field(alias="from")
    source: Citations
    status: Status
    note: Text | None = None


class Begin(Strict):
    """When each municipality began with something that programmes need: nothing is due before."""

    title: Text
    latest: Day
    source: Citations
    note: Text
    kommunen: dict[Line, BeginRow]


class Common(Strict):
    """What every programme may use: facts of the register, beginnings, readings, parameters."""

    facts: dict[Identifier, Fact] = field(default_factory=dict)
    begins: dict[Identifier, Begin] = field(default_factory=dict)
    readings: dict[Identifier, Reading] = field(default_factory=dict)
    parameters: dict[Identifier, Parameter] = field(default_factory=dict)


class Covers(Strict):
    """The days for which the rulebook says anything."""

    first: Day = field(alias="from")
    until: Day


class MinimumLine(Strict):
    """The minimum under some readings, as a line of its own."""

    title: Text
    readings: dict[Identifier, Identifier]


class MinimumSpec(Strict):
    """Which item is the minimum that the Land guarantees, and over which readings it ranges."""

    programme: Identifier
    item: Identifier
    band: dict[Identifier, Names] = field(default_factory=dict)
    lines: tuple[MinimumLine, ...] = ()
    also_pays: Text


class RulebookFile(Strict):
    """The rulebook as a whole."""

    title: Text
    version: Day
    covers: Covers
    order: Names = ()
    state: Names = ()
    minimum: MinimumSpec | None = None


class SourceEntry(Strict):
    """An entry of the bibliography."""

    title: Line
    short: Text
    kind: Line
    date: Line | None = None
    publication: Line | None = None
    address: Line | None = None
    wording: dict[Line, Line] = field(default_factory=dict)
    note: Text | None = None


def citations(data: Any, route: Route = ()) -> Iterator[tuple[Route, Citation]]:
    """The value of every `source:` key, at any depth, as citations."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "source" and isinstance(value, str | list):
                listed = isinstance(value, list)
                for place, citation in enumerate(_readable(value)):
                    yield (*route, key, *((place,) if listed else ())), citation
            else:
                yield from citations(value, (*route, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from citations(value, (*route, place))


def _readable(value: Any) -> tuple[Citation, ...]:
    """The citations in a value; what is none has a finding of its own."""
    try:
        return read_citations(value)
    except Unreadable:
        return ()
