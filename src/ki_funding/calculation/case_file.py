"""Reads a case: from a document to what it means, or everything that is wrong with it.

Which programmes and inputs there are is said by the rulebook, so only the head of a case has a
model of its own; each input is read by its unit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, Literal

from ki_funding.calculation.case import Case, Claim, Claimed
from ki_funding.calculation.full_use import unlimited_inputs
from ki_funding.calculation.inputs import InputReader
from ki_funding.files.document import Document
from ki_funding.files.findings import (
    Diagnostic,
    InvalidInput,
    Severity,
    likely,
    nearest,
)
from ki_funding.files.model import Strict
from ki_funding.files.problems import Problems
from ki_funding.files.reading import slip_in, validate
from ki_funding.files.remainder import all_of_broken
from ki_funding.law.programme.names import used_names
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Municipality, Register
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.values.columns import KOMMUNE, YEAR
from ki_funding.values.scalars import Name, ReadBy, read_number, read_year
from ki_funding.values.signs import odd_in_word
from ki_funding.values.vocabulary import Art

HEAD = (KOMMUNE, YEAR)
PERIOD = "foerderzeitraum"
NOTICE, ACTUAL = "bescheid", "ist"
RESERVED = (PERIOD, NOTICE, ACTUAL)
LAND = frozenset({"nrw", "land nrw", "nordrhein-westfalen", "land nordrhein-westfalen"})


class Invented(Strict):
    """A municipality that is not in the register."""

    name: Name
    art: Literal["kreis", "kreisfreie_stadt"]
    einwohner: Annotated[
        Fraction, ReadBy(partial(read_number, decimals=0, minimum=0), shape="Count")
    ]
    flaeche: Annotated[Fraction, ReadBy(partial(read_number, minimum=0), shape="Amount")] | None = (
        None
    )


def read_case(
    document: Document, rules: Rulebook, *, year: int | None = None, full_use: bool = False
) -> Case:
    """The case in a document. Raises InvalidInput with everything that is wrong with it.

    With `year` the claims are read for that year: months keep their number. With `full_use` the
    inputs that say what is claimed may be missing, because every limit is reached anyway.
    """
    if document.broken:
        read = partial(read_case, rules=rules, year=year, full_use=full_use)
        raise InvalidInput(all_of_broken(document, KOMMUNE, read))
    return CaseReader(document, rules, year, full_use).read()


@dataclass(slots=True)
class CaseReader:
    """Reads one document; problems are collected until the end."""

    document: Document
    rules: Rulebook
    year: int | None
    full_use: bool
    problems: Problems = field(init=False)

    def __post_init__(self) -> None:
        self.problems = Problems(self.document)

    def read(self) -> Case:
        """The case. Raises InvalidInput."""
        data = self.document.data
        if not isinstance(data, dict):
            code = "file-empty" if data is None else "case-mapping"
            raise InvalidInput([self.document.diagnostic(code)])
        for key in HEAD:
            if key not in data:
                near = likely(key, set(data) - set(self.rules.ids))
                self.problems.add("key-missing", (key,), key=key, nearest=near)
        municipality = self._municipality(data["kommune"]) if "kommune" in data else None
        written = self._year(data["jahr"]) if "jahr" in data else None
        year = self.year or written
        reader = InputReader(written, year, self.problems)
        claims = {
            key: self._claim(key, block, reader, municipality)
            for key, block in data.items()
            if key not in HEAD and self._programme(key)
        }
        problems = self._all()
        warnings = tuple(f for f in problems if f.severity is Severity.WARNING)
        if len(warnings) < len(problems) or municipality is None or year is None:
            raise InvalidInput(problems)
        kept = {key: claim for key, claim in claims.items() if claim is not None}
        return Case(municipality, year, kept, self.document.name, warnings)

    def _all(self) -> list[Diagnostic]:
        """What is wrong with cells, and with the case where no cell of it is told already."""
        told = {problem.span for problem in self.document.problems if problem.span.sheet}
        found = [problem for problem in self.problems if problem.span not in told]
        return [*self.document.problems, *found]

    def _programme(self, key: str) -> bool:
        if key in self.rules.ids:
            return True
        known = [*HEAD, *self.rules.ids]
        near = likely(key, known)
        self.problems.add(
            "programme-unknown",
            (key,),
            on_key=True,
            key=key,
            nearest=near,
            names=", ".join(self.rules.ids),
        )
        return False

    def _year(self, raw: Any) -> int | None:
        year = self.problems.read(read_year, raw, ("jahr",))
        if year is None:
            return None
        covers = self.rules.covers
        if self.year is None and not covers.first.year <= year <= covers.last.year:
            self.problems.add(
                "year-uncovered",
                ("jahr",),
                year=str(year),
                first=str(covers.first.year),
                last=str(covers.last.year),
            )
        return year

    def _municipality(self, raw: Any) -> Municipality | None:
        if isinstance(raw, dict):
            invented, problems = validate(Invented, self.document, raw, ("kommune",))
            self.problems += problems
            if invented is None:
                return None
            given = {"einwohner": invented.einwohner}
            if invented.flaeche is not None:
                given["flaeche"] = invented.flaeche
            return Municipality(invented.name, None, Art(invented.art), given=given)
        if not isinstance(raw, str) or not raw.strip():
            self.problems.add("kommune-text", ("kommune",))
            return None
        if raw.strip().casefold() in LAND:
            return Municipality("Nordrhein-Westfalen", None, Art.LAND)
        found = municipality_of(raw.strip(), self.rules.register)
        if isinstance(found, Municipality):
            return found
        code, params = found
        self.problems.add(code, ("kommune",), **params)
        return None

    def _claim(
        self, key: str, block: Any, reader: InputReader, municipality: Municipality | None
    ) -> Claim | None:
        law = self.rules.law(key)
        if block is None:
            block = {}
        if not isinstance(block, dict):
            place = self.document.mark((key,)).span
            if place.sheet:
                self.problems.append(Diagnostic("cell-yes-no", place, {"text": str(block)}))
            else:
                self.problems.add("expected-mapping", (key,), on_key=True)
            return None
        inputs: dict[str, Claimed] = {}
        for name, raw in block.items():
            if name in RESERVED:
                continue
            entry = law.spec.inputs.get(name)
            if entry is None:
                if slip := slip_in(name):
                    self.problems.add(slip, (key, name), on_key=True, key=name)
                    continue
                known = [*law.spec.inputs, *RESERVED]
                self.problems.add(
                    "input-unknown",
                    (key, name),
                    on_key=True,
                    key=name,
                    programme=key,
                    nearest=likely(name, known),
                    names=", ".join(known),
                )
                continue
            value = reader.value(entry, raw, (key, name))
            if value is not None:
                inputs[name] = value
        self._missing(law, block, reader, municipality)
        if reader.year is not None:
            self._parts(law, inputs, key)
        items = tuple(law.spec.items)
        return Claim(
            inputs,
            reader.period(block[PERIOD], (key, PERIOD)) if PERIOD in block else None,
            *(
                amounts if reader.year == reader.written else {}  # they belong to the file's year
                for amounts in (
                    reader.amounts(block.get(NOTICE), (key, NOTICE), items),
                    reader.amounts(block.get(ACTUAL), (key, ACTUAL), items),
                )
            ),
        )

    def _missing(
        self,
        law: Law,
        block: dict[str, Any],
        reader: InputReader,
        municipality: Municipality | None,
    ) -> None:
        """Inputs that the year's items need and the claim does not have.

        Where in the file's own year nobody knows a maximum, the item is undetermined without them,
        which is no error.
        """
        if self.full_use or reader.year is None:
            return
        year, unlimited = reader.year, None
        for name, entry in law.spec.inputs.items():
            if name in block or entry.optional or entry.default is not None:
                continue
            needed_by = [
                item
                for item in law.spec.items
                if name in law.links.reach(f"{item}.") and law.in_force(year, item)
            ]
            if needed_by:
                if unlimited is None and municipality is not None:
                    case = Case(municipality, reader.written or year, {}, "")
                    known = self.rules.without_plan(law.id)  # a plan asks for no more than the law
                    unlimited = unlimited_inputs(known, case, self.rules.register)
                if name in (unlimited or ()):
                    continue
                if nearest(name, set(block) - set(law.spec.inputs)):
                    continue  # told already, as the likely spelling of a key that is unknown
                self.problems.add(
                    "input-missing",
                    (law.id, name),
                    on_key=True,
                    key=name,
                    items=", ".join(f"{law.id}.{item}" for item in needed_by),
                )

    def _parts(self, law: Law, inputs: dict[str, Claimed], key: str) -> None:
        """A part of some costs cannot be more than the costs."""
        for part, whole in parts_of(law):
            if part_too_large(inputs, part, whole):
                self.problems.add("part-too-large", (key, part), part=part, whole=whole)


def parts_of(law: Law) -> Iterator[tuple[str, str]]:
    """The inputs that are part of other inputs, each with what it is part of."""
    for item in law.spec.items.values():
        for part, inner in item.inner().items():
            yield from ((part, whole) for whole in sorted(used_names(inner.whole)))


def part_too_large(inputs: Mapping[str, Claimed], part: str, whole: str) -> bool:
    """Whether a part is more than the whole."""
    a, b = inputs.get(part), inputs.get(whole)
    return isinstance(a, Fraction) and isinstance(b, Fraction) and a > b


def municipality_of(text: str, register: Register) -> Municipality | tuple[str, dict[str, Any]]:
    """The KI that an AGS or a name means, or the code and parameters of what is wrong with it."""
    if odd := odd_in_word(text):
        return odd
    found = register.find(text)
    if len(found) == 1:
        return found[0]
    if found:
        names = " | ".join(f"{m.name} ({m.ags})" for m in found)
        return "kommune-ambiguous", {"name": text, "names": names}
    padded = register.find(f"0{text}") if text.isdecimal() else ()  # Excel takes it for a number
    likely = [f"{m.ags} ({m.name})" for m in padded] or [
        m.name for word in nearest(text, register.words()) for m in register.find(word)
    ]
    return "kommune-unknown", {"name": text, "nearest": " | ".join(dict.fromkeys(likely))}
