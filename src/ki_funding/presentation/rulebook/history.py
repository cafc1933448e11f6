"""The history of each figure of a programme: from when on which value holds, and who says so."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ki_funding.law.programme.dated import DatedParameter
from ki_funding.law.programme.file import Parameter, Reading
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.series import BySteps, ByYear
from ki_funding.law.programme.tables import Branches, Leaf, Scale, Table, leaves
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation.naming import branch_name
from ki_funding.presentation.numbers import day, number, written
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import by_ids, called
from ki_funding.values.scalars import Citation, Words
from ki_funding.values.vocabulary import Status

MANY = 8  # branches that are counted instead of listed in one line


class Entry(NamedTuple):
    """A value from a day on, or of a year; `branches` are those of a table that is too long."""

    when: str
    value: str
    statuses: tuple[Status, ...]
    sources: tuple[Citation, ...]
    notes: tuple[Words, ...]
    branches: tuple[tuple[str, str], ...] = ()

    def status_words(self) -> str:
        """The statuses of all branches."""
        return " / ".join(text(f"status.{status}") for status in self.statuses)


class History(NamedTuple):
    """A figure with a name, and its values over time."""

    title: Words
    entries: tuple[Entry, ...]


class Names(NamedTuple):
    """What the branches of tables are called: municipalities by name, answers by their titles."""

    municipalities: Mapping[str, str]
    readings: Mapping[str, Reading]

    def branch(self, by: str, key: str) -> str:
        """A branch of what a table is split by."""
        if by in self.readings:
            title = self.readings[by].options[key].title
            return key if by_ids() else text("said.quoted", title=words(title))
        if (name := self.municipalities.get(key)) is not None:
            return called(key, (name, name))
        return branch_name(key)


def names_in(book: Rulebook, readings: Mapping[str, Reading]) -> Names:
    """The names of a rulebook's municipalities and of some readings."""
    return Names({ags: m.name for ags, m in book.register.municipalities.items()}, readings)


def kinds_of(law: Law) -> str:
    """As what a programme counts, or has counted."""
    return ", ".join(dict.fromkeys(text(f"kind.{row.value}") for row in law.spec.kind))


def parameters(law: Law, book: Rulebook) -> dict[str, History]:
    """The parameters of the programme's own file, by name."""
    return histories(law.spec.parameters, law.parameters, names_in(book, law.readings))


def histories(
    specs: Mapping[str, Parameter], dated: Mapping[str, DatedParameter], names: Names
) -> dict[str, History]:
    """The histories of some parameters, by name."""
    found = {}
    for name, spec in specs.items():
        parameter = dated[name]
        unit = parameter.unit.text
        entries = tuple(
            _entry(
                f"{text('rules.from')} {day(row.first)}",
                described(row.table, unit, names),
                leaves(row.table),
                _branches(row.table, unit, names),
            )
            for row in parameter.rows
        )
        found[name] = History(spec.title, entries)
    return found


def series(law: Law) -> dict[str, History]:
    """The series of the programme, by name; those that are formulas have no values."""
    found = {}
    for name, compiled in law.series.items():
        rows: list[tuple[str, Leaf]] = []
        if isinstance(compiled, ByYear):
            rows = [(str(year), leaf) for year, leaf in compiled.years.items()]
        elif isinstance(compiled, BySteps):
            rows = [(day(step), leaf) for step, leaf in compiled.steps]
        entries = (
            _entry(when, written(leaf.use.value, compiled.unit.text), [leaf]) for when, leaf in rows
        )
        found[name] = History(law.spec.series[name].title, tuple(entries))
    return found


def described(table: Table, unit: str, names: Names) -> str:
    """A value as one line: `Kreis: 6, kreisfreie Stadt: 5`, `ab 0: 1; ab 200.000: 1,5`."""
    match table:
        case Leaf():
            return written(table.use.value if table.number is not None else None, unit)
        case Branches() if len(table.tables) > MANY:
            return text("rules.count", count=str(len(table.tables)))
        case Branches():
            parts = [
                _branch(names.branch(table.by, key), inner, unit, names)
                for key, inner in table.tables.items()
            ]
            if table.otherwise is not None:
                parts.append(_branch(text("rules.else"), table.otherwise, unit, names))
            return ", ".join(parts)
        case Scale():
            rows = zip(table.bounds, table.tables, strict=True)
            return "; ".join(
                f"{text('rules.at_least', bound=number(bound))}: "
                f"{described(inner, unit, names)}" for bound, inner in rows
            )  # fmt: skip


def _branch(name: str, inner: Table, unit: str, names: Names) -> str:
    """A branch with its value; one that is a table itself in brackets."""
    value = described(inner, unit, names)
    return f"{name}: {value}" if isinstance(inner, Leaf) else f"{name} ({value})"


def _entry(
    when: str, value: str, found: Iterable[Leaf], branches: tuple[tuple[str, str], ...] = ()
) -> Entry:
    uses = [leaf.use for leaf in found]
    return Entry(
        when,
        value,
        tuple(dict.fromkeys(use.status for use in uses)),
        tuple(dict.fromkeys(citation for use in uses for citation in use.sources)),
        tuple(dict.fromkeys(use.note for use in uses if use.note is not None)),
        branches,
    )


def _branches(table: Table, unit: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Each branch with its value, where the line only counts them."""
    if not isinstance(table, Branches) or len(table.tables) <= MANY:
        return ()
    return tuple(
        (names.branch(table.by, key), described(inner, unit, names))
        for key, inner in table.tables.items()
    )
