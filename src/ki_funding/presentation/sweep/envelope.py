"""What the JSON of `sweep` consists of: its keys are public, and each is always there."""

from typing import Annotated

from pydantic import Field, with_config
from typing_extensions import TypedDict

from ki_funding.presentation.calculation.envelope import CLOSED, ReceiptEntry, ResultVersion

# An amount with two decimals, or a share of the cases with nine; null is what is not known.
FigureText = Annotated[str, Field(pattern=r"^-?[0-9]+\.([0-9]{2}|[0-9]{9})$")] | None


@with_config(CLOSED)
class SweepRow(TypedDict):
    """One row of a table: what it is grouped by, and its figures."""

    by: dict[str, str]
    values: dict[str, FigureText]
    count: int
    undetermined: int


@with_config(CLOSED)
class SweepTable(TypedDict):
    """One table of the report."""

    title: str
    rows: list[SweepRow]


@with_config(CLOSED)
class SweepEnvelope(TypedDict):
    """The JSON of `sweep --format json`."""

    ki_funding_sweep: ResultVersion
    receipt: ReceiptEntry
    title: str
    cases: int
    draws: int
    seed: int
    engine: str
    asked: dict[str, str]
    open_items: list[str]
    without_effect: list[str]
    tables: list[SweepTable]
