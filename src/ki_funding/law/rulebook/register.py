"""The register of the Kommunale Integrationszentren: `rules/register.csv`, one row each.

A municipality whose area contains another KI (the StädteRegion contains Stadt Aachen) counts
without it: the population of a KI is the one it serves, so sums never count anybody twice.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import normalize

from ki_funding.files.cell_table import cell_spans
from ki_funding.files.findings import MOST_FINDINGS, Diagnostic, Span
from ki_funding.values.vocabulary import Art

TEXT_COLUMNS = ("ags", "name", "art", "regierungsbezirk", "enthaelt")
# How a name begins that is not of this type.
NAMED = {Art.KREIS: "Stadt ", Art.KREISFREIE_STADT: "Kreis "}
TOWN = re.compile(r"(?i)\b((krfr\.|kreisfreie) ?st(adt|\.)|(landeshaupt|bundes)stadt)")
KREIS = re.compile(r"(?i)\b(landkreis\b|kr\. ?)")
WESTFALEN = re.compile(r"(?i)[, ]+(in |i\. ?)?(westf(\.|alen\b)|w\.)$")  # Hamm, Westf.
BESIDE = re.compile(r"\ba\. ?d\. ?| ?/ ?")  # Mülheim a. d. Ruhr, Mülheim/Ruhr
AGS = r"[0-9]{2}([0-9]{3}([0-9]{3})?)?"  # a Land, a Kreis or a municipality


class Municipality(NamedTuple):
    """A KI of the register, or an invented municipality with figures given by the user.

    `figures` holds the register's columns of the whole area as text; a missing one is not in it.
    `given` holds figures by the key of the case file, and stands for every column of that key.
    """

    name: str
    ags: str | None
    art: Art
    regierungsbezirk: str = ""
    contains: str | None = None
    figures: Mapping[str, str] = {}
    given: Mapping[str, Fraction] = {}
    line: int = 0

    @property
    def invented(self) -> bool:
        """Whether its figures are given by the user; the Land has none of its own."""
        return self.ags is None and self.art is not Art.LAND


class Register(NamedTuple):
    """The KI by AGS, in the order of the file.

    `instead` stands for what every row says in a column, so that a sweep can put a symbol there.
    """

    municipalities: Mapping[str, Municipality]
    columns: tuple[str, ...]
    unsure: frozenset[str] = frozenset()  # what stands in rows that cannot be read
    instead: Mapping[str, Any] = {}

    def find(self, text: str) -> tuple[Municipality, ...]:
        """Those that an AGS, a name or a short name (`Unna` for `Kreis Unna`) may mean.

        A name may be written as lists have it: `Unna, Kreis`, `Köln, krfr. Stadt`, `Hamm (Westf.)`.
        """
        ags = text.removesuffix("000") if len(text) == 8 else text
        if ags in self.municipalities:
            return (self.municipalities[ags],)
        names = _by_name(tuple((ags, m.name) for ags, m in self.municipalities.items()))
        for wanted in map(_folded, _as_listed(text)):
            if found := names.get(wanted):
                return tuple(self.municipalities[ags] for ags in found)
        return ()

    def names(self) -> tuple[str, ...]:
        """Every full name, for suggestions."""
        return tuple(m.name for m in self.municipalities.values())

    def words(self) -> tuple[str, ...]:
        """Every way to name a KI, for suggestions."""
        shorts = tuple(short_name(name) for name in self.names())
        return (*self.names(), *shorts, *self.municipalities)

    def served(self, municipality: Municipality, column: str) -> Fraction | None:
        """A figure for the area that the KI itself serves; None if it is not known."""
        if column in self.instead:
            return self.instead[column]  # type: ignore[no-any-return]
        whole = _figure(municipality, column)
        if whole is None or municipality.contains is None:
            return whole
        inner = _figure(self.municipalities[municipality.contains], column)
        return None if inner is None else whole - inner


def _figure(municipality: Municipality, column: str) -> Fraction | None:
    text = municipality.figures.get(column)
    return None if text is None else Fraction(text)


def short_name(name: str) -> str:
    """A name without `Kreis`, `Stadt` or `StädteRegion` before it."""
    for prefix in ("Kreis ", "Stadt ", "StädteRegion "):
        name = name.removeprefix(prefix)
    return name


def register_in(text: str, name: str) -> tuple[Register, list[Diagnostic]]:
    """The register in a CSV text as far as it can be read, and every cell that is wrong."""
    reader = _Reader(name, text.split("\n"))
    return reader.read(), reader.problems


@dataclass(slots=True)
class _Reader:
    """Reads a register line by line; problems are collected, each with its cell."""

    name: str
    lines: list[str]
    header: list[str] = field(default_factory=list)
    found: dict[str, Municipality] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)
    nameless: list[str] = field(default_factory=list)  # columns of text that some other may be

    def read(self) -> Register:
        """The register as far as its rows are right."""
        self.header = self._cells(1)
        self.nameless = [column for column in TEXT_COLUMNS if column not in self.header]
        if self.nameless:
            self._problem("register-columns", 1, names=", ".join(self.nameless))
        for place, column in enumerate(self.header):
            if column in self.header[:place]:
                self._problem("register-column", 1, place, name=column)
        last = len(self.lines) - (not self.lines[-1].strip())
        for number in range(2, last + 1):
            if len(self.problems) < MOST_FINDINGS:
                self._row(number)
        self._check_contents()
        columns = tuple(column for column in self.header if column not in TEXT_COLUMNS)
        return Register(self.found, columns, frozenset(self.unsure - {""}))

    def _row(self, number: int) -> None:
        cells = self._cells(number)
        columns = list(dict.fromkeys(self.header))
        if len(cells) != len(columns):
            params = {"expected": str(len(self.header)), "found": str(len(cells))}
            self._problem("register-cells", number, min(len(cells), len(self.header)), **params)
            self.unsure |= {cell for cell in cells if re.fullmatch(AGS, cell) or " " in cell}
            return
        row = {**dict.fromkeys(TEXT_COLUMNS, ""), **dict(zip(columns, cells, strict=True))}
        figures = {}
        for column, cell in row.items():
            if column in TEXT_COLUMNS or not cell:
                continue
            if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", cell):
                if self.nameless:
                    continue
                self._problem("register-number", number, column, column=column, text=cell)
                continue
            figures[column] = cell
        self._check_identity(number, row)
        known = row["art"] in NAMED
        if not known:
            self._problem("register-art", number, "art", text=row["art"])
        elif row["name"].startswith(NAMED[Art(row["art"])]):
            self._problem("register-art-name", number, "art", name=row["name"], art=row["art"])
        self.found[row["ags"]] = Municipality(
            row["name"],
            row["ags"],
            Art(row["art"]) if known else Art.KREIS,
            row["regierungsbezirk"],
            row["enthaelt"] or None,
            figures,
            line=number,
        )

    def _check_identity(self, number: int, row: Mapping[str, str]) -> None:
        """An AGS and a name that no row above has."""
        ags, name = row["ags"], row["name"]
        if not re.fullmatch(AGS, ags):
            self._problem("register-ags", number, "ags", text=ags)
            self.unsure.add(f"0{ags}")  # a spreadsheet takes the zero
        elif ags in self.found:
            first = str(self.found[ags].line)
            self._problem("register-twice", number, "ags", ags=ags, first=first)
            self.unsure |= {self.found[ags].name, name}
        named = [m for m in self.found.values() if m.name == name]
        if not name.strip():
            self._problem("value-missing", number, "name")
        elif named:
            self._problem("register-name", number, "name", name=name, first=str(named[0].line))

    def _check_contents(self) -> None:
        """What a municipality contains is another row, and no larger than itself."""
        for m in self.found.values():
            inner = self.found.get(m.contains or "")
            if m.contains is not None and (inner is m or not (inner or m.contains in self.unsure)):
                self._problem("register-contains", m.line, "enthaelt", ags=m.contains)
            elif inner is not None:
                for column, whole in m.figures.items():
                    if Fraction(whole) < Fraction(inner.figures.get(column, "0")):
                        params = {"column": column, "ags": str(m.contains)}
                        self._problem("register-smaller", m.line, column, **params)

    def _cells(self, number: int) -> list[str]:
        try:
            return next(csv.reader([self.lines[number - 1].rstrip("\r")]), [])
        except csv.Error:  # a cell longer than any real one
            return []

    def _problem(
        self, code: str, number: int, cell: str | int | None = None, **params: str
    ) -> None:
        """A problem of a cell, by its column or place; of the whole line without one.

        What a column would say that is not there is told of the header alone.
        """
        if isinstance(cell, str) and cell not in self.header:
            return
        line = self.lines[number - 1].rstrip("\r")
        start, end = 0, len(line)
        if cell is not None:
            spans = cell_spans(line)
            place = self.header.index(cell) if isinstance(cell, str) else cell
            start, end = spans[min(place, len(spans) - 1)]
        span = Span(self.name, number, start + 1, number, end + 1)
        self.problems.append(Diagnostic(code, span, params, line))


@lru_cache(maxsize=4)
def _by_name(names: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    """The AGS of those that a folded name means; a full name is nobody's short name."""
    full, short = dict[str, list[str]](), dict[str, list[str]]()
    for ags, name in names:
        full.setdefault(_folded(name), []).append(ags)
        short.setdefault(_folded(short_name(name)), []).append(ags)
    return {**short, **full}


def _as_listed(text: str) -> Iterator[str]:
    """A name as it is written, and as it would be if it were not from a list."""
    yield text
    plain = TOWN.sub("Stadt", re.sub(r"\([^()]*\)", "", text)).strip()
    plain = WESTFALEN.sub("", BESIDE.sub(" an der ", KREIS.sub("Kreis ", plain)))
    before, comma, behind = plain.partition(",")
    yield f"{behind} {before}" if comma else plain


def _folded(name: str) -> str:
    folded = normalize("NFKC", name).casefold().replace("ß", "ss")
    for umlaut, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        folded = folded.replace(umlaut, plain)
    return "".join(character for character in folded if character.isalnum())
