"""What an overlay may say: values in the form of a rule file, for some parameters and days."""

from typing import Annotated, Any

from ki_funding.files.model import NOT_EMPTY, Strict, field
from ki_funding.values.scalars import Citations, Day, Identifier, Key, Line, ReadBy, Text
from ki_funding.values.vocabulary import Status


class OverlayRow(Strict):
    """A value from a day on; what a branch does not name stays as it was."""

    first: Day = field(alias="from")
    until: Day | None = None
    value: Annotated[Any, ReadBy(lambda raw: raw, shape="Table")] = None
    source: Citations | None = None
    status: Status | None = None
    note: Text | None = None


class OverlayFile(Strict):
    """A reform: which values hold instead, and which readings are taken."""

    overlay: Key
    title: Text
    note: Text | None = None
    source: Citations | None = None
    status: Status = Status.ASSUMED
    set: Annotated[
        dict[Line, Annotated[Any, ReadBy(lambda raw: raw, shape="OverlayValues")]],
        NOT_EMPTY,
    ]
    readings: dict[Identifier, Identifier] = field(default_factory=dict)
