"""What was computed with, and what differs from other rules: receipts and changed figures."""

from datetime import date
from typing import NamedTuple

from ki_funding.values.scalars import Citation, Words
from ki_funding.values.vocabulary import Status


class OverlayReceipt(NamedTuple):
    """An overlay that was put on the rules: its id, a fingerprint, and the paths it changes."""

    id: str
    title: Words
    digest: str
    paths: tuple[str, ...]

    @property
    def is_option(self) -> bool:
        """Whether it came from the command line and not from a file."""
        return self.id.startswith("--")


class Receipt(NamedTuple):
    """What a result was computed with, so that it can be computed again."""

    version: str
    rules_version: str
    rules_digest: str
    readings: tuple[tuple[str, str], ...] = ()
    overlays: tuple[OverlayReceipt, ...] = ()


class Side(NamedTuple):
    """What the old or the new law says of one figure, as written; None is an open value."""

    value: str | None
    unit: str
    status: Status
    sources: tuple[Citation, ...]
    note: Words | None
    place: str
    title: Words | None = None


class ValueChange(NamedTuple):
    """One figure that differs on some days; a side that says nothing then is None.

    `branch` are the branches and brackets that lead to the figure; `to_end` says that it holds to
    the end of the rulebook, so that its last day means nothing.
    """

    path: str
    branch: tuple[str, ...]
    first: date
    until: date
    old: Side | None
    new: Side | None
    to_end: bool = False

    @property
    def name(self) -> str:
        """The path with its branches: `kim.grundstellen.kreis`."""
        return ".".join([self.path, *self.branch])

    @property
    def amount_differs(self) -> bool:
        """Whether the figure itself differs, not only its status, source or note."""
        if self.old is None or self.new is None:
            return True
        return (self.old.value, self.old.unit) != (self.new.value, self.new.unit)


class TextChange(NamedTuple):
    """Something else in the rules that differs: a formula, a period, a reading, a register cell."""

    path: str
    old: str | None
    new: str | None
