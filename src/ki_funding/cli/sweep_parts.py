"""The parts of a sweep: on which workers they run, and in which file they are kept meanwhile."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ki_funding.cli.targets import add_line, write_file
from ki_funding.cli.usage import UsageProblem
from ki_funding.extras import MissingExtra

if TYPE_CHECKING:
    from ki_funding.sweep.answer_table import Answer
    from ki_funding.sweep.cluster import Cluster
    from ki_funding.sweep.parts import Job, Part, PartResult

ADDRESS = re.compile(r"local|(tcp|tls)://[^/\s]+:[0-9]+")
T = TypeVar("T")
Runs = Callable[["list[Part]"], "Iterator[PartResult]"]


class Places(NamedTuple):
    """Where parts run, with how many workers at most, and the file that keeps them."""

    cluster: str | None
    workers: int | None
    resume: str | None

    @classmethod
    def of(cls, cluster: str | None, workers: int | None, resume: str | None) -> "Places":
        """The places that a call names. Raises UsageProblem for what is no address."""
        if cluster is not None and not ADDRESS.fullmatch(cluster):
            raise UsageProblem("usage.cluster_address", text=cluster)
        return cls(cluster, workers, resume)

    def answered(self, job: "Job", progress: Callable[[int], None]) -> "Answer":
        """The answer to a sweep. Raises UsageProblem if the workers or the file do not fit."""
        if self.cluster is None and self.resume is None:
            return job.answered(self.workers, progress=progress)
        with ExitStack() as stack:
            if self.cluster is None:
                workers, run = job.threads(self.workers), self._in_threads(job)
            else:
                cluster = stack.enter_context(cluster_at(self.cluster, self.workers))
                workers, run = cluster.workers, cluster.run
            number, done = self._begun(job, job.pieces(workers))
            results = {result.share: result for result in done}
            left = [part for part in job.parts(number) if part.share not in results]
            each = job.cases // number
            progress(each * len(results))
            for result in told(run(left)):
                results[result.share] = result
                self._keep(job, result, results.values())
                progress(each)
        return job.merged(results.values())

    def _in_threads(self, job: "Job") -> Runs:
        from ki_funding.sweep.parts import run_in_threads

        def run(parts: "list[Part]") -> "Iterator[PartResult]":
            for part, tables in run_in_threads(parts, job.threads(self.workers)):
                yield part.with_id(tables)

        return run

    def _begun(self, job: "Job", number: int) -> "tuple[int, list[PartResult]]":
        """How many parts there are, and those that an earlier run has kept; a new file is begun."""
        from ki_funding.sweep.parts import NotOfThisJob
        from ki_funding.sweep.saved_parts import read

        if self.resume is None:
            return number, []
        path, done = Path(self.resume), list["PartResult"]()
        if path.exists():
            try:
                number, done = read(path.read_text("utf-8"), job)
            except NotOfThisJob as error:
                raise UsageProblem("usage.resume_other", file=self.resume) from error
            except (ValueError, OSError) as error:
                raise UsageProblem("usage.resume_damaged", file=self.resume) from error
        _write(path, job, number, done)
        return number, done

    def _keep(self, job: "Job", result: "PartResult", all_: "Iterable[PartResult]") -> None:
        """Adds a result to the file, or writes all of them where somebody has taken it away."""
        from ki_funding.sweep.saved_parts import line

        if self.resume is None:
            return
        path = Path(self.resume)
        if path.exists():
            add_line(path, line(result))
        else:
            _write(path, job, result.share.of, all_)


def _write(path: Path, job: "Job", parts: int, results: "Iterable[PartResult]") -> None:
    from ki_funding.sweep.saved_parts import head, line

    write_file(path, "".join([head(job, parts), *map(line, results)]), replaces=True)


def cluster_at(where: str, workers: int | None) -> "Cluster":
    """The workers of a cluster. Raises UsageProblem if they are not there or do not fit."""
    from ki_funding.sweep.cluster import Cluster, NoWorker, WrongWorker

    try:
        return Cluster(where, workers)
    except OSError as error:
        raise UsageProblem("usage.cluster_silent", address=where) from error
    except NoWorker as error:
        raise UsageProblem("usage.cluster_empty", address=where) from error
    except WrongWorker as error:
        code = "usage.cluster_version" if error.version else "usage.cluster_without"
        raise UsageProblem(code, worker=error.worker, version=error.version) from error


def told(results: Iterator[T]) -> Iterator[T]:
    """Results; a part that was lost with several workers is no bug of ours, nor what they lack."""
    try:
        yield from results
    except MissingExtra as error:
        raise UsageProblem("usage.cluster_lacks", reason=str(error)) from error
    except Exception as error:
        if type(error).__name__ in {"KilledWorker", "CancelledError", "CommClosedError"}:
            raise UsageProblem("usage.cluster_lost") from error
        raise
