"""A few random inputs a day, and what random inputs once found; see `python -m tests.fuzz`."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from .kinds import FOUND, KINDS, Input, line_of
from .made import made
from .trial import desk, tried

SEED = 2026
A_DAY = 1  # hundred


@pytest.fixture(scope="module")
def table() -> Iterator[Path]:
    with desk() as folder:
        yield folder


@pytest.mark.parametrize("kind", KINDS)
def test_no_random_input_is_a_bug_or_takes_long(kind: str, table: Path) -> None:
    for number in range(A_DAY * KINDS[kind].share):
        found = tried(made(kind, SEED, number), table)
        assert not found.wrong, f"python -m tests.fuzz --kind {kind} --seed {SEED} --only {number}"


@pytest.mark.parametrize("path", sorted(FOUND.rglob("*.*")), ids=lambda path: path.stem)
def test_what_was_found_once_stays_mended(path: Path, table: Path) -> None:
    kind = KINDS[path.parent.name]
    for line in kind.lines:
        place = kind.seeds[0][0]
        one = Input(place, path.read_bytes(), line_of(line, place, Random(line)))
        assert not tried(one, table).wrong
