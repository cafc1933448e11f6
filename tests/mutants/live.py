"""Puts a slip into functions that are there already, which is many times faster than importing."""

import gc
import sys
from functools import _lru_cache_wrapper
from inspect import CO_OPTIMIZED
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from .slips import Slip, slipped


class AtImport(Exception):
    """A slip in what runs when the module is imported."""


class Functions:
    """All functions of a program that is imported, by the place where they were written."""

    def __init__(self) -> None:
        self.functions: dict[tuple[str, str, int], list[FunctionType]] = {}
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                self.functions.setdefault(_place(one.__code__), []).append(one)

    def slip(self, path: Path, slip: Slip) -> None:
        """Makes a slip in all of a file's functions; raises AtImport if it is in none."""
        source = path.read_text("utf-8")
        old = compile(source, str(path), "exec")
        new = compile(slipped(source, slip), str(path), "exec")
        for code in _changed(old, new):
            found = self.functions.get(_place(code))
            if not found:
                raise AtImport
            for function in found:
                if len(function.__code__.co_freevars) != len(code.co_freevars):
                    raise AtImport
                function.__code__ = code


def remembering() -> list[Any]:
    """The functions of the program that remember what they gave."""
    caches = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    return [one for one in caches if one.__module__.startswith("ki_funding")]


def leave(root: Path) -> None:
    """All modules below a folder will be imported anew, but those of this package."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and Path(file).is_relative_to(root) and not name.startswith("tests.mutants"):
            del sys.modules[name]


def _place(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _changed(old: CodeType, new: CodeType) -> list[CodeType]:
    """The functions that differ, and nothing else does."""
    if _bare(old) != _bare(new):
        raise AtImport
    changed = list[CodeType]()
    for before, after in zip_longest(_inner(old), _inner(new)):
        if not before or not after or before.co_name != after.co_name:
            raise AtImport
        if not before.co_flags & CO_OPTIMIZED:  # a class
            changed += _changed(before, after)
        elif before != after:
            if before.co_name.startswith("<"):
                raise AtImport
            changed.append(after)
    return changed


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _bare(code: CodeType) -> tuple[object, ...]:
    values = [(type(one), one) for one in code.co_consts if not isinstance(one, CodeType)]
    return code.co_code, code.co_names, values
