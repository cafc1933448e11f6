"""Libraries that only some formats need: imported when used, and named when they are missing."""

from importlib import import_module
from types import ModuleType


class MissingExtra(ImportError):
    """A library of an extra that is not installed; `extra` is the word in `ki-funding[extra]`."""

    def __init__(self, extra: str) -> None:
        super().__init__(f'pip install "ki-funding[{extra}]"')
        self.extra = extra


def extra(module: str, name: str) -> ModuleType:
    """A module that comes with the extra of that name. Raises MissingExtra."""
    try:
        return import_module(module)
    except ImportError as error:  # not there, or not for this machine
        raise MissingExtra(name) from error
