"""The fixed words of results and rules, in the spelling that files, JSON and options use."""

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """How sure a figure is, from strong to weak."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    INFERRED = "inferred"
    ASSUMED = "assumed"
    PLANNED = "planned"
    GIVEN = "given"
    OPEN = "open"


STRENGTH = {status: place for place, status in enumerate(Status)}


def weakest(statuses: Iterable[Status]) -> Status | None:
    """The weakest of some statuses; None of none, because nothing was relied on."""
    return max(statuses, key=STRENGTH.__getitem__, default=None)


class ProgrammeKind(StrEnum):
    """What a programme, or one of its items, counts as."""

    BASIC = "basic"
    OPTIONAL = "optional"
    IN_KIND = "in_kind"
    STATE = "state"


class Art(StrEnum):
    """The type of a municipality, and the Land for programmes addressed to it."""

    KREIS = "kreis"
    KREISFREIE_STADT = "kreisfreie_stadt"
    LAND = "land"


class Nature(StrEnum):
    """What sort of figure was published."""

    GRANTED = "granted"
    PLAN = "plan"
    ESTIMATE = "estimate"
    INFERRED = "inferred"
    ROUNDED = "rounded"
    EXPECTED = "expected"


class Reason(StrEnum):
    """Why an item is not simply what was claimed within its maximum."""

    NOT_IN_FORCE = "not_in_force"
    NOT_BEGUN = "not_begun"
    NOT_ELIGIBLE = "not_eligible"
    UNDETERMINED = "undetermined"
