"""Which engine computes a sweep, if the user names none: the one that is done first."""

from collections.abc import Callable

from ki_funding.extras import MissingExtra
from ki_funding.sweep.engines import Engine

AUTO = "auto"
SMALL = 50_000  # cases below which loading numpy takes longer than the work
LARGE = 10_000_000  # cases below which numba takes longer to begin than numpy to end


def engine_for(name: str, cases: int) -> Engine:
    """The engine of a name; `auto` is the best for so many cases of those that are installed.

    Raises MissingExtra for a named one whose library is not installed.
    """
    if name != AUTO:
        return ENGINES[name]()
    wanted = "python" if cases < SMALL else "numpy" if cases < LARGE else "numba"
    for one in dict.fromkeys([wanted, "numpy", "python"]):
        try:
            return ENGINES[one]()
        except MissingExtra:
            continue
    raise AssertionError("plain Python is always there")


def _python() -> Engine:
    from ki_funding.sweep.python import PythonEngine

    return PythonEngine()


def _numpy() -> Engine:
    from ki_funding.sweep.numpy_engine import NumpyEngine

    return NumpyEngine()


def _numba() -> Engine:
    from ki_funding.sweep.numba_engine import NumbaEngine

    return NumbaEngine()


ENGINES: dict[str, Callable[[], Engine]] = {"python": _python, "numpy": _numpy, "numba": _numba}
