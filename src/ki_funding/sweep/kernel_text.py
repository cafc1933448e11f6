"""Writes a program as the text of a numba kernel.

The text consists of fixed words, numbers of places and operators alone: no name, no text and no
number of a rule, case or scenario gets into it (known integers are passed as an argument), so that
nothing in such a file can become code, and formulas of one shape are one kernel.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ki_funding.sweep.integers import FLOAT64, Program, Step

HEAD = '''"""A kernel that ki-funding has written; it is made anew when this file is removed."""

from numba import njit
from numpy import copysign, floor, {unsigned}

'''
OPTIONS = '@njit(cache=True, error_model="numpy", nogil=True)'


class Text(NamedTuple):
    """A kernel's text, and in order what it takes.

    `numbers` are the known integers, `lows` and `spans` the bounds of each input: the least number
    and how far above it the greatest lies.
    """

    text: str
    numbers: tuple[int, ...]
    lows: tuple[int, ...]
    spans: tuple[int, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def written(program: Program, *, narrow: bool = False) -> Text:
    """The kernels of a program: `rows` writes every result, `sums` adds each up.

    Below 2^53 the integers are carried in floats, which is exact: the quotient of two such
    integers lies further below the next integer than a float is wrong, so that `floor` is right.
    Processors divide many floats at once, but no 64-bit integers.

    With `narrow` the columns have at most 32 bits, and so have the bounds of the inputs.
    """
    writer = _Writer(program, floats=program.largest < FLOAT64, narrow=narrow)
    return writer.text()


class _Writer:
    """Writes the steps that the results need."""

    def __init__(self, program: Program, *, floats: bool, narrow: bool) -> None:
        self.program, self.floats = program, floats
        self.number = "float" if floats else "int"
        self.unsigned = "uint32" if narrow else "uint64"
        self.numbers: list[int] = []
        self.used = _used(program)
        self.inputs = [p for p in self.used if program.steps[p].op == "input"]
        self.outputs = list(program.outputs)

    def text(self) -> Text:
        """Both kernels; each returns whether an input lies outside its bounds."""
        body = [line for place in self.used for line in self._lines(place)]
        loads = [f"    k{n} = {self.number}(numbers[{n}])" for n in range(len(self.numbers))]
        columns = [f"c{place}" for place in self.inputs]
        results = [f"r{n}" for n in range(len(self.outputs))]
        places = [self.program.outputs[name] for name in self.outputs]
        stores = [f"        r{n}[i] = int(v{p})" for n, p in enumerate(places)]
        adds = [f"        s{n} += int(v{p})" for n, p in enumerate(places)]
        zeros = [f"    s{n} = 0" for n in range(len(places))]
        sums = [f"s{n}" for n in range(len(places))]
        loads += [line for place in self.inputs for line in self._bounds(place)]
        wrong = " | ".join(["False", *(f"(m{place} > h{place})" for place in self.inputs)])
        loop = ["    for i in range(count):", *body]
        lines = [
            OPTIONS,
            f"def rows({', '.join(['count', 'numbers', 'lows', 'spans', *columns, *results])}):",
            *loads, *loop, *stores, f"    return {wrong}", "", "",
            OPTIONS,
            f"def sums({', '.join(['count', 'numbers', 'lows', 'spans', *columns])}):",
            *loads, *zeros, *loop, *adds, f"    return {', '.join([wrong, *sums])}", "",
        ]  # fmt: skip
        steps = [self.program.steps[place] for place in self.inputs]
        return Text(
            HEAD.format(unsigned=self.unsigned) + "\n".join(lines),
            tuple(self.numbers),
            tuple(step.low for step in steps),
            tuple(step.high - step.low for step in steps),
            tuple(step.name for step in steps),
            tuple(self.outputs),
        )

    def _bounds(self, place: int) -> list[str]:
        """The greatest number seen above the lower bound; one below it is then a very large one."""
        at = self.inputs.index(place)
        lines = [
            f"    m{place} = {self.unsigned}(0)",
            f"    h{place} = {self.unsigned}(spans[{at}])",
        ]
        if self.program.steps[place].low != 0:
            lines.append(f"    l{place} = lows[{at}]")
        return lines

    def _known(self, number: int) -> str:
        """The name of a known integer, also where another is equal: shapes are alike then."""
        self.numbers.append(number)
        return f"k{len(self.numbers) - 1}"

    def _lines(self, place: int) -> list[str]:
        step = self.program.steps[place]
        args = [f"v{arg}" for arg in step.args]
        match step.op:
            case "input":
                source = f"c{place}[i]"
                size = source if step.low == 0 else f"int({source}) - l{place}"
                made = [
                    f"v{place} = {self.number}({source})",
                    f"x{place} = {self.unsigned}({size})",
                    f"m{place} = x{place} if x{place} > m{place} else m{place}",
                ]
            case "known":
                made = [f"v{place} = {self._known(step.numbers[0])}"]
            case "scale":
                made = [f"v{place} = {args[0]} * {self._known(step.numbers[0])}"]
            case "add":
                made = [f"v{place} = {args[0]} + {args[1]}"]
            case "multiply":
                made = [f"v{place} = {args[0]} * {args[1]}"]
            case "min" | "max":
                sign = "<" if step.op == "min" else ">"
                made = [f"v{place} = {args[0]} if {args[0]} {sign} {args[1]} else {args[1]}"]
            case "less":
                made = [f"v{place} = {args[0]} < {args[1]}"]
            case "equal":
                made = [f"v{place} = {args[0]} == {args[1]}"]
            case "where":
                made = [f"v{place} = {args[1]} if {args[0]} else {args[2]}"]
            case _:
                made = self._rounded(place, step)
        return [f"        {line}" for line in made]

    def _rounded(self, place: int, step: Step) -> list[str]:
        """The size of a number is rounded, where it may be negative."""
        over, below, unit = step.numbers
        source = f"v{step.args[0]}"
        lines = []
        n, q, v = f"n{place}", f"q{place}", f"v{place}"
        if over != 1:
            lines.append(f"m{place} = {source} * {self._known(over)}")
            source = f"m{place}"
        signed = self.program.steps[step.args[0]].low < 0
        size = f"abs({source})" if signed else source
        ahead = {"half_up": below // 2, "half_even": below // 2, "up": below - 1, "down": 0}
        divisor = self._known(below)
        lines.append(f"{n} = {size} + {self._known(ahead[step.mode])}")
        lines.append(
            f"{q} = " + (f"floor({n} / {divisor})" if self.floats else f"{n} // {divisor}")
        )
        if step.mode == "half_even" and below % 2 == 0:
            half = f"floor({q} * 0.5)" if self.floats else f"({q} >> 1)"
            odd = f"{q} - 2 * {half}"
            lines.append(f"{q} = {q} - ({odd} if {q} * {divisor} == {n} else 0)")
        if signed:
            lines.append(
                f"{q} = copysign({q}, {source})"
                if self.floats
                else f"{q} = -{q} if {source} < 0 else {q}"
            )
        lines.append(f"{v} = {q}" + ("" if unit == 1 else f" * {self._known(unit)}"))
        return lines


def _used(program: Program) -> list[int]:
    """The places that the results need, in order."""
    used = set(program.outputs.values())
    pending: Sequence[int] = [*used]
    while pending:
        new = {arg for place in pending for arg in program.steps[place].args} - used
        used |= new
        pending = [*new]
    return sorted(used)
