"""The forms that fields only name: what each looks like to an editor.

An editor reads `0.5` as a number and `"50000.01"` as text; both are allowed wherever a file may
write both. `{"shape": NAME}` refers to another form of this table.
"""

from typing import Any

from ki_funding.law.kinds.decided import LimitOver
from ki_funding.values.exact import Rounding
from ki_funding.values.scalars import DAY, IDENTIFIER, MONTH, NUMBER
from ki_funding.values.units import BASE, NUMBERS, PLURALS
from ki_funding.values.vocabulary import Status

NAME = {"type": "string", "pattern": f"^{IDENTIFIER}$"}
SOME_TEXT = {"type": ["string", "number"], "pattern": r"\S"}
EXACT = {"type": ["number", "string"], "pattern": f"^{NUMBER}$"}
OPEN = {"enum": ["open"]}
ROUNDING = {
    "type": ["string", "number"],
    "exclusiveMinimum": 0,
    "pattern": f"^{NUMBER}( ({'|'.join(Rounding)}))?$",
}
LIMIT_OVER = {"type": "string", "enum": [*LimitOver]}
BRANCH = {"type": "string", "pattern": f"^({IDENTIFIER}|[0-9]+)$"}
WHOLE = "(0|[1-9][0-9]*)"


def unit_pattern() -> str:
    """`EUR/post`, `persons*quarters`, `EUR per 0.5 posts`, `percent`."""
    name = f" *({'|'.join([*BASE, *PLURALS])}) *"
    return f"^({'|'.join(NUMBERS)}|{name}([*/]{name})*(per +[0-9.]+ {name})?)$"


def closed(title: str, required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    """An object that has these keys and no others; the title finds the texts of its keys."""
    return {
        "type": "object",
        "title": title,
        "properties": properties,
        "required": [*required],
        "additionalProperties": False,
    }


def amount(decimals: int | None) -> dict[str, Any]:
    """A number that is not negative, with at most so many decimals where it is text."""
    places = "" if decimals == 0 else rf"(\.[0-9]{{1,{decimals}}})?" if decimals else r"(\.[0-9]+)?"
    kind = "integer" if decimals == 0 else "number"
    return {"type": [kind, "string"], "minimum": 0, "pattern": f"^{WHOLE}{places}$"}


def _choice(title: str, chosen: dict[str, Any]) -> dict[str, Any]:
    """One of these for each type of municipality, or for each option of a reading."""
    return {
        "type": "object",
        "title": title,
        "properties": {"by": NAME},
        "required": ["by"],
        "minProperties": 2,
        "additionalProperties": chosen,
    }


def _with_own_source(value: dict[str, Any]) -> dict[str, Any]:
    """A value that rests on another source or status than what surrounds it."""
    status = {"type": "string", "enum": [*Status]}
    parts = {"source": {"shape": "Citations"}, "status": status, "note": {"shape": "Words"}}
    return closed("Figure", ("value",), value=value, **parts)


SHAPES: dict[str, dict[str, Any]] = {
    "Year": {
        "type": ["integer", "string"],
        "minimum": 1000,
        "maximum": 2999,
        "pattern": "^[12][0-9]{3}$",
    },
    "Years": {
        "anyOf": [
            {"shape": "Year"},
            {"type": "string", "pattern": r"^[12][0-9]{3}\.\.[12][0-9]{3}$"},
            {"type": "array", "minItems": 1, "items": {"shape": "Year"}},
        ]
    },
    "Cases": {
        "anyOf": [
            {"const": "all"},
            {"type": "array", "minItems": 1, "items": {"anyOf": [SOME_TEXT, {"shape": "Case"}]}},
            closed("CaseTable", ("table",), table=SOME_TEXT),
            closed(
                "SomeKi",
                ("kommunen",),
                kommunen={"type": "array", "minItems": 1, "items": SOME_TEXT},
            ),
            closed("KiOfType", ("art",), art={"enum": ["kreis", "kreisfreie_stadt"]}),
        ]
    },
    "Names": {"anyOf": [NAME, {"type": "array", "items": NAME}]},
    "Words": {"anyOf": [SOME_TEXT, closed("Words", ("de", "en"), de=SOME_TEXT, en=SOME_TEXT)]},
    "Citations": {"anyOf": [SOME_TEXT, {"type": "array", "minItems": 1, "items": SOME_TEXT}]},
    "Unit": {
        "type": "string",
        "pattern": unit_pattern(),
        "examples": ["EUR", "post", "EUR/post", "EUR per 0.5 posts", "percent", "persons"],
    },
    "Formula": {
        "anyOf": [
            {"type": ["string", "integer"], "pattern": r"\S"},
            _choice("Choice", {"shape": "Formula"}),
        ]
    },
    "Rounding": {"anyOf": [ROUNDING, _choice("Choice", ROUNDING)]},
    "LimitOver": {"anyOf": [LIMIT_OVER, _choice("Choice", LIMIT_OVER)]},
    "Figure": {"anyOf": [EXACT, OPEN, _with_own_source({"anyOf": [EXACT, OPEN]})]},
    "Table": {
        "anyOf": [
            EXACT,
            OPEN,
            _with_own_source({"shape": "Table"}),
            {
                "type": "object",
                "not": {"required": ["value"]},
                "minProperties": 1,
                "propertyNames": BRANCH,
                "additionalProperties": {"shape": "Table"},
            },
            {
                "type": "array",
                "minItems": 1,
                "items": closed(
                    "ScaleRow",
                    ("at_least", "value"),
                    at_least=EXACT,
                    below=EXACT,
                    value={"shape": "Table"},
                ),
            },
        ]
    },
    "OverlayValues": {
        "anyOf": [
            {"type": "array", "minItems": 1, "items": {"shape": "OverlayRow"}},
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"pattern": f"^({DAY}|[12][0-9]{{3}})$"},
                "additionalProperties": {"shape": "Figure"},
            },
        ]
    },
    "Expected": {"type": ["string", "number", "boolean", "null"]},
    "Euro": amount(2),
    "PostCount": amount(3),
    "Count": amount(0),
    "Amount": amount(None),
    "DayOrMonth": {"type": "string", "pattern": f"^({DAY}|{MONTH})$"},
}
