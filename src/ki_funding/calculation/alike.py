"""What a law knows of a municipality: those of which it knows the same get the same amounts."""

from bisect import bisect_right
from collections.abc import Hashable, Iterator
from datetime import date
from fractions import Fraction

from ki_funding.law.programme.names import formulas, used_names
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import Branches, Leaf, Table, parts, scales
from ki_funding.law.rulebook.register import Municipality, Register
from ki_funding.values.exact import mark


class Alike:
    """Tells the municipalities of one law apart.

    It knows their type, the figures that name some of them, their facts (of one that only a scale
    asks for the bracket), and in their first years when they began.
    """

    def __init__(self, law: Law, register: Register) -> None:
        self.law, self.register = law, register
        tables = [row.table for p in law.parameters.values() for row in p.rows]
        self._by_name = [named for table in tables for named in _by_name(table)]
        self._scales = [scale for table in tables for scale in scales(table)]
        eligible = set[str]() if law.spec.eligible is None else used_names(law.spec.eligible)
        named = eligible.union(*(used_names(formula) for _, formula in formulas(law.spec)))
        reach = law.links.reach(*(f"{item}." for item in law.spec.items), *eligible)
        facts = [name for name in law.facts if name in reach]
        self._ranked = [name for name in facts if name not in named]
        self._columns = [law.facts[name].column for name in facts if name in named]
        self._forms: dict[str, tuple[Hashable, ...]] = {}

    def known(self, municipality: Municipality, year: int) -> tuple[Hashable, ...]:
        """All that the law knows of a municipality in a year."""
        return (*self.form(municipality, year), *self.figures(municipality).values())

    def figures(self, municipality: Municipality) -> dict[str, Fraction | None]:
        """The facts that the law calculates with, by their columns."""
        if municipality.invented:
            return {}
        return {column: self.register.served(municipality, column) for column in self._columns}

    def form(self, municipality: Municipality, year: int) -> tuple[Hashable, ...]:
        """All that the law knows of a municipality but these figures, and which it lacks."""
        if municipality.invented:
            return (municipality.art, municipality.name, *municipality.given.items())
        ags = municipality.ags or ""
        if ags not in self._forms:
            named = (_figure(table.tables.get(ags, table.otherwise)) for table in self._by_name)
            ranks = (self._ranks(name, municipality) for name in self._ranked)
            lacking = (number is None for number in self.figures(municipality).values())
            self._forms[ags] = (municipality.art, *named, *ranks, *lacking)
        return (*self._forms[ags], self._begun(ags, year))

    def _ranks(self, name: str, municipality: Municipality) -> Hashable:
        """The place of a fact in each scale over it."""
        fact = self.law.facts[name]
        number = self.register.served(municipality, fact.column)
        if number is None:
            return None
        over = number * fact.unit.factor
        return tuple([bisect_right(s.bounds, over) for s in self._scales if s.by == name])

    def _begun(self, ags: str, year: int) -> str | None:
        """Whose beginning counts; None where it lies before the year."""
        begin = self.law.begin
        if begin is None:
            return None
        since = begin.kommunen[ags].first if ags in begin.kommunen else begin.latest
        return ags if date(year, 1, 1) < since else None


def _by_name(table: Table) -> Iterator[Branches]:
    """The tables in a table that name municipalities."""
    if isinstance(table, Branches) and table.by == "kommune":
        yield table
    for part in parts(table):
        yield from _by_name(part)


def _figure(table: Table | None) -> Hashable:
    """What equal figures share, whatever their sources; other tables are themselves."""
    if not isinstance(table, Leaf):
        return id(table)
    return None if table.number is None else mark(table.number)
