"""What was worked out under other readings, as far as it asked for none that differs now."""

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import Any

from ki_funding.calculation.run import Recall
from ki_funding.sweep.formulas.tracing import Block


class Asked(dict[str, str]):
    """Readings that note which of them something asks for, and what within it."""

    def __init__(self, readings: Mapping[str, str]) -> None:
        super().__init__(readings)
        self.notes: list[dict[str, str]] = [{}]

    def get(self, name: str, default: Any = None) -> Any:
        """The option of a reading."""
        if name not in self:
            return default
        self.notes[-1][name] = self[name]
        return self[name]


class Remembered:
    """Results by what they are of, by the readings that they asked for, and by the answers."""

    def __init__(self) -> None:
        self._found: dict[Hashable, dict[tuple[str, ...], dict[tuple[str, ...], Any]]] = {}

    def recall(self, asked: Asked, key: Hashable, work: Callable[[], Any]) -> Any:
        """A result, worked out anew only where a reading that it asks for differs.

        What is asked for first never depends on an answer, so each result is found again.
        """
        found = self._found.setdefault(key, {})
        for names, results in found.items():
            options = tuple([asked[name] for name in names])
            if options in results:
                asked.notes[-1].update(zip(names, options, strict=True))
                return results[options]
        asked.notes.append({})
        try:
            result = work()
        finally:
            noted = asked.notes.pop()
            asked.notes[-1].update(noted)
        found.setdefault(tuple(noted), {})[tuple(noted.values())] = result
        return result


class Traces:
    """What a case gives under different readings: traced anew only where one that counts differs.

    Where everything is `plain`, without symbols, so are the series on the way.
    """

    def __init__(self, trace: Callable[[Asked, Recall | None], Block], *, plain: bool) -> None:
        self._trace, self._plain = trace, plain
        self._known = Remembered()

    def block(self, readings: Mapping[str, str]) -> Block:
        """The formulas under some readings. Raises Refused."""
        asked = Asked(readings)
        recall = partial(self._known.recall, asked) if self._plain else None
        found: Block = self._known.recall(asked, None, lambda: self._trace(asked, recall))
        return found
