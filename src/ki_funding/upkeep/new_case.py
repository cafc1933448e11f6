"""A case file to start from: every input of a year, at full use, valid as it is written."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from ki_funding.calculation.case import Case
from ki_funding.calculation.full_use import full_inputs, unlimited_inputs
from ki_funding.calculation.result import ItemResult, ProgrammeResult
from ki_funding.calculation.rules import Rules
from ki_funding.law.formulas import Number
from ki_funding.law.programme.file import Input
from ki_funding.law.rulebook.register import Municipality
from ki_funding.texts.language import day, text, words
from ki_funding.values.basis import Use
from ki_funding.values.exact import plain_text
from ki_funding.values.units import Unit
from ki_funding.values.vocabulary import ProgrammeKind, Reason, Status, weakest

# What editors offer and check keys by; `ki-funding schema --all schemas` writes it.
MODELINE = "# yaml-language-server: $schema=schemas/case.schema.json"


class Asked(NamedTuple):
    """An input of a programme, its value at full use, whether it must be given, and for what."""

    name: str
    entry: Input
    value: Fraction | None
    needed: bool
    items: tuple[ItemResult, ...] = ()

    @property
    def status(self) -> Status:
        """How sure the amounts are that need it."""
        return weakest(item.status for item in self.items if item.status) or Status.OPEN

    @property
    def lacking(self) -> tuple[Use, ...]:
        """What the rules lack for the same amounts."""
        open_uses = (use for item in self.items for use in item.open_uses)
        return tuple(dict.fromkeys(use for use in open_uses if not use.missing_input))

    @property
    def known(self) -> bool:
        """Whether it is known what holds if it is left out."""
        return self.entry.optional or self.entry.default is not None

    @property
    def asked(self) -> bool:
        """Whether a case cannot be calculated without it."""
        return self.value is not None or (self.needed and not self.known)

    @property
    def remark(self) -> str:
        """Why there is no value, and what holds without it."""
        if self.value is not None:
            return ""
        if self.known:
            plain = isinstance(self.entry.default, Number)
            kind = "init.zero" if plain else "init.default"
            return text("init.optional" if self.entry.optional else kind)
        if self.needed:
            return text("init.unknown")
        note = f" {words(self.entry.note)}" if self.entry.note else ""
        names = ", ".join(words(use.title) for use in self.lacking if use.title)
        return f"{text('init.open_law', names=names) if names else text('init.open')}{note}"


class Programme(NamedTuple):
    """A programme and what it asks; `why_not` where it is nothing for the municipality."""

    result: ProgrammeResult
    why_not: str
    deadlines: tuple[str, ...] = ()
    inputs: tuple[Asked, ...] = ()


def template(rules: Rules, municipality: Municipality, year: int) -> str:
    """The text of a case file for a municipality of the register."""
    lines = [
        MODELINE,
        f"# {text('init.heading', name=municipality.name, year=str(year))}",
        f"# {text('init.hint')}",
        *([f"# {text('init.plan')}"] if rules.receipt.plan else []),
        f'kommune: "{municipality.ags}"  # {municipality.name}',
        f"jahr: {year}",
    ]
    for found in asked(rules, municipality, year):
        lines += ["", *_lines(found)]
    return "\n".join(lines) + "\n"


def asked(rules: Rules, municipality: Municipality, year: int) -> Iterator[Programme]:
    """What a case of a municipality and year may say, programme by programme."""
    case = Case(municipality, year, {}, municipality.name)
    full = rules.calculation(case, full_use=True, trace=False)
    for programme in full.programmes:
        yield _programme(rules, case, programme)


def _programme(rules: Rules, case: Case, programme: ProgrammeResult) -> Programme:
    if all(item.reason is Reason.NOT_ELIGIBLE for item in programme.items):
        return Programme(programme, text("init.not_eligible"))
    if not any(item.runs for item in programme.items):
        return Programme(programme, text("init.not_begun"))
    law = rules.book.law(programme.id)
    maxima = {i.id: Fraction(i.maximum) for i in programme.items if i.maximum is not None}
    readings = rules.book.readings([law.id])
    chosen = {name: rules.chosen.get(name, entry.default) for name, entry in readings.items()}
    values = full_inputs(law, case, rules.book.register, chosen, maxima)
    running = [f"{item}." for item in law.order if law.in_force(case.year, item)]
    needed = law.links.reach(*running)
    unlimited = unlimited_inputs(law, case, rules.book.register)
    reached = [(item, law.links.reach(f"{item.id}.")) for item in programme.items]
    inputs = tuple(
        Asked(name, entry, values.get(name), name not in unlimited,
              tuple(item for item, names in reached if name in names))
        for name, entry in law.spec.inputs.items()
        if name in needed
    )  # fmt: skip
    return Programme(programme, "", tuple(_deadlines(programme, case.year)), inputs)


def _lines(found: Programme) -> Iterator[str]:
    id_, title = found.result.id, words(found.result.title)
    if found.why_not:
        yield f"# {id_}: {title}: {found.why_not}"
        return
    yield f"{id_}:  # {title}"
    yield from (f"  # {said}" for said in found.deadlines)
    yield from (_input(one) for one in found.inputs)
    if items := ", ".join(f"{i.id}: 0" for i in found.result.items if i.runs and not i.in_kind):
        yield f"  # bescheid: {{{items}}}  # {text('init.notice')}"
        yield f"  # ist: {{{items}}}  # {text('init.actual')}"


def _deadlines(programme: ProgrammeResult, year: int) -> Iterator[str]:
    """Until when to apply; of an earlier year where it is not known of this one."""
    if not programme.deadlines and programme.kind in {ProgrammeKind.BASIC, ProgrammeKind.OPTIONAL}:
        yield text("foot.deadline.none_here")
    for found in programme.deadlines:
        when = text("foot.deadline.by", closes=day(found.closes))
        if found.year != year:
            when = text("foot.deadline.earlier", year=str(year), before=str(found.year), when=when)
        yield when


def _input(found: Asked) -> str:
    """An input with its value; what may be left out stands there as a comment."""
    said = f"{words(found.entry.title)}{_unit(found.entry.unit)}"
    if found.remark:
        said = f"{said}; {found.remark}"
    if found.value is not None:
        return f"  {found.name}: {plain_text(found.value)}  # {said}"
    if found.asked:
        return f"  {found.name}: 0  # {said}"
    return f"  # {found.name}:{' 0' if found.known else ''}  # {said}"


def _unit(unit: Unit) -> str:
    powers = [name for name, power in unit.powers if power > 0]
    if powers == ["EUR"]:
        return words((" (Euro)", " (euros)"))
    return ""
