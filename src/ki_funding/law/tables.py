"""The value of a parameter as a tree: by type of municipality, municipality, reading or scale.

`by` names the dimensions, outermost first; a scalar at any depth holds for all that follows. A
scale is a list of half-open brackets `{at_least, value}` over a number with a name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from ki_funding.diagnostics import Diagnostic, nearest
from ki_funding.document import Document, Route
from ki_funding.results.basis import Use
from ki_funding.text_types import parameters_of, read_citations, read_number, read_words
from ki_funding.units import Unit
from ki_funding.vocabulary import Status

ELSE = "else"
OPEN = "open"


class Leaf(NamedTuple):
    """One figure, and what a result that uses it will say of it; None is open."""

    number: Fraction | None
    use: Use


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
    """What a name after `by` splits by: the branches it must have, or the unit of a scale."""

    name: str
    required: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    unit: Unit | None = None


@dataclass(slots=True)
class TableReader:
    """Builds the table of one value; problems are collected, not raised."""

    document: Document
    unit: Unit
    problems: list[Diagnostic]

    def read(self, raw: Any, dimensions: tuple[Dimension, ...], route: Route, use: Use) -> Table:
        """The table of a raw value along the dimensions that are left."""
        if isinstance(raw, dict) and "value" in raw:
            return self._with_own_source(raw, dimensions, route, use)
        if not isinstance(raw, dict | list):
            return self._leaf(raw, route, use)
        if not dimensions:
            self._problem("table-without-by", route)
            return Leaf(None, use)
        dimension, rest = dimensions[0], dimensions[1:]
        if dimension.unit is not None:
            return self._scale(raw, dimension, rest, route, use)
        return self._branches(raw, dimension, rest, route, use)

    def _leaf(self, raw: Any, route: Route, use: Use) -> Leaf:
        use = self._at(route, use)
        if raw == OPEN:
            return Leaf(None, use._replace(value=None, status=Status.OPEN, note=None))
        decimals = 2 if self.unit.powers == (("EUR", 1),) else None
        countable = self.unit.powers not in {(), (("index", 1),)}  # a rise may be a fall
        try:
            number = read_number(raw, decimals=decimals, minimum=0 if countable else None)
        except PydanticCustomError as error:
            self._problem(error.type, route, **parameters_of(error))
            return Leaf(None, use)
        return Leaf(number * self.unit.factor, use._replace(value=str(raw)))

    def _at(self, route: Route, use: Use) -> Use:
        """The use with the line of its own figure, of which a table may have many."""
        return use._replace(place=self.document.place(route))

    def _with_own_source(
        self, raw: dict[str, Any], dimensions: tuple[Dimension, ...], route: Route, use: Use
    ) -> Table:
        """A branch that rests on another source or status than its row."""
        use = self._at(route, use)
        for key in raw:
            if key not in {"value", "source", "status", "note"}:
                known = ("value", "source", "status", "note")
                self._problem(
                    "key-unknown",
                    (*route, key),
                    on_key=True,
                    key=key,
                    nearest=" | ".join(nearest(key, known)),
                )
        try:
            if "source" in raw:
                use = use._replace(sources=read_citations(raw["source"]))
            if "note" in raw:
                own = None if raw["note"] is None else read_words(raw["note"])
                use = use._replace(note=own)
        except PydanticCustomError as error:
            self._problem(error.type, route)
        if "status" in raw:
            if isinstance(raw["status"], str) and raw["status"] in set(Status):
                use = use._replace(status=Status(raw["status"]))
            else:
                self._problem(
                    "word-unknown",
                    (*route, "status"),
                    text=str(raw["status"]),
                    words=", ".join(Status),
                )
        if raw["value"] == OPEN:
            return Leaf(None, use._replace(value=None, status=Status.OPEN))
        return self.read(raw["value"], dimensions, (*route, "value"), use)

    def _branches(
        self, raw: Any, dimension: Dimension, rest: tuple[Dimension, ...], route: Route, use: Use
    ) -> Table:
        if not isinstance(raw, dict):
            self._problem("table-branches", route, by=dimension.name)
            return Leaf(None, use)
        tables = {}
        for key, value in raw.items():
            if key == ELSE and not dimension.required:
                continue
            if key not in dimension.allowed:
                known = " | ".join(nearest(key, dimension.allowed) or dimension.allowed[:5])
                self._problem(
                    "branch-unknown",
                    (*route, key),
                    on_key=True,
                    key=key,
                    by=dimension.name,
                    nearest=known,
                )
            tables[key] = self.read(value, rest, (*route, key), use)
        missing = [key for key in dimension.required if key not in raw]
        if missing:
            self._problem("branch-missing", route, by=dimension.name, names=", ".join(missing))
        if dimension.required:
            return Branches(dimension.name, tables)
        if ELSE not in raw:
            self._problem("branch-else", route, by=dimension.name)
            return Branches(dimension.name, tables)
        otherwise = self.read(raw[ELSE], rest, (*route, ELSE), use)
        return Branches(dimension.name, tables, otherwise)

    def _scale(
        self, raw: Any, dimension: Dimension, rest: tuple[Dimension, ...], route: Route, use: Use
    ) -> Table:
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw) or not raw:
            self._problem("scale-rows", route, by=dimension.name)
            return Leaf(None, use)
        bounds: list[Fraction] = []
        tables: list[Table] = []
        for place, row in enumerate(raw):
            here = (*route, place)
            for key in row:
                if key not in {"at_least", "below", "value"}:
                    known = " | ".join(nearest(key, ("at_least", "below", "value")))
                    self._problem("key-unknown", (*here, key), on_key=True, key=key, nearest=known)
            bound = self._bound(row.get("at_least"), (*here, "at_least"))
            if place == 0 and bound != 0:
                self._problem("scale-start", (*here, "at_least"), by=dimension.name)
            if bounds and bound <= bounds[-1]:
                self._problem("scale-order", (*here, "at_least"), value=str(row.get("at_least")))
            if "below" in row:
                self._check_below(raw, place, here)
            if "value" not in row:
                self._problem("key-missing", here, key="value")
                continue
            bounds.append(bound)
            tables.append(self.read(row["value"], rest, (*here, "value"), use))
        return Scale(dimension.name, tuple(bounds), tuple(tables), route)

    def _check_below(self, raw: list[dict[str, Any]], place: int, route: Route) -> None:
        below = self._bound(raw[place]["below"], (*route, "below"))
        if place + 1 < len(raw):
            following = raw[place + 1].get("at_least")
            if below != self._bound(following, (*route, "below")):
                self._problem(
                    "scale-gap",
                    (*route, "below"),
                    below=str(raw[place]["below"]),
                    following=str(following),
                )
        else:
            self._problem("scale-end", (*route, "below"))

    def _bound(self, raw: Any, route: Route) -> Fraction:
        try:
            return read_number(raw)
        except PydanticCustomError as error:
            self._problem(error.type, route, **parameters_of(error))
            return Fraction(0)

    def _problem(self, code: str, route: Route, *, on_key: bool = False, **params: Any) -> None:
        self.problems.append(self.document.diagnostic(code, route, on_key=on_key, **params))


def names_in(table: Table) -> set[str]:
    """The names of scales that a table looks up."""
    match table:
        case Leaf():
            return set()
        case Branches():
            inner = [*table.tables.values(), *([table.otherwise] if table.otherwise else [])]
            return {name for part in inner for name in names_in(part)}
        case Scale():
            return {table.by}.union(*(names_in(part) for part in table.tables))


def leaves(table: Table, keep: Callable[[Leaf], bool] = lambda _: True) -> list[Leaf]:
    """Every figure in a table, in the order of the file."""
    match table:
        case Leaf():
            return [table] if keep(table) else []
        case Branches():
            inner = [*table.tables.values(), *([table.otherwise] if table.otherwise else [])]
        case Scale():
            inner = list(table.tables)
    return [leaf for part in inner for leaf in leaves(part, keep)]


def scales(table: Table) -> list[Scale]:
    """Every scale in a table, the outer ones first."""
    match table:
        case Leaf():
            return []
        case Branches():
            inner = [*table.tables.values(), *([table.otherwise] if table.otherwise else [])]
            return [scale for part in inner for scale in scales(part)]
        case Scale():
            return [table, *(scale for part in table.tables for scale in scales(part))]
