"""The numbers of a case that can be changed in a workbook, and the formulas over their cells."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Literal

from ki_funding.calculation.result import Calculation
from ki_funding.presentation.numbers import day, unit_as_written
from ki_funding.presentation.page import (
    Applied,
    Cell,
    Column,
    Entry,
    Place,
    Row,
    Sheet,
    Term,
)
from ki_funding.sweep.formulas.graph import Term as Symbol
from ki_funding.sweep.formulas.symbols import Number
from ki_funding.sweep.living import YEAR, Amount, Free, Living
from ki_funding.texts.language import text, words
from ki_funding.values.exact import ONE, Rounding, decimal_places

FIRST_YEAR = 1  # as in the tables of amounts, above which the years stand too
LONGEST = 250  # parts of a formula that somebody may still read
EXACT = Fraction(9)  # decimals to which spreadsheets calculate for certain
SIGNS = {"min": "MIN", "max": "MAX"}
CUTS = {Rounding.UP: "ROUNDUP", Rounding.DOWN: "ROUNDDOWN"}


class TooLong(Exception):
    """A formula that nobody could read."""


class FreeNumbers:
    """The table of what can be changed in a case, with a column a year; `key` is its own."""

    def __init__(
        self, key: str, calculations: Sequence[Calculation], livings: Sequence[Living]
    ) -> None:
        self.key = key
        self.years = [calculation.year for calculation in calculations]
        self.titles = {
            programme.id: words(programme.title)
            for calculation in calculations
            for programme in calculation.programmes
        }
        self.livings = livings
        found = [free for living in livings for free in living.free]
        rows: list[tuple[str, tuple[str, ...]]] = []
        for programme in self.titles:
            mine = dict.fromkeys(_named(free) for free in found if free.programme == programme)
            rows += [(programme, ()), *((programme, name) for name in mine)] if mine else []
        self.rows = rows
        self.at = {name: row for row, (_, name) in enumerate(rows) if name}

    def sheet(self) -> Sheet | None:
        """The table; None where nothing can be changed."""
        if not self.rows:
            return None
        columns = (
            Column(text("form.figure"), widest=60),
            *(Column(str(year), right=True) for year in self.years),
        )
        rows = tuple(self._row(*row) for row in self.rows)
        return Sheet(text("sheet.free"), columns, rows, self.key)

    def formula(self, year: int, programme: str, item: str, amount: str) -> Applied | None:
        """How an amount of the n-th year comes about; None if it does not change."""
        living = self.livings[year]
        found = living.amounts.get((programme, item, amount))
        if found is None:
            return None
        cells = {free.name: self._cell(free, year) for free in living.free}
        try:
            return _Writer(cells).amount(found)
        except TooLong:
            return None

    def _cell(self, free: Free, year: int) -> Term:
        place = Place(self.key, self.at[_named(free)], FIRST_YEAR + year)
        return place if free.factor == ONE else Applied("*", (place, free.factor))

    def _entry(self, free: Free, year: int) -> Entry:
        """A number, not below 0, and of months no more than a year has."""
        place = Place(self.key, self.at[_named(free)], FIRST_YEAR + year)
        allowed = [Applied("ISNUMBER", (place,)), Applied(">=", (place, Fraction(0)))]
        if free.unit == "months":
            allowed.append(Applied("<=", (place, Fraction(YEAR))))
            allowed.append(Applied("=", (Applied("ROUND", (place, Fraction(0))), place)))
        kind: Literal["money", "number"] = "money" if free.unit.startswith("EUR") else "number"
        return Entry(free.value, kind, allowed=Applied("AND", tuple(allowed)))

    def _row(self, programme: str, name: tuple[str, ...]) -> Row:
        if not name:
            return Row((self.titles[programme],), "group")
        found = [
            next((free for free in living.free if _named(free) == name), None)
            for living in self.livings
        ]
        first = next(free for free in found if free is not None)
        title = words(first.title)
        if first.days is not None:
            title = f"{title} ({day(first.days[0])}–{day(first.days[1])})"
        cells: list[Cell] = [
            None if free is None else self._entry(free, year) for year, free in enumerate(found)
        ]
        unit = unit_as_written(first.unit)
        return Row((f"{title} ({unit})" if unit else title, *cells))


def _named(free: Free) -> tuple[str, ...]:
    """What is one row over the years: a figure by its name, a row of a case by its days."""
    days = () if free.days is None else tuple(map(str, free.days))
    return (free.name.partition("@")[0], *days)


class _Writer:
    """Writes a symbol as a formula over cells."""

    def __init__(self, cells: Mapping[str, Term]) -> None:
        self.cells, self.room = cells, LONGEST

    def amount(self, amount: Amount) -> Applied:
        """An amount; the word for it where it is not known. Raises TooLong."""
        number = self.term(amount.number)
        if isinstance(amount.known, Symbol):
            known = Applied("=", (self.term(amount.known), ONE))
            return Applied("IF", (known, number, text("amount.undetermined")))
        return number if isinstance(number, Applied) else Applied("SUM", (number,))

    def term(self, number: Number) -> Term:
        """A symbol or a number. Raises TooLong."""
        self.room -= 1
        if self.room < 0:
            raise TooLong
        if not isinstance(number, Symbol):
            return Fraction(number)
        match number.op:
            case "variable":
                return self.cells[number.args[0]]
            case "literal":
                return number.low
            case "round":
                return self._rounded(*number.args)
            case "where":
                condition, then, otherwise = number.args
                sign = "=" if condition.op == "==" else condition.op
                sides = (self.term(condition.left), self.term(condition.right))
                return Applied("IF", (Applied(sign, sides), self.term(then), self.term(otherwise)))
            case "+":
                return self._sum(list(_flat(number, "+")))
            case "*":
                return self._product(list(_flat(number, "*")))
        return Applied(SIGNS[number.op], tuple(map(self.term, _flat(number, number.op))))

    def _product(self, parts: Sequence[Symbol]) -> Term:
        """A product; a part of a whole is written as people do: times 11, divided by 12."""
        known = prod((part.low for part in parts if part.op == "literal"), start=ONE)
        terms = [self.term(part) for part in parts if part.op != "literal"]
        above, below = Fraction(known.numerator), Fraction(known.denominator)
        if decimal_places(known.denominator) is not None:
            above, below = known, ONE
        whole = [*terms, *([above] if above != ONE else [])]
        found = whole[0] if len(whole) == 1 else Applied("*", tuple(whole))
        return found if below == ONE else Applied("/", (found, below))

    def _sum(self, parts: Sequence[Symbol]) -> Term:
        """A sum, of which some parts may be taken off."""
        added = [self.term(part) for part in parts if not _taken_off(part)]
        off = [self.term(part.args[0]) for part in parts if _taken_off(part)]
        whole = added[0] if len(added) == 1 else Applied("+", tuple(added or [Fraction(0)]))
        return Applied("-", (whole, *off)) if off else whole

    def _rounded(self, number: Number, step: Fraction, mode: Rounding) -> Term:
        """Cut only after what a spreadsheet cannot hold is gone. Raises TooLong."""
        inner = self.term(number)
        if mode is Rounding.HALF_EVEN:  # no spreadsheet knows it
            raise TooLong
        places = len(str(step.denominator)) - 1
        steps, times = inner, ONE
        if step != Fraction(1, 10**places):
            steps, times, places = Applied("/", (inner, step)), step, 0
        name = CUTS.get(mode, "ROUND")
        if mode in CUTS:
            steps = Applied("ROUND", (steps, EXACT))
        found = Applied(name, (steps, Fraction(places)))
        return found if times == ONE else Applied("*", (found, times))


def _taken_off(part: Symbol) -> bool:
    return part.op == "*" and part.args[1].op == "literal" and part.args[1].low == -1


def _flat(number: Symbol, op: str) -> Iterator[Symbol]:
    """The parts of a sum or of a least, whatever was put together first."""
    for part in number.args:
        if part.op == op:
            yield from _flat(part, op)
        else:
            yield part
