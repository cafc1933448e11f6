"""What a case file may say, which depends on the programmes and inputs of a rulebook."""

from typing import Any

from ki_funding.calculation.case_file import ACTUAL, NOTICE, PERIOD
from ki_funding.calculation.inputs import WHOLE_UNITS, amount_key
from ki_funding.calculation.rules import Rules
from ki_funding.law.programme.file import Input
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Register
from ki_funding.presentation.schema.describe import both, titled
from ki_funding.presentation.schema.shapes import closed
from ki_funding.values.units import EUR, POST, Unit

DAY_OR_MONTH = {"shape": "DayOrMonth"}
LAND = "Land NRW"


def case_shape(rules: Rules, *, planned: bool = False) -> dict[str, Any]:
    """The form of a case under a rulebook; of one that may be planned, also in years beyond it.

    No input is required: at full use each may be missing, and which are needed otherwise depends
    on the year and the items that run in it. `calc` says so with the place; an editor cannot.
    """
    covered = "|".join(map(str, rules.years))
    last = {} if planned else {"maximum": rules.years[-1]}
    return closed(
        "Case",
        ("kommune", "jahr"),
        kommune=_kommune(rules.book.register),
        jahr={
            "type": ["integer", "string"],
            "minimum": rules.years[0],
            **last,
            "pattern": "^[0-9]{4}$" if planned else f"^({covered})$",
        },
        **{law.id: _claim(law) for law in rules.book.laws()},
    )


def _kommune(register: Register) -> dict[str, Any]:
    """Every name and AGS is offered, but short names are valid too, so any text passes.

    An editor takes `05978` without quotation marks for a number.
    """
    known = [*register.names(), *register.municipalities, LAND]
    return {
        "anyOf": [
            {"type": "string", "enum": known},
            {"type": "string", "pattern": r"\S"},
            {"type": "integer", "minimum": 1},
            {"shape": "Invented"},
        ]
    }


def _claim(law: Law) -> dict[str, Any]:
    """The section of one programme; it may be empty, as for a programme without inputs."""
    amounts = {name: {"shape": "Euro", "description": titled(item.title)}
               for name, item in law.spec.items.items()}  # fmt: skip
    by_item = {
        "type": ["object", "null"],
        "properties": amounts,
        "additionalProperties": False,
    }
    reserved = {
        PERIOD: closed("Period", ("von",), von=DAY_OR_MONTH, bis=DAY_OR_MONTH),
        NOTICE: by_item,
        ACTUAL: by_item,
    }
    inputs = {name: _input(entry) for name, entry in law.spec.inputs.items()}
    section = closed("Claim", (), **inputs, **reserved)
    return {**section, "type": ["object", "null"], "description": titled(law.spec.title)}


def _input(entry: Input) -> dict[str, Any]:
    """A number for the whole year, or where the rules allow it rows of who was there when."""
    number = {"shape": _number(entry.unit)}
    description = {"description": _input_text(entry)}
    if not entry.over_time:
        return {**description, **number}
    key = amount_key(entry.unit)
    parts = {key: number, "von": DAY_OR_MONTH, "bis": DAY_OR_MONTH}
    rows = {"type": "array", "items": closed("Period", (key, "von"), **parts)}
    return {**description, "anyOf": [number, rows]}


def _number(unit: Unit) -> str:
    """The shape of a number in a unit: so many decimals as the reader of cases takes."""
    if unit.same(EUR):
        return "Euro"
    if unit.same(POST):
        return "PostCount"
    return "Count" if {name for name, _ in unit.powers} & WHOLE_UNITS else "Amount"


def _input_text(entry: Input) -> str:
    left_out = "optional" if entry.optional else "default" if entry.default else "needed"
    return both(f"schema.input.{left_out}", entry.title, unit=entry.unit.text)
