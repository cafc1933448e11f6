"""Formulas as Excel writes them, with the places that cells have in the workbook."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from ki_funding.files.findings import letters
from ki_funding.presentation.page import (
    Applied,
    Formula,
    Minus,
    Place,
    Same,
    Sum,
    SumWhere,
    Term,
)
from ki_funding.values.exact import plain_text

LONGEST_LITERAL = 255
BINDS = {"+": 1, "-": 1, "*": 2, "/": 2}  # how close a sign binds; comparisons bind least


class Spot(NamedTuple):
    """A cell of a workbook; without a tab it is on the sheet of the formula."""

    row: int
    column: int
    tab: str = ""

    @property
    def name(self) -> str:
        """As formulas write it: `E6`."""
        return f"{letters(self.column + 1)}{self.row + 1}"

    @property
    def full_name(self) -> str:
        """With its sheet: `'Posten'!E6`."""
        return f"{_before(self.tab)}{self.name}"


class Starts(NamedTuple):
    """Where tables begin: the tab and the first row below the head, by the key of the table."""

    tables: Mapping[str, tuple[str, int]]
    here: str

    def spot(self, place: Place) -> Spot:
        """Where a cell of a table is, seen from a tab."""
        tab, first = self.tables[place.sheet]
        return Spot(first + place.row, place.column, "" if tab == self.here else tab)


def written(formula: Formula, starts: Starts) -> str:
    """A formula on the tab of `starts`."""
    match formula:
        case Sum(places):
            return summed(map(starts.spot, places))
        case Same(place):
            return f"={starts.spot(place).full_name}"
        case Minus(left, right):
            return f"={starts.spot(left).full_name}-{starts.spot(right).full_name}"
        case SumWhere(first, last, where):

            def whole(column: int) -> str:
                ends = (place._replace(column=column) for place in (first, last))
                return column_of(*map(starts.spot, ends))

            met = "".join(
                f",{whole(column)},{starts.spot(place).full_name}" for column, place in where
            )
            return f"=SUMIFS({whole(first.column)}{met})"
        case Applied():
            return f"={_term(formula, starts)}"


def _term(term: Term, starts: Starts) -> str:
    """A part of a formula; what stands between signs is in brackets."""
    match term:
        case Place():
            return starts.spot(term).full_name
        case Fraction():
            plain = plain_text(term)
            return f"({plain})" if "/" in plain else plain
        case str():
            return _literal(term)
        case Applied(name, terms):
            parts = [_term(part, starts) for part in terms]
            if name.isalpha():
                return f"{name}({','.join(parts)})"
            inner = enumerate(zip(terms, parts, strict=True))
            return name.join(
                f"({said})" if _looser(term, name, first=place == 0) else said
                for place, (term, said) in inner
            )


def _literal(said: str) -> str:
    """A text in a formula; a spreadsheet takes no longer one than that."""
    starts = range(0, max(len(said), 1), LONGEST_LITERAL)
    parts = [said[start : start + LONGEST_LITERAL].replace('"', '""') for start in starts]
    joined = "&".join(f'"{part}"' for part in parts)
    return f"({joined})" if len(parts) > 1 else joined


def _looser(term: Term, sign: str, *, first: bool) -> bool:
    """Whether a part of a formula needs brackets before or behind a sign."""
    if not isinstance(term, Applied) or term.name.isalpha():
        return False
    inner, outer = BINDS.get(term.name, 0), BINDS.get(sign, 0)
    return inner < outer or (inner == outer and not first)


def summed(spots: Iterable[Spot]) -> str:
    """The sum of some cells; neighbours in a column are one range. Texts count nothing."""
    ordered = sorted(set(spots), key=lambda p: (p.tab, p.column, p.row))
    ranges = []
    for _, run in groupby(enumerate(ordered), key=lambda n: (n[1][1:], n[1].row - n[0])):
        cells = [spot for _, spot in run]
        first, last = cells[0], cells[-1]
        ranges.append(first.full_name if first == last else f"{first.full_name}:{last.name}")
    return f"=SUM({','.join(ranges)})" if ranges else "=0"


def column_of(first: Spot, last: Spot) -> str:
    """The range from the first to the last of some cells of one column, for any formula."""
    return ranged(first, last._replace(column=first.column))


def ranged(first: Spot, last: Spot) -> str:
    """The cells between two corners."""
    ends = (f"${letters(spot.column + 1)}${spot.row + 1}" for spot in (first, last))
    return f"{_before(first.tab)}{':'.join(ends)}"


def _before(tab: str) -> str:
    return f"{quoted(tab)}!" if tab else ""


def quoted(tab: str) -> str:
    """The name of a sheet, as formulas and links write it."""
    doubled = tab.replace("'", "''")
    return f"'{doubled}'"
