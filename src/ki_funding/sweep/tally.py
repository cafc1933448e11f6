"""What is told of many numbers: how many there are, their sum, bounds and quantiles, all exact."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor, prod
from typing import Any

MOST_DISTINCT = 4_000_000  # distinct numbers that are kept for quantiles before they are merged


class Tally:
    """Numbers added up as they come, in whole units.

    `undetermined` are those not known in full; `nothing` of them are not known at all, and then
    not among the numbers.
    """

    __slots__ = (
        "_counter", "_held", "_pieces", "count", "least", "most", "nothing", "quantiles", "total",
        "undetermined",
    )  # fmt: skip

    def __init__(self, *, quantiles: bool) -> None:
        self.count = self.undetermined = self.nothing = self.total = 0
        self.least: int | None = None
        self.most: int | None = None
        self.quantiles = quantiles
        self._counter: Counter[int] | None = Counter() if quantiles else None
        self._pieces: list[tuple[Any, Any]] = []
        self._held = 0

    def add(self, numbers: Sequence[int], weight: int = 1) -> None:
        """More numbers, each counted `weight` times."""
        if len(numbers) == 0:
            return
        self.count += len(numbers) * weight
        if isinstance(numbers, list | tuple):
            self.total += sum(numbers) * weight
            low, high = min(numbers), max(numbers)
            if self._counter is not None:
                found = Counter(numbers)
                self._counter.update({n: c * weight for n, c in found.items()})
        else:
            low, high = self._array(numbers, weight)
        self._reach(low, high)

    def add_one(self, number: int, lacking: int, some: int, weight: int) -> None:
        """One more number, of which something is lacking or not; none where there is not `some`."""
        if lacking:
            self.undetermined += weight
        if not some:
            self.nothing += weight
            return
        self.count += weight
        self.total += number * weight
        self._reach(number, number)
        if self._counter is not None:
            self._counter[number] += weight

    def add_sums(self, parts: Sequence["Tally"], known: int, weight: int) -> None:
        """A number plus one of each part, in every combination, each counted `weight` times.

        Quantiles are not told of them.
        """
        count = prod(part.count for part in parts)
        self.count += count * weight
        whole = sum(part.total * (count // part.count) for part in parts)
        self.total += (known * count + whole) * weight
        low, high = sum(part.least or 0 for part in parts), sum(part.most or 0 for part in parts)
        self._reach(known + low, known + high)

    @classmethod
    def of_all(cls, tallies: Sequence["Tally"]) -> "Tally":
        """The numbers of several tallies, which were added up in different places."""
        if len(tallies) == 1:
            return tallies[0]
        whole = cls(quantiles=tallies[0].quantiles)
        for tally in tallies:
            whole._merge_in(tally)
        return whole

    def _merge_in(self, other: "Tally") -> None:
        self.count += other.count
        self.undetermined += other.undetermined
        self.nothing += other.nothing
        self.total += other.total
        if other.least is not None and other.most is not None:
            self._reach(other.least, other.most)
        if self._counter is not None and other._counter is not None:
            self._counter.update(other._counter)
        self._pieces += other._pieces
        self._held += other._held
        if self._held > MOST_DISTINCT:
            self._merge()

    def plain(self) -> list[Any]:
        """All that is known of the numbers, in whole numbers that any file can hold."""
        pairs = dict(self._counter or {})
        for values, counts in self._pieces:
            for number, times in zip(values.tolist(), counts.tolist(), strict=True):
                pairs[number] = pairs.get(number, 0) + times
        known = [self.count, self.undetermined, self.nothing, self.total, self.least, self.most]
        return [*known, [list(pairs), list(pairs.values())] if self.quantiles else None]

    @classmethod
    def of_plain(cls, plain: list[Any]) -> "Tally":
        """A tally of what `plain` gave."""
        *known, pairs = plain
        tally = cls(quantiles=pairs is not None)
        tally.count, tally.undetermined, tally.nothing, tally.total, tally.least, tally.most = known
        if tally._counter is not None:
            tally._counter.update(dict(zip(*pairs, strict=True)))
        return tally

    def _reach(self, low: int, high: int) -> None:
        self.least = low if self.least is None else min(self.least, low)
        self.most = high if self.most is None else max(self.most, high)

    def _array(self, numbers: Any, weight: int) -> tuple[int, int]:
        """A numpy column; its sum is taken in parts that cannot overflow."""
        import numpy

        low, high = int(numbers.min()), int(numbers.max())
        room = max(abs(low), abs(high), 1)
        piece = max((2**62) // room, 1)
        parts = (numbers[at : at + piece] for at in range(0, len(numbers), piece))
        self.total += sum(int(part.sum()) for part in parts) * weight
        if self._counter is not None:
            values, counts = numpy.unique(numbers, return_counts=True)
            self._pieces.append((values, counts * weight))
            self._held += len(values)
            if self._held > MOST_DISTINCT:
                self._merge()
        return low, high

    def _merge(self) -> None:
        import numpy

        values = numpy.concatenate([v for v, _ in self._pieces])
        counts = numpy.concatenate([c for _, c in self._pieces])
        found, places = numpy.unique(values, return_inverse=True)
        sums = numpy.zeros(len(found), dtype=numpy.int64)
        numpy.add.at(sums, places, counts)
        self._pieces, self._held = [(found, sums)], len(found)

    def share(self, limit: Fraction, *, below: bool) -> Fraction | None:
        """Which part of the numbers lies below (above) a limit; None if some are not known."""
        if not self.count or self.undetermined or self._counter is None:
            return None
        found = sum(
            times for number, times in self._counter.items() if _beyond(number, limit, below=below)
        )
        for values, counts in self._pieces:
            place = _beyond(values, limit, below=below)
            found += int(counts[place].sum())
        return Fraction(found, self.count)

    def quantile(self, share: Fraction) -> int | None:
        """The least number that at least this share of the numbers does not exceed."""
        if not self.count or self._counter is None:
            return None
        rank = max(ceil(share * self.count), 1)
        if self._pieces:
            if self._counter:
                import numpy

                some = sorted(self._counter.items())
                self._pieces.append((
                    numpy.array([n for n, _ in some]), numpy.array([c for _, c in some])
                ))  # fmt: skip
                self._counter = Counter()
            self._merge()
            values, counts = self._pieces[0]
            return int(values[int(counts.cumsum().searchsorted(rank))])
        reached = 0
        for number, times in sorted(self._counter.items()):
            reached += times
            if reached >= rank:
                return number
        return None


def _beyond(numbers: Any, limit: Fraction, *, below: bool) -> Any:
    """Which whole numbers lie below (above) a limit, one or a column of them."""
    return numbers < ceil(limit) if below else numbers > floor(limit)
