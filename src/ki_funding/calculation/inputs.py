"""Reads what a case says about one input: by its unit, for the whole year or by dated rows."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from ki_funding.calculation.case import Claimed, Period
from ki_funding.files.document import Route
from ki_funding.files.findings import Severity
from ki_funding.files.problems import Problems
from ki_funding.law.programme.dated import DAY, Days
from ki_funding.law.programme.file import Input
from ki_funding.values.scalars import read_first_day, read_last_day, read_number
from ki_funding.values.units import EUR, POST, Unit

WHOLE_UNITS = frozenset({"person", "town", "quarter"})


@dataclass(slots=True)
class InputReader:
    """Reads the inputs of one case; problems are collected.

    `written` is the year in the file, `year` the one that is calculated: months keep their number.
    """

    written: int | None
    year: int | None
    problems: Problems

    def value(self, entry: Input, raw: Any, route: Route) -> Claimed | None:
        """The value of one input."""
        if isinstance(raw, list) and entry.over_time:
            rows = [self._row(entry.unit, row, (*route, place)) for place, row in enumerate(raw)]
            rows = self._meeting(rows, raw)
            self._touching(rows, route)
            return tuple(row for row in rows if row is not None)
        if isinstance(raw, list | dict):
            code = "input-rows" if entry.over_time else "input-one-number"
            self.problems.add(code, route, on_key=True, key=amount_key(entry.unit))
            return None
        return self._number(entry.unit, raw, route)

    def _row(self, unit: Unit, raw: Any, route: Route) -> Period | None:
        key = amount_key(unit)
        if not isinstance(raw, dict):
            self.problems.add("input-rows", route, key=key)
            return None
        self.problems.unknown_keys(raw, (key, "von", "bis"), route)
        missing = [name for name in (key, "von") if name not in raw]
        for name in missing:
            self.problems.add("key-missing", (*route, name), key=name, nearest="")
        amount = self._number(unit, raw[key], (*route, key)) if key in raw else None
        days = self._days(raw, route)
        return Period(amount, days) if amount is not None and days is not None else None

    def _meeting(self, rows: list[Period | None], raw: list[Any]) -> list[Period | None]:
        """Rows that meet on 29 February still meet, a day earlier, in a year without one."""
        begins = any(isinstance(row, dict) and _is(row.get("von"), self.written, 29) for row in raw)
        if not begins or self.year is None or isleap(self.year):
            return rows
        return [
            row._replace(days=row.days._replace(last=row.days.last - DAY))
            if row and row.days.first < row.days.last and _is(said["bis"], self.written, 28)
            else row
            for row, said in zip(rows, raw, strict=True)
        ]

    def _touching(self, rows: list[Period | None], route: Route) -> None:
        """Warns of a row that begins on the last day of another: that day, both count."""
        ended = set[date]()
        days = [(row.days, place) for place, row in enumerate(rows) if row]
        for (first, last), place in sorted(days):
            if first in ended:
                self.problems.add(
                    "rows-touch", (*route, place, "von"), severity=Severity.WARNING,
                    day=first.isoformat(), next=(first + DAY).isoformat(),
                )  # fmt: skip
            ended.add(last)

    def period(self, raw: Any, route: Route) -> Days | None:
        """The period for which the municipality is funded, if it gives one."""
        if not isinstance(raw, dict) or not {"von"} <= set(raw) <= {"von", "bis"}:
            self.problems.add("period-keys", route, on_key=True)
            return None
        return self._days(raw, route)

    def amounts(self, raw: Any, route: Route, items: tuple[str, ...]) -> dict[str, Fraction]:
        """Euro amounts by item, as a notice or the books state them."""
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            self.problems.add("amounts-by-item", route, on_key=True, names=", ".join(items))
            return {}
        self.problems.unknown_keys(raw, items, route)
        found = {}
        for name, text in raw.items():
            amount = self._number(EUR, text, (*route, name)) if name in items else None
            if amount is not None:
                found[name] = amount
        return found

    def _days(self, raw: dict[str, Any], route: Route) -> Days | None:
        """`von` and `bis`, both inclusive, in the year of the case, moved to the year asked for.

        Without `bis` it is the end of the year.
        """
        found = []
        raw = {"bis": f"{self.written}-12", **raw} if self.written is not None else raw
        for key, reader in (("von", read_first_day), ("bis", read_last_day)):
            day = self.problems.read(reader, raw[key], (*route, key)) if key in raw else None
            if day is not None and self.written is not None and day.year != self.written:
                self.problems.add(
                    "period-year", (*route, key), year=str(self.written), found=str(day.year)
                )
            elif day is not None:
                found.append(day)
        if len(found) < 2 or self.year is None:
            return None
        if found[1] < found[0]:
            self.problems.add(
                "period-backwards", (*route, "bis"), first=str(raw["von"]), until=str(raw["bis"])
            )
            return None
        return Days(_first_in(found[0], self.year), _last_in(found[1], self.year))

    def _number(self, unit: Unit, raw: Any, route: Route) -> Fraction | None:
        read = partial(read_number, decimals=decimals_of(unit), minimum=0)
        number = self.problems.read(read, raw, route)
        return None if number is None else number * unit.factor


def smallest_part(unit: Unit) -> Fraction | None:
    """A number of which every input of a unit is a multiple; None if it may have any decimals."""
    decimals = decimals_of(unit)
    return None if decimals is None else unit.factor / 10**decimals


def decimals_of(unit: Unit) -> int | None:
    """How many decimals an input of a unit may have; None if any number of them."""
    if unit.same(EUR):
        return 2
    if {name for name, _ in unit.powers} & WHOLE_UNITS:
        return 0
    return 3 if unit.same(POST) else None


def amount_key(unit: Unit) -> str:
    """What the amount of a dated row is called in a case file."""
    if unit.same(POST):
        return "stellen"
    return "betrag" if unit.same(EUR) else "anzahl"


def _is(said: Any, year: int | None, day: int) -> bool:
    """Whether a text is such a day of February."""
    return str(said) == f"{year}-02-{day}"


def _first_in(day: date, year: int) -> date:
    """A first day in another year; where there is no 29 February it is the 28th: months stay."""
    missing = (day.month, day.day) == (2, 29) and not isleap(year)
    return day.replace(year=year, day=28 if missing else day.day)


def _last_in(day: date, year: int) -> date:
    """A last day in another year; the end of February stays its end."""
    if (day + DAY).day == 1 and day.month == 2:
        return date(year, 3, 1) - DAY
    return day.replace(year=year)
