"""What a YAML file is: the first of its keys that tells it."""

from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a file is."""

    RULES = "rules"
    TESTS = "tests"
    CASE = "case"
    OVERLAY = "overlay"
    SCENARIO = "scenario"
    TABLE = "table"
    HIDDEN = "hidden"
    UNKNOWN = "unknown"


TELLING = {
    "overlay": Kind.OVERLAY,
    "scenario": Kind.SCENARIO,
    "tests": Kind.TESTS,
    "kommune": Kind.CASE,
    "jahr": Kind.CASE,
    "items": Kind.RULES,
    "in_force": Kind.RULES,
    "parameters": Kind.RULES,
}


def kind_of(data: Any) -> Kind:
    """What the data of a file say that it is."""
    keys = data if isinstance(data, dict) else {}
    return next((TELLING[key] for key in keys if key in TELLING), Kind.UNKNOWN)
