"""The rulebook: the law that the files of a folder hold, and what is put on it, layer by layer."""

from collections.abc import Container, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput
from ki_funding.law.programme.dated import Days, year_days
from ki_funding.law.programme.file import Reading, SourceEntry
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.folder import read_folder
from ki_funding.law.rulebook.outline import Outline, outline
from ki_funding.law.rulebook.register import Municipality
from ki_funding.law.rulebook.rule_files import RuleFiles
from ki_funding.law.rulebook.understood import all_found, checked, understood

if TYPE_CHECKING:
    from ki_funding.law.rulebook.changes import ValueChange
    from ki_funding.law.rulebook.overlay import Overlay
    from ki_funding.values.scalars import Words


@dataclass
class Rulebook(RuleFiles):
    """The law as data.

    With an `overlay` it says what the `base` says but for the values that the overlay changes; as a
    `plan` it takes what is open in the base to be what it last was. Figures that are `carried` go
    on until that day. `changed` are the figures that overlays change, by programme, as far as
    somebody has asked for them.
    """

    base: "Rulebook | None" = None
    overlay: "Overlay | None" = None
    plan: bool = False
    carried: date | None = None
    _examined: dict[str, tuple[Law | None, list[Diagnostic]]] = field(default_factory=dict)
    changed: dict[str, "tuple[ValueChange, ...]"] = field(default_factory=dict)
    _outlines: dict[str, Outline | None] = field(default_factory=dict)
    _concerns: "dict[tuple[str, str | None, int], dict[str, tuple[str, Words | None] | None]]" = (
        field(default_factory=dict)
    )
    _later: dict[int, "Rulebook"] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Rulebook: {self.name}, {self.head.version}>"

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all programmes: those that the rulebook orders first, then by name."""
        ordered = [name for name in self.head.order if name in self.ids_present]
        return (*ordered, *(name for name in self.ids_present if name not in ordered))

    @property
    def covers(self) -> Days:
        """The days for which the rulebook says anything."""
        return Days(self.head.covers.first, self.carried or self.head.covers.until)

    @cached_property
    def sources(self) -> Mapping[str, SourceEntry]:
        """The bibliography, with an entry for each overlay."""
        found = self.bibliography()
        for overlay in self.overlays:
            found.add(overlay.citation, overlay.entry)
        return found

    def law(self, programme: str) -> Law:
        """A programme by its id. Raises InvalidInput with all that is wrong with its file."""
        law, problems = self.examined(programme)
        if law is None or problems:
            raise InvalidInput(problems)
        return law

    def concerning(
        self, municipality: Municipality, year: int, but: Container[str]
    ) -> "list[tuple[str, Words | None]]":
        """Programmes, but some, that run in a year for a municipality, as far as it is known.

        Each with its title, as far as its head is well formed.
        """
        found = self._concerns.setdefault((municipality.art, municipality.ags, year), {})
        others = [name for name in self.ids if name not in but]
        for name in others:
            if name not in found:
                head, runs = self._outline(name), self._concerned(name, municipality, year)
                found[name] = (name, head.title if head else None) if runs else None
        return [pair for name in others if (pair := found[name])]

    def _concerned(self, programme: str, municipality: Municipality, year: int) -> bool:
        art, days = municipality.art, year_days(year)
        if any(overlay.of(programme) for overlay in self.overlays):
            law = self.law(programme)
            return art in law.spec.recipients and bool(law.in_force(year))
        head = self._outline(programme)
        if head is None:
            return True
        begin = self.common.begins.get(head.since or "")
        row = begin.kommunen.get(municipality.ags or "") if begin else None
        days = Days(max(row.first, days.first), days.last) if row else days
        return head.concerns(art, days)

    def _outline(self, programme: str) -> Outline | None:
        if programme not in self._outlines:
            place = f"{programme}.yaml"
            text = self.files[place].decode("utf-8", "replace")
            self._outlines[programme] = outline(text, self.place(place), self.covers)
        return self._outlines[programme]

    def laws(self) -> tuple[Law, ...]:
        """Every programme, in order. Raises InvalidInput with the problems of all files."""
        problems: list[Diagnostic] = []
        laws = []
        for name in self.ids:
            try:
                laws.append(self.law(name))
            except InvalidInput as error:
                problems += error.diagnostics
        if problems:
            raise InvalidInput(problems)
        return tuple(laws)

    def readings(self, loaded: Iterable[str]) -> dict[str, Reading]:
        """The readings that some programmes use, and those that all share."""
        found = dict(self.common.readings)
        for name in loaded:
            found |= self.law(name).spec.readings
        return found

    def examined(self, programme: str) -> tuple[Law | None, list[Diagnostic]]:
        """A programme as far as its file can be read, and everything that is wrong with it."""
        if programme not in self._examined:
            self._examined[programme] = self._examine(programme)
        return self._examined[programme]

    def _examine(self, name: str) -> tuple[Law | None, list[Diagnostic]]:
        if self.base is not None and self.overlay is None:
            from ki_funding.law.rulebook.planned import planned  # most runs have no plan to pay for

            law, problems = self.base.examined(name)
            return law and planned(law), problems
        if self.base is not None and self.overlay is not None:
            from ki_funding.law.rulebook.apply_overlay import (
                applied,  # most runs have no overlay to pay for
            )

            if not self.overlay.of(name):
                return self.base.examined(name)
            law, problems = applied(self.overlay, self.base.law(name))
            return law, problems or checked(law)
        document = self.parsed(f"{name}.yaml")
        law, problems = None, list[Diagnostic]()
        for stage in () if document.problems else understood(self, name, document):
            law, problems = stage.law, list(stage.problems)
            if problems:
                break
        if problems or document.problems:
            problems = all_found(self, name)[0]
        if law is not None and self.carried is not None and not problems:
            from ki_funding.law.rulebook.planned import carried_forward

            law = carried_forward(law, self.head.covers.until)
        return law, problems

    def sound(self, laws: Mapping[str, Law]) -> "Rulebook":
        """The same rulebook with what is left of some programmes."""
        above = self._copied()
        above._examined = {**self._examined, **{name: (law, []) for name, law in laws.items()}}
        return above

    @property
    def overlays(self) -> "tuple[Overlay, ...]":
        """The overlays, in the order in which they were put on."""
        below = self.base.overlays if self.base else ()
        return (*below, self.overlay) if self.overlay else below

    def _copied(self) -> "Rulebook":
        above = copy(self)
        above._later = {}
        return above

    def planned(self) -> "Rulebook":
        """The same rulebook as a plan."""
        above = self.under(None)
        above.plan = True
        return above

    def carried_forward(self, year: int) -> "Rulebook":
        """The same rulebook until the end of a later year, also below what is put on it."""
        if year not in self._later:  # most tests of plans are about the same one
            self._later[year] = self._until(year)
        return self._later[year]

    def _until(self, year: int) -> "Rulebook":
        above = self._copied()
        above.carried = max(date(year, 12, 31), self.covers.last)
        above._examined, above._outlines, above._concerns, above.changed = {}, {}, {}, {}
        above.base = self.base and self.base.carried_forward(year)
        return above

    def without_plan(self, programme: str) -> Law:
        """A programme as the law is, also where this is a plan."""
        if self.plan and self.base is not None:
            return self.base.without_plan(programme)
        return self.law(programme)

    def under(self, overlay: "Overlay | None") -> "Rulebook":
        """The same rulebook below an overlay, with what was read already."""
        above = self._copied()
        above.base, above.overlay, above._examined, above.changed = self, overlay, {}, {}
        above.__dict__.pop("sources", None)  # it gets one more entry
        return above

    def with_file(self, name: str, document: Document) -> "Rulebook":
        """The rulebook with one more file, or another in the place of its own."""
        book = Rulebook(self.name, {**self.files, name: document.text.encode()})
        book._documents[name] = document
        return book


def read_rulebook(folder: Path, name: str) -> Rulebook:
    """The rulebook in a folder. Raises MissingFile if there is none."""
    return Rulebook(name, read_folder(folder, name))
