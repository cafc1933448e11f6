"""Libraries that only some formats need: imported when used, and named when they are missing."""

from importlib import import_module
from types import ModuleType

# What pip installs for each extra. Not `ki-funding[extra]`: nobody knows whose package of that name
# an index may have.
LIBRARIES = {
    "png": "vl-convert-python",
    "sweep": "numpy pyarrow",
    "sweep-fast": "numpy pyarrow numba",
    "cluster": "numpy pyarrow distributed",
    "pandas": "pandas",
    "polars": "polars",
}


class MissingExtra(ImportError):
    """A library of an extra that is not there, or cannot be loaded, and why."""

    def __init__(self, extra: str, reason: object = "") -> None:
        super().__init__(extra, str(reason))  # what a copy elsewhere is made of
        self.extra, self.reason = extra, str(reason)

    def __str__(self) -> str:
        command = installing(self.extra)
        return f"{self.reason}: {command}" if self.reason else command


def installing(extra: str) -> str:
    """The command that installs the libraries of an extra."""
    return f"pip install {LIBRARIES[extra]}"


def extra(module: str, name: str) -> ModuleType:
    """A module that comes with the extra of that name. Raises MissingExtra."""
    try:
        return import_module(module)
    except (ImportError, OSError, ValueError) as error:  # or not for this machine, or its settings
        raise MissingExtra(name, error) from error
