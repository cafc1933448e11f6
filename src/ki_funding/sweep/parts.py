"""A sweep that travels: its formulas, its parts, which any machine can run, and how these merge.

A job holds all that a part needs and nothing of where it was made: no rules are read and no formula
is worked out again where a part runs. Whoever sends a part pickles it.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from threading import Event
from typing import NamedTuple

from ki_funding.sweep.answer import told
from ki_funding.sweep.answer_table import Answer
from ki_funding.sweep.engines.engines import Engine, engine_for, workers_for
from ki_funding.sweep.extent import extent
from ki_funding.sweep.formulas.plan import Plan, planned
from ki_funding.sweep.scenario.reader import Asked
from ki_funding.sweep.tallying import Progress, Share, Tallied, nobody, tally
from ki_funding.values.scalars import Words
from ki_funding.version import __version__

PARTS = 16  # for each worker, where a job may be interrupted or a worker be lost


class NotOfThisJob(Exception):
    """A part that does not belong here: of another program or sweep, one too many or too few."""


Tables = tuple[tuple[Tallied, ...], ...]


class PartResult(NamedTuple):
    """What a part came to: of which job, which part, and its tallies by table and group."""

    job: str
    share: Share
    tables: Tables


@dataclass(frozen=True)
class Job:
    """A planned sweep of so many cases, and the engine with which all its parts run.

    The engine says how the work is cut, so that all parts must have the same.
    """

    title: Words
    plan: Plan
    engine: str
    cases: int

    @classmethod
    def of(cls, asked: Asked, engine: str = "auto") -> "Job":
        """The job of a scenario. Raises InvalidInput, MissingExtra, or Refused with its reason."""
        cases = extent(asked.question).total
        name = engine_for(cases, engine).name
        return cls(asked.title, planned(asked.rules, asked.question), name, cases)

    @cached_property
    def id(self) -> str:
        """What tells it from every other: what is asked, by which rules, program and engine."""
        said = repr((self.plan.question, self.plan.receipt, self.engine))
        return sha256(said.encode()).hexdigest()

    def made(self, parts: int = 1) -> Engine:
        """The engine, for one of so many parts."""
        return engine_for(self.cases // parts, self.engine)

    def parts(self, number: int) -> tuple["Part", ...]:
        """The work in so many parts, which may run anywhere, in any order, and more than once."""
        if number < 1:
            raise ValueError(f"{number} parts: at least one")
        return tuple(Part(self, Share(at, number)) for at in range(number))

    def merged(self, results: Iterable[PartResult]) -> Answer:
        """The answer that all parts make up. Raises NotOfThisJob unless each is there once."""
        found = sorted(results, key=lambda result: result.share)
        for result in found:
            if result.job != self.id:
                raise NotOfThisJob(f"{result.share} is a part of another sweep, rules or program")
        shares = [result.share for result in found]
        if not found or shares != [part.share for part in self.parts(shares[0].of)]:
            raise NotOfThisJob(f"not every part once: {[tuple(share) for share in shares]}")
        return told(self.plan, self.engine, [result.tables for result in found])

    def answered(self, workers: int | None = None, *, progress: Progress = nobody) -> Answer:
        """The answer as this process finds it, with so many threads, or with all that are of use.

        Raises Overflow where an amount may be too large for the engine.
        """
        threads = self.threads(workers)
        tallied = run_in_threads(self.parts(threads), threads, progress)
        return told(self.plan, self.engine, [tables for _, tables in tallied])

    def threads(self, most: int | None = None) -> int:
        """How many threads are of use, at most so many."""
        return workers_for(self.made(), extent(self.plan.question).scenarios, most)

    def pieces(self, workers: int) -> int:
        """A good number of parts for so many workers, some of which may be slower or be lost."""
        return max(min(PARTS * workers, self.cases // self.made().block), 1)


@dataclass(frozen=True)
class Part:
    """A part of a job."""

    job: Job
    share: Share

    def run(self, *, progress: Progress = nobody) -> PartResult:
        """What it comes to. Raises NotOfThisJob where another version of the program runs."""
        made_by = self.job.plan.receipt.version
        if made_by != __version__:
            raise NotOfThisJob(f"planned by ki-funding {made_by}, and this is {__version__}")
        return self.with_id(self.tallied(progress))

    def with_id(self, tables: Tables) -> PartResult:
        """What it came to, marked as its own."""
        return PartResult(self.job.id, self.share, tables)

    def tallied(self, progress: Progress = nobody, stop: Event | None = None) -> Tables:
        """What it comes to, in this process. Raises Overflow, and Stopped when that is asked."""
        engine = self.job.made(self.share.of)
        return tally(self.job.plan, engine, self.share, progress=progress, stop=stop)


def run_in_threads(
    parts: Sequence[Part], threads: int, progress: Progress = nobody
) -> Iterator[tuple[Part, Tables]]:
    """What parts come to, each as soon as it is done. When nobody asks for more they stop."""
    stop = Event()
    with ThreadPoolExecutor(threads) as pool:
        tasks = {pool.submit(part.tallied, progress, stop): part for part in parts}
        try:
            for task in as_completed(tasks):
                yield tasks[task], task.result()
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)
