"""Rows of a table in columns: the number in each input of each row, and what rows have in common.

Rows that differ in numbers alone have one key. A cell that is not plainly a number of its unit is
ODD: whoever reads that row reads it as a case file would be, and says what is wrong with it.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.calculation.case import Claim
from ki_funding.calculation.case_file import parts_of
from ki_funding.calculation.inputs import InputReader, decimals_of
from ki_funding.extras import extra
from ki_funding.files.document import Document, Mark
from ki_funding.files.findings import Span
from ki_funding.files.problems import Problems
from ki_funding.law.programme.file import Input
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.sweep.engines.whole_numbers import ODD, coded, distinct, numbers
from ki_funding.sweep.formulas.integers import Overflow
from ki_funding.sweep.formulas.shapes import Slot

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

FINEST = 6  # decimals of numbers that may have any
MOST_WORDS = 10**6  # texts of one column whose numbers are remembered
NOTHING = Claim()


class Place(NamedTuple):
    """A column that is an input of a programme; its numbers are multiples of a smallest part."""

    column: str
    slot: Slot
    entry: Input
    decimals: int

    @classmethod
    def of(cls, column: str, path: str, book: Rulebook) -> "Place":
        """The place of an input PROGRAMME.INPUT."""
        programme, _, key = path.partition(".")
        entry = book.law(programme).spec.inputs[key]
        decimals = decimals_of(entry.unit)
        slot = Slot(programme, key, None)
        return cls(column, slot, entry, FINEST if decimals is None else decimals)

    @property
    def part(self) -> Fraction:
        """The smallest part."""
        return Fraction(self.entry.unit.factor, 10**self.decimals)

    def parts(self, number: Fraction) -> int:
        """How many such parts a number is. Raises Overflow if it is finer than that."""
        found = number / self.part
        if found.denominator != 1:
            raise Overflow(self.slot.symbol, found.denominator)
        return int(found)

    def in_claims(self, claims: Mapping[str, Claim]) -> int | None:
        """How many parts a case says; None if it says nothing."""
        number = claims.get(self.slot.programme, NOTHING).inputs.get(self.slot.name)
        return self.parts(number) if isinstance(number, Fraction) else None


class Numbers(NamedTuple):
    """By input the numbers of some rows in smallest parts, and which cells are empty."""

    values: "Mapping[Slot, Array]"
    empty: "Mapping[Slot, Array]"


class ColumnReader:
    """Reads the columns of tables: `head` are those of whom and when, `places` the inputs."""

    def __init__(self, columns: Mapping[str, str], book: Rulebook) -> None:
        self.head = [column for name, column in columns.items() if "." not in name]
        self.places = [
            Place.of(column, name, book) for name, column in columns.items() if "." in name
        ]
        by_slot = {place.slot: place for place in self.places}
        laws = [book.law(name) for name in dict.fromkeys(slot.programme for slot in by_slot)]
        inner = [
            (by_slot.get(Slot(law.id, part, None)), by_slot.get(Slot(law.id, whole, None)))
            for law in laws
            for part, whole in parts_of(law)
        ]
        self.inner = [(part, whole) for part, whole in inner if part and whole]
        self._known: dict[Slot, dict[str, int | None]] = {slot: {} for slot in by_slot}

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read."""
        return (*self.head, *(place.column for place in self.places))

    def numbers(self, batch: Any) -> Numbers:
        """What stands in the columns of inputs."""
        found = {
            place.slot: numbers(batch.column(place.column), place.decimals, self._reader(place))
            for place in self.places
        }
        return Numbers(*({slot: pair[at] for slot, pair in found.items()} for at in (0, 1)))

    def _reader(self, place: Place) -> Callable[[str], int | None]:
        nowhere, known = Span(place.column), self._known[place.slot]
        reader = InputReader(None, None, Problems(Document("", "", {}, Mark(nowhere, nowhere))))
        if len(known) > MOST_WORDS:
            known.clear()

        def read(word: str) -> int | None:
            if word not in known:
                number = reader.value(place.entry, word, ())
                known[word] = place.parts(number) if isinstance(number, Fraction) else None
            return known[word]

        return read

    def keys(
        self, batch: Any, empty: "Mapping[Slot, Array]"
    ) -> "tuple[Sequence[tuple[Any, ...]], Array]":
        """What rows have in common, each once, and which of these each row has."""
        np: Any = extra("numpy", "sweep")
        head = [coded(batch.column(column)) for column in self.head]
        lacking = {slot: column for slot, column in empty.items() if column.any()}
        parts = [(codes, len(words)) for codes, words in head]
        parts += [(column.astype(np.int64), 2) for column in lacking.values()]
        whole = np.zeros(batch.num_rows, np.int64)
        for codes, count in parts:
            _, whole = distinct(whole * count + codes)
        first, of_row = distinct(whole)
        said = [[words[code] for code in codes[first].tolist()] for codes, words in head]
        lacks = [frozenset(slot for slot, column in lacking.items() if column[at]) for at in first]
        return list(zip(*said, lacks, strict=True)), of_row

    def odd(self, found: Numbers, count: int) -> "Array":
        """Which rows are not plain: one of their numbers is odd, or a part is over its whole."""
        np: Any = extra("numpy", "sweep")
        odd = np.zeros(count, bool)
        for column in found.values.values():
            odd |= column == ODD
        for part, whole in self.inner:
            said = ~found.empty[part.slot] & ~found.empty[whole.slot]
            ratio = part.part / whole.part
            most = found.values[whole.slot] * ratio.denominator
            odd |= (found.values[part.slot] * ratio.numerator > most) & said
        return odd  # type: ignore[no-any-return]
