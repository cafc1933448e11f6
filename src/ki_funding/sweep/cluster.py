"""The parts of a sweep on the workers of a Dask cluster, of this machine or of others."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from typing import Any

from ki_funding.extras import extra
from ki_funding.sweep.engines.engines import cores
from ki_funding.sweep.parts import Part, PartResult
from ki_funding.sweep.row_parts import RowPart, RowPartResult
from ki_funding.version import __version__

LOCAL = "local"
ENVIRONMENT = "distributed.nanny.pre-spawn-environ"
PATIENCE = 20  # seconds until a scheduler has answered
AHEAD = 2  # parts of rows for each worker: one that it runs, one that it has next


class Cluster:
    """Workers that run parts. A part whose worker is lost runs again on another.

    `where` is `local` (worker processes on this machine) or the address of a scheduler. Raises
    MissingExtra without dask, OSError if nobody answers, NoWorker if there is none, and WrongWorker
    if one cannot do it.
    """

    def __init__(self, where: str, workers: int | None = None) -> None:
        distributed = extra("distributed", "cluster")
        for name in ("distributed", "distributed.client"):  # we say what matters
            logging.getLogger(name).setLevel(logging.CRITICAL)
        quiet = extra("dask.config", "cluster").set(
            {f"{ENVIRONMENT}.DASK_LOGGING__DISTRIBUTED": "critical"}
        )
        with ExitStack() as stack:
            if where == LOCAL:
                stack.enter_context(quiet)  # workers too, also when they are ended
                local = distributed.LocalCluster(
                    n_workers=workers or cores(),
                    threads_per_worker=1,
                    dashboard_address=None,
                    scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},  # any port that is free
                )
                where = stack.enter_context(local)
            self._client = stack.enter_context(distributed.Client(where, timeout=PATIENCE))
            self.workers = self._known()
            self._open = stack.pop_all()

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def run(self, parts: Sequence[Part]) -> Iterator[PartResult]:
        """What parts come to, each as soon as it is done; when nobody asks for more they stop."""
        as_completed = extra("distributed", "cluster").as_completed
        tasks = [self._client.submit(Part.run, part, pure=False) for part in parts]
        try:
            for task in as_completed(tasks):
                yield task.result()
                task.release()
        finally:
            self._client.cancel(tasks)

    def in_order(self, parts: Iterable[RowPart]) -> Iterator[RowPartResult]:
        """What parts come to, in their order; only a few are under way or wait to be taken."""
        left, tasks = iter(parts), deque[Any]()
        try:
            while True:
                for part in islice(left, AHEAD * self.workers - len(tasks)):
                    tasks.append(self._client.submit(RowPart.run, part, pure=False))
                if not tasks:
                    return
                yield tasks[0].result()
                tasks.popleft().release()
        finally:
            self._client.cancel(list(tasks))

    def _known(self) -> int:
        """How many workers there are, all of which have this version of the program."""
        found: dict[str, Any] = self._client.run(_version, on_error="return")
        if not found:
            raise NoWorker
        for worker, version in found.items():
            if version != __version__:
                raise WrongWorker(worker, version if isinstance(version, str) else "")
        return len(found)


class NoWorker(Exception):
    """A scheduler that answers and has nobody to work."""


class WrongWorker(Exception):
    """A worker of another version of the program, or ("") without it."""

    def __init__(self, worker: str, version: str) -> None:
        super().__init__(f"{worker}: {version or 'no ki-funding'}")
        self.worker, self.version = worker, version


def _version() -> str:
    return __version__
