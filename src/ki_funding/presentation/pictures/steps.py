"""What a figure was from when on: a line with a step wherever it changed."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from ki_funding.presentation.pictures.canvas import Canvas, Entry
from ki_funding.presentation.pictures.theme import GRID, MUTED, PALETTE, SMALL
from ki_funding.presentation.pictures.words import fitted, width

HIGH, ABOVE, LINE = 140, 22, 16  # of the area, the room above it, a line of text
APART = 10  # between two texts side by side
MOST = len(PALETTE)


class Step(NamedTuple):
    """A value on some days, both inclusive, and how it is written; None is open."""

    first: date
    last: date
    value: Fraction | None
    said: str


class Course(NamedTuple):
    """What one figure was over time; a figure alone needs no name."""

    name: str
    steps: tuple[Step, ...]


class _Ground(NamedTuple):
    """Which day and which value lie at which pixel."""

    first: date
    last: date
    most: Fraction
    wide: float
    top: float

    def x(self, day: date) -> float:
        return (day - self.first).days / ((self.last - self.first).days + 1) * self.wide

    def y(self, value: Fraction) -> float:
        return self.top + HIGH * (1 - float(value / self.most))


def steps(canvas: Canvas, courses: Sequence[Course]) -> None:
    """The courses in one area that begins at zero; each value stands where it begins."""
    every = [step for course in courses for step in course.steps]
    first, last = min(step.first for step in every), max(step.last for step in every)
    most = max((step.value for step in every if step.value), default=Fraction(1))
    ground = _Ground(first, last, most, canvas.width, canvas.bottom + ABOVE)
    taken: list[tuple[float, float, float]] = []
    for color, course in zip(PALETTE, courses, strict=False):
        _course(canvas, ground, course, color)
    for course in courses:
        for step in _changes(course):
            _said(canvas, ground, step, taken)
    _years(canvas, ground)
    if len(courses) > 1:
        canvas.legend([Entry(color, c.name) for color, c in zip(PALETTE, courses, strict=False)])


def _course(canvas: Canvas, ground: _Ground, course: Course, color: str) -> None:
    """Its values as lines, upright where one follows another; dots where nothing is known."""
    before: Step | None = None
    for step in course.steps:
        x, end = ground.x(step.first), ground.x(step.last + timedelta(days=1))
        if step.value is None:
            y = ground.top + HIGH
            canvas.line(x, y - 4, end, y - 4, MUTED, thick=2, dashes="2 6")
        else:
            y = ground.y(step.value)
            if before and before.value is not None and step.first <= before.last + timedelta(1):
                canvas.line(x, ground.y(before.value), x, y, color)
            canvas.line(x, y, end, y, color, thick=3)
        before = step


def _changes(course: Course) -> list[Step]:
    """The steps at which the value is another than before."""
    return [
        step
        for place, step in enumerate(course.steps)
        if not place or step.value != course.steps[place - 1].value
    ]


def _said(
    canvas: Canvas, ground: _Ground, step: Step, taken: list[tuple[float, float, float]]
) -> None:
    """The value above the beginning of its line, unless another text stands there."""
    said = fitted(step.said, canvas.width, SMALL)
    wide = width(said, SMALL)
    x = min(ground.x(step.first), canvas.width - wide)
    y = ground.y(step.value or Fraction(0)) - (18 if step.value is None else 11)
    free = all(
        x > right + APART or x + wide + APART < left or abs(y - middle) >= LINE
        for left, right, middle in taken
    )
    if free:
        canvas.write(said, x, y, size=SMALL)
        taken.append((x, x + wide, y))


def _years(canvas: Canvas, ground: _Ground) -> None:
    """A line at zero, and the years below it, as many as there is room for."""
    y = ground.top + HIGH
    canvas.line(0, y, canvas.width, y, GRID)
    free = 0.0
    for year in range(ground.first.year, ground.last.year + 1):
        x = max(ground.x(date(year, 1, 1)), 0)
        if x >= free:
            canvas.line(x, y, x, y + 5, GRID)
            said = str(year)
            place = min(x, canvas.width - width(said, SMALL))
            canvas.write(said, place, y + 15, size=SMALL, color=MUTED)
            free = place + width(said, SMALL) + APART
    canvas.bottom = y + 26
