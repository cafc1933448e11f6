"""What is told and written of rows that come piece by piece."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ki_funding.files.datasets import Dataset, Piece
from ki_funding.sweep.answer import Rows
from ki_funding.sweep.answer_table import Answer, RowCells, RowColumn, RowWriter
from ki_funding.sweep.blocks import add
from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.engines.scenarios import Piece as Stretch
from ki_funding.sweep.engines.scenarios import Scenarios
from ki_funding.sweep.engines.whole_numbers import places_of
from ki_funding.sweep.question import Question
from ki_funding.sweep.row_by_row import Found, RowByRow, Wrong, measure_name
from ki_funding.sweep.rows import HEAD, amount_cells, amount_columns, amounts_of
from ki_funding.sweep.scenario.report import about
from ki_funding.sweep.tally import Tally
from ki_funding.sweep.tallying import Progress, Tallied, in_order, kept, nobody
from ki_funding.values.columns import CASE, ROW, YEAR

TellWrong = Callable[[Sequence[Wrong]], None]
Write = Callable[[int, Sequence[RowCells]], None]


def answered(
    rows: RowByRow,
    table: Dataset,
    writer: RowWriter | None = None,
    rejects: TellWrong | None = None,
    *,
    progress: Progress = nobody,
) -> Answer:
    """The answer over all rows of a table; each row is written, and each wrong one told.

    Raises InvalidInput for wrong rows if nobody is to be told of them; see `RowByRow.found` for
    other errors.
    """
    if writer is not None:
        begin(writer, rows.asked.question)
    write = None if writer is None else writer.write
    pieces = table.pieces(rows.reader.columns)
    return tallied(rows, pieces, write, rejects, progress).answer(rows)


def begin(writer: RowWriter, question: Question) -> None:
    """Says what each row holds: where it stands, and what is said of it."""
    writer.begin([RowColumn(CASE, "text"), RowColumn(ROW, "whole"), *columns(question)])


def tallied(
    rows: RowByRow,
    pieces: Iterable[Piece],
    write: Write | None = None,
    rejects: TellWrong | None = None,
    progress: Progress = nobody,
) -> "RowTallies":
    """The tallies over some pieces; see `answered`."""
    tallies = RowTallies(rows.asked.question)
    for piece in pieces:
        found = rows.found(piece, rejects=rejects is not None)
        tallies.add(found, rows.engine)
        if write is not None:
            numbers = piece.numbers(found.rows)
            where = [RowCells(piece.head.name), RowCells(numbers)]
            write(len(found.rows), [*where, *cells(rows, found)])
        if rejects is not None and found.wrong:
            rejects(found.wrong)
        progress(piece.batch.num_rows)
    return tallies


def columns(question: Question) -> Iterator[RowColumn]:
    """What is said of each row: who, when, by which readings, and each amount."""
    named = [*HEAD, *(name for name, _ in question.readings)]
    yield from (RowColumn(name, "whole" if name == YEAR else "text") for name in named)
    yield from amount_columns(amounts_of(question))


def cells(rows: RowByRow, found: Found) -> Iterator[RowCells]:
    """The cells of these columns."""
    whose = [case.municipality for case in found.cases]
    yield _worded([one.name for one in whose], found)
    yield _worded([one.ags or "" for one in whose], found)
    yield RowCells(found.years)
    yield from (RowCells(options[0]) for _, options in rows.asked.question.readings)
    yield from amount_cells(rows.amounts, found.numbers)


def _worded(words: Sequence[str], found: Found) -> RowCells:
    """A word for each row, by the case that it has."""
    once = {word: place for place, word in enumerate(dict.fromkeys(words))}
    return RowCells(found.by_case([once[word] for word in words]), words=tuple(once))


class RowTallies:
    """The tallies of each table of a report, by its keys."""

    def __init__(self, question: Question) -> None:
        self.question, self.rows, self.rejected = question, 0, 0
        self._found: list[dict[tuple[str, ...], Tally]] = [{} for _ in question.tables]

    def add(self, found: Found, engine: Engine) -> None:
        """More rows."""
        self.rows += len(found.rows)
        self.rejected += len(found.wrong)
        abouts = [about(case) for case in found.cases]
        readings = {name: options[0] for name, options in self.question.readings}
        for table, tallies in zip(self.question.tables, self._found, strict=True):
            keys = [tuple([{**readings, **one}[name] for name in table.by]) for one in abouts]
            once = {key: place for place, key in enumerate(dict.fromkeys(keys))}
            name = measure_name(table)
            whose = found.by_case([once[key] for key in keys])
            for key, here in zip(once, places_of(whose, len(once)), strict=True):
                if key not in tallies:
                    tallies[key] = Tally(quantiles=kept(table))
                numbers = {
                    "number": found.numbers[name][here],
                    "some": found.numbers[f"{name} some"][here],
                    "lacking": found.numbers[f"{name} lacking"][here],
                }
                _add(tallies[key], numbers, engine)

    def merge(self, others: "RowTallies") -> None:
        """The rows of another one too."""
        self.rows += others.rows
        self.rejected += others.rejected
        for tallies, more in zip(self._found, others._found, strict=True):
            for key, tally in more.items():
                tallies[key] = Tally.of_all((tallies[key], tally)) if key in tallies else tally

    def answer(self, rows: RowByRow) -> Answer:
        """The tables of exact figures."""
        question = self.question
        made = Rows(Scenarios.of(question, {}))
        tables = [
            made.table(table, in_order([Tallied(key, (), (one,)) for key, one in found.items()]))
            for table, found in zip(question.tables, self._found, strict=True)
        ]
        lacking = any(one.undetermined for found in self._found for one in found.values())
        return Answer(
            tuple(tables),
            rows.asked.rules.receipt,
            self.rows,
            question.draws,
            question.seed,
            rows.engine.name,
            question.asked,
            open_items=tuple(sorted(rows.open_items)) if lacking else (),
            written=question.written,
            titles=dict(sorted(rows.titles.items())),
            cited=tuple(sorted(rows.cited)),
            rejected=self.rejected,
        )


def _add(tally: Tally, numbers: dict[str, Any], engine: Engine) -> None:
    count = len(numbers["number"])
    if count:
        whole = Scenarios({}, {}, frozenset(), 1, 0, {}, {}).space((), {})
        add((tally,), Stretch(0, 1, 0, count), whole, numbers, engine, 1)
