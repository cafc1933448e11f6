"""Runs a program on columns of 64-bit integers with numpy, in blocks that stay in the cache.

Columns may have several axes, such as cases (n, 1) against draws (1, m). A step is calculated only
along the axes that it depends on, and so is every result: its length along all others is 1.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.extras import extra
from ki_funding.sweep.engines.bounds import OutOfBounds, Shape, check_columns, within_int64
from ki_funding.sweep.formulas.integers import Program, Step
from ki_funding.values.exact import AHEAD, to_even

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]
    Columns = Mapping[str, Array]

BLOCK = 32_768
Evaluate = Callable[["Columns", int | Shape], "dict[str, Array]"]


class _Group(NamedTuple):
    """The steps that depend on the same axes, in order.

    `needed` come from other groups, `kept` are needed by others; `ended` says what no step of the
    group needs after a place.
    """

    shape: Shape
    places: tuple[int, ...]
    needed: tuple[int, ...]
    kept: tuple[int, ...]
    ended: Mapping[int, tuple[int, ...]]


def evaluated(
    program: Program, columns: "Columns", count: int | Shape, *, block: int = BLOCK
) -> "dict[str, Array]":
    """Every result as integers over its denominator; see `prepared`."""
    return prepared(program, block=block)(columns, count)


def prepared(program: Program, *, block: int = BLOCK) -> Evaluate:
    """A program ready to run often: takes columns over their denominators and their length.

    With a number of rows every result has so many. With a shape the columns have that many axes,
    each as long as the shape or of length 1, and so have the results. What it returns raises
    OutOfBounds if a column holds a number outside the bounds of its input, ValueError for columns
    that do not fit. Raises Overflow if a number on the way may need more than 64 bits, and
    MissingExtra without numpy.
    """
    np = extra("numpy", "sweep")
    within_int64(program)
    operations = [
        None if step.op in {"input", "known"} else _operation(np, program, step)
        for step in program.steps
    ]
    groups: dict[tuple[Shape, ...], list[_Group]] = {}

    def run(columns: "Columns", count: int | Shape) -> "dict[str, Array]":
        full = (count,) if isinstance(count, int) else count
        found = given(program, columns)
        check_columns(program, {name: column.shape for name, column in found.items()}, full)
        key = (full, *(column.shape for column in found.values()))
        if key not in groups:
            groups[key] = _groups(program, _shapes(program, found, len(full)))
        held: dict[int, Array] = {}
        for group in groups[key]:
            for place in group.kept:
                held[place] = np.empty(group.shape, np.int64)
            _fill(np, program, operations, found, group, held, block)
        results = {name: held[place] for name, place in program.outputs.items()}
        if isinstance(count, int):
            return {name: np.broadcast_to(column, full) for name, column in results.items()}
        return results

    return run


def given(program: Program, columns: "Columns") -> "Columns":
    """The columns that a program needs, as arrays. Raises ValueError for anything but integers."""
    np = extra("numpy", "sweep")
    found = {name: np.asarray(columns[name]) for name in program.inputs if name in columns}
    for name, column in found.items():
        if column.dtype.kind not in "iu" or column.dtype == np.uint64:
            raise ValueError(f"{name} holds {column.dtype}, not whole numbers with a sign")
    return found


def _fill(
    np: Any,
    program: Program,
    operations: list[Any],
    columns: "Columns",
    group: _Group,
    held: "dict[int, Array]",
    block: int,
) -> None:
    """Calculates what is kept of one group, block by block."""
    code = [_instruction(program, operations, group, place) for place in group.places]
    found: list[Any] = [None] * len(program.steps)
    for where in _blocks(group.shape, block):
        for place in group.needed:
            found[place] = _part(held[place], where)
        for step, place, operate, args, over, ended in code:
            if step.op == "input":
                found[place] = _checked(np, step, columns[step.name], where)
            elif step.op == "known":
                found[place] = np.full((1,) * len(where), step.numbers[0], np.int64)
            else:
                parts = [found[arg] for arg in args]
                found[place] = operate(*parts, out=None if over is None else found[over])
            for done in ended:
                found[done] = None  # the next result takes its memory, which is in the cache
        for place in group.kept:
            held[place][where] = found[place]


def _instruction(
    program: Program, operations: list[Any], group: _Group, place: int
) -> tuple[Step, int, Any, Shape, int | None, tuple[int, ...]]:
    """A step of a group, and the argument whose memory its result may take."""
    step, ended = program.steps[place], group.ended.get(place, ())
    own = [arg for arg in ended if program.steps[arg].op not in {"input", "less", "equal", "known"}]
    alike = step.op not in {"less", "equal"} and any(length != 1 for length in group.shape)
    over = own[0] if own and alike else None
    return step, place, operations[place], step.args, over, ended


def _checked(np: Any, step: Step, column: "Array", where: tuple[slice, ...]) -> "Array":
    """A part of a column, within the bounds of its input. Raises OutOfBounds."""
    part = _part(column, where).astype(np.int64, copy=False)
    if not part.size:
        return part
    if step.low == 0:  # without its sign a negative number is a very large one
        fits = np.maximum.reduce(part.view(np.uint64), None) <= step.high
    else:
        fits = step.low <= part.min() and part.max() <= step.high
    if not fits:
        row = np.argwhere((column < step.low) | (column > step.high))[0]
        raise OutOfBounds(step, int(column[tuple(row)]), tuple(int(at) for at in row))
    return part


def _shapes(program: Program, columns: "Columns", axes: int) -> list[Shape]:
    """The shape of every step: as long as the longest of what it needs, along each axis."""
    shapes: list[Shape] = []
    for step in program.steps:
        if step.op == "input":
            shapes.append(columns[step.name].shape)
        else:
            parts = [(1,) * axes, *(shapes[arg] for arg in step.args)]
            shapes.append(tuple(_longest(lengths) for lengths in zip(*parts, strict=True)))
    return shapes


def _longest(lengths: tuple[int, ...]) -> int:
    """The length of an axis: 1 fits every other, also 0."""
    return next((length for length in lengths if length != 1), 1)


def _groups(program: Program, shapes: list[Shape]) -> list[_Group]:
    """The steps by their axes, so that each group comes after those it needs."""
    used = set(program.outputs.values())
    pending = [*used]
    while pending:  # what no result needs is left out
        for arg in program.steps[pending.pop()].args:
            if arg not in used:
                used.add(arg)
                pending.append(arg)
    by_shape: dict[Shape, list[int]] = {}
    for place in sorted(used):
        by_shape.setdefault(shapes[place], []).append(place)
    results = set(program.outputs.values())
    groups = []
    for shape in sorted(by_shape, key=lambda s: sum(n != 1 for n in s)):
        places = by_shape[shape]
        inside = set(places)
        needed = {a for p in places for a in program.steps[p].args} - inside
        outside = {a for p in used - inside for a in program.steps[p].args}
        kept = tuple(p for p in places if p in results or p in outside)
        last: dict[int, int] = {}
        for place in places:
            for arg in program.steps[place].args:
                last[arg] = place
        ends: dict[int, tuple[int, ...]] = {}
        for arg, place in last.items():
            if arg in inside and arg not in kept:
                ends[place] = (*ends.get(place, ()), arg)
        groups.append(_Group(shape, tuple(places), tuple(sorted(needed)), kept, ends))
    return groups


def _blocks(shape: Shape, block: int) -> Iterator[tuple[slice, ...]]:
    """Pieces of a shape with at most so many cells; the last axis is cut as seldom as may be."""
    if 0 in shape:
        return
    lengths: list[int] = []
    room = block
    for length in reversed(shape):
        lengths.insert(0, min(length, max(room, 1)))
        room //= length
    ranges = [
        [slice(at, min(at + step, length)) for at in range(0, length, step)]
        for length, step in zip(shape, lengths, strict=True)
    ]
    yield from product(*ranges)


def _part(column: "Array", where: tuple[slice, ...]) -> "Array":
    """The part of a column that belongs to a block; an axis of length 1 belongs to all."""
    return column[
        tuple(
            cut if length > 1 else slice(None)
            for cut, length in zip(where, column.shape, strict=True)
        )
    ]


def _operation(np: Any, program: Program, step: Step) -> Callable[..., Any]:
    """What a step does with its arguments, and with an array that may hold the result."""
    match step.op:
        case "scale":
            factor = np.int64(step.numbers[0])
            return lambda x, out: np.multiply(x, factor, out=out)
        case "where":
            return lambda condition, x, y, **_: np.where(condition, x, y)
        case "round":
            return _rounding(np, step, signed=program.steps[step.args[0]].low < 0)
    plain: dict[str, Callable[..., Any]] = {
        "add": np.add,
        "multiply": np.multiply,
        "min": np.minimum,
        "max": np.maximum,
        "less": np.less,
        "equal": np.equal,
    }
    return plain[step.op]


def _rounding(np: Any, step: Step, *, signed: bool) -> Callable[..., Any]:
    """Rounds as a step says; where a number may be negative, its size is rounded."""
    over, below, unit = step.numbers
    whole = _whole(np, below, step.mode)

    def rounded(x: Any, out: Any) -> Any:
        if over != 1:
            x = out = np.multiply(x, np.int64(over), out)
        out = whole(x, out)
        return out if unit == 1 else np.multiply(out, np.int64(unit), out)

    def rounded_size(x: Any, out: Any) -> Any:
        sign = np.right_shift(x, np.int64(63))  # 0, or -1 below 0
        out = np.absolute(x, out)
        out = rounded(out, out)
        np.bitwise_xor(out, sign, out)
        return np.subtract(out, sign, out)

    return rounded_size if signed else rounded


def _whole(np: Any, below: int, mode: str) -> Callable[[Any, Any], Any]:
    """The whole number nearest to a number of 0 or more divided by `below`.

    Numbers without a sign are divided in half the time.
    """
    ahead = AHEAD[mode](below)
    divisor, more = np.uint64(below), np.int64(ahead)

    def divided(number: Any, out: Any) -> Any:
        unsigned = None if out is None else out.view(np.uint64)
        return np.floor_divide(number.view(np.uint64), divisor, unsigned).view(np.int64)

    def plain(number: Any, out: Any) -> Any:
        if ahead:
            number = out = np.add(number, more, out)
        return divided(number, out)

    def even(number: Any, out: Any) -> Any:
        number = np.add(number, more, out)
        out = divided(number, None)
        tie = np.equal(np.multiply(out, np.int64(below)), number)
        np.bitwise_and(out, np.int64(1), number)
        np.bitwise_and(number, tie, number)
        return np.subtract(out, number, out)

    return even if to_even(below, mode) else plain
