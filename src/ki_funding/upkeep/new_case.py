"""A case file to start from: every input of a year, at full use, valid as it is written."""

from collections.abc import Iterator
from fractions import Fraction

from ki_funding.calculation.case import Case
from ki_funding.calculation.full_use import full_inputs, unlimited_inputs
from ki_funding.calculation.result import ProgrammeResult
from ki_funding.calculation.rules import Rules
from ki_funding.law.formulas import Number
from ki_funding.law.programme.file import Input
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Municipality
from ki_funding.texts.language import text, words
from ki_funding.values.exact import plain_text
from ki_funding.values.units import Unit
from ki_funding.values.vocabulary import ProgrammeKind, Reason


def template(rules: Rules, municipality: Municipality, year: int) -> str:
    """The text of a case file for a municipality of the register."""
    case = Case(municipality, year, {}, municipality.name)
    full = rules.calculation(case, full_use=True, trace=False)
    lines = [
        f"# {text('init.heading', name=municipality.name, year=str(year))}",
        f"# {text('init.hint')}",
        f'kommune: "{municipality.ags}"  # {municipality.name}',
        f"jahr: {year}",
    ]
    for programme in full.programmes:
        law = rules.book.law(programme.id)
        lines += ["", *_programme(rules, law, case, programme)]
    return "\n".join(lines) + "\n"


def _programme(rules: Rules, law: Law, case: Case, programme: ProgrammeResult) -> Iterator[str]:
    title = words(programme.title)
    if all(item.reason is Reason.NOT_ELIGIBLE for item in programme.items):
        yield f"# {programme.id}: {title}: {text('init.not_eligible')}"
        return
    if not any(item.runs for item in programme.items):
        yield f"# {programme.id}: {title}: {text('init.not_begun')}"
        return
    yield f"{programme.id}:  # {title}"
    yield from (f"  # {said}" for said in _deadlines(programme, case.year))
    maxima = {i.id: Fraction(i.maximum) for i in programme.items if i.maximum is not None}
    readings = rules.book.readings([law.id])
    chosen = {name: rules.chosen.get(name, entry.default) for name, entry in readings.items()}
    values = full_inputs(law, case, rules.book.register, chosen, maxima)
    running = [f"{item}." for item in law.order if law.in_force(case.year, item)]
    needed = law.links.reach(*running)
    unlimited = unlimited_inputs(law, case, rules.book.register)
    for name, entry in law.spec.inputs.items():
        if name not in needed:
            continue
        yield _input(name, entry, values.get(name), needed=name not in unlimited)


def _deadlines(programme: ProgrammeResult, year: int) -> Iterator[str]:
    """Until when to apply; of an earlier year where it is not known of this one."""
    if not programme.deadlines and programme.kind in {ProgrammeKind.BASIC, ProgrammeKind.OPTIONAL}:
        yield text("foot.deadline.none", names=programme.id)
    for found in programme.deadlines:
        when = text("foot.deadline.by", closes=found.closes.isoformat())
        if found.year != year:
            when = text("foot.deadline.earlier", year=str(year), before=str(found.year), when=when)
        yield when


def _input(name: str, entry: Input, value: Fraction | None, *, needed: bool) -> str:
    """An input with its value.

    What is optional, has a default or no limit that is known stands there as a comment.
    """
    title = words(entry.title)
    unit = _unit(entry.unit)
    if value is None and (entry.optional or entry.default is not None):
        plain = isinstance(entry.default, Number)
        kind = "init.optional" if entry.optional else "init.zero" if plain else "init.default"
        return f"  # {name}: 0  # {title}{unit}; {text(kind)}"
    if value is None and not needed:
        note = f" {words(entry.note)}" if entry.note else ""
        return f"  # {name}:  # {title}{unit}; {text('init.open')}{note}"
    why = "" if value is not None else f"; {text('init.unknown')}"
    written = "0" if value is None else plain_text(value)
    return f"  {name}: {written}  # {title}{unit}{why}"


def _unit(unit: Unit) -> str:
    powers = [name for name, power in unit.powers if power > 0]
    if powers == ["EUR"]:
        return words((" (Euro)", " (euros)"))
    return ""
