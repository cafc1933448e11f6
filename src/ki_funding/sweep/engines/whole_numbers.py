"""Columns of Arrow as arrays: numbers as whole numbers of their smallest part, words as codes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ki_funding.extras import extra
from ki_funding.files.from_python import as_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

MOST = 10**15  # up to here a float tells any two decimals apart that it can be
ODD = -1  # what is no number, or none that is read in columns
MOST_CODES = 2**22  # more are sorted


def coded(column: Any) -> "tuple[Array, list[str | None]]":
    """For each row the place of its word, and the words; the last is none."""
    arrow: Any = extra("pyarrow", "sweep")
    if arrow.types.is_string_view(column.type):
        column = column.cast(arrow.string())
    found = column if arrow.types.is_dictionary(column.type) else column.dictionary_encode()
    words = [as_text(word) for word in found.dictionary.to_pylist()]
    codes = found.indices.cast(arrow.int64()).fill_null(len(words))
    return codes.to_numpy(zero_copy_only=False), [*words, None]


def numbers(column: Any, decimals: int, read: Callable[[str], int | None]) -> "tuple[Array, Array]":
    """The numbers of a column in parts of so many decimals, and which cells are empty.

    ODD stands where there is no such number that is at least 0. `read` says what a text comes to.
    """
    arrow: Any = extra("pyarrow", "sweep")
    np: Any = extra("numpy", "sweep")
    kind, types = column.type, arrow.types
    empty = column.is_null(nan_is_null=True).to_numpy(zero_copy_only=False)
    if types.is_decimal(kind) and column.type.bit_width <= 128:
        found = _of_decimals(arrow, np, column, decimals)
    elif types.is_integer(kind) and kind != arrow.uint64():
        whole = column.cast(arrow.int64()).fill_null(0).to_numpy()
        found = _scaled(np, whole, decimals)
    elif types.is_floating(kind):
        floats = column.cast(arrow.float64()).fill_null(0).to_numpy()
        with np.errstate(invalid="ignore", over="ignore"):
            near = np.rint(floats * 10**decimals)
            exact = (near / 10**decimals == floats) & (near >= 0) & (near < MOST)
        found = np.where(exact, near, ODD).astype(np.int64)
    else:
        codes, words = coded(column)
        told = [0 if word is None else read(word) for word in words]
        found = np.array([ODD if n is None else n for n in told], np.int64)[codes]
        empty = np.array([word is None for word in words])[codes]
    found[empty] = 0
    return found, empty


def _of_decimals(arrow: Any, np: Any, column: Any, decimals: int) -> "Array":
    scale = column.type.scale
    if len(column) == 0:
        return np.zeros(0, np.int64)  # type: ignore[no-any-return]
    column = column.cast(arrow.decimal128(38, scale))
    words = np.frombuffer(column.buffers()[1], "<i8").reshape(-1, 2)
    low, high = words[column.offset : column.offset + len(column)].T
    fits = np.where(high == low >> 63, low, ODD)
    return _scaled(np, fits, decimals - scale)


def _scaled(np: Any, whole: "Array", places: int) -> "Array":
    """Whole numbers times a power of ten, of which none may be lost."""
    factor = min(10 ** abs(places), MOST)
    if places >= 0:
        return np.where((whole >= 0) & (whole < MOST // factor), whole * factor, ODD)  # type: ignore[no-any-return]
    parts = whole // factor
    return np.where((whole >= 0) & (parts * factor == whole), parts, ODD)  # type: ignore[no-any-return]


def distinct(codes: "Array") -> "tuple[Array, Array]":
    """The first place of each number in a column, and which of these each row has."""
    np: Any = extra("numpy", "sweep")
    most = int(codes.max(initial=0)) + 1
    if most > MOST_CODES:
        _, first, of_row = np.unique(codes, return_index=True, return_inverse=True)
        return first, of_row.reshape(-1)
    first = np.full(most, -1)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    there = np.flatnonzero(first >= 0)
    numbered = np.zeros(most, np.int64)
    numbered[there] = np.arange(len(there))
    return first[there], numbered[codes]


def places_of(codes: "Array", count: int) -> list[Any]:
    """Where in a column each of the numbers from 0 on stands."""
    np: Any = extra("numpy", "sweep")
    if count < 2:
        return [slice(None)] * count
    few = count < 2**16  # such numbers are sorted by their digits
    order = np.argsort(codes.astype(np.uint16) if few else codes, kind="stable")
    return np.split(order, np.searchsorted(codes[order], np.arange(1, count)))  # type: ignore[no-any-return]
