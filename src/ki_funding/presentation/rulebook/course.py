"""A figure over time as a picture, where it is few enough numbers to be drawn."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from ki_funding.law.programme.dated import year_days
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import BySteps, ByYear
from ki_funding.law.programme.tables import Branches, Leaf, Scale, Table
from ki_funding.presentation.numbers import number, written
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.pictures.steps import MOST, Course, Step, steps
from ki_funding.presentation.rulebook.history import History, Names
from ki_funding.texts.language import text, words

Rows = Sequence[tuple[date, date, Mapping[str, Leaf]]]


def course(law: Law, name: str, history: History, names: Names) -> Picture | None:
    """The picture of a parameter or series; None where there is nothing to draw or too much."""
    rows, unit = _parameter(law, name, names) if name in law.spec.parameters else _series(law, name)
    keys = list(dict.fromkeys(key for *_, leaves in rows for key in leaves if key))
    if not rows or len(keys) > MOST:
        return None
    courses = [Course(key, _steps(rows, key, unit)) for key in keys or [""]]
    if all(step.value is None for found in courses for step in found.steps):
        return None
    said = "; ".join(f"{entry.when}: {entry.value}" for entry in history.entries)
    return Picture(
        name, text("site.course"), f"{words(history.title)}. {said}",
        lambda canvas: steps(canvas, courses),
    )  # fmt: skip


def _steps(rows: Rows, key: str, unit: str) -> tuple[Step, ...]:
    """The values under a name; a row with one value for all has it under none."""
    return tuple(
        Step(first, last, leaf.number, _written(leaf, unit))
        for first, last, leaves in rows
        if (leaf := leaves.get(key) or leaves.get(""))
    )


def _written(leaf: Leaf, unit: str) -> str:
    return written(leaf.use.value if leaf.number is not None else None, unit)


def _parameter(law: Law, name: str, names: Names) -> tuple[Rows, str]:
    parameter = law.parameters[name]
    rows = [(row.first, row.until, _flat(row.table, law, names)) for row in parameter.rows]
    return rows, parameter.unit.text


def _series(law: Law, name: str) -> tuple[Rows, str]:
    found = law.series[name]
    if isinstance(found, ByYear):
        years = [(*year_days(year), {"": leaf}) for year, leaf in found.years.items()]
        return years, found.unit.text
    if isinstance(found, BySteps):
        ends = [*(first for first, _ in found.steps[1:]), found.until]
        dated = [
            (first, max(first, end), {"": leaf})
            for (first, leaf), end in zip(found.steps, ends, strict=True)
        ]
        return dated, found.unit.text
    return [], ""


def _flat(table: Table, law: Law, names: Names) -> dict[str, Leaf]:
    """Every leaf by what leads to it, under the readings that are meant without a word."""
    match table:
        case Leaf():
            return {"": table}
        case Branches() if table.by in law.readings:
            return _flat(table.tables[law.readings[table.by].default], law, names)
        case Branches():
            branches = [(names.branch(table.by, key), inner) for key, inner in table.tables.items()]
            if table.otherwise is not None:
                branches.append((text("rules.else"), table.otherwise))
        case Scale():
            branches = [
                (_bound(bound), inner)
                for bound, inner in zip(table.bounds, table.tables, strict=True)
            ]
    return {
        ", ".join(filter(None, (name, below))): leaf
        for name, inner in branches
        for below, leaf in _flat(inner, law, names).items()
    }


def _bound(bound: Fraction) -> str:
    return text("rules.at_least", bound=number(bound))
