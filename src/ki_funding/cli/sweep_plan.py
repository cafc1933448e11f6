"""What `sweep --dry-run` says: how much is asked, and about what time and memory that takes."""

from fractions import Fraction

from ki_funding.files.datasets import Dataset
from ki_funding.presentation.numbers import number as shown
from ki_funding.sweep.engines.engines import LARGE, engine_for
from ki_funding.sweep.extent import by_row, extent, megabytes, seconds
from ki_funding.sweep.scenario.reader import Asked
from ki_funding.texts.language import text


def plan(asked: Asked, engine: str, workers: int, listed: str) -> str:
    """How many cases a question has and what they are, how long they take and how much memory."""
    question = asked.question
    found = extent(question)
    factors = [
        text(f"sweep.factor.{name}", count=whole(count))
        for name, count in found._asdict().items()
        if count != 1 or name == "cases"
    ]
    cases, memory = whole(found.total), whole(megabytes(question, engine))
    time = time_of(asked, engine, workers, listed)
    return "\n".join([
        text("sweep.extent", cases=cases, factors=" × ".join(factors)),
        text("sweep.estimate", engine=engine, time=time, memory=memory),
    ])  # fmt: skip


def plan_by_row(table: Dataset, years: int, written: str) -> str:
    """How many rows a table has, how long they take and how much memory."""
    left, memory = by_row(table, years, written)
    engine, time = engine_for(LARGE).name, _in_words(left)
    return "\n".join([
        text("sweep.rows", count=whole(table.rows)),
        text("sweep.estimate", engine=engine, time=time, memory=whole(memory)),
    ])  # fmt: skip


def time_of(asked: Asked, engine: str, workers: int, listed: str) -> str:
    """About how long a question takes; `listed` is the suffix of the file with all cases."""
    return _in_words(seconds(asked.rules, asked.question, engine, workers, listed))


def _in_words(left: int) -> str:
    """So many seconds in a unit that people can picture."""
    for unit, size in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if left >= 2 * size:
            return text(f"sweep.{unit}", count=whole(left // size))
    return text("sweep.second") if left <= 1 else text("sweep.seconds", count=whole(left))


def whole(number: int) -> str:
    """A whole number as it is written."""
    return shown(Fraction(number))
