"""Which engine runs a sweep, and what each can do; all give the same numbers."""

from typing import Any, Protocol

from ki_funding.sweep.integers import Program
from ki_funding.sweep.question import Distribution


class Engine(Protocol):
    """Columns of whole numbers: how they are made, computed and added up."""

    name: str
    block: int

    def run(self, program: Program, columns: dict[str, Any], count: int) -> dict[str, Any]:
        """The results of a program by name."""
        ...

    def constant(self, number: int, count: int) -> Any:
        """A column of one number."""
        ...

    def axis(self, numbers: list[int], inner: int, start: int, count: int) -> Any:
        """A part of a column in which each number comes `inner` times before the next."""
        ...

    def draws(
        self, over: Distribution, key: int, denominator: int, draws: int, start: int, count: int
    ) -> Any:
        """A part of a column of draws, which begins anew after `draws` of them."""
        ...

    def add(self, one: Any, other: Any) -> Any:
        """The sum of two columns."""
        ...

    def total(self, column: Any) -> int:
        """The sum of a column."""
        ...

    def where(self, column: Any, keep: Any) -> Any:
        """The numbers of a column at the places where another is not 0."""
        ...
