"""Runs for each slip, in a process of its own, the tests that come its way.

All tests are collected once, and run once with probes that tell which blocks of the program each
enters. For a slip those that enter its block run until one fails: first what noticed another slip
of the file, then what takes least.
"""

import os
import pickle
import resource
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import Phase, settings

from .live import AtImport, Functions, leave, remembering
from .probes import BLOCKS, SEEN, SOURCE, Block, Finder, block_at, probed
from .slips import slipped

if TYPE_CHECKING:
    from .code import Mutant

ROOT = SOURCE.parent
EVERYDAY = "not slow and not process and not browser and not office"
OPTIONS = ["-s", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "addopts="]
MEMORY = 3 << 30  # bytes more than before: who takes more is noticed
LONGEST = 1800  # seconds that pass
NO_END = "no end"


class Ran(NamedTuple):
    """What a test did without any slip: it took seconds, and entered blocks."""

    seconds: float
    blocks: frozenset[Block]

    @property
    def limit(self) -> float:
        """After so many seconds of the processor it has no end."""
        return 10 + 10 * self.seconds


def run(
    paths: Iterable[Path], mutants: "Iterable[Mutant]", told: Any, most: float, kept: Path | None
) -> None:
    """See `code.judge`. Which tests enter which blocks is read from a file, or kept there."""
    finder = Finder(paths, probed)
    finder.first()
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    judge = _Judge(finder.modules, mutants, told, most, kept)
    pytest.main([*OPTIONS, "-m", EVERYDAY, str(ROOT / "tests")], plugins=[judge])


class _Judge:
    """Runs, in place of all tests, for each slip those that come its way."""

    def __init__(
        self,
        modules: Iterable[str],
        mutants: "Iterable[Mutant]",
        told: Any,
        most: float,
        kept: Path | None,
    ) -> None:
        self.modules, self.mutants, self.told, self.most, self.kept = (
            modules,
            mutants,
            told,
            most,
            kept,
        )
        self.ran = dict[pytest.Item, Ran]()
        self.noticed = Counter[tuple[Path, str]]()

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """What fails need not be made smaller, and is not remembered for another time."""
        phases = [Phase.explicit, Phase.generate]
        settings.register_profile(
            "mutants", settings(), phases=phases, database=None, derandomize=True
        )
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for module in self.modules:  # those too that are imported when something needs them
            import_module(module)
        self.functions, self.remembering = Functions(), remembering()
        ran = self._kept(session.items)
        self.ran = {item: ran[item.nodeid] for item in session.items if item.nodeid in ran}
        for mutant in self.mutants:
            tests = self._tests(mutant)
            by = _in_child(lambda m=mutant, t=tests: self._by(m, t), NO_END)
            self.noticed[mutant.path, by] += 1
            self.told(mutant, by)
        return True

    def _kept(self, items: list[pytest.Item]) -> dict[str, Ran]:
        """What each test did: what is kept of it, or what it does now."""
        old = self.kept and self.kept.exists() and pickle.loads(self.kept.read_bytes())
        ran: dict[str, Ran] = old or {}
        new = (item for item in items if item.nodeid not in ran)
        for _, group in groupby(new, lambda item: item.path):
            ran |= _in_child(lambda tests=list(group): dict(self._alone(tests)), {})
        if self.kept:
            self.kept.write_bytes(pickle.dumps(ran))
        return ran

    def _alone(self, tests: list[pytest.Item]) -> Iterator[tuple[str, Ran]]:
        """Each test as if there were no other before it, if it passes."""
        for test in tests:
            self._forget()
            SEEN.clear()
            begun, failed = process_time(), test.session.testsfailed
            test.config.hook.pytest_runtest_protocol(item=test, nextitem=None)
            if test.session.testsfailed == failed:
                blocks = frozenset(BLOCKS[number] for number in SEEN)
                yield test.nodeid, Ran(process_time() - begun, blocks)

    def _tests(self, mutant: "Mutant") -> list[pytest.Item]:
        """The tests that enter the block, or the file if none does or it is in none."""
        block = block_at(mutant.path, mutant.line)
        tests = [test for test, ran in self.ran.items() if block in ran.blocks] or [
            test for test, ran in self.ran.items()
            if any(one.path == mutant.path for one in ran.blocks)
        ]  # fmt: skip
        tests.sort(key=lambda test: self.ran[test].seconds)
        tests.sort(key=lambda test: -self.noticed[mutant.path, test.nodeid])
        taken, chosen = 0.0, list[pytest.Item]()
        for test in tests:
            taken += self.ran[test].seconds
            if taken > self.most and chosen:
                break
            chosen.append(test)
        return chosen

    def _by(self, mutant: "Mutant", tests: list[pytest.Item]) -> str:
        """Which test notices the slip."""
        try:
            self.functions.slip(mutant.path, mutant.slip)
        except AtImport:
            return "import" if tests and _anew(mutant, tests) else ""
        self._forget()
        for test, following in zip(tests, [*tests[1:], None], strict=True):
            signal.setitimer(signal.ITIMER_PROF, self.ran[test].limit)
            test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
            if test.session.testsfailed:
                return test.nodeid
        return ""

    def _forget(self) -> None:
        for function in self.remembering:
            function.cache_clear()


def _anew(mutant: "Mutant", tests: list[pytest.Item]) -> bool:
    """Whether they notice what slips at import: program and tests are imported with the slip."""
    leave(ROOT)
    tree = slipped(mutant.path.read_text("utf-8"), mutant.slip)
    Finder([mutant.path], lambda path: tree).first()
    chosen = [str(ROOT / test.nodeid) for test in tests]
    return pytest.main([*OPTIONS, "-x", *chosen]) not in (
        pytest.ExitCode.OK,
        pytest.ExitCode.NO_TESTS_COLLECTED,
    )


def _in_child(do: Callable[[], Any], killed: Any) -> Any:
    """What a function gives in a process of its own; something else if that comes to a bad end."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST)  # also for what only waits
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (used + MEMORY, used + MEMORY))
        try:
            answer = do()
        except BaseException:  # a program that cannot even be imported
            answer = killed
        with os.fdopen(write, "wb") as pipe:
            pipe.write(pickle.dumps(answer))
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(told) if told else killed
