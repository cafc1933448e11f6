"""Cases in a table of any size, piece by piece: what is kept does not grow with its rows.

Of all rows that differ in numbers alone one is read as a case file would be, and planned with
symbols for its numbers; the others only bring their numbers, in columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.calculation.case import Case
from ki_funding.extras import extra
from ki_funding.files.cell_table import CellTable
from ki_funding.files.datasets import Piece
from ki_funding.files.findings import MOST_FINDINGS, Diagnostic, InvalidInput
from ki_funding.sweep.engines.engines import LARGE, Engine, engine_for
from ki_funding.sweep.engines.whole_numbers import places_of
from ki_funding.sweep.formulas.integers import Overflow, Program
from ki_funding.sweep.formulas.measures import open_items
from ki_funding.sweep.formulas.plan import planned
from ki_funding.sweep.question import Measure, Table
from ki_funding.sweep.row_columns import ColumnReader, Numbers
from ki_funding.sweep.rows import amounts_of, programs_of
from ki_funding.sweep.scenario.case_table import cases_in, read_columns
from ki_funding.sweep.scenario.reader import Asked
from ki_funding.values.scalars import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

CORNERS = (0, 1, None, None)  # numbers that stand for all; None is the greatest

Cases = tuple[Case, ...]


class Shape(NamedTuple):
    """Rows that differ in numbers alone: their case in each year, and its program."""

    cases: Cases
    programs: tuple[Program, ...]


class Wrong(NamedTuple):
    """A row that is no case, by its place in a piece, and why."""

    place: int
    findings: Sequence[Diagnostic]


class Found(NamedTuple):
    """What the rows of a piece come to, column by column, without those that are wrong.

    `rows` are their places in the piece; `whose` tells which of the `cases` each of them is like.
    """

    rows: "Array"
    cases: Sequence[Case]
    whose: "Array"
    numbers: "Mapping[str, Array]"
    wrong: Sequence[Wrong]

    @property
    def years(self) -> "Array":
        """The year of each row."""
        return self.by_case([case.year for case in self.cases])

    def by_case(self, numbers: Sequence[int]) -> "Array":
        """For each row a number of the case that it is like."""
        np: Any = extra("numpy", "sweep")
        return np.array(numbers, np.int64)[self.whose]  # type: ignore[no-any-return]


class RowByRow:
    """Calculates the rows of tables that have some columns.

    `open_items` are those that may be open, and `titles` those of what came up until now. Raises
    InvalidInput if the columns are not those of cases.
    """

    def __init__(self, asked: Asked, head: CellTable, engine: str = "auto") -> None:
        self.asked = asked
        columns = read_columns(head, asked.rules.book, asked.years)
        question = asked.question
        self.amounts = amounts_of(question)
        self.reader = ColumnReader(columns, asked.rules.book)
        self.engine: Engine = engine_for(LARGE, engine)
        self.open_items: dict[str, None] = {}
        self.titles: dict[str, Words] = {}
        self.cited: dict[Words, None] = {}
        shares = {measure_name(t): t.measure for t in question.tables if t.measure.is_share}
        self._measures: dict[str, Measure] = {**self.amounts, **shares}
        self._highs = dict.fromkeys((place.slot for place in self.reader.places), 1)
        self._shapes: dict[Any, Shape] = {}
        self._programs: dict[Any, Program] = {}

    def found(self, piece: Piece, *, rejects: bool = False) -> Found:
        """What the rows of a piece come to, with those that are wrong if they are not refused.

        Raises InvalidInput for these, Overflow, and Refused as `planned` does.
        """
        np: Any = extra("numpy", "sweep")
        count = piece.batch.num_rows
        numbers = self.reader.numbers(piece.batch)
        keys, of_row = self.reader.keys(piece.batch, numbers.empty)
        odd = self.reader.odd(numbers, count)
        read = self._alone(piece, np.flatnonzero(odd), rejects=rejects)
        for row, cases in read.items():
            self._put(row, cases, numbers)
        self._grow(numbers)
        like = self._like(of_row, len(keys), odd, read)
        new = {
            key: read.get(row) or next(self._read(piece, [row]))[1]
            for key, row in zip(keys, like, strict=True)
            if key not in self._shapes and row >= 0
        }
        for place, key in enumerate(keys):
            if isinstance(new.get(key), InvalidInput):
                rows = np.flatnonzero((of_row == place) & ~odd)
                read |= self._alone(piece, rows, rejects=rejects)
        wrong = [
            Wrong(row, error.diagnostics)
            for row, error in sorted(read.items())
            if isinstance(error, InvalidInput)
        ]
        if wrong and not rejects:
            raise _refused(wrong)
        self._plan({key: cases for key, cases in new.items() if isinstance(cases, tuple)})
        right = np.ones(count, bool)
        right[[one.place for one in wrong]] = False
        rows, shapes = np.flatnonzero(right), [self._shapes.get(key) for key in keys]
        return self._calculated(rows, of_row[rows], shapes, numbers, wrong)

    def _alone(
        self, piece: Piece, rows: "Array", *, rejects: bool
    ) -> dict[int, Cases | InvalidInput]:
        """Some rows, each read by itself. Raises InvalidInput where too many are refused."""
        read, wrong = dict[int, Cases | InvalidInput](), list[Wrong]()
        for row, cases in self._read(piece, rows.tolist()):
            read[row] = cases
            if isinstance(cases, InvalidInput) and not rejects:
                wrong.append(Wrong(row, cases.diagnostics))
                if len(wrong) == MOST_FINDINGS:
                    raise _refused(wrong)
        return read

    def _read(
        self, piece: Piece, rows: Sequence[int]
    ) -> Iterator[tuple[int, Cases | InvalidInput]]:
        """Some rows, each read as a case file would be, or what is wrong with it."""
        for row in rows:
            try:
                yield row, cases_in(piece.row(row), self.asked.rules.book, self.asked.years)
            except InvalidInput as error:
                yield row, error

    def _put(self, row: int, cases: Cases | InvalidInput, numbers: Numbers) -> None:
        """Puts the numbers of a row in their columns; 0 where they are wrong."""
        for place in self.reader.places:
            said = None if isinstance(cases, InvalidInput) else place.in_claims(cases[0].claims)
            numbers.values[place.slot][row] = said or 0

    def _like(
        self, of_row: "Array", keys: int, odd: "Array", read: Mapping[int, Cases | InvalidInput]
    ) -> list[int]:
        """A row of each key that is plain or was read; -1 where there is none."""
        np: Any = extra("numpy", "sweep")
        found = np.full(keys, -1)
        plain = np.flatnonzero(~odd)[::-1]
        found[of_row[plain]] = plain
        right = [row for row, cases in read.items() if isinstance(cases, tuple)]
        found[of_row[right]] = right
        return found.tolist()  # type: ignore[no-any-return]

    def _grow(self, numbers: Numbers) -> None:
        """Bounds that hold the numbers; what was planned for narrower ones is forgotten."""
        before = dict(self._highs)
        for slot, column in numbers.values.items():
            most = int(column.max(initial=0))
            while self._highs[slot] < most:
                self._highs[slot] *= 10
        if before != self._highs:
            self._shapes = {}

    def _plan(self, new: Mapping[Any, Cases]) -> None:
        """Plans new shapes, for all numbers up to the bounds."""
        corners = [self._corner(c, at) for cases in new.values() for c in cases for at in CORNERS]
        if not corners:
            return
        plan = planned(self.asked.rules, self.asked.question._replace(cases=tuple(corners)))
        self.open_items |= dict.fromkeys(open_items(plan))
        self.titles |= plan.titles
        self.cited |= dict.fromkeys(plan.cited)
        found, step = programs_of(plan, self._measures), len(CORNERS)
        each = iter([self._one(found[at : at + step]) for at in range(0, len(found), step)])
        for key, cases in new.items():
            self._shapes[key] = Shape(cases, tuple([next(each) for _ in cases]))

    def _corner(self, case: Case, at: int | None) -> Case:
        """A case with the least or the greatest numbers."""
        claims = dict(case.claims)
        for place in self.reader.places:
            programme, name, _ = place.slot
            if programme in claims and name in claims[programme].inputs:
                number = place.part * (self._highs[place.slot] if at is None else at)
                claim = claims[programme]
                claims[programme] = claim._replace(inputs={**claim.inputs, name: number})
        return case._replace(claims=claims)

    def _one(self, programs: Sequence[Program]) -> Program:
        """The program of all corners of a case; equal ones are the same. Raises Overflow."""
        one = programs[0]
        if any(program is not one for program in programs):  # each for its own numbers alone
            raise Overflow(next(iter(self.amounts)), one.largest)
        key = (one.steps, tuple(one.outputs.items()), tuple(one.inputs.items()))
        return self._programs.setdefault(key, one)

    def _calculated(
        self,
        rows: "Array",
        keys: "Array",
        shapes: Sequence[Shape | None],
        numbers: Numbers,
        wrong: Sequence[Wrong],
    ) -> Found:
        """The results of some rows; those of several years of a row follow each other."""
        np: Any = extra("numpy", "sweep")
        years = max(len(self.asked.years), 1)
        cases = [case for shape in shapes if shape for case in shape.cases]
        programs = [program for shape in shapes if shape for program in shape.programs]
        start = np.cumsum([0, *(years if shape else 0 for shape in shapes)])[:-1]
        whose = (start[keys][:, None] + np.arange(years)).ravel()
        rows = np.repeat(rows, years)
        names = [f"{name}{end}" for name in self._measures for end in ("", " some", " lacking")]
        found = {name: np.zeros(len(rows), np.int64) for name in names}
        once = {id(program): program for program in programs}
        numbered = {program: at for at, program in enumerate(once)}
        of_case = np.array([numbered[id(program)] for program in programs], np.int64)
        places = places_of(of_case[whose], len(once))
        for program, here in zip(once.values(), places, strict=True):
            given = self._given(program, numbers, rows[here])
            for name, column in self.engine.run(program, given, len(rows[here])).items():
                found[name][here] = column
        return Found(rows, cases, whose, found, wrong)

    def _given(self, program: Program, numbers: Numbers, rows: "Array") -> "dict[str, Array]":
        """The inputs of a program, over their denominators."""
        found = {}
        for place in self.reader.places:
            if (denominator := program.inputs.get(place.slot.symbol)) is not None:
                times = int(place.part * denominator)
                column = numbers.values[place.slot][rows]
                found[place.slot.symbol] = column if times == 1 else column * times
        return found


def measure_name(table: Table) -> str:
    """What the measure of a table is called among the results of rows."""
    return repr(table.measure) if table.measure.is_share else table.measure.path


def _refused(wrong: Sequence[Wrong]) -> InvalidInput:
    findings = [finding for one in wrong for finding in one.findings]
    return InvalidInput(findings[:MOST_FINDINGS])
