"""The scenarios of a sweep by number: which values and draws the n-th of them has."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any, NamedTuple

from ki_funding.sweep.engines.draws import key_of
from ki_funding.sweep.engines.engines import Engine
from ki_funding.sweep.engines.integers import Program
from ki_funding.sweep.question import Distribution, Question, Values


class Space(NamedTuple):
    """The scenarios as far as some formulas tell them apart: the axes and draws that they use.

    `repeats` is how many scenarios each of them stands for; `fixed` are axes with one value.
    """

    axes: Mapping[str, tuple[Fraction, ...]]
    draws: int
    repeats: int
    fixed: Mapping[str, Fraction]

    @property
    def size(self) -> int:
        """How many of them there are."""
        return prod(len(numbers) for numbers in self.axes.values()) * self.draws


class Scenarios(NamedTuple):
    """Every combination of the values of the axes, each with every draw."""

    axes: Mapping[str, tuple[Fraction, ...]]
    drawn: Mapping[str, Distribution]
    each: frozenset[str]
    draws: int
    seed: int

    @classmethod
    def of(cls, question: Question) -> "Scenarios":
        """The scenarios of a question."""
        axes = {v.path: v.over.numbers for v in question.variations if isinstance(v.over, Values)}
        drawn = {v.path: v.over for v in question.variations if isinstance(v.over, Distribution)}
        each = frozenset(v.path for v in question.variations if v.each and v.path in drawn)
        return cls(axes, drawn, each, question.draws if drawn else 1, question.seed)

    @property
    def size(self) -> int:
        """How many scenarios there are for each case."""
        return prod(len(numbers) for numbers in self.axes.values()) * self.draws

    def segments(self, names: Collection[str]) -> Iterator[dict[str, Fraction]]:
        """Every combination of the values of some axes."""
        for chosen in product(*(self.axes[name] for name in names)):
            yield dict(zip(names, chosen, strict=True))

    def space(self, inputs: Collection[str], fixed: Mapping[str, Fraction]) -> Space:
        """What formulas with these inputs can tell apart, with some axes fixed."""
        free = {name: numbers for name, numbers in self.axes.items() if name not in fixed}
        used = {name: numbers for name, numbers in free.items() if name in inputs}
        draws = self.draws if any(name in self.drawn for name in inputs) else 1
        whole = prod(len(numbers) for numbers in free.values()) * self.draws
        return Space(used, draws, whole // (prod(map(len, used.values())) * draws), fixed)

    def blocks(self, space: Space, engine: Engine) -> Iterator[tuple[int, int]]:
        """The first scenario of each block, and how many it has."""
        for start in range(0, space.size, engine.block):
            yield start, min(engine.block, space.size - start)

    def columns(
        self, program: Program, space: Space, whose: str, start: int, count: int, engine: Engine
    ) -> dict[str, Any]:
        """The inputs of a program for a block, as whole numbers over their denominators."""
        found = {}
        for name, denominator in program.inputs.items():
            if name in space.fixed:
                found[name] = engine.constant(int(space.fixed[name] * denominator), count)
            elif name in space.axes:
                numbers = [n.numerator * (denominator // n.denominator) for n in space.axes[name]]
                later = list(space.axes)[list(space.axes).index(name) + 1 :]
                inner = prod(len(space.axes[n]) for n in later) * space.draws
                found[name] = engine.axis(numbers, inner, start, count)
            else:
                found[name] = self._drawn(name, denominator, space, whose, start, count, engine)
        return found

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
