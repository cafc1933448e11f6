"""Slips in the program, each in a process of its own that runs the tests which are about it."""

import ast
import os
import signal
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from random import Random
from types import CodeType
from typing import Any, NamedTuple

from .slips import Slip, slipped, slips

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
LIMIT = 600  # seconds, many times what the tests take: who does not come to an end is noticed

# What calculates, and the tests that are about it; those that notice most in a second come first.
ORACLE = "tests/shown/test_oracle.py"
SWEEPS = (ORACLE, "tests/sweep/test_sweep_engines.py", "tests/sweep/test_sweep_cases.py",
          "tests/sweep/test_sweep_symbols.py", "tests/sweep/test_scenarios.py")  # fmt: skip
TESTS = {
    "values": ("tests/values", ORACLE, "tests/law/test_kinds.py", "tests/calculation"),
    "calculation": (ORACLE, "tests/calculation", "tests/law/test_begin.py"),
    "law/checks": ("tests/upkeep/test_findings.py", "tests/upkeep/test_check_attack.py"),
    "law": (ORACLE, "tests/law", "tests/upkeep/test_findings.py"),
    "sweep/formulas": SWEEPS,
    "sweep/engines": SWEEPS,
}
EVERYDAY = "not slow and not process and not browser and not office"


class Mutant(NamedTuple):
    """One slip in one file of the program."""

    path: Path
    slip: Slip

    def __str__(self) -> str:
        place = f"{self.path.relative_to(ROOT)}:{self.slip.line}"
        return f"{place}: {_first_line(self.slip.old)} → {_first_line(self.slip.new)}"

    @property
    def tests(self) -> tuple[str, ...]:
        """The tests that are about the file: those of the nearest folder that has any."""
        folder = self.path.relative_to(SOURCE / "ki_funding").parent.as_posix()
        return next(tests for name, tests in TESTS.items() if folder.startswith(name))


def drawn(count: int, chance: Random) -> list[Mutant]:
    """So many slips, each file as likely as it has slips; fewer are the first of more."""
    paths = [path for name in TESTS for path in (SOURCE / "ki_funding" / name).rglob("*.py")]
    every = [Mutant(path, slip) for path in sorted(set(paths))
             for slip in slips(path.read_text("utf-8"))]  # fmt: skip
    chance.shuffle(every)
    return every[:count]


def noticed(mutant: Mutant) -> bool:
    """Whether a test fails, or does not come to its end."""
    child = os.fork()
    if child == 0:
        signal.alarm(LIMIT)
        _run(mutant)
    return os.waitpid(child, 0)[1] != 0


def _run(mutant: Mutant) -> None:
    """Runs the tests with the slip, in a process that ends with it."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    module = ".".join(mutant.path.relative_to(SOURCE).with_suffix("").parts)
    sys.meta_path.insert(0, _Finder(module.removesuffix(".__init__"), mutant))
    try:
        import pytest

        options = ["-x", "-q", "-p", "no:cacheprovider", "-o", "addopts=", "-m", EVERYDAY]
        code = pytest.main([*options, *(str(ROOT / test) for test in mutant.tests)])
    except BaseException:  # a program that cannot even be imported is noticed
        code = 1
    os._exit(int(code != 0))


class _Loader(SourceFileLoader):
    """Compiles the file as it is with the slip."""

    tree: ast.Module

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.tree, self.path, "exec")


class _Finder(MetaPathFinder):
    """Finds one module with a slip in it."""

    def __init__(self, module: str, mutant: Mutant) -> None:
        self.module, self.mutant = module, mutant

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        if fullname != self.module:
            return None
        file = str(self.mutant.path)
        loader = _Loader(fullname, file)
        loader.tree = slipped(self.mutant.path.read_text("utf-8"), self.mutant.slip)
        inner = [str(self.mutant.path.parent)] if self.mutant.path.name == "__init__.py" else None
        return spec_from_file_location(
            fullname, file, loader=loader, submodule_search_locations=inner
        )


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
