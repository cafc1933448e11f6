"""Two values that vary: a field for each pair of them, darker where there is more."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

from ki_funding.presentation.pictures.canvas import Canvas
from ki_funding.presentation.pictures.theme import (
    GRID,
    INK,
    MUTED,
    NORMAL,
    ON_SHADES,
    SHADES,
    SMALL,
    UNKNOWN,
)
from ki_funding.presentation.pictures.words import fitted, width

FIELD, HEAD, GAP = 30, 20, 2  # the height of a field and of the names above; between fields
NAMES = 0.3  # share of the width that the names of rows take at most
LEAST = 6.5  # size of letters below which amounts are left to the tooltip


class Grid(NamedTuple):
    """The names of rows and columns, what they are, and a number for each pair (None: unknown).

    `said` writes a number; the last of its ways needs the least room.
    """

    row: str
    column: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: tuple[tuple[Fraction | None, ...], ...]
    said: tuple[tuple[str, Callable[[Fraction | None], str]], ...]


def heat(canvas: Canvas, grid: Grid) -> None:
    """The fields, with their numbers in them."""
    most = canvas.width * NAMES
    left = min(most, max(width(name, SMALL) for name in grid.rows)) + 8
    step = (canvas.width - left) / len(grid.columns)
    known = [number for row in grid.numbers for number in row if number is not None]
    every = [number for row in grid.numbers for number in row]
    note, write, size = _written(grid, every, step - 2 * GAP - 2)
    canvas.notes([f"{grid.row} ↓ · {grid.column} →", *([note] if note else [])])
    widest = max(width(name, 1) for name in grid.columns)
    heads = min(NORMAL, max(LEAST, floor(2 * (step - 4) / widest) / 2))
    for place, name in enumerate(grid.columns):
        x = left + (place + 0.5) * step
        shown = fitted(name, step - 2, heads)
        canvas.write(shown, x, canvas.bottom + HEAD / 2, anchor="middle", size=heads, color=MUTED)
    canvas.bottom += HEAD
    low, high = (min(known), max(known)) if known else (Fraction(0), Fraction(1))
    for name, numbers in zip(grid.rows, grid.numbers, strict=True):
        middle = canvas.bottom + FIELD / 2
        canvas.write(fitted(name, left - 8, SMALL), left - 8, middle, anchor="end", size=SMALL)
        for place, number in enumerate(numbers):
            shade = None if number is None else _shade(number, low, high)
            fill, ink = (UNKNOWN, INK) if shade is None else (SHADES[shade], ON_SHADES[shade])
            x, told = left + place * step, grid.said[0][1](number)
            told = f"{name} · {grid.columns[place]}: {told}"
            canvas.rect(x, canvas.bottom, step - GAP, FIELD - GAP, fill, edge=GRID, told=told)
            if size >= LEAST:
                canvas.write(write(number), x + (step - GAP) / 2, middle - GAP / 2,
                             anchor="middle", size=size, color=ink)  # fmt: skip
        canvas.bottom += FIELD


def _written(
    grid: Grid, numbers: Sequence[Fraction | None], room: float
) -> tuple[str, Callable[[Fraction | None], str], float]:
    """The way of writing with the most digits that fits, and the size of its letters."""
    for way in grid.said:
        widest = max(width(way[1](number), 1) for number in numbers)
        size = min(SMALL, floor(2 * room / widest) / 2)
        if size >= SMALL - 2:
            break
    return *way, size


def _shade(number: Fraction, low: Fraction, high: Fraction) -> int:
    """The class of a number between the least and the greatest."""
    if low == high:
        return len(SHADES) // 2
    return min(int((number - low) / (high - low) * len(SHADES)), len(SHADES) - 1)
