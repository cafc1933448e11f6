"""Slips in what calculates, and where each belongs."""

from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import NamedTuple

from .probes import SOURCE
from .slips import Slip, slips

PROGRAM = SOURCE / "ki_funding"
ROOMS = ("values", "law/checks", "law/kinds", "law/programme", "law/rulebook", "law",
         "calculation", "sweep/formulas", "sweep/engines")  # fmt: skip


class Mutant(NamedTuple):
    """One slip in one file of the program."""

    path: Path
    slip: Slip

    def __str__(self) -> str:
        old, new = (text.partition("\n")[0] for text in (self.slip.old, self.slip.new))
        return f"{self.path.relative_to(PROGRAM)}: {self.slip.name}: {old} → {new}"

    @property
    def line(self) -> int:
        return self.slip.line

    @property
    def room(self) -> str:
        """The folder that its result counts for."""
        return self.path.parent.relative_to(PROGRAM).as_posix()


def drawn(chance: Random) -> list[Mutant]:
    """Every slip by chance, so that the first of them have the same share of each room."""
    ranked = []
    for room in ROOMS:
        every = [Mutant(path, slip) for path in sorted((PROGRAM / room).glob("*.py"))
                 for slip in slips(path.read_text("utf-8"))]  # fmt: skip
        chance.shuffle(every)
        ranked += [(rank / len(every), mutant) for rank, mutant in enumerate(every)]
    return [mutant for _, mutant in sorted(ranked, key=lambda pair: pair[0])]


def judge(
    mutants: Iterable[Mutant], told: Callable[[Mutant, str], None], most: float, kept: Path | None
) -> None:
    """Tells by which test each slip is noticed, "" if none does in so many seconds of tests."""
    from .judge import run  # pytest is not needed for what only asks which slips there are

    run((path for room in ROOMS for path in (PROGRAM / room).glob("*.py")),
        mutants, told, most, kept)  # fmt: skip
