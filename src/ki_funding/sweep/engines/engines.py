"""Which engine runs a sweep, and what each can do; all give the same numbers."""

import os
import sys
from contextlib import suppress
from typing import Any, Protocol

from ki_funding.extras import MissingExtra
from ki_funding.sweep.formulas.integers import Program
from ki_funding.sweep.question import Distribution

SMALL = 2**16  # cases; loading numpy takes longer than fewer of them
LARGE = 10_000_000  # compiling takes longer than fewer of them
SLOW = 10**6  # cases above which plain Python is no fun


ENGINES = ("auto", "python", "numpy", "numba")


class Engine(Protocol):
    """Columns of whole numbers: how they are made, computed and added up."""

    name: str
    block: int

    def run(self, program: Program, columns: dict[str, Any], count: int) -> dict[str, Any]:
        """The results of a program by name."""
        ...

    def constant(self, number: int, count: int) -> Any:
        """A column of one number."""
        ...

    def axis(self, numbers: list[int], inner: int, start: int, count: int) -> Any:
        """A part of a column in which each number comes `inner` times before the next."""
        ...

    def repeated(self, column: Any, times: int) -> Any:
        """A column so many times, one after the other."""
        ...

    def cut(self, column: Any, start: int, count: int, period: int) -> Any:
        """So many numbers from a place on, of every period of a column."""
        ...

    def folded(self, column: Any, period: int) -> Any:
        """The sum of all periods of a column, place by place."""
        ...

    def draws(
        self, over: Distribution, key: int, denominator: int, draws: int, start: int, count: int
    ) -> Any:
        """A part of a column of draws, which begins anew after `draws` of them."""
        ...

    def column(self, numbers: list[int]) -> Any:
        """Some numbers as a column."""
        ...

    def add_drawn(
        self, total: Any, values: Any, over: Distribution, keys: list[int], draws: int, start: int
    ) -> Any:
        """A column and, for each draw with each key, what belongs to the number that is drawn.

        `values` are in the order of the numbers of the distribution. The column may change.
        """
        ...

    def add(self, one: Any, other: Any) -> Any:
        """The sum of two columns."""
        ...

    def total(self, column: Any) -> int:
        """The sum of a column."""
        ...

    def where(self, column: Any, keep: Any) -> Any:
        """The numbers of a column at the places where another is not 0."""
        ...

    def listed(self, column: Any) -> list[int]:
        """A column as a list."""
        ...


def engine_for(cases: int, wanted: str = "auto") -> Engine:
    """The engine of a name, or the fastest for so many cases that is installed and can be loaded.

    Raises MissingExtra if the one that is wanted is not.
    """
    if wanted != "auto":
        return _made(wanted, cases)
    for name, least in (("numba", LARGE), ("numpy", SMALL)):
        if cases >= least:
            with suppress(MissingExtra):
                return _made(name, cases)
    return _made("python", cases)


def workers_for(engine: Engine, scenarios: int, most: int | None = None) -> int:
    """How many threads are of use: one for each block of scenarios, if need be on every core.

    Plain Python computes in one at a time, whatever is asked.
    """
    if engine.name == "python":
        return 1
    return max(min(most or cores(), -(-scenarios // engine.block)), 1)


def cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def extra_for(cases: int, engine: str) -> str | None:
    """The extra that is missing for so many cases, judged by the engine that was found for them."""
    if engine == "numpy" and cases >= LARGE:
        return "sweep-fast"
    return "sweep" if engine == "python" and cases > SLOW else None


def _made(name: str, cases: int) -> Engine:
    if name == "numpy":
        from ki_funding.sweep.engines.numpy_engine import NumpyEngine

        return NumpyEngine()
    if name == "numba":
        from ki_funding.sweep.engines.numba_engine import NumbaEngine

        return NumbaEngine(after=LARGE if cases >= LARGE else SMALL)
    from ki_funding.sweep.engines.python import PythonEngine

    return PythonEngine()
