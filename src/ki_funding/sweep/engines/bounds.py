"""What every engine checks first: columns that fit, numbers within their bounds."""

from collections.abc import Mapping

from ki_funding.sweep.formulas.integers import INT64, Overflow, Program, Step

Shape = tuple[int, ...]


class OutOfBounds(ValueError):
    """A column holds a number outside the bounds for which its program was made.

    `name` is the input, `value` the number over the denominator of the column, `row` where it
    stands, one number for each axis.
    """

    def __init__(self, step: Step, value: int, row: Shape) -> None:
        super().__init__(f"{step.name}: {value} at {row}, not from {step.low} to {step.high}")
        self.name, self.value, self.row = step.name, value, row
        self.low, self.high = step.low, step.high


def within_int64(program: Program) -> None:
    """Raises Overflow if a number on the way may need more than 64 bits."""
    if program.largest > INT64:
        raise Overflow(_cause(program), program.largest)


def _cause(program: Program) -> str:
    """The first result on the way to which such a number may stand."""
    sizes = [max(abs(step.low), abs(step.high)) for step in program.steps]
    for place, step in enumerate(program.steps):
        if step.op == "round":
            sizes[place] = max(sizes[place], 2 * sizes[step.args[0]] * step.numbers[0])
    for name, place in program.outputs.items():
        pending, seen = [place], {place}
        while pending:
            here = pending.pop()
            if sizes[here] > INT64:
                return name
            new = set(program.steps[here].args) - seen
            seen |= new
            pending += new
    return next(iter(program.outputs))


def check_columns(program: Program, shapes: Mapping[str, Shape], full: Shape) -> None:
    """Raises ValueError unless there is a column for each input that fits a shape."""
    missing = sorted(set(program.inputs) - set(shapes))
    if missing:
        raise ValueError(f"no column for {', '.join(missing)}")
    for name, shape in shapes.items():
        alike = len(shape) == len(full) and all(
            length in {1, whole} for length, whole in zip(shape, full, strict=True)
        )
        if not alike:
            raise ValueError(f"{name} has the shape {shape}, not {full}")
