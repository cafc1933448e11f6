"""Cases in workbooks, as documents like any other, whose places are cells.

There are two forms of sheet. In one the keys of a case stand below each other in the column `key`,
what is said in the column `entry`, with days beside it; of a key PROGRAMME.ITEM the notice and the
spending have columns of their own. In the other each row is a case and its
first line holds the keys. Which keys there are nobody knows here: the reader of cases does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from ki_funding.calculation.case_file import ACTUAL, HEAD, NOTICE, PERIOD, RESERVED
from ki_funding.files.document import Document, Mark
from ki_funding.files.findings import Diagnostic
from ki_funding.files.xlsx import Cell, Grid, cell_span, read_workbook
from ki_funding.texts.language import in_each, text

Route = tuple[str, ...]
YES, NO = "form.yes", "form.no"
DAYS = ("von", "bis")
COLUMNS = {"entry": "form.entry", "von": "form.from", "bis": "form.until", "key": "form.key"}
BY_ITEM = {NOTICE: "form.notice", ACTUAL: "sheet.actual"}


class Said(NamedTuple):
    """What is said of one key; days are cells only where there are columns for them.

    Which amount of an item it is `by_item`, the column says and not the key.
    """

    key: Cell
    entry: Cell
    days: Mapping[str, Cell] = {}
    by_item: str = ""

    @property
    def route(self) -> Route:
        """The keys that lead there."""
        programme, *rest = (self.key.text or "").split(".")
        return (programme, *filter(None, [self.by_item]), *rest)

    @property
    def with_days(self) -> bool:
        """Whether any day is said."""
        return any(cell.says for cell in self.days.values())


def cases_in(raw: bytes, name: str) -> list[Document]:
    """The cases in a workbook, each with what is wrong with its cells. Raises InvalidInput.

    A sheet of keys that do not say whose they are goes on with the case of the sheet before it.
    """
    forms: list[tuple[Grid, list[Said]]] = []
    found: list[Document] = []
    for grid in read_workbook(raw, name):
        said = list(_below_each_other(grid))
        if forms and said and not any(one.route[0] in HEAD for one in said):
            forms[-1][1].extend(said)
        elif said:
            forms.append((grid, said))
        else:
            found += _in_rows(grid)
    found += [_document(grid, f"{name}:{grid.sheet}", 1, said) for grid, said in forms]
    return [found[0]._replace(name=name)] if len(found) == 1 else found


def _below_each_other(grid: Grid) -> Iterator[Said]:
    """What a sheet with a column of keys says; none if it is no such sheet."""
    names = (COLUMNS | BY_ITEM).items()
    titles = {title: name for name, key in names for title in in_each(partial(text, key))}
    columns: dict[str, int] = {}
    for row, cells in grid.rows():
        named = {titles[c.text]: column for column, c in cells.items() if c.text in titles}
        if "key" in named and not named.keys().isdisjoint({"entry", *BY_ITEM}):
            columns = named
        elif columns and (key := grid.cell(row, columns["key"])).text:
            said = {name: grid.cell(row, column) for name, column in columns.items()}
            if "entry" in said:
                yield Said(key, said["entry"], {name: said[name] for name in DAYS if name in said})
            yield from (Said(key, said[name], {}, name) for name in BY_ITEM if name in said)


def _in_rows(grid: Grid) -> Iterator[Document]:
    """A case for each row below one with keys that says something of one of them."""
    keys: dict[int, Cell] = {}
    for row, cells in grid.rows():
        if not keys and set(HEAD) <= {cell.text for cell in cells.values()}:
            keys = {column: key for column, key in cells.items() if key.text}
        elif not keys.keys().isdisjoint(cells):
            said = [Said(key, grid.cell(row, column)) for column, key in keys.items()]
            yield _document(grid, f"{grid.file}:{grid.sheet}!{row}", row, said)


def _document(grid: Grid, name: str, row: int, lines: Iterable[Said]) -> Document:
    whole = cell_span(grid.file, grid.sheet, row, 1)
    builder = _Builder({}, Mark(whole, whole, {}))
    said = list(lines)
    refused = {one.route for one in said if len(one.route) == 1 and _is(one.entry, NO)}
    dated: dict[Route, list[Said]] = {}
    for one in said:
        route = one.route
        if route[:1] in refused:
            continue
        if route[-1] == PERIOD and one.days:
            builder.period(route, one)
        elif len(route) == 3 and route[1] not in RESERVED and one.days:
            dated.setdefault(route, []).append(one)
        elif len(route) == 1 and route[0] not in HEAD:
            builder.programme(route[0], one)
        else:
            builder.put(route, one.key, one.entry)
    for route, rows in dated.items():
        builder.dated(route, rows)
    return Document(name, "", builder.data, builder.marks, tuple(builder.problems))


def _is(cell: Cell, word: str) -> bool:
    return (cell.text or "").casefold() in in_each(lambda: text(word))


@dataclass(slots=True)
class _Builder:
    """Builds data and marks; a key without an entry has a mark, so that it can be asked for."""

    data: dict[str, Any]
    marks: Mark
    problems: list[Diagnostic] = field(default_factory=list)

    def put(self, route: Route, key: Cell, cell: Cell) -> None:
        """What a cell says at a route of keys, if anything."""
        if cell.says:
            self._put(route, self._read(cell), Mark(cell.span, key.span))
        else:
            self._mark(route, Mark(cell.span, cell.span))

    def programme(self, name: str, one: Said) -> None:
        """Whether a programme is claimed; where nothing is said, it is if any of it is."""
        self._mark((name,), Mark(one.entry.span, one.key.span, {}))
        if one.with_days:
            self.period((name, PERIOD), one)
        if _is(one.entry, YES):
            self.data.setdefault(name, {})
        elif one.entry.says:
            self.data[name] = self._read(one.entry)

    def period(self, route: Route, one: Said) -> None:
        """The first and the last day of something."""
        for name, cell in one.days.items():
            self.put((*route, name), cell, cell)

    def dated(self, route: Route, rows: Sequence[Said]) -> None:
        """What holds on some days; a single number without days is for the whole year."""
        path, amount = route[:-1], route[-1]
        given = [one for one in rows if one.entry.says or one.with_days]
        if len(given) < 2 and not any(one.with_days for one in given):
            one = (given or rows)[0]
            self.put(path, one.key, one.entry)
            return
        listed, marks = list[dict[str, str | None]](), list[Mark]()
        for one in given:
            cells = {amount: one.entry, **one.days}
            listed.append({name: self._read(cell) for name, cell in cells.items() if cell.says})
            parts = {name: Mark(cell.span, cell.span) for name, cell in cells.items()}
            marks.append(Mark(one.entry.span, one.entry.span, parts))
        self._put(path, listed, Mark(given[0].entry.span, given[0].entry.span, marks))

    def _read(self, cell: Cell) -> str | None:
        if cell.problem is not None:
            self.problems.append(cell.problem)
        return cell.text

    def _put(self, route: Route, value: Any, mark: Mark) -> None:
        self._mark(route, mark)
        inside = self.data
        for part in route[:-1]:
            inside = inside.setdefault(part, {})
            if not isinstance(inside, dict):  # neither yes nor no, which is told
                return
        key = route[-1]
        if key in inside:
            self.problems.append(Diagnostic("cell-key-twice", mark.span, {"key": ".".join(route)}))
        inside[key] = value

    def _mark(self, route: Route, mark: Mark) -> None:
        parts = self.marks.parts
        for part in route[:-1]:
            assert isinstance(parts, dict)
            inner = parts.setdefault(part, Mark(mark.span, mark.key, {}))
            inner.parts = parts = {} if inner.parts is None else inner.parts
        assert isinstance(parts, dict)
        parts[route[-1]] = mark
