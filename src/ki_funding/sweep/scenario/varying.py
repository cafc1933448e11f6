"""What a scenario says of one thing that varies: from numbers of a file to an axis or draws."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from ki_funding.files.cell_table import CellTable, read_table
from ki_funding.files.findings import MOST_FINDINGS, InvalidInput, likely
from ki_funding.sweep.question import Distribution, Values, bounds
from ki_funding.sweep.scenario.distributions import (
    Impossible,
    choice,
    empirical,
    normal,
    steps_between,
    triangular,
    uniform,
)
from ki_funding.sweep.scenario.scenario_file import Vary
from ki_funding.values.exact import ZERO, plain_text
from ki_funding.values.scalars import read_number
from ki_funding.values.unreadable import Unreadable

# What says how something varies; `from` and `to` belong together.
FORMS = ("values", "from", "uniform", "triangular", "normal", "choice", "empirical")
STEPPED = ("from", "uniform", "triangular", "normal")
MOST_VALUES = 100_000
PARTS = {"uniform": "[low, high]", "triangular": "[low, mode, high]", "within": "[low, high]"}


def over_of(vary: Vary, raw: Mapping[str, Any], folder: Path) -> Values | Distribution:
    """The axis or the distribution, of which `raw` is what was written.

    Raises Impossible with what is wrong, or InvalidInput.
    """
    written = forms_of(vary)
    if len(written) != 1 or (vary.to is not None and written != ["from"]):
        raise Impossible("vary-form", forms=", ".join(FORMS))
    form = written[0]
    if form in STEPPED and vary.step is None:
        raise Impossible("vary-step-missing", form=form)
    step = vary.step if vary.step is not None else ZERO
    if vary.values is not None:
        return Values(_each_once(vary.values))
    if vary.first is not None:
        return _range(vary.first, vary.to, step)
    if vary.uniform is not None:
        low, high = _parts(vary.uniform, "uniform")
        return uniform(low, high, step)
    if vary.triangular is not None:
        low, mode, high = _parts(vary.triangular, "triangular")
        return triangular(low, mode, high, step)
    if vary.normal is not None:
        low, high = _parts(vary.normal.within, "within")
        return normal(vary.normal.mean, vary.normal.sd, low, high, step)
    if vary.choice is not None:
        _each_once(read_number(number) for number in raw["choice"])
        return choice(vary.choice)
    assert vary.empirical is not None
    table = read_table(folder / vary.empirical.table)
    return empirical(_column(table, vary.empirical.column))


def forms_of(vary: Vary) -> list[str]:
    """In which ways it is said how something varies; exactly one is right."""
    return [name for name in FORMS if _of(vary, name) is not None]


def telling(over: Values | Distribution) -> tuple[Fraction, ...]:
    """Numbers that tell whether all are allowed: the bounds, and one with the most decimals."""
    if over.numbers is not None:
        return (*bounds(over), max(over.numbers, key=_decimals))
    assert isinstance(over, Distribution)
    return (*bounds(over), over.low + over.step if over.count > 1 else over.low)


def _decimals(number: Fraction) -> int:
    return len(plain_text(number).partition(".")[2])


def _of(vary: Vary, form: str) -> object:
    return vary.first if form == "from" else getattr(vary, form)


def _each_once(numbers: Iterable[Fraction]) -> tuple[Fraction, ...]:
    """Refuses a number that is there twice; 4 and 4.0 are the same."""
    found = Counter(numbers)
    for number, times in found.items():
        if times > 1:
            raise Impossible("vary-twice", value=plain_text(number))
    return tuple(found)


def _range(first: Fraction, to: Fraction | None, step: Fraction) -> Values:
    if to is None:
        raise Impossible("vary-endless", low=plain_text(first))
    count = steps_between(first, to, step)
    if count > MOST_VALUES:
        raise Impossible("vary-many", count=str(count), most=str(MOST_VALUES))
    return Values(tuple(first + place * step for place in range(count)))


def _parts(numbers: Sequence[Fraction], form: str) -> Sequence[Fraction]:
    if len(numbers) != PARTS[form].count(",") + 1:
        raise Impossible("vary-numbers", form=form, expected=PARTS[form])
    return numbers


def _column(table: CellTable, name: str) -> list[Fraction]:
    """The numbers of a column. Raises InvalidInput with each cell that is none."""
    if name not in table.header:
        near = likely(name, table.header)
        names = ", ".join(table.header)
        raise InvalidInput(
            [table.finding("table-column", -1, 0, key=name, names=names, nearest=near)]
        )
    place = table.header.index(name)
    numbers, problems = [], []
    for row, cells in enumerate(table.rows):
        try:
            numbers.append(read_number(cells[place]))
        except Unreadable as error:
            problems.append(table.finding(error.code, row, place, **error.params))
        if len(problems) >= MOST_FINDINGS:
            break
    if problems:
        raise InvalidInput(problems)
    return numbers
