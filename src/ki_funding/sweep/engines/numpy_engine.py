"""The engine that keeps columns as arrays of numpy."""

from typing import TYPE_CHECKING, Any

from ki_funding.extras import extra
from ki_funding.sweep.engines.columns import Evaluate, prepared
from ki_funding.sweep.engines.draws import bounds, turns
from ki_funding.sweep.formulas.integers import Program
from ki_funding.sweep.question import Distribution

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

KEPT = 64  # programs that are kept ready
HALF = 0xFFFFFFFF


class NumpyEngine:
    """Columns as arrays of 64-bit integers. Raises MissingExtra without numpy."""

    name = "numpy"
    block = 2**18

    def __init__(self) -> None:
        self.numpy = extra("numpy", "sweep")
        self._ready: dict[int, tuple[Program, Evaluate]] = {}
        self._bounds: dict[int, tuple[Distribution, Array]] = {}
        self._axis: tuple[list[int], Array] | None = None

    def run(self, program: Program, columns: "dict[str, Array]", count: int) -> "dict[str, Array]":
        """The results of a program by name."""
        if id(program) not in self._ready:
            if len(self._ready) == KEPT:
                del self._ready[next(iter(self._ready))]
            self._ready[id(program)] = (program, self.prepared(program))
        return self._ready[id(program)][1](columns, count)

    def prepared(self, program: Program) -> Evaluate:
        """A program ready to run."""
        return prepared(program)

    def constant(self, number: int, count: int) -> "Array":
        """A column of one number."""
        return self.numpy.full(count, number, self.numpy.int64)  # type: ignore[no-any-return]

    def axis(self, numbers: list[int], inner: int, start: int, count: int) -> "Array":
        """A part of a column in which each number comes `inner` times before the next."""
        np = self.numpy
        if self._axis is None or self._axis[0] is not numbers:
            self._axis = (numbers, np.array(numbers, np.int64))
        places = np.arange(start, start + count, dtype=np.int64) // inner % len(numbers)
        return self._axis[1][places]  # type: ignore[no-any-return]

    def repeated(self, column: "Array", times: int) -> "Array":
        """A column so many times, one after the other."""
        return self.numpy.tile(column, times)  # type: ignore[no-any-return]

    def cut(self, column: "Array", start: int, count: int, period: int) -> "Array":
        """So many numbers from a place on, of every period of a column."""
        return column.reshape(-1, period)[:, start : start + count].ravel()

    def folded(self, column: "Array", period: int) -> "Array":
        """The sum of all periods of a column, place by place."""
        return column.reshape(-1, period).sum(0)  # type: ignore[no-any-return]

    def draws(
        self, over: Distribution, key: int, denominator: int, draws: int, start: int, count: int
    ) -> "Array":
        """A part of a column of draws, which begins anew after `draws` of them."""
        np = self.numpy
        parts = [self._places(over, key, *turn) for turn in turns(draws, start, count)]
        places = parts[0] if len(parts) == 1 else np.concatenate(parts)
        if over.numbers is not None:
            numbers = [int(n * denominator) for n in over.numbers]
            return np.array(numbers, np.int64)[places]  # type: ignore[no-any-return]
        low, step = int(over.low * denominator), int(over.step * denominator)
        return places * np.int64(step) + np.int64(low)  # type: ignore[no-any-return]

    def column(self, numbers: list[int]) -> "Array":
        """Some numbers as a column."""
        return self.numpy.array(numbers, self.numpy.int64)  # type: ignore[no-any-return]

    def add_drawn(
        self,
        total: "Array",
        values: "Array",
        over: Distribution,
        keys: list[int],
        draws: int,
        start: int,
    ) -> "Array":
        """A column and, for each draw with each key, what belongs to the number that is drawn."""
        done = 0
        for first, length in turns(draws, start, len(total)):
            self.add_turn(total[done : done + length], values, over, keys, first)
            done += length
        return total

    def add_turn(
        self, total: "Array", values: "Array", over: Distribution, keys: list[int], first: int
    ) -> None:
        """Adds to a column what belongs to each draw from a number on, with each key."""
        for key in keys:
            total += values[self._places(over, key, first, len(total))]

    def add(self, one: "Array", other: "Array") -> "Array":
        """The sum of two columns."""
        return one + other

    def total(self, column: "Array") -> int:
        """The sum of a column, however large."""
        most = max(abs(int(column.min())), abs(int(column.max())), 1) if len(column) else 1
        rows = max(2**62 // most, 1)
        return sum(int(column[at : at + rows].sum()) for at in range(0, len(column), rows))

    def where(self, column: "Array", keep: "Array") -> "Array":
        """The numbers of a column at the places where another is not 0."""
        return column[keep != 0]  # type: ignore[no-any-return]

    def listed(self, column: "Array") -> list[int]:
        """A column as a list."""
        return column.tolist()  # type: ignore[no-any-return]

    def _places(self, over: Distribution, key: int, first: int, count: int) -> "Array":
        """Which of its numbers a distribution gives, for each draw; as `draws.places`."""
        np = self.numpy
        skipped = first % 4  # a block of Philox is four words
        philox = np.random.Philox(key=key, counter=first // 4)
        words = philox.random_raw(skipped + count)[skipped:]
        if over.cumulative is None:
            return self._high(words, over.count).astype(np.int64)
        return np.searchsorted(self.bounds(over), words, side="right")  # type: ignore[no-any-return]

    def bounds(self, over: Distribution) -> "Array":
        """The least word of each place but the first."""
        if id(over) not in self._bounds:
            found = self.numpy.array(bounds(over), self.numpy.uint64)
            self._bounds[id(over)] = (over, found)
        return self._bounds[id(over)][1]

    def _high(self, words: "Array", factor: int) -> "Array":
        """The upper 64 of the 128 bits of a product."""
        np = self.numpy
        half, below = np.uint64(32), np.uint64(HALF)
        a, b = words >> half, words & below
        c, d = np.uint64(factor >> 32), np.uint64(factor & HALF)
        if not c:
            return (a * d + (b * d >> half)) >> half  # type: ignore[no-any-return]
        first = b * c + (b * d >> half)
        second = a * d + (first & below)
        return a * c + (first >> half) + (second >> half)  # type: ignore[no-any-return]
