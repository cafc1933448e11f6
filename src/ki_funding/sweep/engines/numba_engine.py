"""The engine that runs programs as machine code, made by numba and kept on disk."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.extras import extra
from ki_funding.sweep.engines import columns as numpy_columns
from ki_funding.sweep.engines.bounds import OutOfBounds, Shape, check_columns, within_int64
from ki_funding.sweep.engines.columns import Evaluate
from ki_funding.sweep.engines.draw_kernel import GUIDE, TEXT
from ki_funding.sweep.engines.draws import WORD
from ki_funding.sweep.engines.kernel_cache import function, uncompiled
from ki_funding.sweep.engines.kernel_text import written
from ki_funding.sweep.engines.numpy_engine import NumpyEngine
from ki_funding.sweep.formulas.integers import INT64, Program
from ki_funding.sweep.question import Distribution

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]
    Columns = Mapping[str, Array]

INT32 = 2**31 - 1
LINE = 64  # bytes of a cache line
MOST_STEPS = 300  # of a kernel: a long one takes very long to compile


class NumbaEngine(NumpyEngine):
    """Columns as arrays, programs as machine code. Raises MissingExtra without numba.

    A program runs in blocks of numpy for its first `after` cases: compiling takes as long as
    numpy needs for some ten million.
    """

    name = "numba"

    def __init__(self, *, after: int = 0) -> None:
        extra("numba", "sweep-fast")
        super().__init__()
        self.after, self.drawn = after, 0
        self._guides: dict[int, Array] = {}

    def prepared(self, program: Program) -> Evaluate:
        """A program ready to run."""
        slow = super().prepared(program)
        if len(program.steps) > MOST_STEPS:
            return slow
        done, fast = 0, None

        def run(columns: "Columns", count: int | Shape) -> "dict[str, Array]":
            nonlocal done, fast
            if fast is None and done >= self.after:
                fast = prepared(program)
            done += count if isinstance(count, int) else prod(count)
            return (fast or slow)(columns, count)

        return run

    def add_turn(
        self, total: "Array", values: "Array", over: Distribution, keys: list[int], first: int
    ) -> None:
        """Adds to a column what belongs to each draw from a number on, with each key."""
        self.drawn += len(total) * len(keys)
        if self.drawn <= self.after:
            super().add_turn(total, values, over, keys, first)
            return
        np, bounds = self.numpy, self.bounds(over)
        if id(over) not in self._guides:
            parts = np.arange(GUIDE, dtype=np.uint64) * np.uint64(WORD // GUIDE)
            self._guides[id(over)] = np.searchsorted(bounds, parts, side="right").astype(np.uint16)
        halves = np.array([(key % WORD, key // WORD) for key in keys], np.uint64)
        function(TEXT, "add")(total, values, self._guides[id(over)], bounds, halves, first)


def prepared(program: Program, *, compiled: bool = True) -> Evaluate:
    """A program ready to run often, as `columns.prepared`, for columns with one axis.

    Columns of at most 32 bits run faster. What is not compiled runs the same text in Python.
    """
    within_int64(program)
    kernel_of = _kernels(program)

    def run(columns: "Columns", count: int | Shape) -> "dict[str, Array]":
        if not isinstance(count, int):
            raise TypeError("a kernel takes columns with one axis")
        given = _given(program, columns, count)
        kernel = kernel_of(_narrow(program, given))
        rows = (function if compiled else uncompiled)(kernel.text, "rows")
        inputs = [given[name] for name in kernel.inputs]
        parts = _parts(inputs, count, count)
        results = [_lined_up(count, parts) for _ in program.outputs]
        wrong = False
        for part in parts:
            cut = [column[part] for column in (*inputs, *results)]
            wrong |= rows(part.stop - part.start, *kernel.fixed, *cut)
        if wrong:
            _refuse(program, given)
        return dict(zip(program.outputs, results, strict=True))

    return run


def summed(program: Program) -> "Callable[[Columns, int], dict[str, int]]":
    """A program ready to run often, of which only the sums of the results are kept."""
    within_int64(program)
    ends = [program.steps[place] for place in program.outputs.values()]
    most = max(max(abs(step.low), abs(step.high), 1) for step in ends)
    piece = INT64 // most  # so many cannot overflow
    kernel_of = _kernels(program)

    def run(columns: "Columns", count: int) -> dict[str, int]:
        given = _given(program, columns, count)
        kernel = kernel_of(_narrow(program, given))
        totals = [0] * len(program.outputs)
        inputs = [given[name] for name in kernel.inputs]
        for part in _parts(inputs, count, piece):
            cut = [column[part] for column in inputs]
            wrong, *found = function(kernel.text, "sums")(
                part.stop - part.start, *kernel.fixed, *cut
            )
            if wrong:
                _refuse(program, given)
            totals = [total + int(more) for total, more in zip(totals, found, strict=True)]
        return dict(zip(program.outputs, totals, strict=True))

    return run


class _Kernel(NamedTuple):
    """A program as a text, the arrays that its functions take first, and the columns after them."""

    text: str
    fixed: "tuple[Array, ...]"
    inputs: tuple[str, ...]


def _kernels(program: Program) -> Callable[[bool], _Kernel]:
    """The kernel for wide or narrow columns, made when it is first needed."""
    np = extra("numpy", "sweep")

    @cache
    def kernel_of(narrow: bool) -> _Kernel:  # noqa: FBT001 - the key of the cache
        text = written(program, narrow=narrow)
        numbers = np.array(text.numbers, np.float64 if text.floats else np.int64)
        lows = np.array(text.lows, np.int64)
        fixed = (numbers, lows, np.array(text.spans, np.uint64))
        return _Kernel(text.text, fixed, text.inputs)

    return kernel_of


def _narrow(program: Program, columns: "Columns") -> bool:
    """Whether all columns and the bounds of their inputs fit 32 bits with a sign."""
    np = extra("numpy", "sweep")
    inputs = [step for step in program.steps if step.op == "input"]
    bounds = all(step.low >= -INT32 and step.high <= INT32 for step in inputs)
    return bounds and all(np.can_cast(column.dtype, np.int32) for column in columns.values())


def _parts(columns: "list[Array]", count: int, most: int) -> list[slice]:
    """Parts of at most so many rows; all but the first begin a cache line, if columns are alike.

    Large arrays of numpy begin within a line, so that every read would take two of them.
    """
    first = {(-column.ctypes.data % LINE) // column.itemsize for column in columns}
    ahead = first.pop() if len(first) == 1 else 0
    edges = [0, *range(ahead, count, max(most, 1)), count]
    return [slice(*edge) for edge in pairwise(edges) if edge[0] < edge[1]]


def _lined_up(count: int, parts: list[slice]) -> "Array":
    """A new column of which the last part begins a cache line."""
    np = extra("numpy", "sweep")
    room = np.empty(count + LINE // 8, np.int64)
    ahead = parts[-1].start if parts else 0
    first = -(room.ctypes.data // 8 + ahead) % (LINE // 8)
    return room[first : first + count]  # type: ignore[no-any-return]


def _given(program: Program, columns: "Columns", count: int) -> "dict[str, Array]":
    """The columns that a program needs, each of full length."""
    np = extra("numpy", "sweep")
    given = numpy_columns.given(program, columns)
    check_columns(program, {name: column.shape for name, column in given.items()}, (count,))
    return {
        name: column
        if column.shape == (count,) and column.flags.c_contiguous
        else np.ascontiguousarray(np.broadcast_to(column, (count,)))
        for name, column in given.items()
    }


def _refuse(program: Program, columns: "Columns") -> None:
    """Says which number lies outside its bounds. Raises OutOfBounds."""
    for step in program.steps:
        if step.op == "input" and step.name in columns:
            column = columns[step.name]
            wrong = ((column < step.low) | (column > step.high)).nonzero()[0]
            if len(wrong):
                raise OutOfBounds(step, int(column[wrong[0]]), (int(wrong[0]),))
