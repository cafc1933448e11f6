"""The register of the Kommunale Integrationszentren: `rules/register.csv`, one row each.

A municipality whose area contains another KI (the StädteRegion contains Stadt Aachen) counts
without it: the population of a KI is the one it serves, so sums never count anybody twice.
"""

import csv
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from ki_funding.diagnostics import Diagnostic, InvalidInput, Span
from ki_funding.vocabulary import Art

TEXT_COLUMNS = ("ags", "name", "art", "regierungsbezirk", "enthaelt")


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
    """The KI by AGS, in the order of the file."""

    municipalities: Mapping[str, Municipality]
    columns: tuple[str, ...]

    def find(self, text: str) -> tuple[Municipality, ...]:
        """Those that an AGS, a name or a short name (`Unna` for `Kreis Unna`) may mean."""
        ags = text.removesuffix("000") if len(text) == 8 else text
        if ags in self.municipalities:
            return (self.municipalities[ags],)
        wanted = _folded(text)
        exact = [m for m in self.municipalities.values() if _folded(m.name) == wanted]
        return tuple(exact) or tuple(
            m for m in self.municipalities.values() if _folded(short_name(m.name)) == wanted
        )

    def names(self) -> tuple[str, ...]:
        """Every full name, for suggestions."""
        return tuple(m.name for m in self.municipalities.values())

    def words(self) -> tuple[str, ...]:
        """Every way to name a KI, for suggestions."""
        shorts = tuple(short_name(name) for name in self.names())
        return (*self.names(), *shorts, *self.municipalities)

    def served(self, municipality: Municipality, column: str) -> Fraction | None:
        """A figure for the area that the KI itself serves; None if it is not known."""
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


def read_register(text: str, name: str) -> Register:
    """The register in a CSV text. Raises InvalidInput with every row that is wrong."""
    rows = csv.reader(text.splitlines())
    header = next(rows, [])
    problems: list[Diagnostic] = []
    missing = [column for column in TEXT_COLUMNS if column not in header]
    if missing:
        problems.append(_problem(name, 1, "register-columns", names=", ".join(missing)))
        raise InvalidInput(problems)
    found: dict[str, Municipality] = {}
    for line, row in enumerate(rows, start=2):
        if len(row) != len(header):
            problems.append(
                _problem(
                    name, line, "register-cells", expected=str(len(header)), found=str(len(row))
                )
            )
            continue
        municipality = _municipality(dict(zip(header, row, strict=True)), name, line, problems)
        if municipality is None or municipality.ags is None:
            continue
        if municipality.ags in found:
            problems.append(_problem(name, line, "register-twice", ags=municipality.ags))
        found[municipality.ags] = municipality
    problems += _unknown_contents(found, name)
    if problems:
        raise InvalidInput(problems)
    return Register(found, tuple(column for column in header if column not in TEXT_COLUMNS))


def _municipality(
    cells: dict[str, str], name: str, line: int, problems: list[Diagnostic]
) -> Municipality | None:
    figures = {}
    for column, cell in cells.items():
        if column in TEXT_COLUMNS or not cell:
            continue
        if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", cell):
            problems.append(_problem(name, line, "register-number", column=column, text=cell))
            continue
        figures[column] = cell
    if cells["art"] not in {Art.KREIS, Art.KREISFREIE_STADT}:
        problems.append(_problem(name, line, "register-art", text=cells["art"]))
        return None
    return Municipality(
        cells["name"],
        cells["ags"],
        Art(cells["art"]),
        cells["regierungsbezirk"],
        cells["enthaelt"] or None,
        figures,
        line=line,
    )


def _unknown_contents(found: Mapping[str, Municipality], name: str) -> list[Diagnostic]:
    problems = []
    for m in found.values():
        inner = found.get(m.contains or "")
        if m.contains is not None and (inner is None or inner is m):
            problems.append(_problem(name, m.line, "register-contains", ags=m.contains))
        elif inner is not None:
            problems += [
                _problem(name, m.line, "register-smaller", column=column, ags=str(m.contains))
                for column, whole in m.figures.items()
                if Fraction(whole) < Fraction(inner.figures.get(column, "0"))
            ]
    return problems


def _problem(name: str, line: int, code: str, **params: str) -> Diagnostic:
    return Diagnostic(code, Span(name, line, 1, line, 2), params)


def _folded(name: str) -> str:
    folded = name.casefold().replace("ß", "ss")
    for umlaut, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        folded = folded.replace(umlaut, plain)
    return "".join(character for character in folded if character.isalnum())
