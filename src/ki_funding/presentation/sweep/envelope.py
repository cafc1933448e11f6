"""What the JSON of `sweep` consists of: its keys are public, and each is always there."""

from typing import Annotated, TypedDict

from ki_funding.presentation.calculation.envelope import ReceiptEntry, ResultVersion
from ki_funding.presentation.entry import Form, From
from ki_funding.presentation.json_text import HOLE, Alike
from ki_funding.presentation.sweep.tables import exact_text
from ki_funding.sweep.answer_table import AnswerTable

# An amount with two decimals, or a share of the cases with nine; null is what is not known.
FigureText = Annotated[str, Form(type="string", pattern=r"^-?[0-9]+\.([0-9]{2}|[0-9]{9})$")] | None


class SweepRow(TypedDict):
    """One row of a table: what it is grouped by, and its figures."""

    by: dict[str, str]
    values: dict[str, FigureText]
    count: int
    undetermined: int


def _rows(table: AnswerTable) -> Alike:
    holes = [dict.fromkeys(names, HOLE) for names in (table.keys, table.columns)]
    form = {"by": holes[0], "values": holes[1], "count": HOLE, "undetermined": HOLE}
    keys, values, *numbers = [*zip(*table.rows, strict=True)] or [(), ()]
    figures = ([*map(exact_text, of)] for of in zip(*values, strict=True))
    return Alike(form, [*zip(*keys, strict=True), *figures, *numbers])


class SweepTable(TypedDict):
    """One table of the report."""

    title: str
    rows: Annotated[list[SweepRow], From(_rows)]


class SweepEnvelope(TypedDict):
    """The JSON of `sweep --format json`."""

    ki_funding_sweep: ResultVersion
    receipt: Annotated[ReceiptEntry, From("answer.receipt")]
    title: str
    cases: Annotated[int, From("answer.cases")]
    rejected: Annotated[int, From("answer.rejected")]
    draws: Annotated[int, From("answer.draws")]
    seed: Annotated[int, From("answer.seed")]
    engine: Annotated[str, From("answer.engine")]
    asked: Annotated[dict[str, str], From("answer.asked")]
    open_items: Annotated[list[str], From("answer.open_items")]
    without_effect: Annotated[list[str], From("answer.idle")]
    tables: Annotated[list[SweepTable], From("answer.tables")]
