"""A sweep over the rows of a table of any size: written as they come, wrong ones put aside."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from ki_funding.cli.console import Console
from ki_funding.cli.suffix import suffix_of
from ki_funding.cli.sweep_parts import cluster_at, told
from ki_funding.cli.targets import whole_file
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.datasets import Dataset
from ki_funding.files.findings import message
from ki_funding.presentation.style import Dialect
from ki_funding.presentation.writers.csv import MARKS, csv_writer, text_cell
from ki_funding.sweep.answer_table import Answer, RowWriter
from ki_funding.sweep.formulas.integers import Overflow
from ki_funding.sweep.formulas.symbols import Refused
from ki_funding.sweep.row_by_row import RowByRow, Wrong
from ki_funding.sweep.row_parts import RowPart, RowPartResult, answered_in_parts
from ki_funding.sweep.row_tallies import TellWrong, answered
from ki_funding.sweep.scenario.reader import Asked
from ki_funding.sweep.tallying import Progress
from ki_funding.values.columns import ROW

COLUMNS = ("file", ROW, "column", "code", "reason")


def answered_by_row(
    asked: Asked,
    table: Dataset,
    engine: str,
    writer: RowWriter | None,
    rejects: TellWrong | None,
    progress: Progress,
    cluster: str | None = None,
    workers: int | None = None,
) -> Answer:
    """The answer over all rows. Raises UsageProblem, and InvalidInput for wrong rows."""
    try:
        rows = RowByRow(asked, table.head, engine)
        if cluster is None:
            return answered(rows, table, writer, rejects, progress=progress)
        with cluster_at(cluster, workers) as there:

            def run(parts: Iterable[RowPart]) -> Iterator[RowPartResult]:
                return told(there.in_order(parts))

            return answered_in_parts(rows, table, run, writer, rejects, progress=progress)
    except (Refused, Overflow) as error:
        name = error.name or table.head.name
        raise UsageProblem(f"usage.sweep.{error.why}", item=name) from error


@contextmanager
def rejecting(file: str | None, dialect: Dialect, console: Console) -> Iterator[TellWrong | None]:
    """What writes wrong rows to a file, if there is one, and says at the end how many they are."""
    if file is None:
        yield None
        return
    if suffix_of(file) != ".csv":
        raise UsageProblem("usage.rejects_suffix", file=file)
    count = 0
    with whole_file(Path(file)) as stream:
        lines = TextIOWrapper(stream, encoding="utf-8", newline="")
        marks = MARKS[dialect]
        writer = csv_writer(lines, marks)
        writer.writerow(COLUMNS)

        def write(wrong: Sequence[Wrong]) -> None:
            nonlocal count
            count += len(wrong)
            for finding in (finding for one in wrong for finding in one.findings):
                said = (finding.span.file, str(finding.span.line), finding.params.get("column", ""))
                cells = (*said, finding.code, message(finding))
                writer.writerow([text_cell(cell, marks) for cell in cells])

        yield write
        lines.flush()
        lines.detach()
    console.note("note.rejected" if count else "note.none_rejected", count=str(count), file=file)
