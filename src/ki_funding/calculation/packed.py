"""Many calculations of one run in little memory: they say much alike."""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload
from zlib import compress, decompress

from ki_funding.calculation.result import Calculation

TOGETHER = 100


class Packed(Sequence[Calculation]):
    """Calculations in their order; the last hundred lie open, and each hundred before is packed."""

    def __init__(self) -> None:
        self._packs: list[bytes] = []
        self._open: list[Calculation] = []

    def extend(self, calculations: Iterable[Calculation]) -> None:
        """More of them at the end."""
        for one in calculations:
            if len(self._open) == TOGETHER:
                self._packs.append(_packed(self._open))
                self._open = []
            self._open.append(one)

    def __len__(self) -> int:
        return TOGETHER * len(self._packs) + len(self._open)

    def __iter__(self) -> Iterator[Calculation]:
        for pack in self._packs:
            yield from _unpacked(pack)
        yield from self._open

    @overload
    def __getitem__(self, place: int) -> Calculation: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Calculation]: ...
    def __getitem__(self, place: int | slice) -> Calculation | Sequence[Calculation]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        pack, within = divmod(range(len(self))[place], TOGETHER)
        return (_unpacked(self._packs[pack]) if pack < len(self._packs) else self._open)[within]


def _packed(calculations: list[Calculation]) -> bytes:
    import pickle  # most runs have one case

    return compress(pickle.dumps(calculations, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(pack: bytes) -> list[Calculation]:
    import pickle

    found: list[Calculation] = pickle.loads(decompress(pack))
    return found
