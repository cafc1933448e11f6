"""The scenarios of a sweep by number: which values and draws the n-th of them has."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any, NamedTuple

from ki_funding.sweep.engines.draws import key_of
from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.formulas.integers import Program
from ki_funding.sweep.formulas.plan import Traced
from ki_funding.sweep.formulas.shapes import Slot
from ki_funding.sweep.question import Distribution, Question, Values


class Space(NamedTuple):
    """The scenarios as far as some formulas tell them apart: the axes and draws that they use.

    The first of them, `ahead`, make up `segments` with so many scenarios `inside` each: one for
    each row of a table. `repeats` is how many scenarios each of them stands for; `fixed` are axes
    with one value.
    """

    axes: Mapping[str, tuple[Fraction, ...]]
    draws: int
    repeats: int
    fixed: Mapping[str, Fraction]
    ahead: tuple[str, ...]
    segments: int
    inside: int

    @property
    def size(self) -> int:
        """How many of them there are."""
        return self.segments * self.inside


class Piece(NamedTuple):
    """Scenarios that are computed at once: some whole segments, or a part of one."""

    segment: int
    segments: int
    start: int
    count: int  # type: ignore[assignment]  # in the place of the method of tuples


class Scenarios(NamedTuple):
    """Every combination of the values of the axes, each with every draw.

    `slots` are the places where cases say numbers of their own, by the names of their symbols.
    """

    axes: Mapping[str, tuple[Fraction, ...]]
    drawn: Mapping[str, Distribution]
    each: frozenset[str]
    draws: int
    seed: int
    slots: Mapping[str, Slot]
    kept: dict[tuple[str, int], list[int]]

    @classmethod
    def of(cls, question: Question, slots: Mapping[str, Slot]) -> "Scenarios":
        """The scenarios of a question."""
        axes = {v.path: v.over.numbers for v in question.variations if isinstance(v.over, Values)}
        drawn = {v.path: v.over for v in question.variations if isinstance(v.over, Distribution)}
        each = frozenset(v.path for v in question.variations if v.each and v.path in drawn)
        draws = question.draws if drawn else 1
        return cls(axes, drawn, each, draws, question.seed, slots, {})

    @property
    def size(self) -> int:
        """How many scenarios there are for each case."""
        return prod(len(numbers) for numbers in self.axes.values()) * self.draws

    def segments(self, names: Collection[str]) -> Iterator[dict[str, Fraction]]:
        """Every combination of the values of some axes."""
        for chosen in product(*(self.axes[name] for name in names)):
            yield dict(zip(names, chosen, strict=True))

    def space(
        self, inputs: Collection[str], fixed: Mapping[str, Fraction], by: Sequence[str] = ()
    ) -> Space:
        """What formulas with these inputs can tell apart, with some axes fixed.

        Those axes that a table is grouped by come first.
        """
        ahead = {name: self.axes[name] for name in by if name in inputs and name not in fixed}
        free = {n: numbers for n, numbers in self.axes.items() if n not in by and n not in fixed}
        used = {name: numbers for name, numbers in free.items() if name in inputs}
        draws = self.draws if any(name in self.drawn for name in inputs) else 1
        whole = prod(map(len, free.values())) * self.draws
        inside = prod(map(len, used.values())) * draws
        segments = prod(map(len, ahead.values()))
        repeats = whole // inside
        return Space({**ahead, **used}, draws, repeats, fixed, tuple(ahead), segments, inside)

    def pieces(self, space: Space, most: int) -> Iterator[Piece]:
        """All scenarios in pieces of at most so many."""
        if space.inside <= most:
            step = max(most // max(space.inside, 1), 1)
            for first in range(0, space.segments, step):
                count = min(step, space.segments - first)
                yield Piece(first, count, first * space.inside, count * space.inside)
            return
        for segment in range(space.segments):
            for start in range(0, space.inside, most):
                count = min(most, space.inside - start)
                yield Piece(segment, 1, segment * space.inside + start, count)

    def columns(
        self, program: Program, space: Space, cases: Sequence[Traced], start: int, count: int,
        engine: Engine,
    ) -> dict[str, Any]:  # fmt: skip
        """The inputs of a program for so many scenarios of each of some cases.

        They are whole numbers over their denominators, case by case; what each case draws for
        itself are the draws of the first. Without a case they are those of all.
        """
        found, times = {}, max(len(cases), 1)
        for name, denominator in program.inputs.items():
            if name in self.slots:
                slot = self.slots[name]
                said = [slot.of(traced.case) for traced in cases]
                numbers = [n.numerator * (denominator // n.denominator) for n in said]
                found[name] = engine.axis(numbers, count, 0, count * times)
                continue
            if name in space.fixed:
                column = engine.constant(int(space.fixed[name] * denominator), count)
            elif name in space.axes:
                later = list(space.axes)[list(space.axes).index(name) + 1 :]
                inner = prod(len(space.axes[n]) for n in later) * space.draws
                column = engine.axis(self.values(name, denominator), inner, start, count)
            else:
                whose = cases[0].whose if cases else ""
                column = self._drawn(name, denominator, space, whose, start, count, engine)
            found[name] = column if times == 1 else engine.repeated(column, times)
        return found

    def values(self, name: str, denominator: int) -> list[int]:
        """The values of an axis over a denominator, as one list however often it is asked for."""
        key = (name, denominator)
        if key not in self.kept:
            numbers = self.axes[name]
            self.kept[key] = [n.numerator * (denominator // n.denominator) for n in numbers]
        return self.kept[key]

    def _drawn(
        self, name: str, denominator: int, space: Space, whose: str, start: int, count: int,
        engine: Engine,
    ) -> Any:  # fmt: skip
        """Draws depend on their own number alone, so that other axes and blocks change nothing."""
        over, key = self.drawn[name], self.key(name, whose)
        return engine.draws(over, key, denominator, space.draws, start, count)

    def key(self, name: str, whose: str) -> int:
        """The key of the draws of a case."""
        return key_of(self.seed, name, whose if name in self.each else "")
