"""Parts that were run before, as a text of lines: which job they are of, then a line for each.

Only whole lines count, so that a run may end at any moment. The lines are JSON: nothing in them is
run, whoever wrote them. Each has a digest of what it says: what is damaged is no other result.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from ki_funding.sweep.parts import Job, NotOfThisJob, PartResult
from ki_funding.sweep.tally import Tally
from ki_funding.sweep.tallying import Share, Tallied


def head(job: Job, parts: int) -> str:
    """The first line of a job that is done in so many parts."""
    return _line({"parts_of": job.id, "parts": parts})


def line(result: PartResult) -> str:
    """What a part came to."""
    tables = [
        [[one.key, one.ahead, [tally.plain() for tally in one.tallies]] for one in table]
        for table in result.tables
    ]
    return _line({"part": result.share.number, "tables": tables})


def read(text: str, job: Job) -> tuple[int, list[PartResult]]:
    """How many parts the job is done in, and those that are there.

    Raises NotOfThisJob if the lines are of another one, ValueError if they are nothing like that.
    """
    try:
        first, *others = text.split("\n")[:-1]  # what has no end was not written whole
        begun = _entry(first)
        of, known = int(begun["parts"]), begun["parts_of"]
        if known != job.id:
            raise NotOfThisJob(str(known))
        found = {result.share: result for result in _results(others, job, of)}
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("no parts of a sweep") from error
    return of, list(found.values())


def _results(lines: list[str], job: Job, of: int) -> Iterator[PartResult]:
    for entry in map(_entry, lines):
        tables = tuple(
            tuple(
                Tallied(tuple(key), tuple(ahead), tuple(map(Tally.of_plain, tallies)))
                for key, ahead, tallies in table
            )
            for table in entry["tables"]
        )
        yield PartResult(job.id, Share(int(entry["part"]), of), tables)


def _line(entry: dict[str, Any]) -> str:
    return _text({**entry, "digest": _digest(entry)}) + "\n"


def _entry(line: str) -> dict[str, Any]:
    """What a line says. Raises ValueError if it is not as it was written."""
    entry: dict[str, Any] = json.loads(line)
    if entry.pop("digest") != _digest(entry):
        raise ValueError("a damaged line")
    return entry


def _digest(entry: dict[str, Any]) -> str:
    return sha256(_text(entry).encode("utf-8", "surrogatepass")).hexdigest()


def _text(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
