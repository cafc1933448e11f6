"""The value of a parameter as a tree: by type of municipality, municipality, reading or scale.

`by` names the dimensions, outermost first; a scalar at any depth holds for all that follows. A
scale is a list of half-open brackets `{at_least, value}` over a number with a name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from ki_funding.files.document import Route
from ki_funding.files.findings import likely, nearest
from ki_funding.files.problems import Problems
from ki_funding.law.programme.file import Row
from ki_funding.values.basis import Use
from ki_funding.values.exact import ZERO
from ki_funding.values.scalars import read_citations, read_number, read_words
from ki_funding.values.units import Unit
from ki_funding.values.unread import UNREAD
from ki_funding.values.unreadable import Unreadable
from ki_funding.values.vocabulary import Status

ELSE = "else"
OPEN = "open"


class Leaf(NamedTuple):
    """One figure, and what a result that uses it will say of it; None is open."""

    number: Fraction | None
    use: Use

    def on(self, first: date, until: date) -> "Leaf":
        """The figure as it holds on other days."""
        return self._replace(use=self.use._replace(first=first, until=until))


class Branches(NamedTuple):
    """One table for each type (`art`), municipality (`kommune`) or option of a reading."""

    by: str
    tables: Mapping[str, "Table"]
    otherwise: "Table | None" = None


class Scale(NamedTuple):
    """Half-open brackets over a named number, in ascending order; `route` leads to their list."""

    by: str
    bounds: tuple[Fraction, ...]
    tables: tuple["Table", ...]
    route: Route = ()


Table = Leaf | Branches | Scale


class Dimension(NamedTuple):
    """What a name after `by` splits by: the branches it must have, or the unit of a scale.

    Of a name that is not `known` a value may be split in either way.
    """

    name: str
    required: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    unit: Unit | None = None
    known: bool = True


Split = tuple[Dimension, ...]


@dataclass(slots=True)
class TableReader:
    """Builds the table of one value; problems are collected, not raised.

    With a `symbol` every number that is right stands for it: so a sweep varies it.
    """

    unit: Unit
    problems: Problems
    symbol: Any = None

    def row(
        self, row: Row, split: Split, route: Route, use: Use, below: "Table | None" = None
    ) -> Table:
        """The table of a dated row; branches that it does not name are those of the one below."""
        if row.status is Status.OPEN:
            if row.value is not None:
                self.problems.add("row-open-value", (*route, "value"))
            if row.note is None:
                self.problems.add("row-open-note", (*route, "status"))
        elif row.value is None:
            self.problems.add("row-value", (*route, "value"), status=row.status)
        else:
            return self.read(row.value, split, (*route, "value"), use, below)
        return Leaf(None, use)

    def read(
        self,
        raw: Any,
        split: Split,
        route: Route,
        use: Use,
        below: "Table | None" = None,
    ) -> Table:
        """The table of a raw value along the dimensions that are left."""
        if isinstance(raw, dict) and "value" in raw:
            return self._with_own_source(raw, split, route, use)
        if not isinstance(raw, dict | list):
            return self._leaf(raw, route, use)
        if not split:
            self.problems.add("table-without-by", route)
            return Leaf(None, use)
        if split[0].unit is not None or (isinstance(raw, list) and not split[0].known):
            return self._scale(raw, split, route, use)
        return self._branches(raw, split, route, use, below)

    def figure(self, raw: Any, route: Route, use: Use) -> Leaf:
        """A value that is not split by anything."""
        use = self._at(route, use)
        table = self.read(raw, (), route, use)
        return table if isinstance(table, Leaf) else Leaf(None, use)

    def _leaf(self, raw: Any, route: Route, use: Use) -> Leaf:
        use = self._at(route, use)
        if raw == OPEN or raw is UNREAD:
            return Leaf(None, use._replace(value=None, status=Status.OPEN, note=None))
        decimals = 2 if self.unit.powers == (("EUR", 1),) else None
        countable = self.unit.powers not in {(), (("index", 1),)}  # a rise may be a fall
        read = partial(read_number, decimals=decimals, minimum=0 if countable else None)
        number = self.problems.read(read, raw, route)
        if number is None:
            return Leaf(None, use)
        if self.symbol is not None:
            number = self.symbol
        return Leaf(number * self.unit.factor, use._replace(value=str(raw)))

    def _at(self, route: Route, use: Use) -> Use:
        """The use with the line of its own figure, of which a table may have many."""
        return use._replace(place=self.problems.document.place(route))

    def _with_own_source(self, raw: dict[str, Any], split: Split, route: Route, use: Use) -> Table:
        """A branch that rests on another source or status than its row."""
        use = self._at(route, use)
        self.problems.unknown_keys(raw, ("value", "source", "status", "note"), route)
        try:
            if "source" in raw:
                use = use._replace(sources=read_citations(raw["source"]))
            if "note" in raw:
                own = None if raw["note"] is None else read_words(raw["note"])
                use = use._replace(note=own)
        except Unreadable as error:
            self.problems.add(error.code, route)
        if "status" in raw:
            text = str(raw["status"])
            if text in set(Status):
                use = use._replace(status=Status(text))
            else:
                words = ", ".join(Status)
                self.problems.add("word-unknown", (*route, "status"), text=text, words=words)
        if raw["value"] == OPEN:
            return Leaf(None, use._replace(value=None, status=Status.OPEN))
        return self.read(raw["value"], split, (*route, "value"), use)

    def _branches(
        self,
        raw: Any,
        split: Split,
        route: Route,
        use: Use,
        below: "Table | None",
    ) -> Table:
        dimension, rest = split[0], split[1:]
        if not isinstance(raw, dict):
            self.problems.add("table-branches", route, by=dimension.name)
            return Leaf(None, use)
        tables = {}
        for key, value in raw.items():
            foreign = dimension.known and key not in dimension.allowed
            if foreign and (key != ELSE or dimension.required):
                near = likely(key, dimension.allowed) or " | ".join(dimension.allowed[:5])
                self.problems.add(
                    "branch-unknown",
                    (*route, key),
                    on_key=True,
                    key=key,
                    by=dimension.name,
                    nearest=near,
                )
            own = use._replace(art=key) if dimension.name == "art" else use
            tables[key] = self.read(value, rest, (*route, key), own, _branch(below, key))
        if below is not None:
            named = below.tables if isinstance(below, Branches) else ()
            for key in (*(dimension.required or (ELSE,)), *named):
                if key not in tables and (part := _branch(below, key)):
                    tables[key] = part
        otherwise = None if dimension.required else tables.pop(ELSE, None)
        meant = {near for key in tables for near in nearest(key, dimension.required)}
        missing = [key for key in dimension.required if key not in tables.keys() | meant]
        if missing:
            self.problems.add("branch-missing", route, by=dimension.name, names=", ".join(missing))
        if dimension.known and not dimension.required and otherwise is None:
            self.problems.add("branch-else", route, by=dimension.name)
        return Branches(dimension.name, tables, otherwise)

    def _scale(self, raw: Any, split: Split, route: Route, use: Use) -> Table:
        dimension, rest = split[0], split[1:]
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw) or not raw:
            if dimension.known:
                self.problems.add("scale-rows", route, by=dimension.name)
            return Leaf(None, use)
        bounds: list[Fraction] = []
        tables: list[Table] = []
        for place, row in enumerate(raw):
            here = (*route, place)
            self.problems.unknown_keys(row, ("at_least", "below", "value"), here)
            first = (*here, "at_least")
            bound = self._bound(row.get("at_least"), first)
            if place == 0 and bound != 0:
                self.problems.add("scale-start", first, by=dimension.name)
            if bounds and bound <= bounds[-1]:
                self.problems.add("scale-order", first, value=str(row.get("at_least")))
            if "below" in row:
                self._check_below(raw, place, (*here, "below"))
            if "value" not in row:
                self.problems.add("key-missing", here, key="value")
                continue
            bounds.append(bound)
            tables.append(self.read(row["value"], rest, (*here, "value"), use))
        return Scale(dimension.name, tuple(bounds), tuple(tables), route)

    def _check_below(self, raw: list[dict[str, Any]], place: int, route: Route) -> None:
        below = self._bound(raw[place]["below"], route)
        if place + 1 == len(raw):
            self.problems.add("scale-end", route)
            return
        following = raw[place + 1].get("at_least")
        if below != self._bound(following, route):
            self.problems.add(
                "scale-gap", route, below=str(raw[place]["below"]), following=str(following)
            )

    def _bound(self, raw: Any, route: Route) -> Fraction:
        bound = self.problems.read(read_number, raw, route)
        return ZERO if bound is None else bound


def _branch(table: Table | None, key: str) -> Table | None:
    """What a table says for a branch: a figure that is not split holds for all of them."""
    if not isinstance(table, Branches):
        return table
    return table.tables.get(key, table.otherwise)


def parts(table: Table) -> list[Table]:
    """The tables inside a table, in the order of the file."""
    match table:
        case Leaf():
            return []
        case Branches():
            return [*table.tables.values(), *([table.otherwise] if table.otherwise else [])]
        case Scale():
            return list(table.tables)


def changed(table: Table, change: Callable[[Leaf], Leaf]) -> Table:
    """The same table with every figure changed."""
    match table:
        case Leaf():
            return change(table)
        case Branches():
            inner = {key: changed(part, change) for key, part in table.tables.items()}
            other = changed(table.otherwise, change) if table.otherwise else None
            return table._replace(tables=inner, otherwise=other)
        case Scale():
            return table._replace(tables=tuple(changed(part, change) for part in table.tables))


def names_in(table: Table) -> set[str]:
    """The names of scales that a table looks up."""
    return {scale.by for scale in scales(table)}


def leaves(table: Table) -> list[Leaf]:
    """Every figure in a table, in the order of the file."""
    if isinstance(table, Leaf):
        return [table]
    return [leaf for part in parts(table) for leaf in leaves(part)]


def scales(table: Table) -> list[Scale]:
    """Every scale in a table, the outer ones first."""
    own = [table] if isinstance(table, Scale) else []
    return [*own, *(scale for part in parts(table) for scale in scales(part))]
